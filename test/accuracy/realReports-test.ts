import {describe, expect, it} from "vitest";
import {readText} from "./read.js";
import {readFragments, readRealReports, readRejected} from "./realReports.js";
import {scoreValues, silentUnknowns} from "./score.js";
import {hasReports} from "./truthTables.js";

/** Copies that lose rows or the borders of cells: what they leave open may stay unknown. */
const LEAVES_OPEN = /^(hongze-2023\.plain|pingtan-)/;

describe.skipIf(!hasReports)("reading real reports (skipped where ../shared is not there)", () => {
  it.each(readRealReports())("reads $name without a wrong cell", async ({name, bytes, truth}) => {
    const {values, findings, rejection} = await readText(bytes, name);
    const score = scoreValues(values, truth);
    expect(rejection).toBeNull();
    expect(score.wrong).toEqual([]);
    expect(silentUnknowns(values, findings)).toEqual([]);
    if (!LEAVES_OPEN.test(name)) expect(score.unknown).toEqual([]);
  });

  it.each(readFragments())("reads what $name shows, and no more", async ({name, bytes, truth, declared}) => {
    const {values, findings} = await readText(bytes, name, declared);
    const score = scoreValues(values, truth);
    expect(score.wrong).toEqual([]);
    expect(score.unknown).toEqual([]);
    expect(silentUnknowns(values, findings)).toEqual([]);
  });

  it.each(readRejected())("turns $name away as an older form", async ({name, bytes}) => {
    const {values, rejection} = await readText(bytes, name);
    expect(rejection).toBe("form_before_2019");
    expect(values).toEqual([]);
  });
});
