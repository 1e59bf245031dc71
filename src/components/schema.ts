import {html} from "htl";
import type {Lang} from "./lang.js";

/** The relations of the published database with their comments. */
export interface Schema {
  readonly relations: readonly {
    readonly name: string;
    readonly kind: "table" | "view";
    readonly comment: string | null;
  }[];
  readonly columns: readonly {
    readonly relation: string;
    readonly name: string;
    readonly type: string;
    readonly comment: string | null;
  }[];
}

/** The columns of each relation, as the editor completes them. */
export function completions({relations, columns}: Schema): Record<string, string[]> {
  return Object.fromEntries(
    relations.map(({name}) => [name, columns.filter(({relation}) => relation === name).map((column) => column.name)]),
  );
}

/** Tables and views, each opening to its columns and what they mean. */
export function schemaBrowser({relations, columns}: Schema, {lang}: {readonly lang: Lang}): HTMLElement {
  const title = {zh: "表与列", en: "Tables and columns"}[lang];
  return html`<section class="schema" aria-label=${title}>
    <h2>${title}</h2>
    ${relations.map(
      ({name, comment}) =>
        html`<details>
          <summary><code>${name}</code></summary>
          <p class="small" lang="en">${comment ?? ""}</p>
          <dl class="small">
            ${columns
              .filter(({relation}) => relation === name)
              .map(
                (column) =>
                  html`<div>
                    <dt><code>${column.name}</code> <span class="muted">${column.type.toLowerCase()}</span></dt>
                    <dd lang="en">${column.comment ?? ""}</dd>
                  </div>`,
              )}
          </dl>
        </details>`,
    )}
  </section>`;
}
