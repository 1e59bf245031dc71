import {html} from "htl";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";

/** The address of the page that opens with this SQL, relative to a page at the root of an edition. */
export function queryHref(sql: string): string {
  return `./query.html?sql=${encodeURIComponent(sql.trim().replace(/\n\s+/g, "\n"))}`;
}

/** A link from a figure to the cells or reports that it is made of, each of which leads to its source. */
export function behindLink(sql: string, {lang}: {readonly lang: Lang}): HTMLElement {
  return html`<a class="query-link" href="${queryHref(sql)}" title=${sql.trim()}>${text("behind", lang)}</a>`;
}

/** A link from a figure to the query behind it. */
export function queryLink(sql: string, {lang}: {readonly lang: Lang}): HTMLElement {
  return html`<a class="query-link" href="${queryHref(sql)}" title=${sql.trim()}>${text("query_behind", lang)}</a>`;
}
