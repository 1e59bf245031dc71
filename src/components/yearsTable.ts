import {html} from "htl";
import type {BodyReport} from "./body.js";
import {formatCount} from "./format.js";
import {OUTCOME_GROUPS, text} from "./labels.js";
import type {OutcomeGroup, TextKey} from "./labels.js";
import type {Lang} from "./lang.js";
import {wholeSum} from "./wholeSum.js";

const APPLICANTS = ["natural_person", "business", "research", "public_interest", "legal_services", "other"];
const RESULTS = ["upheld", "corrected", "other", "pending"];
const ROUTES = ["reconsideration", "litigation_direct", "litigation_after_reconsideration"] as const;

/** One line of the comparison: a sum of leaf cells in each year, null where one has no value. */
export interface YearsLine {
  readonly key: string;
  readonly label: string;
  readonly values: readonly (number | null)[];
  /** Whether the line is part of the one above it. */
  readonly isPart?: boolean;
}

/** The main figures of a body, a line each, in the years of its reports. */
export function yearsLines(reports: readonly BodyReport[], lang: Lang): YearsLine[] {
  const line = (
    key: string,
    label: string,
    cells: (report: BodyReport) => readonly string[],
    isPart = false,
  ): YearsLine => ({
    key,
    label,
    isPart,
    values: reports.map((report) => addUp(report, cells(report))),
  });
  const flow = (row: "received" | "carried_in" | "carried_out") =>
    line(row, text(row, lang), () => requestCells([row]));
  return [
    flow("received"),
    flow("carried_in"),
    line("concluded", text("concluded", lang), (report) =>
      OUTCOME_GROUPS.flatMap((code) => outcomeCells(report, code)),
    ),
    ...OUTCOME_GROUPS.map((code) => line(code, text(code, lang), (report) => outcomeCells(report, code), true)),
    flow("carried_out"),
    ...ROUTES.flatMap((route) => [
      line(route, text(route, lang), () => RESULTS.map((result) => `disputes.${route}.${result}`)),
      line(
        `${route}.corrected`,
        text("result_corrected" satisfies TextKey, lang),
        () => [`disputes.${route}.corrected`],
        true,
      ),
    ]),
  ];
}

/** The lines as a table, years across; a carry-in that is not what was carried out the year before is marked. */
export function yearsTable(reports: readonly BodyReport[], {lang}: {readonly lang: Lang}): HTMLElement {
  const lines = yearsLines(reports, lang);
  const breaks = carryBreaks(reports, lines);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${text("years_compared", lang)}>
      <table class="data years">
        <thead>
          <tr>
            <th scope="col"><span class="visually-hidden">${text("year", lang)}</span></th>
            ${reports.map(
              ({report}) =>
                html`<th scope="col" class="number">
                  ${String(report.year)}<br /><small class="muted"
                    >${text(report.scope === "unknown" ? "unknown_scope" : report.scope, lang)}</small
                  >
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            ({key, label, values, isPart}) =>
              html`<tr>
                <th scope="row" class=${isPart === true ? "part" : null}>${label}</th>
                ${values.map((value, index) => {
                  const isBreak = key === "carried_in" && breaks.has(index);
                  return html`<td class="number">
                    ${formatCount(value)}${isBreak ? html`<sup title=${breakNote(lang)}>≠</sup>` : null}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${breaks.size === 0 ? null : html`<p class="small muted">≠ ${breakNote(lang)}</p>`}`;
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
