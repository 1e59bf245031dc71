// @vitest-environment jsdom
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {dataTable, formatCsv} from "../../src/components/dataTable.js";
import type {TableColumn} from "../../src/components/dataTable.js";

interface Row {
  readonly name: string;
  readonly count: number | null;
}

const ROWS: readonly Row[] = [
  {name: 'a "quoted", name\nin two lines', count: 1234},
  {name: "<img src=x onerror=alert(1)>", count: null},
];
const COLUMNS: readonly TableColumn<Row>[] = [
  {name: "name", label: "Name", value: ({name}) => name},
  {name: "count", label: "Count", value: ({count}) => count},
];

describe("formatCsv(rows, columns)", () => {
  it("reads back as what it was, with what is missing empty", () => {
    expect(parse(formatCsv(ROWS, COLUMNS))).toEqual([
      ["name", "count"],
      ['a "quoted", name\nin two lines', "1234"],
      ["<img src=x onerror=alert(1)>", ""],
    ]);
  });
});

describe("dataTable(rows, columns)", () => {
  const table = dataTable(ROWS, COLUMNS);
  it("shows text as text, whatever it looks like", () => {
    expect(table.querySelector("img")).toBeNull();
    expect(table.textContent).toContain("<img src=x onerror=alert(1)>");
  });
  it("writes a missing number as missing", () => {
    expect([...table.querySelectorAll("td")].map((cell) => cell.textContent.trim())).toEqual(["1,234", "—"]);
  });
});
