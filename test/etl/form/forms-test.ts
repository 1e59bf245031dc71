import {describe, expect, it} from "vitest";
import {TOPICS} from "../../../src/etl/form/form.js";
import type {Form} from "../../../src/etl/form/form.js";
import {FORM_2019, FORM_2021, FORM_2021_ONE_OTHER, FORMS, formCells, getForm} from "../../../src/etl/form/forms.js";

const APPLICANTS = "natural_person business research public_interest legal_services other total";
const RESULTS = "upheld corrected other pending total";
const BEFORE_OTHER =
  "received carried_in granted partly_granted " +
  "refused_state_secret refused_other_law refused_safety_stability refused_third_party " +
  "refused_internal_affairs refused_deliberative refused_enforcement_file refused_admin_query " +
  "unavailable_not_held unavailable_not_compiled unavailable_unclear " +
  "declined_petition declined_repeat declined_publication declined_excessive declined_reconfirm";
const DISPUTES = "reconsideration litigation_direct litigation_after_reconsideration";

/** The warehouse contract's names, spelt out: rows, and the columns that each has. */
const REQUESTS_THREE = `${BEFORE_OTHER} other_not_corrected other_fee_unpaid other_other concluded carried_out`;
const REQUESTS_ONE = `${BEFORE_OTHER} other concluded carried_out`;
const DISCLOSURE_2021: readonly (readonly [string, string])[] = [
  ["rules normative_documents", "issued repealed in_force"],
  ["licensing penalties coercion", "decisions"],
  ["fees", "amount"],
];
const DISCLOSURE_2019: readonly (readonly [string, string])[] = [
  ["rules normative_documents", "made disclosed total"],
  ["licensing other_services penalties coercion", "items_before items_change decisions"],
  ["fees", "items_before items_change"],
  ["procurement", "items amount"],
];

function ids(topic: string, rows: string, columns: string): string[] {
  return rows.split(" ").flatMap((row) => columns.split(" ").map((column) => `${topic}.${row}.${column}`));
}

function contractIds(disclosure: readonly (readonly [string, string])[], requests: string): string[] {
  return [
    ...disclosure.flatMap(([rows, columns]) => ids("disclosure", rows, columns)),
    ...ids("requests", requests, APPLICANTS),
    ...ids("disputes", DISPUTES, RESULTS),
  ];
}

function cellIds(form: Pick<Form, "cells">): string[] {
  return form.cells.map(({id}) => id);
}

describe("FORMS", () => {
  it.each([
    ["2019", FORM_2019, DISCLOSURE_2019, REQUESTS_ONE, 198],
    ["2021", FORM_2021, DISCLOSURE_2021, REQUESTS_THREE, 200],
    ["2021 with 其他处理 in one row", FORM_2021_ONE_OTHER, DISCLOSURE_2021, REQUESTS_ONE, 186],
  ] as const)("name the cells of the form of %s as the warehouse does, in its order", (_, form, table, rows, count) => {
    expect(cellIds(form)).toEqual(contractIds(table, rows));
    expect(form.cells).toHaveLength(count);
  });

  it.each(FORMS)("give each cell of $year with $otherRows row(s) of other handling one id", (form) => {
    expect(new Set(cellIds(form)).size).toBe(form.cells.length);
  });

  it.each(FORMS)("refer in no identity of $year ($otherRows) to a cell that the form has not", (form) => {
    const own = new Set(cellIds(form));
    const used = form.identities.flatMap(({left, right}) => [...left, ...right]);
    expect(used.filter((id) => !own.has(id))).toEqual([]);
  });

  it.each([
    ["2019", FORM_2019, {balance: 7, outcomes: 7, requests: 23, disputes: 3}],
    ["2021", FORM_2021, {balance: 7, outcomes: 7, requests: 25, disputes: 3}],
    ["2021 with 其他处理 in one row", FORM_2021_ONE_OTHER, {balance: 7, outcomes: 7, requests: 23, disputes: 3}],
  ] as const)("state the sums of %s: two a column, and one a row", (_, {identities}, expected) => {
    const count = (pattern: RegExp) => identities.filter(({id}) => pattern.test(id)).length;
    const counts = {
      balance: count(/^requests\.\w+\.balance$/),
      outcomes: count(/^requests\.\w+\.outcomes$/),
      requests: count(/^requests\.\w+\.total$/),
      disputes: count(/^disputes\.\w+\.total$/),
    };
    expect(counts).toEqual(expected);
    expect(new Set(identities.map(({id}) => id)).size).toBe(identities.length);
    expect(identities).toHaveLength(14 + expected.requests + 3);
  });

  it.each(FORMS)("balance what came in with what went out, and add up outcomes, in $year ($otherRows)", (form) => {
    const of = (id: string) => form.identities.find((identity) => identity.id === id);
    const outcomes = form.tables.requests.rows.map(({code}) => code).slice(2, -2);
    expect(of("requests.research.balance")).toMatchObject({
      left: ["requests.received.research", "requests.carried_in.research"],
      right: ["requests.concluded.research", "requests.carried_out.research"],
    });
    expect(of("requests.total.outcomes")).toMatchObject({
      left: outcomes.map((row) => `requests.${row}.total`),
      right: ["requests.concluded.total"],
    });
    expect(of("requests.carried_in.total")).toMatchObject({
      left: ids("requests", "carried_in", APPLICANTS.replace(" total", "")),
      right: ["requests.carried_in.total"],
    });
    expect(of("disputes.litigation_direct.total")).toMatchObject({
      left: ids("disputes", "litigation_direct", RESULTS.replace(" total", "")),
      right: ["disputes.litigation_direct.total"],
    });
  });

  it.each(FORMS)("call a total, in $year ($otherRows), just what an identity of the form makes a sum", (form) => {
    const summed = new Set(form.identities.filter(({right}) => right.length === 1).flatMap(({right}) => right));
    expect(form.cells.filter(({isTotal}) => isTotal).map(({id}) => id)).toEqual(
      cellIds(form).filter((id) => summed.has(id)),
    );
  });

  it("call 对外公开总数量, a stock that no sum of the form makes up, no total", () => {
    const stock = FORM_2019.cells.find(({id}) => id === "disclosure.rules.total");
    expect(stock?.isTotal).toBe(false);
  });

  it("admit a negative number only where the 2019 form prints 本年增/减", () => {
    const signed = FORMS.flatMap((form) => form.cells.filter(({column}) => column.signed === true));
    expect(new Set(signed.map(({column}) => column.code))).toEqual(new Set(["items_change"]));
    expect(signed).toHaveLength(5);
  });

  it("count everything but fees, in 万元, and procurement, in 元", () => {
    const money = FORMS.flatMap(({year, cells}) =>
      cells.filter(({column}) => column.unit !== "count").map(({id, column}) => [year, id, column.unit]),
    );
    expect(money).toEqual([
      [2021, "disclosure.fees.amount", "10k_yuan"],
      [2021, "disclosure.fees.amount", "10k_yuan"],
      [2019, "disclosure.procurement.amount", "yuan"],
    ]);
  });

  it.each(FORMS)("label every row and column of $year ($otherRows) in both languages, with its article", ({cells}) => {
    const silent = cells.filter(({row, column}) =>
      [row.zh, row.en, row.article, column.zh, column.en].some((text) => text.trim() === ""),
    );
    expect(silent).toEqual([]);
  });

  it.each(FORMS)("print the ordinal of a row of $year ($otherRows) in its label", ({tables}) => {
    const rows = TOPICS.flatMap((topic) => tables[topic].rows);
    expect(rows.filter(({zh, ordinal}) => ordinal !== undefined && !zh.startsWith(`${ordinal}.`))).toEqual([]);
  });
});

describe("getForm(year, otherRows)", () => {
  it.each([
    [2019, "one", FORM_2019],
    [2019, "three", FORM_2019],
    [2021, "one", FORM_2021_ONE_OTHER],
    [2021, "three", FORM_2021],
  ] as const)("gives for %i and %s the form that has them, 2019 having one variant only", (year, otherRows, form) => {
    expect(getForm(year, otherRows)).toBe(form);
  });
});

describe("formCells(year)", () => {
  it("has for 2021 the cells of both variants, once each, the one row standing before the three", () => {
    const rows = [...new Set(formCells(2021).flatMap(({topic, row}) => (topic === "requests" ? [row.code] : [])))];
    expect(rows.join(" ")).toBe(
      `${BEFORE_OTHER} other other_not_corrected other_fee_unpaid other_other concluded carried_out`,
    );
    expect(cellIds({cells: formCells(2021)})).toHaveLength(207);
    expect(new Set(cellIds({cells: formCells(2021)})).size).toBe(207);
  });

  it("has for 2019 the cells of its one variant", () => {
    expect(formCells(2019)).toBe(FORM_2019.cells);
  });

  it.each(FORMS)("has every cell of $year with $otherRows row(s) of other handling", ({year, cells}) => {
    const all = new Set(cellIds({cells: formCells(year)}));
    expect(cellIds({cells}).filter((id) => !all.has(id))).toEqual([]);
  });
});
