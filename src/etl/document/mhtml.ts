import type {Document, Unreadable} from "./document.js";
import {readHtml} from "./html.js";
import {MAX_MIME_DEPTH, MAX_MIME_PARTS} from "./limits.js";

/** A part of a MIME message, its bytes held as the characters of the same codes. */
interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Reads a web page saved as one file (RFC 2557): its first HTML part, which is
 * the page; images, styles and frames are left out.
 */
export function readMhtml(bytes: Uint8Array): Document | Unreadable {
  const message = parsePart(bytesToCharacters(bytes));
  const page = flattenParts(message, 0).find((part) => typeOf(part) === "text/html");
  if (page === undefined) return {unreadable: "broken_file", detail: "a saved page without its HTML part"};
  return readHtml(decodeBody(page), findParameter(page, "content-type", "charset"));
}

function parsePart(text: string): Part {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const body = end === null ? "" : text.slice(end.index + end[0].length);
  return {headers: new Map(unfold(head).flatMap(parseHeader)), body};
}

/** Header lines, those that go on over several lines made one. */
function unfold(head: string): string[] {
  return head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);
}

function parseHeader(line: string): [string, string][] {
  const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
  return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
}

function flattenParts(part: Part, depth: number): Part[] {
  const boundary = findParameter(part, "content-type", "boundary");
  if (boundary === undefined || !typeOf(part).startsWith("multipart/") || depth >= MAX_MIME_DEPTH) return [part];
  const inner = part.body.split(`--${boundary}`, MAX_MIME_PARTS).slice(1);
  return inner.flatMap((text) => flattenParts(parsePart(text.replace(/^[ \t]*\r?\n/, "")), depth + 1));
}

function typeOf(part: Part): string {
  return /^[^;\s]*/.exec(part.headers.get("content-type") ?? "")?.[0].toLowerCase() ?? "";
}

function findParameter(part: Part, header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]*))`, "i").exec(part.headers.get(header) ?? "");
  return found?.[1] ?? found?.[2];
}

function decodeBody(part: Part): Uint8Array {
  switch (part.headers.get("content-transfer-encoding")?.trim().toLowerCase()) {
    case "quoted-printable":
      return charactersToBytes(decodeQuotedPrintable(part.body));
    case "base64":
      return charactersToBytes(decodeBase64(part.body));
    default:
      return charactersToBytes(part.body);
  }
}

function decodeQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Decodes what is there; a last group that was cut off is dropped. */
function decodeBase64(text: string): string {
  const digits = text.replace(/[^a-z0-9+/]/gi, "");
  return atob(digits.slice(0, digits.length - (digits.length % 4 === 1 ? 1 : 0)));
}

function bytesToCharacters(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return pieces.join("");
}

function charactersToBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
