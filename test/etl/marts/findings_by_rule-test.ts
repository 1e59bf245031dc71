import {describe, it, expect} from "vitest";
import {finding} from "../../../src/etl/finding.js";
import {sampleOutcome, sampleReport} from "../warehouse/sample.js";
import {pick, runMart} from "./mart.js";

const MESSAGE = {zh: "甲", en: "a"};
const broken = (actual: string, cells: readonly string[]) => finding("identity_broken", MESSAGE, {actual, cells});

describe("findings_by_rule", () => {
  it("counts findings, and the reports that they concern of all there are", async () => {
    const rows = await runMart("findings_by_rule", [
      {findings: [broken("1", ["a", "b"]), broken("2", ["a"])]},
      {agency: {agencyId: "b"}, findings: [broken("1", [])]},
      {agency: {agencyId: "c"}, findings: [finding("stray_number", MESSAGE)]},
      {year: 2023},
    ]);
    expect(pick(rows, "code", "severity", "year", "findings", "cells", "hits", "checked")).toEqual([
      ["identity_broken", "warning", 2023, 0, 0, 0, 1],
      ["identity_broken", "warning", 2024, 3, 3, 2, 3],
      ["stray_number", "note", 2023, 0, 0, 0, 1],
      ["stray_number", "note", 2024, 1, 0, 1, 3],
    ]);
  });

  it("counts files that gave no report apart, of all files", async () => {
    const {reportId, sourceId} = sampleReport({});
    const rejected = ["a.txt", "b.txt"].map((path) => sampleOutcome(path, {role: "rejected"}));
    const rows = await runMart("findings_by_rule", [{}], {
      outcomes: [sampleOutcome("r.md", {sourceId, reportId}), ...rejected],
      findings: rejected.map(({source}) => finding("empty_file", MESSAGE, {sourceId: source.sourceId})),
    });
    expect(pick(rows, "code", "year", "findings", "hits", "checked")).toEqual([["empty_file", null, 2, 2, 3]]);
  });
});
