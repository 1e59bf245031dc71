import {describe, it, expect} from "vitest";
import {sumsThrough} from "../../../src/etl/cli/sums.js";
import type {Term} from "../../../src/etl/cli/sums.js";
import {FORM_2021} from "../../../src/etl/form/forms.js";

function terms(given: Readonly<Record<string, number | null>>): Map<string, Term> {
  return new Map(
    FORM_2021.cells.map(({id}) => [id, {cellId: id, value: id in given ? (given[id] ?? null) : 0, isPrinted: true}]),
  );
}

describe("sumsThrough(cellId, form, terms)", () => {
  it("finds the sums that a cell is part of, on either side", () => {
    const ids = (cell: string) => sumsThrough(cell, FORM_2021, terms({})).map(({identity}) => identity.id);
    expect(ids("requests.concluded.total")).toEqual([
      "requests.total.balance",
      "requests.total.outcomes",
      "requests.concluded.total",
    ]);
    expect(ids("disputes.reconsideration.upheld")).toEqual(["disputes.reconsideration.total"]);
    expect(ids("disclosure.fees.amount")).toEqual([]);
  });

  it("tells a sum that holds from one that is broken, with both totals", () => {
    const given = {"disputes.reconsideration.upheld": 3, "disputes.reconsideration.other": 2};
    const sum = (total: number) =>
      sumsThrough(
        "disputes.reconsideration.total",
        FORM_2021,
        terms({...given, "disputes.reconsideration.total": total}),
      );
    expect(sum(5)).toMatchObject([{verdict: "holds", leftTotal: 5, rightTotal: 5}]);
    expect(sum(0)).toMatchObject([{verdict: "broken", leftTotal: 5, rightTotal: 0}]);
  });

  it("leaves a sum open where a term has no number: it is not zero", () => {
    const sums = sumsThrough(
      "disputes.reconsideration.total",
      FORM_2021,
      terms({"disputes.reconsideration.pending": null}),
    );
    expect(sums).toMatchObject([{verdict: "open", leftTotal: null, rightTotal: 0}]);
  });
});
