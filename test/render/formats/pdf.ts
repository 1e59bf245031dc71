import type {Browser, Page} from "playwright-core";
import type {Format} from "../../../src/synth/formats/formats.js";
import {renderHtml} from "../../../src/synth/formats/html.js";
import type {Random} from "../../../src/synth/random.js";
import type {Sheet} from "../../../src/synth/sheet.js";
import {launchBrowser} from "../../site/browser.js";
import {makeFont} from "./font.js";

/** A browser that prints pages, to be closed after use. */
export interface Printer {
  readonly print: (html: string) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** Chromium writes a text layer with the characters, and lines as thin boxes. */
export async function openPrinter(): Promise<Printer> {
  const browser: Browser = await launchBrowser();
  const page = await browser.newPage();
  return {print: (html) => printPage(page, html), close: () => browser.close()};
}

/** PDFs as a browser prints them: with lines around the cells, and with none, where only their place tells them apart. */
export function pdfFormats(printer: Printer): Readonly<Record<"pdf-ruled" | "pdf-borderless", Format>> {
  const format = (ruled: boolean): Format => ({
    path: "report.pdf",
    // What is not printed leaves no trace between columns that nothing draws.
    blankVisible: ruled,
    cellsApart: true,
    cellwise: false,
    render: (sheet, random) => printer.print(pageOf(sheet, random, ruled)),
  });
  return {"pdf-ruled": format(true), "pdf-borderless": format(false)};
}

function pageOf(sheet: Sheet, random: Random, ruled: boolean): string {
  const style = `
    body {font: ${random.pick([9, 10, 10.5, 12])}pt/${random.pick([1.2, 1.5, 1.8])} boxes}
    table {border-collapse: collapse; width: 100%; border: 0}
    td {padding: ${random.int(1, 4)}pt ${ruled ? 2 : 4}pt; text-align: center; ${ruled ? "border: 0.75pt solid" : "border: 0"}}
    tr {break-inside: ${random.pick(["avoid", "auto"])}}
    p, td p, td div {margin: 0}`;
  const html = renderHtml(sheet, random, {spans: true, furniture: false, charset: "utf-8", style});
  const font = Buffer.from(makeFont(html)).toString("base64");
  const face = `<style>@font-face {font-family: boxes; src: url(data:font/ttf;base64,${font})}</style>`;
  return (ruled ? html : html.replaceAll("<table border=1", "<table border=0")).replace("</head>", `${face}</head>`);
}

async function printPage(page: Page, html: string): Promise<Uint8Array> {
  await page.setContent(html);
  await page.evaluate("document.fonts.ready");
  const footer = `<div style="font-size: 9px; width: 100%; text-align: center">- <span class="pageNumber"></span> -</div>`;
  const margin = {top: "2cm", bottom: "2cm", left: "1.8cm", right: "1.8cm"};
  return page.pdf({
    format: "A4",
    margin,
    displayHeaderFooter: true,
    headerTemplate: "<span></span>",
    footerTemplate: footer,
  });
}
