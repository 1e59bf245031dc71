import {readFileSync} from "node:fs";
import {readPdf} from "../src/etl/document/pdf.js";
import {getDocument, pdfOptions} from "../src/etl/document/pdfjs.js";

const ROUNDS = 25;

/** What reading may cost at most, for each unit of what pdf.js needs to hand out its text. */
const MAX_RATIO = 1.3;

/**
 * Measures what reading each PDF named costs, against what pdf.js needs to hand
 * out the text of its pages: `tsx bench/pdf.ts FILE…`. Exits with 1 above the
 * limit. Both open the file anew each time, with the same options, by turns in
 * one warm process; pdf.js runs as it comes, with its own port between its
 * halves, but on the platform's built-in methods, which makes it faster by a
 * tenth to a fourth than it is by itself (see `pdfjs.ts`).
 */

/** Text of all pages, as pdf.js offers it. */
async function readText(bytes: Uint8Array): Promise<void> {
  const task = getDocument(pdfOptions(bytes));
  const pdf = await task.promise;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    await page.getTextContent();
    page.cleanup();
  }
  await task.destroy();
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
