import {describe, expect, it} from "vitest";
import {joinReports} from "../../../src/etl/report/join.js";
import type {ReportCopy} from "../../../src/etl/report/copy.js";
import type {Report} from "../../../src/etl/report/report.js";
import {cellOf, sampleCopy, sampleSections} from "./sampleCopy.js";
import type {Figures} from "./sampleCopy.js";

const FEES = "disclosure.fees.amount";
const LICENCES = "disclosure.licensing.decisions";
const PENALTIES = "disclosure.penalties.decisions";
const UPHELD = "disputes.reconsideration.upheld";
const TOTAL = "disputes.reconsideration.total";

function joinOne(copies: readonly ReportCopy[]): Report {
  const [report, ...others] = joinReports(copies);
  if (report === undefined || others.length > 0) throw new Error(`${others.length + 1} reports, not one`);
  return report;
}

function page(figures: Figures, rest: Partial<ReportCopy> = {}): ReportCopy {
  return sampleCopy(figures, {source: {sourceId: "page", path: "a/page.html", mediaType: "text/html"}, ...rest});
}

function text(figures: Figures, rest: Partial<ReportCopy> = {}): ReportCopy {
  return sampleCopy(figures, {source: {sourceId: "text", path: "a/copy.txt", mediaType: "text/plain"}, ...rest});
}

function codes({findings}: Report): string[] {
  return findings.map(({code}) => code);
}

describe("joinReports(copies): the primary", () => {
  it("is the copy with the fewest unknown cells, whatever its format", () => {
    expect(joinOne([page({[FEES]: "lost"}), text({})]).sourceId).toBe("text");
  });

  it("is, among equals, the copy with the fewest broken sums", () => {
    expect(joinOne([page({[UPHELD]: 1}), text({})]).sourceId).toBe("text");
  });

  it("is, among equals, the copy in the format that keeps the cells of a table", () => {
    expect(joinOne([text({}), page({})]).sourceId).toBe("page");
  });

  it("is, among equals, the first by path, in whatever order they come", () => {
    const [a, b] = [sampleCopy({}, {path: "a.txt"}), sampleCopy({}, {path: "b.txt"})];
    expect(joinOne([a, b])).toEqual(joinOne([b, a]));
    expect(joinOne([b, a]).sourceId).toBe("a.txt");
  });
});

describe("joinReports(copies): the cells", () => {
  const torn = page({[UPHELD]: "lost", [TOTAL]: "lost", [FEES]: 4});
  const poor = text({
    [UPHELD]: 3,
    [TOTAL]: 3,
    [FEES]: 4,
    [LICENCES]: "lost",
    [PENALTIES]: "lost",
    "disclosure.rules.issued": "lost",
  });

  it("that the primary cannot tell come from another copy, and their place says so", () => {
    const report = joinOne([torn, poor]);
    expect(report.sourceId).toBe("page");
    expect(report.values.find(({cellId}) => cellId === UPHELD)).toMatchObject({
      value: 3,
      status: "printed",
      place: expect.stringMatching(/^a\/copy\.txt: line \d+$/) as string,
      confirmedBy: 1,
    });
    expect(report.values.find(({cellId}) => cellId === FEES)?.place).toMatch(/^line \d+$/);
  });

  it("that a copy fills are no longer doubted, and are checked like any other", () => {
    expect(joinOne([torn, poor])).toMatchObject({status: "complete", findings: [], identities: 42});
    const wrong = joinOne([
      torn,
      text({
        [UPHELD]: 3,
        [TOTAL]: 2,
        [FEES]: 4,
        [LICENCES]: "lost",
        [PENALTIES]: "lost",
        "disclosure.coercion.decisions": "lost",
      }),
    ]);
    expect(wrong).toMatchObject({status: "inconsistent", identitiesBroken: 1});
  });

  it("that no copy can tell stay unknown", () => {
    const report = joinOne([page({[FEES]: "lost"}), text({[FEES]: "lost", [LICENCES]: "lost"})]);
    expect(cellOf(report, FEES)).toEqual(["unknown", null, null]);
    expect(report.findings).toEqual([expect.objectContaining({code: "cells_unknown", cells: [FEES]})]);
  });

  it("that print different numbers stay as in the primary, with a finding that names both places", () => {
    const report = joinOne([page({[FEES]: 12.5}), text({[FEES]: 125})]);
    expect(cellOf(report, FEES)).toEqual(["printed", 12.5, null]);
    expect(report.findings).toEqual([
      expect.objectContaining({
        code: "copies_disagree",
        sourceId: "text",
        cells: [FEES],
        expected: "12.5",
        actual: "125",
        messageEn: expect.stringMatching(
          /12\.5 at a\/page\.html: line \d+, 125 at a\/copy\.txt: line \d+, a difference of 112\.5$/,
        ) as string,
      }),
    ]);
  });

  it("that a copy fills can be disputed by a third, with the places of those two", () => {
    const third = sampleCopy({[FEES]: 9, [LICENCES]: "lost", [PENALTIES]: "lost"}, {path: "z.txt"});
    const report = joinOne([page({[FEES]: "lost"}), text({[FEES]: 8, [LICENCES]: "lost"}), third]);
    expect(cellOf(report, FEES)).toEqual(["printed", 8, null]);
    const [disagreement] = report.findings;
    expect(disagreement?.messageEn).toMatch(/8 at a\/copy\.txt: line \d+, 9 at z\.txt: line \d+, a difference of 1$/);
  });

  it("left blank in one copy and printed in another are a disagreement", () => {
    const report = joinOne([page({[FEES]: "blank"}), text({[FEES]: 0})]);
    expect(cellOf(report, FEES)).toEqual(["blank", null, null]);
    expect(codes(report)).toEqual(["copies_disagree"]);
  });

  it("left blank agree with the number that the sums put there", () => {
    const report = joinOne([page({[UPHELD]: 2, [TOTAL]: "blank"}), text({[UPHELD]: 2, [TOTAL]: 2})]);
    expect(codes(report)).toEqual([]);
  });
});

describe("joinReports(copies): what else the copies say", () => {
  it("takes sections and the date from a copy that has them", () => {
    const [first, ...rest] = sampleSections();
    const whole = text({[FEES]: "lost"}, {publishedOn: "2025-01-20"});
    const report = joinOne([page({}, {sections: rest}), whole]);
    expect(report.sections[0]).toEqual(first);
    expect(report.publishedOn).toBe("2025-01-20");
    expect(codes(report)).toEqual([]);
  });

  it("names a body as fully as any of its reports does", () => {
    const copy = text({});
    const full = {...copy.agency, name: "淮安市洪泽区公园局", nameEn: "Parks Bureau of Hongze District, Huai'an"};
    const reports = joinReports([copy, text({}, {year: 2023, agency: full})]);
    expect(reports.map(({agency}) => agency.name)).toEqual([full.name, full.name]);
    expect(reports.map(({reportId}) => reportId)).toEqual(["320813-gongyuanju-2024", "320813-gongyuanju-2023"]);
  });

  it("trusts the form that a copy shows before one that was assumed", () => {
    const assumed = page({[LICENCES]: 7}, {form: {year: 2019, otherRows: "one"}, formAssumed: true});
    const shown = text({[LICENCES]: 9, [FEES]: 3, [UPHELD]: "lost"}, {form: {year: 2021, otherRows: "one"}});
    const report = joinOne([assumed, shown]);
    expect(report.form).toBe(2021);
    expect(cellOf(report, FEES)).toEqual(["printed", 3, null]);
    expect(codes(report)).not.toContain("form_assumed");
  });

  it("compares no table of disclosure between copies that show different forms, and says so", () => {
    const old = text(
      {[LICENCES]: 9, [FEES.replace("amount", "items_before")]: 5},
      {form: {year: 2019, otherRows: "one"}},
    );
    const report = joinOne([page({[LICENCES]: 7}, {form: {year: 2021, otherRows: "one"}}), old]);
    expect(cellOf(report, LICENCES)).toEqual(["printed", 7, null]);
    expect(codes(report)).toEqual(["copies_form_differs"]);
  });
});

describe("joinReports(copies): files that are hardly copies", () => {
  const ours = {[FEES]: 12, [LICENCES]: 340, [PENALTIES]: 25, "disclosure.rules.in_force": 4};
  const theirs = {[FEES]: 15, [LICENCES]: 410, [PENALTIES]: "lost" as const, "disclosure.rules.in_force": 6};

  it("gives nothing from the other, and says that it may be another report", () => {
    const report = joinOne([
      page({...ours, "disclosure.coercion.decisions": "lost"}),
      text({...theirs, [UPHELD]: "lost"}),
    ]);
    expect(cellOf(report, "disclosure.coercion.decisions")[0]).toBe("unknown");
    expect(codes(report)).toEqual(["copies_conflict", "cells_unknown"]);
    expect(report.findings[0]).toMatchObject({sourceId: "text", cells: expect.arrayContaining([LICENCES]) as string[]});
  });

  it("takes two misprints among many numbers for misprints", () => {
    const report = joinOne([page(ours), text({...ours, [FEES]: 13, [LICENCES]: 304})]);
    expect(codes(report)).toEqual(["copies_disagree", "copies_disagree"]);
  });
});
