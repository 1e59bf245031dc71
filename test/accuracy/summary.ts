import {describeCase} from "../../src/synth/cases.js";
import type {PrintedCase} from "../../src/synth/cases.js";
import type {ReadText} from "./read.js";
import type {Score} from "./score.js";
import {silentUnknowns} from "./score.js";

/** What is amiss with a reading, a line each and the worst first; nothing where all is well. */
export function summarizeFaults(made: PrintedCase, {values, findings, rejection}: ReadText, {wrong}: Score): string[] {
  const faults = wrong.slice(0, 3).map(({cellId, expected, got}) => `${cellId}: expected ${expected}, got ${got}`);
  const silent = silentUnknowns(values, findings);
  if (silent.length > 0) faults.push(`unknown without a finding: ${silent.slice(0, 3).join(", ")}`);
  if (rejection !== null) faults.push(`rejected: ${rejection}`);
  return faults.map((fault) => `${describeCase(made)}: ${fault}`);
}
