import {describe, expect, it} from "vitest";
import {checkBetween} from "../../../../src/etl/report/between/check.js";
import type {Report} from "../../../../src/etl/report/report.js";
import {sampleReport} from "../../warehouse/sample.js";
import type {SampleReport} from "../../warehouse/sample.js";

const CARRIED_OUT = "requests.carried_out.business";
const CARRIED_IN = "requests.carried_in.business";
const FEES = "disclosure.fees.amount";
const LICENCES = "disclosure.licensing.decisions";
const STOCK = "disclosure.normative_documents";

/** The findings of reports as `year code expected actual`. */
function check(reports: readonly SampleReport[]): string[] {
  return checkBetween(reports.map(sampleReport)).flatMap(({year, findings}) =>
    findings.map(({code, expected, actual}) =>
      [year, code, expected, actual].filter((part) => part !== null).join(" "),
    ),
  );
}

function at(line: number, value: number) {
  return {printed: value, value, status: "printed" as const, place: `line ${line}`};
}

describe("checkBetween(reports): what a year hands to the next", () => {
  it("finds nothing where it is taken over", () => {
    expect(
      check([
        {year: 2023, values: {[CARRIED_OUT]: 4}},
        {year: 2024, values: {[CARRIED_IN]: 4}},
      ]),
    ).toEqual([]);
  });

  it("finds each applicant's requests that are not, with both sides, in the later report", () => {
    const reports: SampleReport[] = [
      {year: 2024, values: {[CARRIED_IN]: 3, "requests.carried_in.total": 3}},
      {year: 2023, values: {[CARRIED_OUT]: 4, "requests.carried_out.total": 4}},
    ];
    expect(check(reports)).toEqual(["2024 carried_mismatch 4 3", "2024 carried_mismatch 4 3"]);
  });

  it("quotes both places, and the difference", () => {
    const reports: SampleReport[] = [
      {year: 2023, values: {[CARRIED_OUT]: at(57, 4)}},
      {year: 2024, values: {[CARRIED_IN]: at(31, 3)}},
    ];
    const [, later] = checkBetween(reports.map(sampleReport));
    expect(later?.findings[0]).toMatchObject({cells: [CARRIED_IN], reportId: later?.reportId});
    expect(later?.findings[0]?.messageEn).toMatch(
      /3 \(line 31 of \S+-2024\).* 4 \(line 57 of \S+-2023\), a difference of -1$/,
    );
    expect(later?.findings[0]?.messageZh).toMatch(
      /本年 3（\S+-2024 第 31 行），按上年应为 4（\S+-2023 第 57 行），相差 -1$/,
    );
  });

  it.each([
    ["a year apart", {year: 2022}, {}],
    ["of another body", {year: 2023, agency: {agencyId: "320813-other"}}, {}],
    ["on another scope", {year: 2023, scope: "consolidated"}, {}],
  ] as const)("compares no report %s", (_, before, after) => {
    const reports: SampleReport[] = [
      {...before, values: {[CARRIED_OUT]: 4}},
      {year: 2024, ...after, values: {[CARRIED_IN]: 3}},
    ];
    expect(check(reports).filter((each) => each.includes("mismatch"))).toEqual([]);
  });

  it("takes no missing number for zero", () => {
    expect(
      check([
        {year: 2023, values: {[CARRIED_OUT]: null}},
        {year: 2024, values: {[CARRIED_IN]: 3}},
      ]),
    ).toEqual([]);
    expect(
      check([
        {year: 2023, values: {[CARRIED_OUT]: 3}},
        {year: 2024, values: {[CARRIED_IN]: null}},
      ]),
    ).toEqual([]);
  });

  it("compares requests across a change of form", () => {
    const old: SampleReport = {year: 2020, form: 2019, otherRows: "one", values: {[CARRIED_OUT]: 4}};
    expect(check([old, {year: 2021, values: {[CARRIED_IN]: 1}}])).toEqual(["2021 carried_mismatch 4 1"]);
  });
});

describe("checkBetween(reports): what is in force", () => {
  const before = {year: 2022, values: {[`${STOCK}.in_force`]: 698}};
  const after = {[`${STOCK}.issued`]: 77, [`${STOCK}.repealed`]: 132};

  it("finds nothing where it follows from the year before", () => {
    expect(check([before, {year: 2023, values: {...after, [`${STOCK}.in_force`]: 643}}])).toEqual([]);
  });

  it("finds a stock that does not, with what it should be", () => {
    const reports = [before, {year: 2023, values: {...after, [`${STOCK}.in_force`]: 470}}];
    expect(check(reports)).toEqual(["2023 stock_mismatch 643 470"]);
  });

  it.each(["issued", "repealed", "in_force"])("leaves it open where %s has no number", (column) => {
    const values = {...after, [`${STOCK}.in_force`]: 470, [`${STOCK}.${column}`]: null};
    expect(check([before, {year: 2023, values}])).toEqual([]);
  });

  it("leaves it open across a change of form, which counts something else", () => {
    const old: SampleReport = {year: 2020, form: 2019, otherRows: "one", values: {[`${STOCK}.total`]: 5}};
    expect(check([old, {year: 2021, values: {[`${STOCK}.in_force`]: 99}}])).toEqual([]);
  });
});

describe("checkBetween(reports): missing years", () => {
  it("finds a gap once, in the report after it", () => {
    expect(check([{year: 2019, form: 2019}, {year: 2023}, {year: 2025}])).toEqual([
      "2023 year_missing 2020–2022",
      "2025 year_missing 2024",
    ]);
  });

  it("knows nothing of years before the first and after the last", () => {
    expect(check([{year: 2022}, {year: 2023}])).toEqual([]);
  });
});

describe("checkBetween(reports): numbers far off the body's other years", () => {
  const series = (id: string, numbers: readonly (number | null)[], rest: Partial<SampleReport> = {}) =>
    check(numbers.map((number, index) => ({year: 2021 + index, ...rest, values: {[id]: number}})));

  it("finds a number a hundred times the others", () => {
    expect(series(LICENCES, [2629, 2500, 262_900, 2700])).toEqual(["2023 magnitude_implausible 2629 262900"]);
  });

  it("finds a number a hundredth of the others", () => {
    expect(series(LICENCES, [2629, 25, 2600, 2700])).toEqual(["2022 magnitude_implausible 2629 25"]);
  });

  it("suspects the unit of an amount that is off by ten thousand", () => {
    expect(series(FEES, [5949, 6100, 5800, 59_490_886])).toEqual(["2024 unit_suspect 5949 59490886"]);
    expect(series(FEES, [5949, 6100, 0.58, 6000])).toEqual(["2023 unit_suspect 6000 0.58"]);
  });

  it("measures a number by years on the other form too, where both count the same", () => {
    const old: SampleReport[] = [2019, 2020].map((year) => ({year, form: 2019, values: {[LICENCES]: 2500}}));
    const now: SampleReport[] = [
      {year: 2021, values: {[LICENCES]: 2700}},
      {year: 2022, values: {[LICENCES]: 262_900}},
    ];
    expect(check([...old, ...now])).toEqual(["2022 magnitude_implausible 2500 262900"]);
  });

  it.each([
    ["with fewer than three other years", [2629, 2500, 260_000]],
    ["of small numbers", [1, 2, 300, 1]],
    ["that is zero, which bodies do print", [2629, 2500, 0, 2700]],
    ["where a missing number is not counted as a year", [2629, null, 260_000, 2700]],
    ["less than a hundred times the others", [2629, 2500, 250_000, 2700]],
  ])("finds nothing %s", (_, numbers) => {
    expect(series(LICENCES, numbers)).toEqual([]);
  });
});

describe("checkBetween(reports): a consolidated report and its parts", () => {
  const whole: SampleReport = {scope: "consolidated", agency: {agencyId: "320813-zhengfu"}, values: {[LICENCES]: 10}};
  const part = (id: string, number: number | null, rest: Partial<SampleReport> = {}): SampleReport => ({
    agency: {agencyId: id},
    values: {[LICENCES]: number},
    ...rest,
  });

  it("finds cells that are less than those of the reports that it contains", () => {
    expect(check([whole, part("320813-a", 7), part("320813-b", 4)])).toEqual(["2024 consolidated_below_parts 11 10"]);
  });

  it("counts the reports of divisions below its own", () => {
    const city: SampleReport = {...whole, agency: {agencyId: "320800-zhengfu", regionCode: "320800"}};
    expect(check([city, part("320813-a", 11)])).toEqual(["2024 consolidated_below_parts 11 10"]);
  });

  it("adds up parts on the other form, in cells that count the same there", () => {
    const items = "disclosure.procurement.items";
    const old = part("320813-a", 11, {form: 2019, values: {[LICENCES]: 11, [items]: 99}});
    expect(check([whole, old])).toEqual(["2024 consolidated_below_parts 11 10"]);
  });

  it.each([
    ["as much", [part("320813-a", 6), part("320813-b", 4)]],
    ["of another year", [part("320813-a", 11, {year: 2023})]],
    ["consolidated themselves", [part("320813-a", 11, {scope: "consolidated"})]],
    ["of unknown scope", [part("320813-a", 11, {scope: "unknown"})]],
    ["elsewhere", [part("350128-a", 11, {agency: {agencyId: "350128-a", regionCode: "350128"}})]],
    ["of no known region", [part("000000-a", 11, {agency: {agencyId: "000000-a", regionCode: null}})]],
    ["without a number", [part("320813-a", null), part("320813-b", 10)]],
  ])("finds nothing where the parts are %s", (_, parts) => {
    expect(check([whole, ...parts])).toEqual([]);
  });
});

describe("checkBetween(reports)", () => {
  it("keeps the reports, their order, and the findings that they have", () => {
    const reports: Report[] = [{year: 2024, values: {[CARRIED_IN]: 3}}, {year: 2023}].map(sampleReport);
    const checked = checkBetween(reports);
    expect(checked.map(({findings, ...rest}) => [rest, findings.length])).toEqual(
      reports.map(({findings, ...rest}, index) => [rest, findings.length + (index === 0 ? 1 : 0)]),
    );
  });

  it("stands reports of which nothing is known", () => {
    const report = sampleReport({year: 2024});
    expect(() =>
      checkBetween([
        {...report, values: []},
        {...report, values: [], year: 2023},
      ]),
    ).not.toThrow();
    expect(checkBetween([])).toEqual([]);
  });
});
