import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {Command} from "commander";
import {readVersion} from "../src/etl/version.js";
import {describeCase, printCase} from "../src/synth/cases.js";
import type {PrintedCase} from "../src/synth/cases.js";
import {DAMAGE_NAMES} from "../src/synth/damage.js";
import type {DamageName} from "../src/synth/damage.js";
import {createRandom} from "../src/synth/random.js";
import {LAYOUTS} from "../src/synth/text/layouts.js";
import {WAYS} from "../src/synth/ways.js";
import {determinedCells} from "../test/accuracy/determined.js";
import {readText} from "../test/accuracy/read.js";
import {readFragments, readRealFiles, readRealReports} from "../test/accuracy/realReports.js";
import {addScore, emptyTally, scoreValues, silentUnknowns} from "../test/accuracy/score.js";
import type {Score, Tally} from "../test/accuracy/score.js";
import {openPrinter, pdfFormats} from "../test/render/formats/pdf.js";

const RESULT = join(import.meta.dirname, "results", "accuracy.json");

/** A way to write a report, and its name in the result. */
type Writer = Pick<(typeof WAYS)[number], "name" | "extension" | "render" | "blankVisible" | "cellsApart" | "cellwise">;

/** What came of reading a layout. `open` are the unknown cells of sound copies that the layout does not tell. */
interface Row {
  readonly layout: string;
  readonly damaged: boolean;
  readonly reports: number;
  readonly cells: number;
  readonly right: number;
  readonly unknown: number;
  readonly open: number;
  readonly wrong: number;
}

const program = new Command("accuracy")
  .description(
    "Reads made-up reports of every layout, sound and damaged, and the real ones, and counts what was right.",
  )
  .option("-n, --reports <count>", "reports of each layout, sound and as many damaged", "1000")
  .option("-p, --printed <count>", "the same of the PDFs that a browser prints, which takes it most of the time", "200")
  .option("-l, --layout <names...>", "only these layouts; the result is printed and not kept")
  .addHelpText(
    "after",
    "\nExamples:\n  npx tsx bench/accuracy.ts\n  npx tsx bench/accuracy.ts -n 100 -l tabs pdf-ruled",
  );

const options: {readonly reports: string; readonly printed: string; readonly layout?: readonly string[]} = program
  .parse()
  .opts();

const printer = await openPrinter();
const printed = Object.entries(pdfFormats(printer)).map(([name, format]) => ({...format, name, extension: "pdf"}));
const isPrinted = (writer: Writer): boolean => printed.some(({name}) => name === writer.name);
const writers = [...WAYS, ...printed].filter(({name}) => options.layout?.includes(name) ?? true);
const layouts: Row[] = [];
for (const writer of writers) {
  for (const damaged of [false, true]) {
    const row = await measure(writer, damaged, Number(isPrinted(writer) ? options.printed : options.reports));
    layouts.push(row);
    console.error(JSON.stringify(row));
  }
}
await printer.close();

const result = {
  version: await readVersion(),
  date: new Date().toISOString().slice(0, 10),
  layouts,
  real: await measureReal(),
};
if (options.layout === undefined) {
  mkdirSync(join(RESULT, ".."), {recursive: true});
  writeFileSync(RESULT, `${JSON.stringify(result, null, 1)}\n`);
}
console.table(layouts);
console.table([result.real]);
const isSound = layouts.every(({damaged, unknown, open, wrong}) => wrong === 0 && (damaged || unknown === open));
if (!isSound || result.real.wrong > 0) process.exitCode = 1;

async function measure(writer: Writer, damaged: boolean, reports: number): Promise<Row> {
  const tally = emptyTally();
  let open = 0;
  for (let seed = 1; tally.cases < reports && seed < reports * 20; seed++) {
    const made = printCase(seed, writer.name, writer, damaged ? damagesOf(seed, writer.name) : []);
    if (made === undefined) continue;
    const {score, rejected} = await read(made, writer);
    addScore(tally, score, rejected);
    if (!damaged) open += score.unknown.filter(opennessOf(made, writer.name)).length;
  }
  return {layout: writer.name, damaged, reports: tally.cases, ...countsOf(tally), open};
}

/** One damage by turns, and every second time another one on top. */
function damagesOf(seed: number, layout: string): DamageName[] {
  const first = DAMAGE_NAMES.slice((seed >> 1) % DAMAGE_NAMES.length)[0];
  const second = createRandom(seed, `${layout} second damage`).pick(DAMAGE_NAMES);
  return [...(first === undefined ? [] : [first]), ...(seed % 2 === 0 ? [second] : [])];
}

async function read(made: PrintedCase, writer: Writer): Promise<{readonly score: Score; readonly rejected: boolean}> {
  const bytes = await writer.render(made.sheet, createRandom(made.seed, `${writer.name} layout`));
  const {values, findings, rejection} = await readText(bytes, `report.${writer.extension}`);
  const score = scoreValues(values, made.truth);
  for (const {cellId, expected, got, place} of score.wrong) {
    console.error(`wrong: ${describeCase(made)}: ${cellId}: expected ${expected}, got ${got} at ${place ?? "-"}`);
  }
  if (rejection !== null) console.error(`rejected: ${describeCase(made)}: ${rejection}`);
  const silent = silentUnknowns(values, findings);
  if (silent.length > 0) console.error(`unknown without a finding: ${describeCase(made)}: ${silent.join(" ")}`);
  return {score, rejected: rejection !== null};
}

/** Whether a sound copy in the layout leaves a cell open. */
function opennessOf({form, truth}: PrintedCase, layout: string): (id: string) => boolean {
  const tells = Object.entries(LAYOUTS).find(([name]) => name === layout)?.[1].tells ?? "all";
  if (tells !== "determined") return () => tells === "little";
  const determined = determinedCells(form, truth);
  return (id) => !determined.has(id);
}

async function measureReal(): Promise<{readonly files: number} & ReturnType<typeof countsOf>> {
  const tally = emptyTally();
  for (const {name, bytes, truth, declared} of [...readRealReports(), ...readRealFiles(), ...readFragments()]) {
    const {values, rejection} = await readText(bytes, name, declared);
    const score = scoreValues(values, truth);
    for (const {cellId, expected, got} of score.wrong)
      console.error(`wrong: ${name}: ${cellId}: ${expected}, got ${got}`);
    addScore(tally, score, rejection !== null);
  }
  return {files: tally.cases, ...countsOf(tally)};
}

function countsOf({right, unknown, wrong}: Tally): Pick<Row, "cells" | "right" | "unknown" | "wrong"> {
  return {cells: right + unknown + wrong, right, unknown, wrong};
}
