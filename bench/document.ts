import {readFileSync} from "node:fs";
import {readDocument} from "../src/etl/document/read.js";
import {mediaTypeOf} from "../src/etl/source/mediaType.js";

const ROUNDS = 11;

interface Measure {
  readonly path: string;
  readonly bytes: number;
  readonly result: string;
  /** Milliseconds of the first reading, which loads what the format needs, and the median of all. */
  readonly first: number;
  readonly median: number;
}

/** Measures how long the document stage takes for each file named: `tsx bench/document.ts FILE…`. */
async function measure(path: string): Promise<Measure> {
  const bytes = readFileSync(path);
  const times: number[] = [];
  let result = "";
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    const read = await readDocument(bytes, mediaTypeOf(path));
    times.push(performance.now() - started);
    result = "unreadable" in read ? read.unreadable : `${read.blocks.length} blocks`;
  }
  const sorted = [...times].sort((a, b) => a - b);
  return {path, bytes: bytes.length, result, first: times[0] ?? NaN, median: sorted[ROUNDS >> 1] ?? NaN};
}

for (const path of process.argv.slice(2)) {
  const {bytes, result, first, median} = await measure(path);
  console.log(`${path}\t${bytes} bytes\t${result}\tfirst ${first.toFixed(0)} ms\tmedian ${median.toFixed(1)} ms`);
}
