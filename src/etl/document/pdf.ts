import type {Document, Unreadable} from "./document.js";
import {LimitExceeded, MAX_PAGE_OPERATORS, MAX_PDF_PAGES} from "./limits.js";
import {layOutPages} from "./pdfLayout.js";
import {drawPage} from "./pdfPage.js";
import type {FontMetrics, PageContent} from "./pdfPage.js";
import {openPdf} from "./pdfjs.js";
import type {OpenPdf, PdfPage} from "./pdfjs.js";

/** Fewer letters than these on every page are a stamp on a scan. */
const MIN_LETTERS = 10;

/** Shapes without a meaning: not assigned, for private use, or lost. */
const ILLEGIBLE = /[\p{C}\ufffd]/u;

/**
 * Reads a PDF with a text layer: tables between ruling lines as grids, one a
 * page, all other text as lines in reading order. Scripts in it are not run,
 * images not decoded; its title is left out, for programs fill it in with the
 * name of a template as often as not.
 */
export async function readPdf(bytes: Uint8Array): Promise<Document | Unreadable> {
  const file = openPdf(bytes);
  try {
    const loaded = await loadPdf(file);
    return "unreadable" in loaded ? loaded : makeDocument(loaded);
  } finally {
    await file.close();
  }
}

/** Everything that is asked of pdf.js, so that its errors are told apart from our own. */
async function loadPdf(file: OpenPdf): Promise<readonly PageContent[] | Unreadable> {
  try {
    const pdf = await file.document;
    if (pdf.numPages > MAX_PDF_PAGES) {
      return {unreadable: "limit_exceeded", detail: `${pdf.numPages} pages; at most ${MAX_PDF_PAGES} are read`};
    }
    const pages: PageContent[] = [];
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await loadPage(await pdf.getPage(number)));
    return pages;
  } catch (error) {
    if (error instanceof LimitExceeded) throw error;
    return explainFailure(error);
  }
}

async function loadPage(page: PdfPage): Promise<PageContent> {
  const list = await page.getOperatorList();
  if (list.fnArray.length > MAX_PAGE_OPERATORS) {
    throw new LimitExceeded(`page ${page.pageNumber} has more than ${MAX_PAGE_OPERATORS} drawing instructions`);
  }
  const operators = {codes: list.fnArray, arguments: list.argsArray as readonly (readonly unknown[])[]};
  const viewport = page.getViewport({scale: 1, dontFlip: true});
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport.transform as readonly number[];
  const content = drawPage(operators, [a, b, c, d, e, f], (name) => findFont(page, name));
  page.cleanup();
  return content;
}

function findFont(page: PdfPage, name: string): FontMetrics | undefined {
  if (!page.commonObjs.has(name)) return undefined;
  const font = page.commonObjs.get(name) as Partial<FontMetrics>;
  return {fontMatrix: font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0], vertical: font.vertical ?? false};
}

function explainFailure(error: unknown): Unreadable {
  const {name, message} = error instanceof Error ? error : new Error(String(error));
  if (name === "PasswordException") return {unreadable: "encrypted", detail: "the PDF asks for a password"};
  return {unreadable: "broken_file", detail: `no PDF that can be read: ${message}`};
}

function makeDocument(pages: readonly PageContent[]): Document | Unreadable {
  const drawn = pages.map(({glyphs}) => glyphs.length);
  const legible = pages.map(({glyphs}) => glyphs.filter(({text}) => !ILLEGIBLE.test(text)).length);
  if (drawn.every((count) => count < MIN_LETTERS)) {
    return {unreadable: "scanned", detail: `no text on any of ${pages.length} pages`};
  }
  if (sum(legible) * 2 < sum(drawn)) {
    const detail = `the fonts do not say which characters ${sum(drawn) - sum(legible)} of ${sum(drawn)} letters are`;
    return {unreadable: "scanned", detail};
  }
  return {blocks: layOutPages(pages), metadata: {}};
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
