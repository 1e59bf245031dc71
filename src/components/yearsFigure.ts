import type {BodyReport} from "./body.js";
import {dataTable} from "./dataTable.js";
import type {TableColumn} from "./dataTable.js";
import {figure} from "./figure.js";
import {formatCount} from "./format.js";
import {OUTCOME_GROUPS, text} from "./labels.js";
import type {OutcomeGroup, TextKey} from "./labels.js";
import type {Lang} from "./lang.js";
import {bodyBehind, bodyQuery, sumQuery} from "./queries.js";
import {queryHref} from "./queryLink.js";
import type {FigureOptions} from "./requestsPage.js";
import {wholeSum} from "./wholeSum.js";

const APPLICANTS = ["natural_person", "business", "research", "public_interest", "legal_services", "other"];
const RESULTS = ["upheld", "corrected", "other", "pending"];
const ROUTES = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] as const;

/** One line of the comparison: a sum of leaf cells in each year, null where one has no value. */
export interface YearsLine {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** The leaf cells of each year. */
  readonly cells: readonly (readonly string[])[];
  /** The cell of the form that prints the sum, where it has one. */
  readonly total: string | null;
  /** Whether the line is part of the one above it. */
  readonly isPart?: boolean;
}

/** The main figures of a body, a line each, in the years of its reports. */
export function yearsLines(reports: readonly BodyReport[], lang: Lang): YearsLine[] {
  const line = (
    key: string,
    label: string,
    total: string | null,
    cellsOf: (report: BodyReport) => readonly string[],
    isPart = false,
  ): YearsLine => {
    const cells = reports.map((report) => cellsOf(report));
    const values = reports.map((report, index) => addUp(report, cells[index] ?? []));
    return {key, label, total, isPart, values, cells};
  };
  const flow = (row: "received" | "carried_in" | "carried_out") =>
    line(row, text(row, lang), `requests.${row}.total`, () => requestCells([row]));
  const outcome = (code: OutcomeGroup) =>
    line(
      code,
      text(code, lang),
      /granted$/.test(code) ? `requests.${code}.total` : null,
      (report) => outcomeCells(report, code),
      true,
    );
  return [
    flow("received"),
    flow("carried_in"),
    line("concluded", text("concluded", lang), "requests.concluded.total", (report) =>
      OUTCOME_GROUPS.flatMap((code) => outcomeCells(report, code)),
    ),
    ...OUTCOME_GROUPS.map(outcome),
    flow("carried_out"),
    ...ROUTES.flatMap((route) => [
      line(route, text(route, lang), `disputes.${route}.total`, () =>
        RESULTS.map((result) => `disputes.${route}.${result}`),
      ),
      line(
        `${route}.corrected`,
        text("result_corrected" satisfies TextKey, lang),
        `disputes.${route}.corrected`,
        () => [`disputes.${route}.corrected`],
        true,
      ),
    ]),
  ];
}

/** The lines as a table, years across, each number leading to its cells; a carry-in that is not what was carried out the year before is marked. */
export function yearsFigure(
  agencyId: string,
  reports: readonly BodyReport[],
  onCell: (choice: {readonly year: string; readonly cell: string}) => void,
  {lang, source}: FigureOptions,
): HTMLElement {
  const lines = yearsLines(reports, lang);
  const breaks = carryBreaks(reports, lines);
  const columns: TableColumn<YearsLine>[] = reports.map(({report}, index) => ({
    name: String(report.year),
    label: `${report.year} ${text(report.scope === "unknown" ? "unknown_scope" : report.scope, lang)}`,
    value: ({values}) => values[index] ?? null,
    format: (value, {key}) =>
      `${formatCount(typeof value === "number" ? value : null)}${key === "carried_in" && breaks.has(index) ? " ≠" : ""}`,
    link: ({values, total, cells}) => {
      if (total === null) return queryHref(sumQuery(report.report_id, cells[index] ?? []));
      return values[index] === null
        ? null
        : () => {
            onCell({year: String(report.year), cell: total});
          };
    },
  }));
  const label: TableColumn<YearsLine> = {
    name: "item",
    label: {zh: "项目", en: "Item"}[lang],
    value: ({label: name, isPart}) => (isPart === true ? `\u3000${name}` : name),
  };
  const note = breaks.size === 0 ? "" : ` ≠ ${breakNote(lang)}`;
  return figure(dataTable(lines, [label, ...columns]), {
    lang,
    source,
    title: {zh: "历年怎样？", en: "How do the years compare?"}[lang],
    name: `years-${agencyId}`,
    subtitle: {
      zh: `各申请人、各结果逐格相加，不取报告自己印的总计；任一格没有数值就不相加。点数字看它的依据。${note}`,
      en: `Sums of the single cells, not the totals that reports print; where a cell has no value there is no sum. A number leads to its evidence.${note}`,
    }[lang],
    sql: bodyQuery(agencyId),
    behind: bodyBehind(agencyId),
    rows: lines,
    columns: [label, ...columns],
  });
}

function breakNote(lang: Lang): string {
  return {
    zh: "与上一年报告的“结转下年度”不等。",
    en: "differs from what the report of the year before carried out.",
  }[lang];
}

/** The years, by index, whose carry-in is not the carry-out of the report on the year before. */
function carryBreaks(reports: readonly BodyReport[], lines: readonly YearsLine[]): Set<number> {
  const carriedIn = lines.find(({key}) => key === "carried_in")?.values ?? [];
  const carriedOut = lines.find(({key}) => key === "carried_out")?.values ?? [];
  return new Set(
    reports.flatMap(({report}, index) => {
      const before = reports[index - 1];
      const [out, into] = [carriedOut[index - 1], carriedIn[index]];
      const adjacent =
        before !== undefined && before.report.year === report.year - 1 && before.report.scope === report.scope;
      return adjacent && isNumber(out) && isNumber(into) && out !== into ? [index] : [];
    }),
  );
}

function isNumber(value: number | null | undefined): value is number {
  return value !== null && value !== undefined;
}

function outcomeCells({values}: BodyReport, group: OutcomeGroup): string[] {
  const rows = [...values.keys()].flatMap((cell) => /^requests\.(\w+)\.total$/.exec(cell)?.[1] ?? []);
  return requestCells(rows.filter((row) => row === group || row.startsWith(`${group}_`)));
}

function requestCells(rows: readonly string[]): string[] {
  return rows.flatMap((row) => APPLICANTS.map((column) => `requests.${row}.${column}`));
}

function addUp({values}: BodyReport, cells: readonly string[]): number | null {
  return wholeSum(cells.map((cell) => values.get(cell)?.value ?? null));
}
