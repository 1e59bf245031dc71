import {copyFileSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import {makeCorpus} from "./source/temporaryCorpus.js";
import type {TemporaryCorpus} from "./source/temporaryCorpus.js";

/** The project's own reports. */
export const REPORTS = join(import.meta.dirname, "../../corpus");

/** The names of two of them. */
export const TWO = ["pingtan-2023.md", "guangzhou-liwan-2024.txt"] as const;

/** A folder with a corpus of two reports, and room for a warehouse of them. */
export interface TwoReports {
  readonly place: TemporaryCorpus;
  readonly corpus: string;
  readonly out: string;
}

export function putTwoReports(): TwoReports {
  const place = makeCorpus();
  const [corpus, out] = [join(place.folder, "reports"), join(place.folder, "warehouse")];
  mkdirSync(corpus);
  for (const name of TWO) copyFileSync(join(REPORTS, name), join(corpus, name));
  return {place, corpus, out};
}
