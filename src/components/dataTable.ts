import {html} from "htl";
import {formatCount, NO_NUMBER} from "./format.js";

/** Characters that stay on one line: Chinese would else stand one below the other where a table is wider than its page. */
const SHORT = 8;

/** A column of a table and of its CSV. */
export interface TableColumn<Row> {
  /** The column's name in the CSV. */
  readonly name: string;
  /** Its heading on the page. */
  readonly label: string;
  readonly value: (row: Row) => string | number | null;
  /** How it is written on the page; counts are grouped by thousands, years are not. */
  readonly format?: (value: string | number | null, row: Row) => string;
  /** Where it leads: an address, or what is done in place of following one. */
  readonly link?: (row: Row) => string | (() => void) | null;
}

export interface TableOptions {
  readonly caption?: string;
}

/** A table whose first column names the rows; numbers stand right. */
export function dataTable<Row>(
  rows: readonly Row[],
  columns: readonly TableColumn<Row>[],
  {caption}: TableOptions = {},
): HTMLElement {
  const numeric = columns.map(({value}) => rows.some((row) => typeof value(row) === "number"));
  const side = (index: number) => (numeric[index] === true && index > 0 ? "number" : null);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption ?? columns[0]?.label ?? ""}>
    <table class="data">
      ${
        caption === undefined
          ? null
          : html`<caption>
              ${caption}
            </caption>`
      }
      <thead>
        <tr>
          ${columns.map(({label}, index) => html`<th scope="col" class=${classes(side(index), label)}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column, index) => cell(row, column, index, side(index)))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The rows as CSV after RFC 4180, with a heading line; what is missing is empty. */
export function formatCsv<Row>(rows: readonly Row[], columns: readonly TableColumn<Row>[]): string {
  const lines = [
    columns.map(({name}) => name),
    ...rows.map((row) => columns.map(({value}) => String(value(row) ?? ""))),
  ];
  return lines.map((line) => line.map(quote).join(",")).join("\r\n") + "\r\n";
}

function cell<Row>(row: Row, {value, format, link}: TableColumn<Row>, index: number, side: string | null): HTMLElement {
  const raw = value(row);
  const written = format?.(raw, row) ?? (typeof raw === "number" ? formatCount(raw) : (raw ?? NO_NUMBER));
  const shown = linked(written, link?.(row) ?? null);
  return index === 0
    ? html`<th scope="row" class=${classes(null, written)}>${shown}</th>`
    : html`<td class=${classes(side, written)}>${shown}</td>`;
}

function classes(side: string | null, written: string): string {
  return [...(side === null ? [] : [side]), written.length > SHORT ? "long" : "short"].join(" ");
}

function linked(written: string, link: string | (() => void) | null): string | HTMLElement {
  if (link === null) return written;
  if (typeof link === "string") return html`<a href=${link}>${written}</a>`;
  return html`<button type="button" class="link" ${{onclick: link}}>${written}</button>`;
}

/** A field as RFC 4180 has it. What a spreadsheet would take for a formula stays as it is: the bytes are the data. */
function quote(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
