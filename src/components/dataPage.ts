import {html} from "htl";
import {formatBytes} from "./format.js";
import type {Lang} from "./lang.js";
import type {Schema} from "./schema.js";

/** A file that the site publishes, at `data/<name>`. */
export interface PublishedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Everything to download, with sizes and checksums. */
export function fileList(
  files: readonly PublishedFile[],
  schema: Schema,
  {lang, root}: {readonly lang: Lang; readonly root: string},
): HTMLElement {
  const heads = {zh: ["文件", "大小", "内容", "SHA-256"], en: ["File", "Size", "What it holds", "SHA-256"]}[lang];
  const comment = (name: string) =>
    schema.relations.find((relation) => `${relation.name}.parquet` === name)?.comment ?? "";
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${heads[0]}>
    <table class="data">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${files.map(
          ({name, bytes, sha256}) =>
            html`<tr>
              <th scope="row"><a href="${root}data/${name}" download>${name}</a></th>
              <td class="number">${formatBytes(bytes)}</td>
              <td lang="en">${name === "atlas.duckdb" ? "All tables, views and marts." : comment(name)}</td>
              <td><code title=${sha256}>${sha256.slice(0, 12)}…</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** What every column means. */
export function dictionary({relations, columns}: Schema): HTMLElement {
  return html`<div class="dictionary" lang="en">
    ${relations.map(
      ({name, kind, comment}) =>
        html`<details>
          <summary><code>${name}</code> <span class="muted">${kind}</span></summary>
          <p class="small">${comment ?? ""}</p>
          <div class="scroll">
            <table class="data">
              <tbody>
                ${columns
                  .filter(({relation}) => relation === name)
                  .map(
                    (column) =>
                      html`<tr>
                        <th scope="row"><code>${column.name}</code></th>
                        <td class="muted">${column.type.toLowerCase()}</td>
                        <td>${column.comment ?? ""}</td>
                      </tr>`,
                  )}
              </tbody>
            </table>
          </div>
        </details>`,
    )}
  </div>`;
}
