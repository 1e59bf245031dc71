/** Built-in methods that pdf.js puts its own in place of, because of faults that only enormous arrays show. */
const BUILT_IN = (
  [
    [Array.prototype, "push"],
    [JSON, "parse"],
    [JSON, "stringify"],
  ] as const
).map(([holder, name]) => ({holder, name, method: Reflect.get(holder, name) as unknown}));

const {getDocument, OPS, PDFWorker} = await import("pdfjs-dist/legacy/build/pdf.mjs");
const {WorkerMessageHandler} = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");

// Its own are up to twenty times slower, for all code of the thread.
for (const {holder, name, method} of BUILT_IN) Reflect.set(holder, name, method);

/** Where pdf.js keeps its character maps and fonts, beside its code. */
const ASSETS = import.meta.resolve("pdfjs-dist/package.json").replace(/^file:\/\/|package\.json$/g, "");

/**
 * Where pdf.js hangs the fonts of a file: on no page, and as nothing. Where it
 * finds no page, it draws every glyph as a path instead, at the cost of half of
 * all the rest; where the platform has no fonts, it must be given the name.
 */
const NO_PAGE = {fonts: new Set<unknown>()};
const NO_FONT = class {
  readonly loaded = Promise.resolve();
};
if (!("FontFace" in globalThis)) Object.defineProperty(globalThis, "FontFace", {value: NO_FONT, configurable: true});

type DocumentInitParameters = Extract<Parameters<typeof getDocument>[0], {readonly verbosity?: unknown}>;
type PdfDocument = Awaited<ReturnType<typeof getDocument>["promise"]>;
export type PdfPage = Awaited<ReturnType<PdfDocument["getPage"]>>;

/** A file opened, or about to be; to be closed after use. */
export interface OpenPdf {
  readonly document: Promise<PdfDocument>;
  readonly close: () => Promise<void>;
}

export {getDocument, OPS};

/** Opens a file in this thread, with both halves of pdf.js. */
export function openPdf(bytes: Uint8Array): OpenPdf {
  const port = new SharedPort();
  // The type asks for nothing or a thread; pdf.js asks for what can post messages.
  const worker = PDFWorker.create({port: port as unknown as Worker, verbosity: 0});
  WorkerMessageHandler.initializeFromPort(port);
  const task = getDocument({...pdfOptions(bytes), worker});
  const close = async (): Promise<void> => {
    await task.destroy();
    worker.destroy();
  };
  return {document: task.promise, close};
}

/** How pdf.js is to open a file: without running, drawing or fetching anything. */
export function pdfOptions(bytes: Uint8Array): DocumentInitParameters {
  return {
    // pdf.js takes its bytes away from whoever hands them over.
    data: new Uint8Array(bytes),
    cMapUrl: `${ASSETS}cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${ASSETS}standard_fonts/`,
    disableFontFace: false,
    enableXfa: false,
    isEvalSupported: false,
    // Images larger than this are passed over; no image is ever looked at.
    maxImageSize: 1,
    verbosity: 0,
    // The type asks for a whole page; pdf.js asks for its fonts alone.
    ownerDocument: NO_PAGE as unknown as HTMLDocument,
  };
}

/**
 * What joins the half of pdf.js that parses with the half that hands out. Its
 * own port copies every message, which for drawing instructions costs a quarter
 * of the whole reading; of those, only the lists are copied here, since the
 * sender empties them.
 */
class SharedPort extends EventTarget {
  postMessage(message: unknown, transfer: Transferable[] = []): void {
    const data: unknown = isInstructions(message) ? copyLists(message) : structuredClone(message, {transfer});
    queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", {data})));
  }
}

interface Instructions {
  readonly chunk: {readonly fnArray: readonly unknown[]; readonly argsArray: readonly unknown[]};
}

function isInstructions(message: unknown): message is Instructions {
  const {chunk} = message as Partial<Instructions>;
  return Array.isArray(chunk?.fnArray) && Array.isArray(chunk.argsArray);
}

function copyLists(message: Instructions): Instructions {
  const {fnArray, argsArray} = message.chunk;
  return {...message, chunk: {...message.chunk, fnArray: [...fnArray], argsArray: [...argsArray]}};
}
