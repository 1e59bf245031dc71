import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Truth} from "../../src/synth/truth.js";

/** Real reports kept beside the repository; not everyone has them. */
export const REPORTS = join(import.meta.dirname, "../../../shared/reports");

export const hasReports = existsSync(REPORTS);

/** A truth table transcribed by hand: `cell_id`, `printed`, `value`, tab-separated, empty where there is none. */
export function parseTruth(text: string): Truth {
  const [, ...lines] = text.trimEnd().split(/\r?\n/);
  return new Map(
    lines.map((line) => {
      const [id = "", printed = "", value = ""] = line.split("\t");
      const truth = {printed: numberOrNull(printed), value: numberOrNull(value)};
      return [id, {...truth, mayBeEmpty: truth.value === null}];
    }),
  );
}

/** The truth table of `file` below the folder of real reports. */
export function readTruth(file: string): Truth {
  return parseTruth(readFileSync(join(REPORTS, file), "utf8"));
}

function numberOrNull(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}
