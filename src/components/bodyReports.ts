import {html} from "htl";
import type {BodyReport} from "./body.js";
import {cellButton, cellKey, walkCells} from "./cellButton.js";
import {cellEvidence, safeHref} from "./cellEvidence.js";
import {choices} from "./choices.js";
import {formatCount} from "./format.js";
import {findForm} from "./formSpec.js";
import type {FormSpec} from "./formSpec.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {disclosureTable, disputesTable, requestsTable} from "./statutoryTable.js";
import type {CellContent} from "./statutoryTable.js";
import {readState, writeState} from "./urlState.js";

const DEFAULTS = {id: "", year: "", cell: ""};

/** The report of the chosen year: what is known of it, its three tables as in the form, and what is doubtful in it. */
export function bodyReports(
  reports: readonly BodyReport[],
  forms: readonly FormSpec[],
  year: string,
  set: (changes: {readonly year: string; readonly cell: string}) => void,
  {lang}: {readonly lang: Lang},
): HTMLElement {
  const chosen = reports.find(({report}) => String(report.year) === year) ?? reports.at(-1);
  if (chosen === undefined) return html`<p>${text("no_data", lang)}</p>`;
  const years = choices(
    reports.map(({report}) => ({value: String(report.year), label: String(report.year)})),
    {
      name: "year",
      label: text("year", lang),
      value: String(chosen.report.year),
      onChange: (value) => {
        set({year: value, cell: ""});
      },
    },
  );
  const form = findForm(forms, chosen.report.form, new Set(chosen.values.keys()));
  return html`<div>
    <div class="controls">${years}</div>
    ${reportFacts(chosen, lang)} ${form === undefined ? null : reportTables(chosen, form, lang)}
    ${findingList(chosen, lang)}
  </div>`;
}

function reportFacts({report, source}: BodyReport, lang: Lang): HTMLElement {
  const link = safeHref(source?.source_url ?? null);
  const known = {
    zh: `${formatCount(report.identities)} 条可检验的勾稽关系中 ${formatCount(report.identities_broken)} 条不成立；推算 ${formatCount(report.cells_inferred)} 格，无法辨认 ${formatCount(report.cells_unknown)} 格`,
    en: `${formatCount(report.identities_broken)} of ${formatCount(report.identities)} identities that could be checked are broken; ${formatCount(report.cells_inferred)} cells inferred, ${formatCount(report.cells_unknown)} unknown`,
  }[lang];
  const fact = (label: string, content: Node | string) =>
    html`<div>
      <dt>${label}</dt>
      <dd>${content}</dd>
    </div>`;
  return html`<dl class="facts">
    ${fact(text("title", lang), html`<span lang="zh-CN">${report.title}</span>`)}
    ${fact(text("scope", lang), text(report.scope === "unknown" ? "unknown_scope" : report.scope, lang))}
    ${fact(text("form", lang), String(report.form))}
    ${report.published_on === null ? null : fact(text("published_on", lang), report.published_on)}
    ${fact(text("status", lang), `${text(report.status, lang)}${lang === "zh" ? "：" : ": "}${known}`)}
    ${source === undefined ? null : fact(text("file", lang), link === null ? source.path : html`<a href=${link} rel="noopener noreferrer">${source.path}</a>`)}
  </dl>`;
}

function reportTables(chosen: BodyReport, form: FormSpec, lang: Lang): HTMLElement {
  const doubted = new Set(chosen.findings.flatMap(({severity, cells}) => (severity === "note" ? [] : cells)));
  const dock = html`<div class="dock" aria-live="polite"></div>`;
  const current = () => readState(DEFAULTS).cell;
  const choose = (cellId: string) => {
    writeState({...readState(DEFAULTS), cell: cellId}, DEFAULTS);
    show();
  };
  const content: CellContent = (cellId, row, column) =>
    cellButton(
      cellId,
      chosen.values.get(cellId),
      {row, column},
      {
        lang,
        isDoubted: doubted.has(cellId),
        isChosen: cellId === current(),
        onChoose: () => {
          choose(cellId === current() ? "" : cellId);
        },
      },
    );
  const framed = (table: HTMLElement) => html`<div class="scroll">${walkCells(table)}</div>`;
  const tables = html`<div>
    ${framed(disclosureTable(form, {lang, content}))} ${framed(requestsTable(form, {lang, content}))}
    ${framed(disputesTable(form, {lang, content}))} ${cellKey({lang})}
  </div>`;
  const show = () => {
    const cellId = current();
    for (const cell of tables.querySelectorAll<HTMLElement>("button.cell")) {
      cell.setAttribute("aria-pressed", String(cell.dataset["cell"] === cellId));
    }
    const close = () => {
      choose("");
      tables.querySelector<HTMLElement>(`[data-cell="${CSS.escape(cellId)}"]`)?.focus();
    };
    dock.replaceChildren(...(cellId === "" ? [] : [cellEvidence(chosen, form, cellId, {lang, onClose: close})]));
  };
  const root = html`<div class="docked">${tables}${dock}</div>`;
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && current() !== "") choose("");
  });
  show();
  const named = tables.querySelector<HTMLElement>("button.cell[aria-pressed='true']");
  if (named !== null) {
    requestAnimationFrame(() => {
      named.scrollIntoView({block: "center"});
    });
  }
  return root;
}

function findingList({findings}: BodyReport, lang: Lang): HTMLElement {
  return html`<section>
    <h3>${text("findings", lang)}</h3>
    ${
      findings.length === 0
        ? html`<p class="muted">${text("no_findings", lang)}</p>`
        : html`<ul class="findings">
            ${findings.map(
              (finding) =>
                html`<li><code>${finding.code}</code> ${finding[lang === "zh" ? "message_zh" : "message_en"]}</li>`,
            )}
          </ul>`
    }
  </section>`;
}
