import {createWriteStream} from "node:fs";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {ZipFile} from "yazl";

/** Everything in one file. */
export const ARCHIVE = "disclosure-atlas.zip";

/** Files of the project that explain the data. */
const PAPERS: Readonly<Record<string, string>> = {
  "dictionary.md": "docs/warehouse.md",
  "form.md": "docs/form.md",
  "findings.md": "docs/findings.md",
  "CHANGELOG.md": "CHANGELOG.md",
  "CITATION.cff": "CITATION.cff",
  LICENSE: "LICENSE",
};

export interface ArchiveContent {
  /** The folder of the warehouse. */
  readonly warehouse: string;
  readonly version: string;
  /** The files of the warehouse that go in. */
  readonly names: readonly string[];
}

/** Packs tables, descriptions and checksums with a README, file by file, without holding any in memory. */
export async function writeArchive({warehouse, version, names}: ArchiveContent, folder: string): Promise<void> {
  const zip = new ZipFile();
  // A zip has the local time of each file; the same files shall give the same bytes whenever and wherever they are packed.
  const stamp = {mtime: new Date(2000, 0, 1), forceDosTimestamp: true, mode: 0o100644};
  const failed = new Promise<never>((_, reject) => zip.on("error", reject));
  zip.addBuffer(Buffer.from(renderReadme(version)), "README.md", stamp);
  for (const [name, path] of Object.entries(PAPERS)) zip.addFile(path, name, stamp);
  // Parquet is compressed already.
  for (const name of names) zip.addFile(join(warehouse, name), name, {...stamp, compress: !name.endsWith(".parquet")});
  zip.end();
  await Promise.race([pipeline(zip.outputStream, createWriteStream(join(folder, ARCHIVE))), failed]);
}

/** What the archive is, in both languages. */
export function renderReadme(version: string): string {
  return `# Disclosure Atlas · 政务公开年报图志

Version ${version}. What Chinese public bodies report on their disclosure work, cell by cell, each with its place in the
source. One Parquet file a table.

- \`dictionary.md\`: every table and column. \`form.md\`: the statutory form. \`findings.md\`: what each doubt means.
- \`datapackage.json\`: the same for programs (Data Package). \`dataset.jsonld\`: for catalogues (schema.org, DCAT).
- \`SHA256SUMS\`: \`sha256sum --check SHA256SUMS\` tells whether the tables are whole.

Missing is null and never zero. Figures of scope \`consolidated\` contain others: never add reports of different scope.
Cite the body, the year and this version (\`CITATION.cff\`). The data are facts and official documents, in which no right
is claimed; \`LICENSE\` says so, and is that of the software.

\`\`\`sql
select year, sum(value) as received
from 'value.parquet' join 'report.parquet' using (report_id) join 'cell.parquet' using (form, cell_id)
where row_code = 'received' and not is_total and scope = 'own'
group by year order by year;
\`\`\`

---

版本 ${version}。中国各级行政机关政府信息公开工作年度报告的法定数字，逐格读出，每格都有原文位置。每张表一个 Parquet 文件。

- \`dictionary.md\` 是数据字典，\`form.md\` 是法定表格，\`findings.md\` 解释每一种疑点。
- \`datapackage.json\` 和 \`dataset.jsonld\` 供程序和目录读取。
- \`sha256sum --check SHA256SUMS\` 可以检验表文件是否完整。

缺失为 null，从不写作零。汇总口径（\`consolidated\`）的数字已经包含下级，不同口径的报告不能相加。引用时请注明机关、年度和版本。
数字是公开事实，文字是官方文件，本项目不主张任何权利；\`LICENSE\` 所说的 MIT 许可只及于程序。
`;
}
