import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Declared} from "../../src/etl/source/source.js";
import type {Truth} from "../../src/synth/truth.js";
import {hasReports, readTruth, REPORTS} from "./truthTables.js";

export interface RealReport {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly truth: Truth;
  /** What a manifest has to say where the title is not in the fragment. */
  readonly declared: Partial<Declared>;
}

/** The real reports in text whose cells were transcribed by hand; none where the folder is not there. */
export function readRealReports(): RealReport[] {
  return textsIn("raw").map((file) => ({
    name: file,
    bytes: readFileSync(join(REPORTS, "raw", file)),
    truth: readTruth(`truth/${file.replace(/(\.layout|\.raw|\.plain)?\.txt$/, "")}.cells.tsv`),
    declared: {},
  }));
}

/**
 * The real reports that are a web page or a PDF, with the cells that they print:
 * of the blank ones the tables say nothing, not even what the sums force.
 */
export function readRealFiles(): RealReport[] {
  return filesIn("raw", /\.(html|pdf)$/).map((file) => ({
    name: file,
    bytes: readFileSync(join(REPORTS, "raw", file)),
    truth: printedCells(readTruth(`truth/${file.replace(/\.\w+$/, "")}.cells.tsv`)),
    declared: {},
  }));
}

/** Real fragments, and the cells that they show. */
export function readFragments(): RealReport[] {
  return textsIn("partial").map((file) => ({
    name: file,
    bytes: readFileSync(join(REPORTS, "partial", file)),
    truth: readTruth(`partial/${file.replace(/\.txt$/, "")}.cells.tsv`),
    declared: {body: "沭阳县人民政府", year: Number(/\d{4}/.exec(file)?.[0])},
  }));
}

/** Documents that are no report of either form. */
export function readRejected(): {readonly name: string; readonly bytes: Uint8Array}[] {
  return textsIn("rejected").map((file) => ({name: file, bytes: readFileSync(join(REPORTS, "rejected", file))}));
}

function printedCells(truth: Truth): Truth {
  return new Map([...truth].filter(([, {printed}]) => printed !== null));
}

function textsIn(folder: string): string[] {
  return filesIn(folder, /\.txt$/);
}

function filesIn(folder: string, name: RegExp): string[] {
  if (!hasReports) return [];
  return readdirSync(join(REPORTS, folder))
    .filter((file) => name.test(file))
    .sort();
}
