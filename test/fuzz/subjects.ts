import {text} from "node:stream/consumers";
import {fromBufferPromise} from "yauzl";
import {printCase} from "../../src/synth/cases.js";
import {renderDocx} from "../../src/synth/formats/docx.js";
import {renderHtml} from "../../src/synth/formats/html.js";
import {drawPages} from "../../src/synth/formats/pdf.js";
import {makePdf} from "../../src/synth/formats/pdfFile.js";
import {createRandom} from "../../src/synth/random.js";
import type {Sheet} from "../../src/synth/sheet.js";
import {LAYOUT_NAMES, LAYOUTS} from "../../src/synth/text/layouts.js";
import type {LayoutTraits} from "../../src/synth/text/layouts.js";
import type {Truth} from "../../src/synth/truth.js";
import type {Declared} from "../../src/etl/source/source.js";
import {readFragments, readRealFiles, readRealReports} from "../accuracy/realReports.js";
import {makeZip} from "../etl/document/makeZip.js";

/**
 * A report cut into the pieces that its format is made of: lines of text, tags
 * and what stands between them, texts and lines drawn on a page.
 */
export interface Subject {
  readonly name: string;
  readonly path: string;
  readonly kind: "lines" | "tags" | "drawings" | "bytes";
  readonly pieces: readonly string[];
  readonly truth: Truth;
  readonly declared: Partial<Declared>;
  /** The file that the pieces, changed or not, make up. */
  readonly assemble: (pieces: readonly string[]) => Promise<Uint8Array>;
}

const SEEDS = [1, 2, 3, 5];
const GRID: LayoutTraits = {blankVisible: true, cellsApart: true, cellwise: false};
const UNRULED: LayoutTraits = {...GRID, blankVisible: false};

/** A report a seed for every layout and format, and the real ones where they are. */
export async function listSubjects(): Promise<readonly Subject[]> {
  const made = SEEDS.flatMap((seed) => [
    ...LAYOUT_NAMES.map((name) =>
      subject(name, seed, LAYOUTS[name], (sheet) =>
        textSubject("report.txt", LAYOUTS[name].render(sheet, createRandom(seed, "layout"))),
      ),
    ),
    ...[true, false].map((spans) =>
      subject(spans ? "html" : "html-flat", seed, GRID, (sheet) => pageOf(sheet, seed, spans)),
    ),
    subject("docx", seed, GRID, (sheet) => wordOf(sheet, seed)),
    subject("pdf", seed, GRID, (sheet) => drawnOf(sheet, seed, true)),
    subject("pdf-unruled", seed, UNRULED, (sheet) => drawnOf(sheet, seed, false)),
  ]);
  return [...(await Promise.all(made)), ...realSubjects()];
}

type Pieces = Pick<Subject, "path" | "kind" | "pieces" | "assemble">;

async function subject(
  name: string,
  seed: number,
  traits: LayoutTraits,
  cut: (sheet: Sheet) => Pieces | Promise<Pieces>,
): Promise<Subject> {
  const made = printCase(seed, name, traits);
  if (made === undefined) throw new Error(`no report made: ${name} ${seed}`);
  return {name: `${name}, seed ${seed}`, truth: made.truth, declared: {}, ...(await cut(made.sheet))};
}

function textSubject(path: string, content: string): Pieces {
  return {path, kind: "lines", pieces: content.split("\n"), assemble: (pieces) => encode(pieces.join("\n"))};
}

function taggedSubject(path: string, content: string): Pieces {
  return {path, kind: "tags", pieces: content.split(/(<[^>]*>)/).filter((piece) => piece !== ""), assemble: joinPieces};
}

function pageOf(sheet: Sheet, seed: number, spans: boolean): Pieces {
  const random = createRandom(seed, "layout");
  return taggedSubject("report.html", renderHtml(sheet, random, {spans, furniture: false, charset: "utf-8"}));
}

async function wordOf(sheet: Sheet, seed: number): Promise<Pieces> {
  const body = await readBody(await renderDocx(sheet, createRandom(seed, "layout")));
  return {
    ...taggedSubject("report.docx", body),
    assemble: (pieces) => makeZip({"word/document.xml": pieces.join("")}),
  };
}

/** The text of a Word document, with its tags. */
async function readBody(document: Uint8Array): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(document), {lazyEntries: true});
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === "word/document.xml") return text(await zip.openReadStreamPromise(entry));
  }
  throw new Error("no Word document");
}

function drawnOf(sheet: Sheet, seed: number, ruled: boolean): Pieces {
  const pages = drawPages(sheet, createRandom(seed, "layout"), ruled);
  return {
    path: "report.pdf",
    kind: "drawings",
    pieces: pages.flatMap((page, i) => [...(i === 0 ? [] : [PAGE_BREAK]), ...page.trimEnd().split("\n")]),
    assemble: (pieces) =>
      Promise.resolve(
        makePdf(
          pieces
            .join("\n")
            .split(PAGE_BREAK)
            .map((page) => `${page}\n`),
        ),
      ),
  };
}

/** Stands between the drawings of two pages. */
const PAGE_BREAK = "%page";

function realSubjects(): Subject[] {
  const texts = [...readRealReports(), ...readFragments()].map(({bytes, ...report}) => ({
    ...report,
    ...textSubject(report.name, new TextDecoder().decode(bytes)),
  }));
  const files = readRealFiles().map(({bytes, ...report}) => ({
    ...report,
    ...(report.name.endsWith(".html")
      ? taggedSubject(report.name, new TextDecoder().decode(bytes))
      : {path: report.name, kind: "bytes" as const, pieces: [], assemble: () => Promise.resolve(bytes)}),
  }));
  return [...texts, ...files];
}

function joinPieces(pieces: readonly string[]): Promise<Uint8Array> {
  return encode(pieces.join(""));
}

function encode(content: string): Promise<Uint8Array> {
  return Promise.resolve(new TextEncoder().encode(content));
}
