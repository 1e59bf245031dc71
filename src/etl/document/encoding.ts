import type {Unreadable} from "./document.js";

/** A text without its byte order mark, and the encoding that it was read in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/** Where a page declares its encoding, if it does. */
const HEAD_BYTES = 4096;
const DECLARED_CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]+)/i;

/** Bytes looked at to tell UTF-16 without a mark; an even number. */
const SAMPLE_BYTES = 65_536;

/** A text of which more than this share is control characters is no text. */
const MAX_CONTROL_SHARE = 0.01;

/** UTF-8 with a few damaged bytes is UTF-8 still; Chinese in another encoding is hardly ever valid. */
const MAX_DAMAGED_UTF8_SHARE = 0.2;
const MAX_DAMAGED_GB18030_SHARE = 0.05;

/** The share of ordinary characters from which unmarked bytes are taken for UTF-16. */
const MIN_ORDINARY_SHARE = 0.9;

// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/g;
const ORDINARY = /[\t\n\r\u0020-\u007e\u2010-\u203b\u3000-\u3011\u4e00-\u9fff\uff01-\uff5e]/g;
// eslint-disable-next-line no-control-regex -- ASCII, control characters included
const BEYOND_ASCII = /[^\u0000-\u007f]/g;
const REPLACEMENTS = /\ufffd/g;

/**
 * Reads bytes as UTF-8, UTF-16 or GB18030, whichever they are: a byte order
 * mark decides, then strict UTF-8, then what leaves least undecoded. A
 * character cut off at the end of the file, or a damaged one, becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText | Unreadable {
  if (bytes.length === 0) return {unreadable: "empty_file", detail: "the file has no bytes"};
  const decoded = decodeMarked(bytes) ?? decodeUtf16(bytes) ?? decodeUtf8(bytes) ?? decodeGb18030(bytes);
  if (decoded === undefined) return {unreadable: "binary_file", detail: "the bytes are no text in any known encoding"};
  if (decoded.text.trim() === "") return {unreadable: "empty_file", detail: "the file holds white space only"};
  if (shareOf(CONTROLS, decoded.text) > MAX_CONTROL_SHARE) {
    return {unreadable: "binary_file", detail: "the bytes are full of control characters"};
  }
  return decoded;
}

/**
 * Reads a web page: a mark decides, then strict UTF-8 (pages saved anew keep
 * their old declaration), then the encoding that the server named, then the one
 * that the page names, then what `decodeText` finds.
 */
export function decodePage(bytes: Uint8Array, charset?: string): DecodedText | Unreadable {
  const labels = [charset, DECLARED_CHARSET.exec(new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES)))?.[1]];
  const isMarked = findMark(bytes) !== undefined || isStrictUtf8(bytes);
  for (const label of isMarked ? [] : labels) {
    const decoded = label === undefined ? undefined : decodeDeclared(bytes, label);
    if (decoded !== undefined) return decoded;
  }
  return decodeText(bytes);
}

/** Undefined when the name is unknown, the bytes contradict it, or it is Western: Chinese pages bear those by mistake. */
function decodeDeclared(bytes: Uint8Array, label: string): DecodedText | undefined {
  const encoding = findEncoding(label);
  if (encoding === undefined || encoding.startsWith("windows-125") || encoding.startsWith("utf-16")) return undefined;
  const text = decode(bytes, encoding);
  return damagedShare(text) > MAX_DAMAGED_GB18030_SHARE ? undefined : {text, encoding};
}

function isStrictUtf8(bytes: Uint8Array): boolean {
  const text = decode(bytes, "utf-8");
  return !text.slice(0, -1).includes("\ufffd") && text.search(BEYOND_ASCII) >= 0;
}

/** The encoding that a byte order mark names, if there is one. */
function findMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

function findEncoding(label: string): string | undefined {
  try {
    const {encoding} = new TextDecoder(label);
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function decodeMarked(bytes: Uint8Array): DecodedText | undefined {
  const encoding = findMark(bytes);
  return encoding === undefined ? undefined : {text: decode(bytes, encoding), encoding};
}

/** UTF-16 always has zero bytes where there are digits or line ends; no other text has any. */
function decodeUtf16(bytes: Uint8Array): DecodedText | undefined {
  const sample = bytes.subarray(0, Math.min(SAMPLE_BYTES, bytes.length - (bytes.length % 2)));
  if (!sample.includes(0)) return undefined;
  const little = shareOf(ORDINARY, decode(sample, "utf-16le"));
  const big = shareOf(ORDINARY, decode(sample, "utf-16be"));
  if (Math.max(little, big) < MIN_ORDINARY_SHARE) return undefined;
  const encoding = little >= big ? "utf-16le" : "utf-16be";
  return {text: decode(bytes, encoding), encoding};
}

function decodeUtf8(bytes: Uint8Array): DecodedText | undefined {
  const text = decode(bytes, "utf-8");
  return damagedShare(text) > MAX_DAMAGED_UTF8_SHARE ? undefined : {text, encoding: "utf-8"};
}

function decodeGb18030(bytes: Uint8Array): DecodedText | undefined {
  const text = decode(bytes, "gb18030");
  return damagedShare(text) > MAX_DAMAGED_GB18030_SHARE ? undefined : {text, encoding: "gb18030"};
}

/** The share of damage among the characters beyond ASCII, a last one that was cut off not counted. */
function damagedShare(text: string): number {
  const damaged = count(REPLACEMENTS, text.slice(0, -1));
  return damaged === 0 ? 0 : damaged / count(BEYOND_ASCII, text);
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes).replace(/^\ufeff+/, "");
}

function shareOf(pattern: RegExp, text: string): number {
  return text.length === 0 ? 0 : count(pattern, text) / text.length;
}

function count(pattern: RegExp, text: string): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) found += 1;
  return found;
}
