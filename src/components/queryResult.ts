import * as Plot from "@observablehq/plot";
import {ascending, descending} from "d3-array";
import {agencyHref} from "./agencyHref.js";
import {html} from "htl";
import {parseArrow} from "./arrow.js";
import type {Plain} from "./arrow.js";
import {dataTable, formatCsv} from "./dataTable.js";
import {download} from "./download.js";
import {draw} from "./drawing.js";
import {formatCount, NO_NUMBER} from "./format.js";
import type {Lang} from "./lang.js";
import {responsive} from "./responsive.js";
import {fitText, textWidth} from "./textWidth.js";

const SHOWN = 1000;
const BARS = 40;

type Row = Readonly<Record<string, Plain>>;

/** A result as a table that sorts by its headings, as bars where it has numbers, and as files to take away. */
export function queryResult(bytes: Uint8Array, milliseconds: number, {lang}: {readonly lang: Lang}): HTMLElement {
  const rows = parseArrow(bytes);
  const names = Object.keys(rows[0] ?? {});
  const columns = names.map((name) => ({
    name,
    label: name,
    value: (row: Row) => textOf(row[name]),
    format: written,
    link: (row: Row) => findEvidence(row, name),
  }));
  const count = {
    zh: `${formatCount(rows.length)} 行，${formatCount(Math.round(milliseconds))} 毫秒`,
    en: `${formatCount(rows.length)} ${rows.length === 1 ? "row" : "rows"}, ${formatCount(Math.round(milliseconds))} ms`,
  }[lang];
  const cut = {
    zh: `只显示前 ${formatCount(SHOWN)} 行；下载的是全部。`,
    en: `The first ${formatCount(SHOWN)} are shown; downloads have all.`,
  }[lang];
  return html`<div class="query-result">
    <p class="small"><span role="status">${count}</span> ${rows.length > SHOWN ? cut : ""}</p>
    <div class="figure-menu">
      ${saveButton("CSV", () => {
        download("query.csv", `\ufeff${formatCsv(rows, columns)}`, "text/csv;charset=utf-8");
      })}
      ${saveButton("JSON", () => {
        download("query.json", JSON.stringify(rows, null, 1), "application/json");
      })}
      ${saveButton("Parquet", () => {
        void import("./parquetBytes.js").then(({formatParquet}) => {
          download("query.parquet", formatParquet(bytes), "application/vnd.apache.parquet");
        });
      })}
      ${saveButton("Arrow", () => {
        download("query.arrows", bytes.slice(), "application/vnd.apache.arrow.stream");
      })}
    </div>
    ${sortableTable(rows, columns)} ${bars(rows, names, lang)}
  </div>`;
}

function saveButton(label: string, onclick: () => void): HTMLElement {
  return html`<button type="button" class="link" ${{onclick}}>${label}</button>`;
}

function sortableTable(rows: readonly Row[], columns: Parameters<typeof dataTable<Row>>[1]): HTMLElement {
  const root = html`<div></div>`;
  const show = (sorted: readonly Row[], by: string | null, isDescending: boolean) => {
    const table = dataTable(sorted.slice(0, SHOWN), columns);
    table.querySelectorAll("thead th").forEach((heading, index) => {
      const name = columns[index]?.name ?? "";
      const next = by === name && !isDescending;
      const button = html`<button type="button" class="link sort">
        ${name}${by === name ? (isDescending ? " ↓" : " ↑") : ""}
      </button>`;
      button.onclick = () => {
        const order = next ? descending : ascending;
        show(
          [...rows].sort((a, b) => order(textOf(a[name]) ?? undefined, textOf(b[name]) ?? undefined)),
          name,
          next,
        );
      };
      if (by === name) heading.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
      heading.replaceChildren(button);
    });
    root.replaceChildren(table);
  };
  show(rows, null, false);
  return root;
}

/** The first number of each row as a bar, by the texts and years before it; nothing where there is no number. */
function bars(rows: readonly Row[], names: readonly string[], lang: Lang): HTMLElement | null {
  const numbers = names.filter(
    (name) => rows.some((row) => typeof row[name] === "number") && !/^(year|form|ordinal)$/.test(name),
  );
  const [measure] = numbers;
  const labels = names.filter((name) => !numbers.includes(name));
  if (measure === undefined || rows.length < 2 || labels.length === 0) return null;
  const data = rows.slice(0, BARS).map((row, index) => ({
    key: String(index),
    label: labels.map((name) => String(row[name] ?? NO_NUMBER)).join(" · "),
    value: Number(row[measure] ?? 0),
  }));
  const title = {zh: `${measure}，前 ${data.length} 行`, en: `${measure}, the first ${data.length} rows`}[lang];
  return html`<details class="quick-chart">
    <summary>${{zh: "条形图", en: "Bars"}[lang]}</summary>
    ${responsive((width) => {
      const left = Math.min(Math.max(...data.map(({label}) => textWidth(label, 12))) + 10, width * 0.45);
      return draw({
        width,
        height: data.length * 22 + 8,
        marginTop: 4,
        marginBottom: 4,
        marginLeft: left,
        marginRight: 90,
        fontSize: 12,
        ariaLabel: title,
        x: {axis: null},
        y: {domain: data.map(({key}) => key), axis: null, padding: 0.2},
        marks: [
          Plot.barX(data, {x: "value", y: "key", fill: "var(--ink-3)"}),
          Plot.text(data, {
            x: 0,
            y: "key",
            text: ({label}: {label: string}) => fitText(label, 12, left - 8),
            textAnchor: "end",
            dx: -8,
            fill: "currentColor",
          }),
          Plot.text(data, {
            x: "value",
            y: "key",
            text: ({value}: {value: number}) => formatCount(value),
            textAnchor: "start",
            dx: 5,
            fill: "var(--ink-2)",
          }),
        ],
      });
    })}
  </details>`;
}

/** A row that names a report or a cell of one leads to where it stands; other columns lead nowhere. */
export function findEvidence(row: Row, name: string): string | null {
  const {report_id, agency_id, cell_id} = row;
  if (name === "agency_id" && typeof agency_id === "string") return agencyHref(agency_id);
  if ((name !== "report_id" && name !== "cell_id") || typeof report_id !== "string") return null;
  const [, agency, year] = /^(.+)-(\d{4})$/.exec(report_id) ?? [];
  if (agency === undefined || year === undefined) return null;
  const cell = typeof cell_id === "string" ? `&cell=${encodeURIComponent(cell_id)}` : "";
  return `${agencyHref(agency, Number(year))}${cell}`;
}

function textOf(value: Plain | undefined): string | number | null {
  return typeof value === "boolean" ? String(value) : (value ?? null);
}

/** Years and codes are numbers too, so a result is written as it is. */
function written(value: string | number | null): string {
  return value === null ? NO_NUMBER : String(value);
}
