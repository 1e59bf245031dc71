import {html} from "htl";
import {formatCount, formatShare} from "./format.js";
import type {Lang} from "./lang.js";
import {behindLink, queryLink} from "./queryLink.js";
import {FEW, wilsonInterval} from "./rates.js";

export interface MetricOptions {
  readonly lang: Lang;
  readonly label: string;
  readonly value: string;
  /** The denominator and the coverage, in words. */
  readonly note: string;
  /** The SQL that gives the figure; none where it is not of the warehouse. */
  readonly sql?: string;
  /** The SQL that lists what the figure is made of. */
  readonly behind?: string;
}

/** A headline figure: never without what it is of, and how much of that is known. */
export function metric({lang, label, value, note, sql, behind}: MetricOptions): HTMLElement {
  return html`<div class="metric">
    <dt>${label}</dt>
    <dd class="metric-value">${value}</dd>
    <dd class="metric-note">${note} ${sql && queryLink(sql, {lang})} ${behind && behindLink(behind, {lang})}</dd>
  </div>`;
}

/** A list of headline figures. */
export function metrics(items: readonly MetricOptions[]): HTMLElement {
  return html`<dl class="metrics">${items.map(metric)}</dl>`;
}

/** A share with its parts and, below thirty cases, its interval. */
export function shareNote(numerator: number, denominator: number, lang: Lang): string {
  const parts =
    lang === "zh"
      ? `${formatCount(numerator)}／${formatCount(denominator)} 件`
      : `${formatCount(numerator)} of ${formatCount(denominator)}`;
  if (denominator >= FEW || denominator === 0) return parts;
  const {low, high} = wilsonInterval(numerator, denominator);
  const interval = `${formatShare(low * 1000, 1000)}–${formatShare(high * 1000, 1000)}`;
  return lang === "zh" ? `${parts}，95% 区间 ${interval}` : `${parts}, 95% interval ${interval}`;
}
