import type {MediaType} from "../source/source.js";
import type {Document, Unreadable} from "./document.js";
import {readDoc} from "./doc.js";
import {readDocx} from "./docx.js";
import {readHtml} from "./html.js";
import {LimitExceeded, MAX_FILE_BYTES} from "./limits.js";
import {readMhtml} from "./mhtml.js";
import {findSignature} from "./signature.js";
import type {Signature} from "./signature.js";
import {readText} from "./text.js";

type Format = "text" | "html" | "mime" | "pdf" | "docx" | "doc";

/** What each declared type is read as when the bytes do not say. */
const DECLARED_FORMATS: Readonly<Record<MediaType, Format | undefined>> = {
  "text/plain": "text",
  "text/markdown": "text",
  "text/tab-separated-values": "text",
  "text/html": "html",
  "multipart/related": "mime",
  "application/pdf": "pdf",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/msword": "doc",
  "application/zip": undefined,
  "application/octet-stream": undefined,
};

/** What to call a file that is not read. */
const DESCRIPTIONS: Readonly<Record<Signature, string>> = {
  pdf: "a PDF",
  zip: "a zip archive or an Office file",
  compound: "a Word or WPS file; save it as .docx",
  rtf: "rich text; save it as .docx",
  html: "a web page",
  mime: "a web page saved as one file",
  image: "an image",
  archive: "an archive other than zip",
  program: "a program",
};

const SIGNED_FORMATS: Readonly<Record<Signature, Format | undefined>> = {
  pdf: "pdf",
  zip: "docx",
  compound: "doc",
  html: "html",
  mime: "mime",
  rtf: undefined,
  image: undefined,
  archive: undefined,
  program: undefined,
};

/**
 * Reads the bytes of one file, by what they are where their first bytes tell
 * and by their declared type where not. Every input gives a document or a
 * reason why there is none; an error thrown is a mistake in this program.
 */
export async function readDocument(bytes: Uint8Array, mediaType: MediaType): Promise<Document | Unreadable> {
  if (bytes.length === 0) return {unreadable: "empty_file", detail: "the file has no bytes"};
  if (bytes.length > MAX_FILE_BYTES) {
    return {unreadable: "file_too_large", detail: `${bytes.length} bytes; at most ${MAX_FILE_BYTES} are read`};
  }
  const format = chooseFormat(findSignature(bytes), mediaType);
  if (typeof format !== "string") return format;
  try {
    return await readFormat(bytes, format);
  } catch (error) {
    if (error instanceof LimitExceeded) return {unreadable: "limit_exceeded", detail: error.message};
    throw error;
  }
}

function chooseFormat(signature: Signature | undefined, mediaType: MediaType): Format | Unreadable {
  const declared = DECLARED_FORMATS[mediaType];
  if (declared === undefined) return unsupported(signature, mediaType);
  if (signature === undefined) return declared;
  const signed = SIGNED_FORMATS[signature];
  if (declared === "text" && signed !== "html" && signature !== "rtf") {
    return {unreadable: "binary_file", detail: `called a text, the file is ${DESCRIPTIONS[signature]}`};
  }
  return signed ?? unsupported(signature, mediaType);
}

function unsupported(signature: Signature | undefined, mediaType: MediaType): Unreadable {
  const detail =
    signature === undefined ? `files of type ${mediaType} are not read` : `not read: ${DESCRIPTIONS[signature]}`;
  return {unreadable: "unsupported_type", detail};
}

async function readFormat(bytes: Uint8Array, format: Format): Promise<Document | Unreadable> {
  switch (format) {
    case "text":
      return readText(bytes);
    case "html":
      return readHtml(bytes);
    case "mime":
      return readMhtml(bytes);
    case "pdf":
      // pdf.js takes longer to load than a text takes to read, so it waits for the first PDF.
      return (await import("./pdf.js")).readPdf(bytes);
    case "docx":
      return readDocx(bytes);
    case "doc":
      return readDoc(bytes);
  }
}
