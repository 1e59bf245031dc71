import {describe, expect, it} from "vitest";
import {FORM_2019, FORM_2021, FORM_2021_ONE_OTHER} from "../../../src/etl/form/forms.js";
import type {Table} from "../../../src/etl/form/form.js";
import {tellForm} from "../../../src/etl/report/tellForm.js";

function labels(table: Table): string {
  return table.rows.flatMap((row) => [row.zh, ...row.columns.map(({zh}) => zh)]).join("\n");
}

const {disclosure: OLD, requests: ONE} = FORM_2019.tables;
const {disclosure: NEW, requests: THREE} = FORM_2021.tables;

describe("tellForm(disclosureText, requestsText, year)", () => {
  it.each([
    ["2019", OLD, ONE, 2020, FORM_2019],
    ["2021", NEW, THREE, 2024, FORM_2021],
    ["2021 with one row of other handling", NEW, ONE, 2024, FORM_2021_ONE_OTHER],
    ["2019, though the year is later", OLD, ONE, 2022, FORM_2019],
    ["2021, though the year is earlier", NEW, THREE, 2020, FORM_2021],
  ])("tells %s by its rows and columns", (_, disclosure, requests, year, form) => {
    const told = tellForm(labels(disclosure), labels(requests), year);
    expect([told.form.year, told.form.otherRows, told.assumed]).toEqual([form.year, form.otherRows, false]);
  });

  it("reads the three rows that a report on the 2019 form prints, whose other cells stay apart", () => {
    const told = tellForm(labels(OLD), labels(THREE), 2020);
    expect(told.form.year).toBe(2019);
    expect(told.requests).toBe(THREE);
  });

  it("goes by the year where the table is not there, and says so", () => {
    expect(tellForm("", "", 2020)).toMatchObject({form: FORM_2019, assumed: true});
    expect(tellForm("", "", 2021)).toMatchObject({form: FORM_2021, assumed: true});
  });

  it("is told by the three rows alone, for only the 2021 form has them", () => {
    expect(tellForm("", labels(THREE), 2020)).toMatchObject({form: FORM_2021, assumed: false});
  });
});
