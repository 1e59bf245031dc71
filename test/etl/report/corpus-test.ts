import {createHash} from "node:crypto";
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {joinCopies, readSource} from "../../../src/etl/reading.js";
import {parseManifest} from "../../../src/etl/source/manifest.js";
import {mediaTypeOf} from "../../../src/etl/source/mediaType.js";

const CORPUS = join(import.meta.dirname, "../../../corpus");
const INDEX = join(import.meta.dirname, "../../../../shared/figures/INDEX.tsv");

/** The reports of the index by the names that they have in the corpus. */
const FILES: Readonly<Record<string, string>> = {
  seed000: "guangzhou-xiezuo-2024.txt",
  seed001: "guangzhou-xiezuo-2022.txt",
  seed002: "guangzhou-liwan-2024.txt",
  seed003: "yaohai-bangongshi-2024.txt",
  seed004: "guangdong-zhengshu-2024.txt",
  "shanghai-2019": "shanghai-bangongting-2019.md",
  "shanghai-office-2025": "shanghai-bangongting-2025.md",
  "kewei-2024": "shanghai-kewei-2024.md",
  "shuyang-fgj-2023": "shuyang-fagaiju-2023.md",
};

const PATHS = readdirSync(CORPUS).filter((name) => !/^(README\.md|.*\.csv)$/.test(name));
const DECLARED = parseManifest(readFileSync(join(CORPUS, "sources.csv")), "sources.csv", new Set(PATHS));

async function readCorpusFile(path: string) {
  const content = readFileSync(join(CORPUS, path));
  const declared = DECLARED.get(path);
  if (declared === undefined) throw new Error(`not in sources.csv: ${path}`);
  const sourceId = createHash("sha256").update(content).digest("hex");
  const source = {sourceId, path, mediaType: mediaTypeOf(path), bytes: content.length, declared};
  return readSource({kind: "content", content, source});
}

describe.skipIf(!existsSync(INDEX))("the reports of corpus/ (skipped where ../shared is not there)", () => {
  const rows = existsSync(INDEX)
    ? parse<Record<string, string>>(readFileSync(INDEX), {delimiter: "\t", columns: true, quote: null})
    : [];

  it("are twenty", () => {
    expect(rows).toHaveLength(20);
    expect(PATHS).toHaveLength(20);
  });

  it.each(rows)("have $slug with the body, region, form, scope and date that a person found", async (row) => {
    const {slug = "", year, form, body, region_code, scope, published_on} = row;
    const {reports} = joinCopies([await readCorpusFile(FILES[slug] ?? `${slug}.md`)]);
    const [report] = reports;
    expect({
      year: String(report?.year),
      form: String(report?.form),
      body: report?.agency.name,
      region: report?.agency.regionCode,
      scope: report?.scope,
      published: published_on === "" ? "" : report?.publishedOn,
    }).toEqual({year, form, body, region: region_code, scope, published: published_on});
  });
});

describe("the reports of corpus/ beside each other", () => {
  it("break only where a person finds a break", async () => {
    const readings = await Promise.all(PATHS.map(readCorpusFile));
    const {reports} = joinCopies(readings);
    const breaks = reports.flatMap(({agency, year, findings}) =>
      findings
        .filter(({code}) => /mismatch|below|implausible|unit|number_|late/.test(code))
        .map(({code, cells, expected, actual}) => [
          agency.name,
          year,
          code,
          cells.join(),
          Number(actual) - Number(expected),
        ]),
    );
    const stock = "disclosure.normative_documents.in_force";
    expect(breaks).toEqual([
      ["平潭综合实验区管理委员会", 2023, "stock_mismatch", stock, -173],
      ["平潭综合实验区管理委员会", 2024, "stock_mismatch", stock, -59],
      ["平潭综合实验区管理委员会", 2025, "stock_mismatch", stock, 93],
    ]);
  });
});
