import {getForm} from "../../../src/etl/form/forms.js";
import {TOPICS} from "../../../src/etl/form/form.js";
import type {CellId, Form} from "../../../src/etl/form/form.js";
import {HEADINGS} from "../../../src/etl/form/headings.js";
import type {FormVariant, ReportCopy} from "../../../src/etl/report/copy.js";
import type {Report, SectionText} from "../../../src/etl/report/report.js";
import type {Reading, TableReading} from "../../../src/etl/table/recognize.js";

/** A number as printed, or that the cell is left blank, struck out, or not in the copy at all. */
export type Figure = number | "blank" | "dash" | "lost";

/** Cells that are not named are printed as zero. */
export type Figures = Readonly<Record<CellId, Figure>>;

const FORM_2021: FormVariant = {year: 2021, otherRows: "three"};

/** A copy of an invented department's report on 2024, the first line of which carries the first cell. */
export function sampleCopy(figures: Figures, rest: Partial<ReportCopy> & {readonly path?: string} = {}): ReportCopy {
  const {path = "report.txt", form = FORM_2021, ...given} = rest;
  return {
    source: {sourceId: path, path, mediaType: "text/plain"},
    agency: {
      agencyId: "320813-gongyuanju",
      name: "洪泽区公园局",
      nameEn: "Parks Bureau of Hongze District",
      regionCode: "320813",
      level: "county",
      kind: "department",
    },
    year: 2024,
    form,
    formAssumed: false,
    title: "洪泽区公园局2024年政府信息公开工作年度报告",
    publishedOn: null,
    sections: sampleSections(),
    tables: sampleTables(getForm(form.year, form.otherRows), figures),
    findings: [],
    ...given,
  };
}

/** The six sections, each with a line of text. */
export function sampleSections(): SectionText[] {
  return HEADINGS.map(({ordinal, zh}) => ({ordinal, heading: zh, text: "便民手册送到各村。"}));
}

/** What a report says of a cell, without what does not matter here. */
export function cellOf(report: Report, id: CellId): [status: string, value: number | null, basis: string | null] {
  const value = report.values.find(({cellId}) => cellId === id);
  if (value === undefined) throw new Error(`no such cell: ${id}`);
  return [value.status, value.value, value.basis];
}

function sampleTables(form: Form, figures: Figures): TableReading[] {
  const ids = new Set(form.cells.map(({id}) => id));
  const stray = Object.keys(figures).find((id) => !ids.has(id));
  if (stray !== undefined) throw new Error(`no such cell: ${stray}`);
  return TOPICS.map((topic) => {
    const readings = form.cells.flatMap((cell, index) =>
      cell.topic === topic ? toReadings(cell.id, figures[cell.id] ?? 0, index + 1) : [],
    );
    return {topic, labels: 10, readings, ambiguous: [], strays: []};
  });
}

function toReadings(cellId: CellId, figure: Figure, line: number): Reading[] {
  const place = {kind: "line", line} as const;
  if (figure === "lost") return [];
  if (typeof figure === "number")
    return [{cellId, kind: "printed", value: figure, raw: String(figure), place, byArithmetic: false}];
  return [{cellId, kind: figure, value: null, raw: figure === "dash" ? "/" : "", place, byArithmetic: false}];
}
