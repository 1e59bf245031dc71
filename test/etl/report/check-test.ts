import {describe, expect, it} from "vitest";
import {FORM_2021} from "../../../src/etl/form/forms.js";
import type {CellId} from "../../../src/etl/form/form.js";
import {checkIdentities, identityFindings} from "../../../src/etl/report/check.js";

/** All cells zero but those given; null for one without a number. */
function numbersWith(given: Readonly<Record<CellId, number | null>>): Map<CellId, number> {
  const all = new Map(FORM_2021.cells.map(({id}) => [id, 0]));
  for (const [id, number] of Object.entries(given)) {
    if (number === null) all.delete(id);
    else all.set(id, number);
  }
  return all;
}

function check(given: Readonly<Record<CellId, number | null>>) {
  const numbers = numbersWith(given);
  const checked = checkIdentities(FORM_2021, numbers);
  const places = new Map(FORM_2021.cells.map(({id, column}) => [id, `line ${column.code === "total" ? 9 : 7}`]));
  return {...checked, findings: identityFindings(FORM_2021, checked, numbers, places)};
}

describe("checkIdentities(form, numbers)", () => {
  it("evaluates every identity of a whole report", () => {
    const {evaluated, broken} = check({});
    expect(evaluated).toBe(FORM_2021.identities.length);
    expect(broken).toEqual([]);
  });

  it("leaves out those with a cell that has no number: a sum over a gap is no sum", () => {
    const {evaluated, broken, confirmed} = check({"disputes.reconsideration.other": null});
    expect(evaluated).toBe(FORM_2021.identities.length - 1);
    expect(broken).toEqual([]);
    expect(confirmed.get("disputes.reconsideration.total")).toBeUndefined();
  });

  it("counts for each cell the identities that hold through it", () => {
    const {confirmed} = check({"disputes.reconsideration.total": 1});
    expect(confirmed.get("requests.received.business")).toBe(2);
    expect(confirmed.get("requests.concluded.business")).toBe(3);
    expect(confirmed.get("disputes.reconsideration.total")).toBeUndefined();
  });

  it("sees no break in the noise of decimals", () => {
    const {broken} = check({
      "disputes.reconsideration.upheld": 0.1,
      "disputes.reconsideration.other": 0.2,
      "disputes.reconsideration.total": 0.3,
    });
    expect(broken).toEqual([]);
  });
});

describe("identityFindings(form, checked, numbers)", () => {
  it("tells both sides of a sum that does not hold, and their difference", () => {
    const {findings} = check({"disputes.reconsideration.upheld": 11});
    expect(findings).toEqual([
      expect.objectContaining({
        code: "identity_broken",
        expected: "11",
        actual: "0",
        messageEn: expect.stringContaining(
          "the left side adds up to 11 (line 7), the right to 0 (line 9), a difference of 11",
        ) as string,
      }),
    ]);
  });

  it("tells where a side begins and ends that stands in several places, and nothing of places not known", () => {
    const numbers = numbersWith({"requests.received.business": 2, "requests.received.total": 2});
    const checked = checkIdentities(FORM_2021, numbers);
    const places = new Map([
      ["requests.received.business", "line 4"],
      ["requests.carried_in.business", "line 5"],
    ]);
    const [first] = identityFindings(FORM_2021, checked, numbers, places);
    expect(first?.messageEn).toContain("adds up to 2 (line 4 … line 5), the right to 0, a difference of 2");
    expect(first?.messageZh).toContain("左边合计 2（第 4 行 … 第 5 行），右边合计 0，相差 2");
  });

  it("names the cell, and the number, that would mend every broken sum through it", () => {
    const {findings} = check({"requests.granted.business": 3});
    const suspects = findings.filter(({code}) => code === "cell_suspect");
    expect(suspects).toEqual([
      expect.objectContaining({
        cells: ["requests.granted.business"],
        expected: "0",
        actual: "3",
        messageEn: expect.stringContaining("is printed as 3 (line 7); 0 would mend") as string,
        messageZh: expect.stringContaining("印为 3（第 7 行）；若为 0") as string,
      }),
    ]);
  });

  it("suspects no cell that another sum vouches for", () => {
    const {findings} = check({
      "requests.received.business": 1,
      "requests.concluded.business": 1,
      "requests.received.total": 1,
      "requests.concluded.total": 1,
    });
    const codes = findings.map(({code}) => code);
    expect(codes).toEqual(["identity_broken", "identity_broken"]);
  });

  it("suspects no cell that would have to be negative", () => {
    const {findings} = check({
      "requests.received.business": 1,
      "requests.carried_in.business": 5,
      "requests.carried_in.total": 5,
      "requests.received.natural_person": 8,
      "requests.received.total": 3,
      "requests.granted.natural_person": 8,
      "requests.granted.total": 8,
      "requests.concluded.natural_person": 8,
      "requests.concluded.total": 8,
    });
    expect(findings.filter(({code}) => code === "identity_broken")).toHaveLength(2);
    expect(findings.filter(({code}) => code === "cell_suspect")).toEqual([]);
  });
});
