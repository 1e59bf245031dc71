import {getForm} from "../../../src/etl/form/forms.js";
import type {CellId, Form, Row, Topic} from "../../../src/etl/form/form.js";
import {cellId} from "../../../src/etl/form/form.js";
import {HEADINGS} from "../../../src/etl/form/headings.js";

export interface MarkdownReport {
  readonly title?: string;
  readonly form?: Pick<Form, "year" | "otherRows">;
  /** What to print; cells that are not named are printed as zero. */
  readonly cells?: Readonly<Record<CellId, string>>;
  /** What every other cell is printed as. */
  readonly others?: string;
  readonly without?: readonly number[];
}

/** An invented body's report as Markdown, its tables with the labels of a form. */
export function renderMarkdown({
  title = "洪泽区公园局2024年政府信息公开工作年度报告",
  form = {year: 2021, otherRows: "three"},
  cells = {},
  others = "0",
  without = [],
}: MarkdownReport): string {
  const print = (id: CellId) => cells[id] ?? others;
  const tables: Readonly<Record<number, Topic>> = {2: "disclosure", 3: "requests", 4: "disputes"};
  const whole = getForm(form.year, form.otherRows);
  const sections = HEADINGS.filter(({ordinal}) => !without.includes(ordinal)).flatMap(({ordinal, zh}) => {
    const topic = tables[ordinal];
    const number = "一二三四五六".charAt(ordinal - 1);
    return [`## ${number}、${zh}`, topic === undefined ? "便民手册送到各村。" : renderTable(whole, topic, print)];
  });
  return [...(title === "" ? [] : [`# ${title}`]), ...sections].join("\n\n") + "\n";
}

function renderTable({tables}: Form, topic: Topic, print: (id: CellId) => string): string {
  const {rows} = tables[topic];
  const numbers = (row: Row) => row.columns.map((column) => print(cellId(topic, row.code, column.code)));
  if (topic === "disputes") {
    const heads = rows.flatMap((row) => [row.zh, ...row.columns.slice(1).map(() => "")]);
    const columns = rows.flatMap((row) => row.columns.map(({zh}) => zh));
    return [line(heads), line(columns.map(() => "---")), line(columns), line(rows.flatMap(numbers))].join("\n");
  }
  if (topic === "disclosure")
    return rows
      .flatMap((row) => [line(["信息内容", ...row.columns.map(({zh}) => zh)]), line([row.zh, ...numbers(row)])])
      .join("\n");
  const head = line(["", ...(rows[0]?.columns.map(({zh}) => zh) ?? [])]);
  return [head, ...rows.map((row) => line([row.zh, ...numbers(row)]))].join("\n");
}

function line(fields: readonly string[]): string {
  return `| ${fields.join(" | ")} |`;
}
