import {describe, expect, it} from "vitest";
import {composeCopy} from "../../../src/etl/report/merge.js";
import type {ReportCopy} from "../../../src/etl/report/copy.js";
import {cellOf, sampleCopy, sampleSections} from "./sampleCopy.js";
import type {Figures} from "./sampleCopy.js";

const UPHELD = "disputes.reconsideration.upheld";
const TOTAL = "disputes.reconsideration.total";
const FEES = "disclosure.fees.amount";

function compose(figures: Figures, rest: Partial<ReportCopy> = {}) {
  const report = composeCopy(sampleCopy(figures, rest));
  return {report, codes: report.findings.map(({code}) => code)};
}

/** A copy in which a reading has been replaced by one of this number and text. */
function withReading(id: string, value: number, raw: string): ReportCopy {
  const copy = sampleCopy({});
  return {
    ...copy,
    tables: copy.tables.map((table) => ({
      ...table,
      readings: table.readings.map((reading) => (reading.cellId === id ? {...reading, value, raw} : reading)),
    })),
  };
}

describe("composeReport(content)", () => {
  it("keeps a printed number, where it stands, and how many sums confirm it", () => {
    const {report, codes} = compose({});
    expect(report.values.find(({cellId}) => cellId === TOTAL)).toMatchObject({
      printed: 0,
      value: 0,
      status: "printed",
      raw: "0",
      place: expect.stringMatching(/^line \d+$/) as string,
      basis: null,
      confirmedBy: 1,
    });
    expect(report).toMatchObject({status: "complete", identities: 42, identitiesBroken: 0});
    expect(codes).toEqual([]);
  });

  it.each([
    ["blank", null, "blank"],
    ["dash", null, "dash"],
    ["lost", null, "unknown"],
    [7.5, 7.5, "printed"],
  ] as const)("has %s in a cell that no sum reaches as the value %s, %s", (figure, value, status) => {
    expect(cellOf(compose({[FEES]: figure}).report, FEES)).toEqual([status, value, null]);
  });

  it("infers what the sums force, and says which", () => {
    const {report} = compose({[UPHELD]: 2, [TOTAL]: "blank"});
    expect(cellOf(report, TOTAL)).toEqual(["inferred", 2, "disputes.reconsideration.total"]);
    expect(report.status).toBe("complete");
  });

  it("counts no confirmation of sums that an inference completes", () => {
    const {report} = compose({[UPHELD]: 2, [TOTAL]: "blank"});
    expect(report.values.find(({cellId}) => cellId === UPHELD)?.confirmedBy).toBe(0);
  });

  it("is partial with an unknown cell, and inconsistent with a broken sum", () => {
    expect(compose({[FEES]: "lost"}).report.status).toBe("partial");
    expect(compose({[UPHELD]: 2}).report.status).toBe("inconsistent");
    expect(compose({[UPHELD]: 2, [FEES]: "lost"}).report.status).toBe("partial");
  });

  it("names every unknown cell in a finding", () => {
    const {report} = compose({[FEES]: "lost", "disclosure.licensing.decisions": "lost"});
    expect(report.findings).toEqual([
      expect.objectContaining({
        code: "cells_unknown",
        reportId: "320813-gongyuanju-2024",
        cells: ["disclosure.licensing.decisions", FEES],
      }),
    ]);
  });

  it("says that a table is missing when nothing of it was read, and infers none of it", () => {
    const lost = Object.fromEntries(
      ["reconsideration", "litigation_direct", "litigation_after_reconsideration"].flatMap((row) =>
        ["upheld", "corrected", "other", "pending", "total"].map((column) => [`disputes.${row}.${column}`, "lost"]),
      ),
    ) as Figures;
    const {report, codes} = compose(lost);
    expect(codes).toEqual(["table_missing"]);
    expect(cellOf(report, TOTAL)).toEqual(["unknown", null, null]);
  });

  it.each([1e12, -1e12, 1e300, NaN, Infinity])("takes %d for no number, and says what stands there", (value) => {
    const report = composeCopy(withReading(FEES, value, "9".repeat(20)));
    expect(report.values.find(({cellId}) => cellId === FEES)).toMatchObject({
      printed: null,
      value: null,
      status: "unknown",
      raw: "9".repeat(20),
    });
    expect(report.findings).toEqual([
      expect.objectContaining({code: "cells_unknown", cells: [FEES], actual: "9".repeat(20)}),
    ]);
  });

  it("reads minus zero as zero", () => {
    const value = composeCopy(withReading(FEES, -0, "-0")).values.find(({cellId}) => cellId === FEES)?.value;
    expect(Object.is(value, 0)).toBe(true);
  });

  it("leaves out rows of another form", () => {
    const copy = sampleCopy({}, {form: {year: 2019, otherRows: "one"}});
    const ids = composeCopy({...copy, form: {year: 2021, otherRows: "one"}}).values.map(({cellId}) => cellId);
    expect(ids).toContain("disclosure.fees.amount");
    expect(ids).not.toContain("disclosure.procurement.amount");
  });

  it("tells whether the report covers the body alone, and by what", () => {
    expect(compose({}).report).toMatchObject({
      scope: "own",
      scopeBasis: expect.stringContaining("department") as string,
    });
  });

  it("finds sections that are missing, or are a heading alone", () => {
    const [first, second, ...rest] = sampleSections();
    const sections = [...(second === undefined ? [] : [{...second, text: " \n"}]), ...rest];
    expect(first?.ordinal).toBe(1);
    expect(compose({}, {sections}).codes).toEqual(["section_missing", "section_empty"]);
  });

  it("finds numbers below zero, save where the form admits them, and counts that are not whole", () => {
    expect(compose({[FEES]: -2}).codes).toEqual(["number_negative"]);
    expect(compose({"disclosure.rules.issued": 1.5}).codes).toEqual(["number_fractional"]);
    expect(compose({[FEES]: 1.5}).codes).toEqual([]);
    const old = {"disclosure.licensing.items_change": -18, "disclosure.procurement.amount": 75394432.52};
    expect(compose(old, {form: {year: 2019, otherRows: "one"}}).codes).toEqual([]);
  });

  it("finds a report that was published too late", () => {
    expect(compose({}, {publishedOn: "2025-02-01"}).codes).toEqual(["published_late"]);
  });

  it("says when nothing but the year told the form", () => {
    expect(compose({}, {formAssumed: true}).codes).toEqual(["form_assumed"]);
  });
});
