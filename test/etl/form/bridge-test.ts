import {describe, expect, it} from "vitest";
import {getBridge, isComparable} from "../../../src/etl/form/bridge.js";
import type {Kinship} from "../../../src/etl/form/bridge.js";
import type {FormYear} from "../../../src/etl/form/form.js";
import {FORMS, formCells} from "../../../src/etl/form/forms.js";

const YEARS: readonly FormYear[] = [2019, 2021];
const CELLS = YEARS.flatMap((form) => formCells(form).map((cell) => ({form, cell, bridge: getBridge(form, cell.id)})));

/** Disclosure spelt out by hand: row and column, and the column of the other form that it resembles. */
const DISCLOSURE: Readonly<Record<FormYear, string>> = {
  2019: `
rules.made near rules.issued
rules.disclosed apart
rules.total near rules.in_force
normative_documents.made near normative_documents.issued
normative_documents.disclosed apart
normative_documents.total near normative_documents.in_force
licensing.items_before apart
licensing.items_change apart
licensing.decisions same licensing.decisions
other_services.items_before apart
other_services.items_change apart
other_services.decisions apart
penalties.items_before apart
penalties.items_change apart
penalties.decisions same penalties.decisions
coercion.items_before apart
coercion.items_change apart
coercion.decisions same coercion.decisions
fees.items_before apart
fees.items_change apart
procurement.items apart
procurement.amount apart`,
  2021: `
rules.issued near rules.issued
rules.repealed apart
rules.in_force near rules.in_force
normative_documents.issued near normative_documents.issued
normative_documents.repealed apart
normative_documents.in_force near normative_documents.in_force
licensing.decisions same licensing.decisions
penalties.decisions same penalties.decisions
coercion.decisions same coercion.decisions
fees.amount apart`,
};

describe("getBridge(form, id)", () => {
  it.each(YEARS)("says of every cell of disclosure of %i how it stands to the other form", (form) => {
    const stated = CELLS.filter(({form: own, cell}) => own === form && cell.topic === "disclosure").map(
      ({cell: {id}, bridge: {kinship, concept}}) =>
        [id, kinship, concept ?? ""].join(" ").replaceAll("disclosure.", ""),
    );
    expect(stated.map((line) => line.trim())).toEqual(DISCLOSURE[form].trim().split("\n"));
  });

  it("has all of requests and disputes the same, but the last group of outcomes, three rows of which are one", () => {
    const others = CELLS.filter(({cell, bridge}) => cell.topic !== "disclosure" && bridge.kinship !== "same");
    expect(others).toHaveLength(3 * 7);
    const parts = others.filter(({bridge}) => bridge.concept === "requests.other.research");
    expect(parts.map(({form, cell, bridge}) => [form, cell.id, bridge.kinship])).toEqual([
      [2021, "requests.other_not_corrected.research", "part"],
      [2021, "requests.other_fee_unpaid.research", "part"],
      [2021, "requests.other_other.research", "part"],
    ]);
  });

  it("bridges, in each variant of a form, every concept of requests and disputes once or by all its parts", () => {
    for (const {year, cells} of FORMS) {
      const concepts = cells.filter(({topic}) => topic !== "disclosure").map(({id}) => getBridge(year, id).concept);
      expect(new Set(concepts)).toEqual(
        new Set(formCells(2019).flatMap(({id, topic}) => (topic === "disclosure" ? [] : [id]))),
      );
    }
  });

  it("gives a concept to all but what stands apart, and a reason to all that no series runs through", () => {
    const has: Readonly<Record<Kinship, readonly [boolean, boolean]>> = {
      same: [true, false],
      part: [true, false],
      near: [true, true],
      apart: [false, true],
    };
    for (const {bridge} of CELLS)
      expect([bridge.concept !== null, bridge.reason !== null]).toEqual(has[bridge.kinship]);
  });

  it("finds the concept of all but what stands apart on both forms, in one unit", () => {
    for (const {bridge} of CELLS.filter(({bridge: {kinship}}) => kinship !== "apart")) {
      const kin = CELLS.filter((other) => other.bridge.concept === bridge.concept);
      expect(new Set(kin.map(({form}) => form)), String(bridge.concept)).toEqual(new Set(YEARS));
      expect(new Set(kin.map(({cell}) => cell.column.unit)).size, String(bridge.concept)).toBe(1);
    }
  });

  it("throws for a cell that the form has not", () => {
    expect(() => getBridge(2021, "disclosure.procurement.amount")).toThrow(
      "no bridge for a cell of 2021: disclosure.procurement.amount",
    );
  });
});

describe("isComparable(id, a, b)", () => {
  it.each([
    ["disclosure.licensing.decisions", 2019, 2021, true],
    ["requests.carried_in.total", 2019, 2021, true],
    ["requests.other.total", 2021, 2019, true],
    ["requests.other_other.total", 2021, 2021, true],
    ["requests.other_other.total", 2021, 2019, false],
    ["disclosure.fees.amount", 2021, 2021, true],
    ["disclosure.fees.items_before", 2019, 2021, false],
  ] as const)("takes %s of %i and %i: %s", (id, a, b, expected) => {
    expect(isComparable(id, a, b)).toBe(expected);
  });
});
