import {once} from "node:events";
import {readFileSync} from "node:fs";
import {Worker} from "node:worker_threads";
import {readPdf} from "../src/etl/document/pdf.js";
import {UNBUNDLED} from "../src/etl/reading/threadCode.js";

const ROUNDS = 25;

/** What reading may cost at most, for each unit of what pdf.js needs to hand out its text. */
const MAX_RATIO = 1.3;

/**
 * Measures what reading each PDF named costs, against what pdf.js needs to hand
 * out the text of its pages: `tsx bench/pdf.ts FILE…`. Exits with 1 above the
 * limit. Both open the file anew each time, by turns in one warm process. pdf.js
 * runs as it comes, in a thread of its own: loading it puts slower methods in the
 * place of some of a thread's built-in ones, which reading puts back (see
 * `pdfjs.ts`), and that would make pdf.js faster than it is by itself.
 */
const pdfjsText = new Worker(new URL("./pdfjsText.ts", import.meta.url), {
  execArgv: [...UNBUNDLED.reader.execArgv],
});

async function readText(bytes: Uint8Array): Promise<void> {
  pdfjsText.postMessage(bytes);
  await once(pdfjsText, "message");
}

/** Milliseconds of processor time, which other programs on the machine do not add to. */
async function time(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const {user, system} = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Both by turns, the best of each: whatever else the machine does can only slow them down. The first round warms up. */
async function measure(bytes: Uint8Array): Promise<{readonly own: number; readonly pdfjs: number}> {
  const own: number[] = [];
  const pdfjs: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = [await time(() => readText(bytes)), await time(() => readPdf(bytes))] as const;
    if (round === 0) continue;
    pdfjs.push(times[0]);
    own.push(times[1]);
  }
  return {own: Math.min(...own), pdfjs: Math.min(...pdfjs)};
}

for (const path of process.argv.slice(2)) {
  const {own, pdfjs} = await measure(readFileSync(path));
  const ratio = own / pdfjs;
  console.log(`${path}\tpdf.js ${pdfjs.toFixed(1)} ms\tread ${own.toFixed(1)} ms\tratio ${ratio.toFixed(2)}`);
  if (ratio > MAX_RATIO) process.exitCode = 1;
}

await pdfjsText.terminate();
