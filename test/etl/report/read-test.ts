import {describe, expect, it} from "vitest";
import {readText} from "../../../src/etl/document/text.js";
import {isUnreadable} from "../../../src/etl/document/document.js";
import {readReport} from "../../../src/etl/report/read.js";
import type {CopyReading} from "../../../src/etl/report/read.js";
import type {Declared} from "../../../src/etl/source/source.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import {renderMarkdown} from "./markdown.js";
import type {MarkdownReport} from "./markdown.js";

function read(text: string, path = "a.md", declared: Partial<Declared> = {}): CopyReading {
  const document = readText(new TextEncoder().encode(text));
  if (isUnreadable(document)) throw new Error(`not a document: ${document.detail}`);
  const source = {sourceId: path, path, mediaType: "text/markdown" as const, bytes: text.length};
  return readReport(document, {...source, declared: {...UNDECLARED, ...declared}});
}

function readCopy(report: MarkdownReport, path?: string, declared?: Partial<Declared>) {
  const reading = read(renderMarkdown(report), path, declared);
  if (reading.kind === "rejection") throw new Error(`rejected: ${reading.code}: ${reading.detail}`);
  return reading.copy;
}

function rejectionOf(text: string, path?: string): string {
  const reading = read(text, path);
  return reading.kind === "rejection" ? reading.code : "no rejection";
}

describe("readReport(document, source)", () => {
  it("reads whose report it is, on which year, and every cell of its form", () => {
    const copy = readCopy({cells: {"requests.received.total": "12", "requests.received.business": "12"}});
    expect(copy).toMatchObject({year: 2024, form: {year: 2021, otherRows: "three"}, formAssumed: false});
    expect(copy.agency).toMatchObject({regionCode: "320813", name: "洪泽区公园局", kind: "department"});
    expect(copy.sections.map(({ordinal}) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(copy.tables.map(({topic, readings}) => [topic, readings.length])).toEqual([
      ["disclosure", 10],
      ["requests", 175],
      ["disputes", 15],
    ]);
  });

  it.each([
    {year: 2019, otherRows: "one"},
    {year: 2021, otherRows: "one"},
  ] as const)("reads the form of $year with $otherRows row of other handling", (form) => {
    expect(readCopy({form}).form).toEqual(form);
  });

  it("takes the declared year before the title's, and the file name's where nothing else has one", () => {
    expect(readCopy({}, "a.md", {year: 2022}).year).toBe(2022);
    expect(readCopy({title: "洪泽区公园局政府信息公开工作年度报告"}, "gongyuan-2023.md").year).toBe(2023);
  });

  it("finds a table whose section has lost its heading in the section before", () => {
    const reading = read(renderMarkdown({cells: {"disputes.reconsideration.upheld": "3"}}).replace(/^## 四.*\n/m, ""));
    const tables = reading.kind === "report" ? reading.copy.tables : [];
    const readings = tables.find(({topic}) => topic === "disputes")?.readings;
    expect(readings).toHaveLength(15);
    expect(readings?.[0]).toMatchObject({cellId: "disputes.reconsideration.upheld", value: 3});
  });

  it("finds headings of a text that has lost its line breaks", () => {
    const reading = read(renderMarkdown({}).replace(/\n+(## )?/g, " "));
    expect(reading.kind === "report" && reading.copy.sections.map(({ordinal}) => ordinal)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ["a notice", "关于召开会议的通知\n\n请各单位于2024年3月1日前报名。\n", "not_a_report"],
    ["nothing but a title", "洪泽区公园局2024年政府信息公开工作年度报告\n", "not_a_report"],
    [
      "a statistics table of before 2019",
      "政府信息公开情况统计表\n（2016年度）\n统计指标\t单位\t统计数\n一、主动公开情况\n主动公开政府信息数\t条\t120\n",
      "form_before_2019",
    ],
    ["a blank form", renderMarkdown({others: " "}), "blank_form"],
    ["a form of dashes", renderMarkdown({others: "/"}), "blank_form"],
    ["a report that tells no year", renderMarkdown({title: "洪泽区公园局政府信息公开工作年度报告"}), "year_unknown"],
  ])("turns away %s", (_, text, code) => {
    expect(rejectionOf(text)).toBe(code);
  });

  it("keeps a report that names no body, under its file's name, with a finding", () => {
    const copy = readCopy({title: "2024年政府信息公开工作年度报告"}, "annual-2024.md");
    expect(copy.agency.regionCode).toBeNull();
    expect(copy.findings.map(({code}) => code)).toEqual(["body_unknown"]);
  });

  it("reads a report without tables, where everything was said in prose, as one without cells", () => {
    const text = renderMarkdown({}).replace(/^\|.*\n/gm, "");
    const reading = read(text);
    expect(reading.kind === "report" && reading.copy.tables.every(({readings}) => readings.length === 0)).toBe(true);
  });
});
