import {html} from "htl";
import type {CellStatus, CellValue} from "./body.js";
import {formatCount} from "./format.js";
import type {ColumnSpec, RowSpec} from "./formSpec.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";

/** How a cell is written when it is not simply the number that is printed. */
const MARKS: Readonly<Record<CellStatus, string>> = {
  printed: "",
  inferred: "°",
  blank: "",
  dash: "",
  unknown: "",
  corrected: "*",
};

export interface CellButtonOptions {
  readonly lang: Lang;
  /** Whether a finding of weight names the cell. */
  readonly isDoubted: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A cell of the form, which opens its evidence. What is blank looks blank, and still can be asked. */
export function cellButton(
  cellId: string,
  value: CellValue | undefined,
  {row, column}: {readonly row: RowSpec; readonly column: ColumnSpec},
  {lang, isDoubted, isChosen, onChoose}: CellButtonOptions,
): HTMLElement {
  const status = value?.status ?? "unknown";
  const spoken = `${row[lang]}, ${column[lang]}: ${value?.value == null ? text(status, lang) : `${formatCount(value.value)}, ${text(status, lang)}`}`;
  return html`<button
    type="button"
    tabindex="-1"
    class="cell cell-${status}${isDoubted ? " cell-doubted" : ""}"
    data-cell=${cellId}
    data-key=${cellId}
    aria-pressed=${String(isChosen)}
    aria-label=${spoken}
    ${{onclick: onChoose}}
  >
    ${cellText(value)}
  </button>`;
}

/** The marks of a table, explained. */
export function cellKey({lang}: {readonly lang: Lang}): HTMLElement {
  const items: readonly (readonly [string, string])[] = [
    [
      "cell-inferred",
      {
        zh: "12° 推算：原文没有印或读不清，由勾稽关系唯一确定",
        en: "12° inferred: not printed or not legible, forced by the identities",
      }[lang],
    ],
    ["cell-unknown", {zh: "? 无法辨认", en: "? unknown"}[lang]],
    ["cell-doubted", {zh: "12 与勾稽关系不符，照印", en: "12 contradicts an identity, kept as printed"}[lang]],
    ["cell-corrected", {zh: "12* 更正", en: "12* corrected, with a reason on record"}[lang]],
  ];
  return html`<ul class="cell-key">
    ${items.map(([name, label]) => {
      const [mark = "", ...rest] = label.split(" ");
      return html`<li><span class="cell ${name}">${mark}</span> ${rest.join(" ")}</li>`;
    })}
  </ul>`;
}

/** Arrow keys walk the cells of a table; Tab enters and leaves it. */
export function walkCells(table: HTMLElement): HTMLElement {
  const lines = [...table.querySelectorAll("tr")]
    .map((line) => [...line.querySelectorAll<HTMLElement>("button.cell")])
    .filter((line) => line.length > 0);
  const chosen = lines.flat().find((cell) => cell.getAttribute("aria-pressed") === "true") ?? lines[0]?.[0];
  if (chosen !== undefined) chosen.tabIndex = 0;
  table.addEventListener("keydown", (event) => {
    const y = lines.findIndex((line) => line.some((cell) => cell === event.target));
    const x = lines[y]?.findIndex((cell) => cell === event.target) ?? -1;
    const step = STEPS[event.key];
    if (y < 0 || step === undefined) return;
    const line = lines[y + step.y];
    const next = line?.[Math.min(Math.max(x + step.x, 0), line.length - 1)];
    if (next === undefined) return;
    event.preventDefault();
    for (const cell of lines.flat()) cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  return table;
}

const STEPS: Readonly<Record<string, {readonly x: number; readonly y: number} | undefined>> = {
  ArrowLeft: {x: -1, y: 0},
  ArrowRight: {x: 1, y: 0},
  ArrowUp: {x: 0, y: -1},
  ArrowDown: {x: 0, y: 1},
};

function cellText(value: CellValue | undefined): string {
  if (value === undefined || value.status === "unknown") return "?";
  if (value.status === "blank") return "\u00a0";
  if (value.status === "dash") return value.raw ?? "/";
  return `${formatCount(value.value)}${MARKS[value.status]}`;
}
