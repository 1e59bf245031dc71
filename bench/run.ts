import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {availableParallelism, cpus, platform, totalmem} from "node:os";
import {join} from "node:path";
import {Command} from "commander";
import {renderTable} from "../src/etl/cli/table.js";
import {describeTerminal} from "../src/etl/cli/terminal.js";
import {readVersion} from "../src/etl/version.js";
import {measureBuild, measureTexts} from "./builds.js";
import type {Build, TextRates} from "./builds.js";
import {measurePdfRatio, measureReadings} from "./reading.js";
import type {Reading} from "./reading.js";

const RESULTS = join(import.meta.dirname, "results");

interface Result {
  readonly version: string;
  readonly date: string;
  readonly machine: string;
  readonly readings: readonly Reading[];
  readonly pdfToPdfjs: number;
  readonly textsASecond: TextRates;
  readonly builds: readonly Build[];
}

const program = new Command("npm run bench")
  .usage("-- [options]")
  .description(
    "Measure what reading and building take, against other things and against the last result that was kept.",
  )
  .option("--sizes <reports>", "how many made-up reports to build from, one size after the other", "100,1000")
  .option("--site", "build the site of each warehouse too")
  .option("--readings <reports>", "how many reports of each layout to read", "30")
  .option(
    "--texts <reports>",
    "how many text reports to read into a part and a warehouse, for the processor time of one",
    "1000",
  )
  .option("--save", "keep the result in bench/results, under the version")
  .addHelpText(
    "after",
    `
Times of reading are milliseconds of processor time a report. A build of 10,000
reports takes some minutes and is asked for by --sizes.

Examples:
  npm run bench
  npm run bench -- --sizes 1000,10000 --site --save`,
  );

const options: {
  readonly sizes: string;
  readonly site?: true;
  readonly readings: string;
  readonly texts: string;
  readonly save?: true;
} = program.parse().opts();

const before = findLast();
const readings = await measureReadings(Number(options.readings));
const pdfToPdfjs = await measurePdfRatio();
const textsASecond = await measureTexts(Number(options.texts));
const builds: Build[] = [];
for (const size of options.sizes.split(",").filter((text) => text !== "")) {
  builds.push(await measureBuild(Number(size), options.site === true));
}
const [model] = cpus();
const machine = `${model?.model.trim() ?? "?"}, ${availableParallelism()} threads, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()}, Node ${process.versions.node}`;
const date = new Date().toISOString().slice(0, 10);
const result: Result = {version: await readVersion(), date, machine, readings, pdfToPdfjs, textsASecond, builds};

console.log(`Disclosure Atlas ${result.version} on ${machine}\n`);
printTable(readings.map(readingRow));
console.log(`Reading a PDF against pdf.js handing out its text: ${pdfToPdfjs.toFixed(2)}\n`);
console.log(`Text reports a second of one processor:
${Math.round(textsASecond.toPart)} from bytes to the Parquet file of a part (--shard)
${Math.round(textsASecond.toWarehouse)} from bytes to a warehouse with its database, marts and checksums\n`);
printTable(builds.map(buildRow));
console.log(
  before === undefined ? "No earlier result to compare with." : `Compared with ${before.version} of ${before.date}.`,
);
if (options.save === true) {
  const rounded = JSON.stringify(
    result,
    (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(4)) : value),
    1,
  );
  writeFileSync(join(RESULTS, `${result.version}.json`), `${rounded}\n`);
}

function readingRow(reading: Reading): Record<string, string | number> {
  const {layout, bytes, milliseconds, toJson} = reading;
  const last = before?.readings.find((each) => each.layout === layout)?.milliseconds;
  return {
    layout,
    bytes,
    ms: milliseconds.toFixed(2),
    "a second": Math.round(1000 / milliseconds),
    "× JSON": Math.round(toJson),
    "× before": ratio(milliseconds, last),
  };
}

function buildRow({
  reports,
  full,
  noChange,
  oneNew,
  bytesAReport,
  marts,
  site,
}: Build): Record<string, string | number> {
  const last = before?.builds.find((each) => each.reports === reports)?.full.processorSeconds;
  return {
    reports,
    "full s": full.seconds.toFixed(1),
    "CPU s": full.processorSeconds.toFixed(1),
    "CPU ms a report": ((1000 * full.processorSeconds) / reports).toFixed(1),
    "× before": ratio(full.processorSeconds, last),
    "no change s": noChange.seconds.toFixed(1),
    "full ÷ no change": ratio(full.seconds, noChange.seconds),
    "one new s": oneNew.seconds.toFixed(1),
    "one new ÷ no change": ratio(oneNew.seconds, noChange.seconds),
    "peak MB": Math.round(Math.max(full.peakMegabytes, oneNew.peakMegabytes)),
    "bytes a report": bytesAReport,
    "marts s": marts.toFixed(2),
    "site s": site === null ? "–" : site.seconds.toFixed(0),
  };
}

/** Names to the left, numbers to the right. */
function printTable(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const heads = Object.keys(rows[0] ?? {});
  const columns = heads.map((head, i) => ({head, align: i === 0 ? "left" : "right"}) as const);
  const cells = rows.map((row) => heads.map((head) => ({text: String(row[head] ?? "")})));
  const {text} = renderTable(columns, cells, {...describeTerminal(process.stdout), width: Infinity});
  console.log(`${text}\n`);
}

function ratio(now: number, last: number | undefined): string {
  return last === undefined ? "–" : (now / last).toFixed(2);
}

/** The result of the latest day among those that were kept. */
function findLast(): Result | undefined {
  if (!existsSync(RESULTS)) return undefined;
  return readdirSync(RESULTS)
    .filter((name) => /^\d.*\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(RESULTS, name), "utf8")) as Result) // written above
    .sort((a, b) => a.date.localeCompare(b.date))
    .at(-1);
}
