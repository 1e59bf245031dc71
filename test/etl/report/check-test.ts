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
  return {...checked, findings: identityFindings(FORM_2021, checked, numbers)};
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
        messageEn: expect.stringContaining("a difference of 11") as string,
      }),
    ]);
  });

  it("names the cell, and the number, that would mend every broken sum through it", () => {
    const {findings} = check({"requests.granted.business": 3});
    const suspects = findings.filter(({code}) => code === "cell_suspect");
    expect(suspects).toEqual([
      expect.objectContaining({cells: ["requests.granted.business"], expected: "0", actual: "3"}),
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
