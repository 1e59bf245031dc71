import {execFile} from "node:child_process";
import {mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {promisify} from "node:util";
import {printCase} from "../src/synth/cases.js";
import {createRandom} from "../src/synth/random.js";
import {WAYS} from "../src/synth/ways.js";
import type {Way} from "../src/synth/ways.js";
import {readText} from "../test/accuracy/read.js";

const ROUNDS = 5;

/** What a report in a layout takes from its bytes to its cells, in milliseconds of processor time. */
export interface Reading {
  readonly layout: string;
  readonly bytes: number;
  readonly milliseconds: number;
  /** Against parsing the same bytes as a JSON string. */
  readonly toJson: number;
}

export async function measureReadings(reports: number): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const way of WAYS) readings.push(await measure(way, reports));
  return readings;
}

/** The best of some rounds over all reports: whatever else the machine does can only slow them down. */
async function measure(way: Way, reports: number): Promise<Reading> {
  const files = await makeFiles(way, reports);
  const strings = files.map((bytes) => JSON.stringify(Buffer.from(bytes).toString("latin1")));
  const own: number[] = [];
  const json: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(
      await time(async () => {
        for (const bytes of files) await readText(bytes, `report.${way.extension}`);
      }),
    );
    json.push(
      await time(() => {
        for (const text of strings) JSON.parse(text);
      }),
    );
  }
  const milliseconds = Math.min(...own) / files.length;
  const bytes = files.reduce((sum, {length}) => sum + length, 0) / files.length;
  return {
    layout: way.name,
    bytes: Math.round(bytes),
    milliseconds,
    toJson: milliseconds / (Math.min(...json) / files.length),
  };
}

async function makeFiles(way: Way, reports: number): Promise<Uint8Array[]> {
  const files: Uint8Array[] = [];
  for (let seed = 1; files.length < reports; seed++) {
    const made = printCase(seed, way.name, way);
    if (made !== undefined) files.push(await way.render(made.sheet, createRandom(seed, "layout")));
  }
  return files;
}

/** Milliseconds of processor time. */
async function time(run: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** What reading a PDF costs against what pdf.js needs to hand out its text, as bench/pdf.ts measures it. */
export async function measurePdfRatio(): Promise<number> {
  const way = WAYS.find(({name}) => name === "pdf");
  const [bytes] = way === undefined ? [] : await makeFiles(way, 1);
  const folder = await mkdtemp(join(tmpdir(), "atlas-pdf-"));
  const file = join(folder, "report.pdf");
  await writeFile(file, bytes ?? "");
  const script = join(import.meta.dirname, "pdf.ts");
  // It ends with 1 where the ratio is above its limit, and prints it all the same.
  const {stdout} = await promisify(execFile)(process.execPath, ["--import", "tsx", script, file]).catch(
    (error: unknown) => error as {readonly stdout: string},
  );
  await rm(folder, {recursive: true});
  return Number(/ratio ([\d.]+)/.exec(stdout)?.[1]);
}
