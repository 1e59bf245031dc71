import {html} from "htl";
import {formatBytes, formatCount} from "./format.js";
import type {Lang, Text} from "./lang.js";
import type {Schema} from "./schema.js";

/** A file that the site publishes, at `data/<name>`. */
export interface PublishedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Cells that are not what they were in the last release, by the cause. */
export interface RevisionCount {
  readonly version_before: string;
  readonly cause: string;
  readonly cells: number;
  readonly reports: number;
}

interface FileOptions {
  readonly lang: Lang;
  /** The way from the page to the root of the site: `./` or `../`. */
  readonly root: string;
}

const WHOLE: readonly {readonly name: string; readonly what: Text}[] = [
  {
    name: "disclosure-atlas.zip",
    what: {
      zh: "全部 Parquet 表，附说明、数据字典、datapackage.json 和校验值",
      en: "All tables as Parquet, with README, dictionary, datapackage.json and checksums",
    },
  },
  {
    name: "atlas.duckdb",
    what: {
      zh: "一个 DuckDB 数据库：全部的表、视图和主题表，带注释",
      en: "One DuckDB database: all tables, views and marts, with comments",
    },
  },
  {name: "datapackage.json", what: {zh: "各表结构，Data Package 格式", en: "The schema of every table (Data Package)"}},
  {name: "dataset.jsonld", what: {zh: "数据集的描述，schema.org 与 DCAT", en: "The data set (schema.org, DCAT)"}},
];

const CAUSES: Readonly<Record<string, Text>> = {
  new_file: {zh: "新增文件", en: "new files"},
  removed: {zh: "文件撤下", en: "files removed"},
  correction: {zh: "更正", en: "corrections"},
  new_reading: {zh: "重新识读", en: "read otherwise"},
};

/** Everything to download: all in one, table by table, and the checksums. */
export function fileList(files: readonly PublishedFile[], schema: Schema, options: FileOptions): HTMLElement {
  const {lang} = options;
  if (files.length === 0) {
    return html`<p class="muted">
      ${{zh: "下载的文件由 npm run build 生成。", en: "npm run build makes the files to download."}[lang]}
    </p>`;
  }
  const found = (name: string) => files.find((file) => file.name === name);
  const tables = schema.relations.filter(({name}) => found(`${name}.parquet`) !== undefined);
  return html`<div>
    ${table(
      {zh: ["文件", "大小", "内容"], en: ["File", "Size", "What it holds"]}[lang],
      WHOLE.flatMap(({name, what}) => {
        const file = found(name);
        return file === undefined ? [] : [[link(file, name, options), size(file), what[lang]]];
      }),
    )}
    ${table(
      {zh: ["表", "Parquet", "CSV", "内容"], en: ["Table", "Parquet", "CSV", "What it holds"]}[lang],
      tables.map(({name, comment}) => [
        html`<code>${name}</code>`,
        sized(found(`${name}.parquet`), options),
        sized(found(`${name}.csv`), options),
        html`<span lang="en">${comment ?? ""}</span>`,
      ]),
    )}
    ${checksums(files, options)}
  </div>`;
}

/** Ready-made lines for those who work elsewhere, with the addresses of this very site. */
export function snippets({root}: Pick<FileOptions, "root">): HTMLElement {
  const address = (name: string) => new URL(`${root}data/${name}`, document.baseURI).href;
  const recipes = [
    {
      title: "DuckDB",
      code: `attach '${address("atlas.duckdb")}' as atlas (read_only);
from atlas.requests where year = 2024 and row_code = 'received';

select status, count(*) from '${address("value.parquet")}' group by all;`,
    },
    {
      title: "Python",
      code: `import pandas as pd

value = pd.read_parquet("${address("value.parquet")}")
report = pd.read_parquet("${address("report.parquet")}")
value.merge(report, on="report_id").query("cell_id == 'requests.received.total'")`,
    },
    {
      title: "R",
      code: `value <- arrow::read_parquet("${address("value.parquet")}")
report <- arrow::read_parquet("${address("report.parquet")}")
subset(merge(value, report, by = "report_id"), cell_id == "requests.received.total")`,
    },
  ];
  return html`<div class="snippets">
    ${recipes.map(
      ({title, code}) =>
        html`<section>
          <h3>${title}</h3>
          <pre tabindex="0"><code>${code}</code></pre>
        </section>`,
    )}
  </div>`;
}

/** What has changed since the last release, and that nothing has where nothing has. */
export function revisions(counts: readonly RevisionCount[], {lang}: {readonly lang: Lang}): HTMLElement {
  const [first] = counts;
  if (first === undefined) {
    return html`<p>
      ${
        {
          zh: "与上一次发布相比，没有任何一格改变，或者此前还没有发布过。",
          en: "No cell differs from the last release, or there has been none yet.",
        }[lang]
      }
    </p>`;
  }
  const {zh, en} = {
    zh: `与上一次发布（${first.version_before}）相比，改变的格数：`,
    en: `Cells that are not what they were in the last release (${first.version_before}):`,
  };
  return html`<div>
    <p>${{zh, en}[lang]}</p>
    ${table(
      {zh: ["原因", "格", "报告"], en: ["Cause", "Cells", "Reports"]}[lang],
      counts.map(({cause, cells, reports}) => [
        CAUSES[cause]?.[lang] ?? cause,
        html`<span class="number">${formatCount(cells)}</span>`,
        html`<span class="number">${formatCount(reports)}</span>`,
      ]),
    )}
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
          <div class="scroll" tabindex="0" role="region" aria-label=${name}>
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

/** In the format of `sha256sum`, to be copied or compared. */
function checksums(files: readonly PublishedFile[], {lang, root}: FileOptions): HTMLElement {
  const lines = files.map(({name, sha256}) => `${sha256}  ${name}`).join("\n");
  return html`<details class="checksums">
    <summary>${{zh: "SHA-256 校验值", en: "SHA-256 checksums"}[lang]}</summary>
    <p class="small"><a href="${root}data/SHA256SUMS" download>SHA256SUMS</a></p>
    <pre class="scroll" tabindex="0" role="region" aria-label="SHA-256"><code>${lines}</code></pre>
  </details>`;
}

function sized(file: PublishedFile | undefined, options: FileOptions): HTMLElement | string {
  return file === undefined ? "" : link(file, formatBytes(file.bytes), options);
}

function size({bytes}: PublishedFile): HTMLElement {
  return html`<span class="number">${formatBytes(bytes)}</span>`;
}

/** A size says nothing by itself to who hears it alone: the link is named for the file. */
function link({name}: PublishedFile, label: string, {root}: FileOptions): HTMLElement {
  return html`<a href="${root}data/${name}" download aria-label="${label === name ? name : `${name}, ${label}`}"
    >${label}</a
  >`;
}

function table(heads: readonly string[], rows: readonly (readonly (Node | string)[])[]): HTMLElement {
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${heads[0]}>
    <table class="data files">
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first, ...rest]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${rest.map((cell) => html`<td>${cell}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
