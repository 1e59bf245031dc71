import type {MediaType} from "./source.js";

const UNKNOWN_TYPE = "application/octet-stream";

/** The extensions that are read, in lower case; what a file really holds is for the document stage to find out. */
export const MEDIA_TYPES: Readonly<Record<string, MediaType>> = {
  ".txt": "text/plain",
  ".md": "text/markdown",
  ".tsv": "text/tab-separated-values",
  ".html": "text/html",
  ".htm": "text/html",
  ".shtml": "text/html",
  ".mht": "multipart/related",
  ".mhtml": "multipart/related",
  ".pdf": "application/pdf",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".doc": "application/msword",
  ".zip": "application/zip",
};

/** The media type that a path's extension promises; `application/octet-stream` where it promises none that is read. */
export function mediaTypeOf(path: string): MediaType {
  return MEDIA_TYPES[extensionOf(path)] ?? UNKNOWN_TYPE;
}

/** With its dot and in lower case, `.txt`; empty where the name has none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot).toLowerCase();
}
