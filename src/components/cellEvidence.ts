import {html} from "htl";
import type {BodyReport, CellValue} from "./body.js";
import {formatCount, NO_NUMBER} from "./format.js";
import {findCell} from "./formSpec.js";
import type {ColumnSpec, FormSpec, RowSpec} from "./formSpec.js";
import {identitiesThrough} from "./identities.js";
import type {CheckedIdentity, Side} from "./identities.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import {cellQuery} from "./queries.js";
import {queryLink} from "./queryLink.js";

export interface EvidenceOptions {
  readonly lang: Lang;
  readonly onClose: () => void;
}

/** Why a cell has the value that it has: the text and place of the source, its status, its identities, its doubts. */
export function cellEvidence(
  {report, values, findings, source}: BodyReport,
  form: FormSpec,
  cellId: string,
  {lang, onClose}: EvidenceOptions,
): HTMLElement {
  const value = values.get(cellId);
  const cell = findCell(form, cellId);
  const doubts = findings.filter(({cells}) => cells.includes(cellId));
  const checked = identitiesThrough(form, values, cellId);
  return html`<aside class="evidence" role="region" aria-label=${text("evidence", lang)} tabindex="-1">
    <div class="evidence-head">
      <p class="evidence-title">${cellTitle(cell, cellId, lang)} <span class="muted">${report.year}</span></p>
      <button type="button" class="link" ${{onclick: onClose}}>${text("close", lang)}</button>
    </div>
    <div class="evidence-body">
      <dl class="facts">${facts(value, lang)}${sourceFacts(source, lang)}</dl>
      <div>
        <p class="evidence-subtitle">${text("identities", lang)}</p>
        ${
          checked.length === 0
            ? html`<p class="muted">${NO_NUMBER}</p>`
            : html`<ul class="identities">
                ${checked.map((item) => identityLine(item, form, lang))}
              </ul>`
        }
        ${
          doubts.length === 0
            ? null
            : html`<p class="evidence-subtitle">${text("findings", lang)}</p>
                <ul class="identities">
                  ${doubts.map((doubt) => html`<li>${doubt[lang === "zh" ? "message_zh" : "message_en"]}</li>`)}
                </ul>`
        }
        <div class="small">${queryLink(cellQuery(report.report_id, cellId), {lang})}</div>
      </div>
    </div>
  </aside>`;
}

/** `予以公开 · 自然人`. */
export function cellTitle(
  cell: {readonly row: RowSpec; readonly column: ColumnSpec} | undefined,
  cellId: string,
  lang: Lang,
): string {
  return cell === undefined ? cellId : `${cell.row[lang]} · ${cell.column[lang]}`;
}

function facts(value: CellValue | undefined, lang: Lang): HTMLElement[] {
  if (value === undefined) return [fact(text("status", lang), text("no_data", lang))];
  const printed =
    value.printed !== null && value.printed !== value.value
      ? [fact(text("printed", lang), formatCount(value.printed))]
      : [];
  return [
    fact(text("value", lang), html`<strong>${formatCount(value.value)}</strong>`),
    fact(text("status", lang), text(value.status, lang)),
    ...printed,
    fact(text("raw", lang), sourceText(value, lang)),
    ...(value.basis === null ? [] : [fact(text("basis", lang), html`<code>${value.basis}</code>`)]),
    fact(text("confirmed_by", lang), confirmations(value.confirmed_by, lang)),
  ];
}

/** `第 57 行：“3”`: the text of the source, and where it stands there. */
function sourceText({raw, place}: CellValue, lang: Lang): Node | string {
  if (place === null) return NO_NUMBER;
  const printed = raw === null ? null : html`${lang === "zh" ? "：" : ": "}“<code class="raw">${raw}</code>”`;
  return html`<span>${formatPlace(place, lang)}${printed}</span>`;
}

/** A place as the warehouse writes it, in words. */
export function formatPlace(place: string, lang: Lang): string {
  if (lang === "en") return place;
  return place
    .replace(/\bline (\d+)$/, "第 $1 行")
    .replace(/\bparagraph (\d+)$/, "第 $1 段")
    .replace(/\btable (\d+) row (\d+) column (\d+)$/, "第 $1 张表第 $2 行第 $3 列")
    .replace(/\bpage (\d+) at (-?\d+,-?\d+)$/, "第 $1 页（$2 处）");
}

function sourceFacts(source: BodyReport["source"], lang: Lang): HTMLElement[] {
  if (source === undefined) return [];
  const link = safeHref(source.source_url);
  return [
    fact(
      text("file", lang),
      html`<span
        >${source.path}${link === null ? null : html` · <a href=${link} rel="noopener noreferrer">${new URL(link).host}</a>`}</span
      >`,
    ),
  ];
}

/** What a manifest declares as an address is followed only if it is one of the web. */
export function safeHref(url: string | null): string | null {
  return url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
}

function fact(label: string, content: Node | string): HTMLElement {
  return html`<div>
    <dt>${label}</dt>
    <dd>${content}</dd>
  </div>`;
}

function confirmations(count: number, lang: Lang): string {
  return lang === "zh" ? `${count} 条勾稽关系` : `${count} ${count === 1 ? "identity" : "identities"}`;
}

function identityLine({identity, left, right, result}: CheckedIdentity, form: FormSpec, lang: Lang): HTMLElement {
  return html`<li class="identity-${result}">
    <span>${sideText(left, form, lang)} = ${sideText(right, form, lang)}</span> <br /><span class="muted"
      >${formatCount(left.total)} ${result === "broken" ? "≠" : "="} ${formatCount(right.total)} · ${text(result, lang)}
      · ${identity.id}</span
    >
  </li>`;
}

/** The cells of a side by what tells them apart: their rows, or their columns where they share a row; long sums by their ends. */
function sideText({cells}: Side, form: FormSpec, lang: Lang): string {
  const found = cells.map((cell) => findCell(form, cell));
  const rows = new Set(found.map((cell) => cell?.row.code));
  const names = found.map((cell, index) => {
    const name = rows.size === 1 && cells.length > 1 ? cell?.column[lang] : cell?.row[lang];
    return shorten(name ?? cells[index] ?? "");
  });
  if (names.length <= 6) return names.join(" + ");
  return `${names[0] ?? ""} + ${names[1] ?? ""} + … + ${names.at(-1) ?? ""}`;
}

function shorten(name: string): string {
  const plain = name.replace(/（[^）]{7,}）$/, "");
  return plain.length > 24 ? `${plain.slice(0, 23)}…` : plain;
}
