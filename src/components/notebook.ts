import {html} from "htl";
import {parseArrow} from "./arrow.js";
import type {Plain} from "./arrow.js";
import {dataTable} from "./dataTable.js";
import type {Engine} from "./engine.js";
import {formatCount, formatShare, NO_NUMBER} from "./format.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";

type Row = Record<string, Plain>;

let engine: Promise<Engine> | undefined;
const statuses = new Set<HTMLElement>();

/**
 * Runs the `sql` cells of a notebook on the published database, and gives their
 * rows. What stands in `${…}` goes in as a literal, never as SQL.
 */
export async function sql(strings: TemplateStringsArray, ...values: readonly Plain[]): Promise<readonly Row[]> {
  const {query} = await (engine ??= open());
  return parseArrow(
    await query(strings.map((part, index) => part + (index < values.length ? literal(values[index]) : "")).join("")),
  );
}

/** Takes the place of Framework's own `Inputs` in a notebook: its `sql` cells show their rows with it. */
export const Inputs = {
  table: (rows: readonly Row[]): HTMLElement => {
    if (rows.length === 0) return noRows();
    const names = Object.keys(rows[0] ?? {});
    const table = dataTable(
      rows,
      names.map((name) => ({name, label: name, value: (row: Row) => cell(row[name]), format: written(name)})),
    );
    // Several tables of a notebook may begin with the same column.
    table.setAttribute("aria-label", names.join(", "));
    return table;
  },
};

/** A line that says how far the engine has come, and is empty once it runs. */
export function engineStatus({lang}: {readonly lang: Lang}): HTMLElement {
  const status = html`<p class="small muted" role="status" data-lang=${lang}></p>`;
  statuses.add(status);
  return status;
}

/** Framework hands over rows alone, so the language is that of the page. */
function noRows(): HTMLElement {
  return html`<p class="muted">${text("no_rows", document.documentElement.lang === "en" ? "en" : "zh")}</p>`;
}

async function open(): Promise<Engine> {
  const {openEngine} = await import("./engine.js");
  const opened = await openEngine((share) => {
    for (const status of statuses) {
      const said = status.dataset["lang"] === "zh" ? "正在载入查询引擎" : "Loading the engine:";
      status.textContent = share < 1 ? `${said} ${formatShare(share * 1000, 1000)}` : "";
    }
  });
  return opened;
}

function literal(value: Plain | undefined): string {
  if (value === null || value === undefined) return "null";
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function cell(value: Plain | undefined): string | number | null {
  return typeof value === "boolean" ? String(value) : (value ?? null);
}

/** Counts are grouped by thousands; years are years. */
function written(name: string): (value: string | number | null) => string {
  return (value) => {
    if (value === null) return NO_NUMBER;
    return typeof value === "number" && !/year|form/.test(name)
      ? formatCount(Math.round(value * 10_000) / 10_000)
      : String(value);
  };
}
