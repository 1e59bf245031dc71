import iconv from "iconv-lite";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import type {LayoutTraits} from "../text/layouts.js";
import {renderDocx} from "./docx.js";
import {renderHtml} from "./html.js";
import type {HtmlOptions} from "./html.js";
import {renderPdf} from "./pdf.js";

/** A file format, as one kind of program writes it. */
export interface Format extends LayoutTraits {
  /** How a file of it is called. */
  readonly path: string;
  readonly render: (sheet: Sheet, random: Random) => Promise<Uint8Array>;
}

/** Printed cells; what is not printed leaves no trace between columns that nothing draws. */
export function pdfTraits(ruled: boolean): LayoutTraits {
  return {blankVisible: ruled, cellsApart: true, cellwise: false};
}

/** Real cells, each where it stands, the empty ones too. */
const GRID: LayoutTraits = {blankVisible: true, cellsApart: true, cellwise: false};

/** Every format, by name. */
export const FORMATS_BY_NAME = {
  html: html({spans: true, furniture: false, charset: "utf-8"}),
  "html-flat": html({spans: false, furniture: false, charset: "utf-8"}),
  "html-page": html({spans: true, furniture: true, charset: "utf-8"}),
  "html-gbk": html({spans: true, furniture: true, charset: "gb2312"}),
  docx: {...GRID, path: "report.docx", render: renderDocx},
  pdf: pdf(true),
  "pdf-unruled": pdf(false),
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS_BY_NAME;

export const FORMAT_NAMES = Object.keys(FORMATS_BY_NAME) as readonly FormatName[];

function html(options: HtmlOptions): Format {
  return {
    ...GRID,
    path: "report.html",
    render: (sheet, random) => Promise.resolve(encode(renderHtml(sheet, random, options), options.charset)),
  };
}

function pdf(ruled: boolean): Format {
  return {
    ...pdfTraits(ruled),
    path: "report.pdf",
    render: (sheet, random) => Promise.resolve(renderPdf(sheet, random, ruled)),
  };
}

/** Pages that call themselves gb2312 are in GBK. */
function encode(text: string, charset: HtmlOptions["charset"]): Uint8Array {
  return charset === "utf-8" ? new TextEncoder().encode(text) : new Uint8Array(iconv.encode(text, "gbk"));
}
