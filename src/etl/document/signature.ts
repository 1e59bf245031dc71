/** What a file is by its first bytes, whatever its name says; text of no known form has no signature. */
export type Signature = "pdf" | "zip" | "compound" | "rtf" | "html" | "mime" | "image" | "archive" | "program";

const HEAD_BYTES = 1024;
const LATIN_1 = new TextDecoder("latin1");

/** The first bytes of binary formats, in hexadecimal. */
const MAGIC: readonly (readonly [string, Signature])[] = [
  ["504b0304", "zip"],
  ["504b0506", "zip"],
  ["504b0708", "zip"],
  ["d0cf11e0a1b11ae1", "compound"],
  ["89504e470d0a1a0a", "image"],
  ["ffd8ff", "image"],
  ["47494638", "image"],
  ["49492a00", "image"],
  ["4d4d002a", "image"],
  ["526172211a07", "archive"],
  ["377abcaf271c", "archive"],
  ["1f8b08", "archive"],
  ["7f454c46", "program"],
  ["4d5a9000", "program"],
];

/** The first characters of text formats, white space and a byte order mark left out. */
const OPENINGS: readonly (readonly [RegExp, Signature])[] = [
  [/^\{\\rtf/, "rtf"],
  [/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i, "html"],
  [/^(from:\s*<saved by|mime-version:\s*1)/i, "mime"],
];

/** Recognises a file by its first bytes; undefined for text, and for what is not known. */
export function findSignature(bytes: Uint8Array): Signature | undefined {
  const head = bytes.subarray(0, HEAD_BYTES);
  const hex = Array.from(head.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const magic = MAGIC.find(([start]) => hex.startsWith(start));
  if (magic !== undefined) return magic[1];
  // Readers take a PDF whose header stands a little after the start; text that only mentions one is no PDF.
  const text = LATIN_1.decode(head);
  if (/^[^\n]{0,16}?%PDF-\d/.test(text)) return "pdf";
  const opening = text.replace(/^(\u00ef\u00bb\u00bf|\s)+/, "");
  return OPENINGS.find(([pattern]) => pattern.test(opening))?.[1];
}
