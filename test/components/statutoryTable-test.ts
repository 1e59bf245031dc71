// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import type {FormSpec} from "../../src/components/formSpec.js";
import {disclosureTable, disputesTable, requestsTable} from "../../src/components/statutoryTable.js";
import {FORMS} from "../../src/etl/form/forms.js";

const TABLES = {disclosure: disclosureTable, requests: requestsTable, disputes: disputesTable};

describe("the statutory tables", () => {
  for (const form of FORMS) {
    for (const topic of ["disclosure", "requests", "disputes"] as const) {
      it(`hold every cell of ${topic} once, in rows of one width (form ${form.year}, ${form.otherRows} rows for other)`, () => {
        const asked: string[] = [];
        const table = TABLES[topic](form satisfies FormSpec, {
          lang: "zh",
          content: (cellId) => {
            asked.push(cellId);
            return document.createTextNode("0");
          },
        });
        expect(asked).toEqual(form.cells.filter((cell) => cell.topic === topic).map(({id}) => id));
        expect(new Set(widths(table)).size).toBe(1);
      });
    }
  }

  it("carries the labels of the form in its order", () => {
    const [form] = FORMS;
    if (form === undefined) throw new Error("no form");
    const table = requestsTable(form, {lang: "zh", content: () => document.createTextNode("")});
    const rows = [...table.querySelectorAll('th[scope="row"]')].map((cell) => cell.textContent.trim());
    expect(rows).toEqual(form.tables.requests.rows.map(({zh}) => zh));
  });
});

/** How many columns each row covers, cells that reach down from above included. */
function widths(table: HTMLElement): number[] {
  let reaching: number[] = [];
  return [...table.querySelectorAll("tr")].map((line) => {
    const cells = [...line.children].map((cell) => ({
      columns: Number(cell.getAttribute("colspan") ?? 1),
      rows: Number(cell.getAttribute("rowspan") ?? 1),
    }));
    const own = cells.reduce((total, {columns}) => total + columns, 0);
    const width = own + reaching.length;
    reaching = [
      ...reaching.map((rows) => rows - 1),
      ...cells.flatMap(({columns, rows}) => Array.from({length: columns}, () => rows - 1)),
    ].filter((rows) => rows > 0);
    return width;
  });
}
