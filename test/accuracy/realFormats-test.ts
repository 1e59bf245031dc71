import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {joinCopies} from "../../src/etl/reading.js";
import type {Truth} from "../../src/synth/truth.js";
import {readFile, readText} from "./read.js";
import {scoreValues} from "./score.js";
import {hasReports, readTruth, REPORTS} from "./truthTables.js";

const FILES = ["shanghai-2019.html", "shuyang-fgj-2023.html", "hongze-2023.pdf"];
const COPIES = ["hongze-2023.layout.txt", "hongze-2023.pdf", "hongze-2023.plain.txt", "hongze-2023.raw.txt"];

function bytesOf(file: string): Uint8Array {
  return readFileSync(join(REPORTS, file));
}

/** The cells that the report prints; of the others it says nothing, so that they may be blank or inferred, but not read. */
function printedCells(truth: Truth): Truth {
  return new Map([...truth].filter(([, {printed}]) => printed !== null));
}

describe.skipIf(!hasReports)("reading real pages and files (skipped where ../shared is not there)", () => {
  it.each(FILES)("reads every printed cell of %s, and no blank one", async (file) => {
    const truth = readTruth(`truth/${file.replace(/\.\w+$/, "")}.cells.tsv`);
    const {values, rejection} = await readText(bytesOf(`raw/${file}`), file);
    const {right, unknown, wrong} = scoreValues(values, printedCells(truth));
    expect([rejection, unknown, wrong]).toEqual([null, [], []]);
    expect(right).toBe(printedCells(truth).size);
    const blanks = values.filter(({cellId}) => truth.get(cellId)?.printed === null);
    expect(blanks.filter(({status}) => status !== "blank" && status !== "inferred")).toEqual([]);
  });

  it("turns a blank form away as such", async () => {
    const file = "blank-form-2021.docx";
    expect((await readText(bytesOf(`rejected/${file}`), file)).rejection).toBe("blank_form");
  });

  it("makes one report of four copies, with no disagreement, for there is none", async () => {
    const readings = await Promise.all(COPIES.map((file) => readFile(bytesOf(`raw/${file}`), file)));
    const {reports, outcomes} = joinCopies(readings);
    const [report, ...others] = reports;
    expect(others).toEqual([]);
    expect(outcomes.map(({role}) => role).sort()).toEqual(["alternate", "alternate", "alternate", "primary"]);
    expect(report?.findings.map(({code}) => code)).toEqual(["identity_broken", "identity_broken"]);
    expect(scoreValues(report?.values ?? [], readTruth("truth/hongze-2023.cells.tsv")).wrong).toEqual([]);
  });
});
