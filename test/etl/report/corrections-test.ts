import {describe, expect, it} from "vitest";
import {refuseStale} from "../../../src/etl/report/corrections.js";
import {joinReports} from "../../../src/etl/report/join.js";
import type {Correction} from "../../../src/etl/source/corrections.js";
import {cellOf, sampleCopy} from "./sampleCopy.js";

const UPHELD = "disputes.reconsideration.upheld";
const TOTAL = "disputes.reconsideration.total";
const FEES = "disclosure.fees.amount";
const REPORT = "320813-gongyuanju-2024";

function correction(rest: Partial<Correction>): Correction {
  return {
    reportId: REPORT,
    cellId: TOTAL,
    expectedPrinted: 0,
    value: 11,
    reason: "misprint",
    evidence: "",
    where: "corrections.csv line 2",
    ...rest,
  };
}

function correct(corrections: readonly Correction[], figures = sampleCopy({[UPHELD]: 11})) {
  const reports = joinReports([figures], corrections);
  refuseStale(corrections, reports);
  const [report] = reports;
  if (report === undefined) throw new Error("no report");
  return report;
}

describe("a correction", () => {
  it("replaces the value, and keeps what is printed and where", () => {
    const report = correct([correction({})]);
    expect(report.values.find(({cellId}) => cellId === TOTAL)).toMatchObject({
      printed: 0,
      value: 11,
      status: "corrected",
      raw: "0",
      basis: `corrections.csv ${REPORT} ${TOTAL}`,
      confirmedBy: 0,
    });
  });

  it("mends the sums that it was made for", () => {
    expect(correct([])).toMatchObject({status: "inconsistent", identitiesBroken: 1});
    expect(correct([correction({})])).toMatchObject({
      status: "complete",
      identities: 42,
      identitiesBroken: 0,
      findings: [],
    });
  });

  it("confirms no cell: only what is printed does", () => {
    const report = correct([correction({})]);
    expect(report.values.find(({cellId}) => cellId === UPHELD)?.confirmedBy).toBe(0);
  });

  it("is a ground for inferring other cells", () => {
    const copy = sampleCopy({[UPHELD]: 11, "disputes.reconsideration.other": "lost"});
    const report = correct([correction({value: 14})], copy);
    expect(cellOf(report, "disputes.reconsideration.other")).toEqual(["inferred", 3, "disputes.reconsideration.total"]);
  });

  it("gives a value to a cell that prints none", () => {
    const report = correct(
      [correction({cellId: FEES, expectedPrinted: null, value: 3.5})],
      sampleCopy({[FEES]: "lost"}),
    );
    expect(cellOf(report, FEES).slice(0, 2)).toEqual(["corrected", 3.5]);
    expect(report.findings).toEqual([]);
  });
});

describe("refuseStale(corrections, reports)", () => {
  it.each([
    ["a guard that no longer matches", {expectedPrinted: 5}, `${TOTAL} is expected to print 5, but prints: 0`],
    ["a guard for an empty cell", {expectedPrinted: null}, `${TOTAL} is expected to print no number, but prints: 0`],
    ["an unknown report", {reportId: "320813-gongyuanju-2023"}, "no such report: 320813-gongyuanju-2023"],
    [
      "an unknown cell",
      {cellId: "disputes.appeal.total"},
      `no such cell in ${REPORT} (form 2021): disputes.appeal.total`,
    ],
    [
      "a cell of the other form",
      {cellId: "disclosure.procurement.items"},
      `no such cell in ${REPORT} (form 2021): disclosure.procurement.items`,
    ],
  ])("refuses %s, and names the line", (_, rest, message) => {
    expect(() => correct([correction(rest)])).toThrow(`invalid corrections: corrections.csv line 2: ${message}`);
  });

  it("refuses a second correction of a cell, and names both lines", () => {
    const twice = [correction({}), correction({value: 12, where: "corrections.csv line 9"})];
    expect(() => correct(twice)).toThrow("corrections.csv line 9: given already at corrections.csv line 2");
  });

  it("names every row that is wrong at once", () => {
    const rows = [correction({expectedPrinted: 5}), correction({cellId: "x", where: "corrections.csv line 3"})];
    expect(() => correct(rows)).toThrow(/line 2: .*\n {2}corrections\.csv line 3: /);
  });
});
