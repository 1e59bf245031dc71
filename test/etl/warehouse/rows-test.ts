import {createHash} from "node:crypto";
import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import fc from "fast-check";
import {beforeAll, describe, it, expect} from "vitest";
import {finding} from "../../../src/etl/finding.js";
import {joinCopies, readSource} from "../../../src/etl/reading.js";
import type {SourceReading} from "../../../src/etl/reading.js";
import type {Report} from "../../../src/etl/report/report.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import {mediaTypeOf} from "../../../src/etl/source/mediaType.js";
import {tableRows} from "../../../src/etl/warehouse/rows.js";
import {sampleAtlas, sampleOutcome} from "./sample.js";
import type {Atlas, Claim} from "../../../src/etl/warehouse/atlas.js";
import type {FilledTable} from "../../../src/etl/warehouse/rows.js";

const rowsOf = (table: FilledTable, atlas: Atlas) => [...tableRows(atlas)[table]];
const idsOf = (table: FilledTable, atlas: Atlas) => rowsOf(table, atlas).map(([id]) => id);

const doubt = (actual: string, cells: readonly string[] = []) =>
  finding("stray_number", {zh: `有 ${actual}`, en: `there is ${actual}`}, {cells, actual});

describe("tableRows(atlas)", () => {
  it("has a body once, as its latest report describes it", () => {
    const rows = rowsOf(
      "agency",
      sampleAtlas([
        {year: 2024, agency: {name: "新名"}},
        {year: 2021, agency: {name: "旧名"}},
      ]),
    );
    expect(rows.map(([id, name]) => [id, name])).toEqual([["320813-gongyuan-ju", "新名"]]);
  });

  it("has files of the same bytes once, as the one that a report was read from", () => {
    const outcomes = [
      sampleOutcome("b.txt", {sourceId: "1", role: "alternate", reportId: "r"}),
      sampleOutcome("c.txt", {sourceId: "1", role: "primary", reportId: "r"}),
      sampleOutcome("e.txt", {sourceId: "2", role: "rejected"}),
      sampleOutcome("d.txt", {sourceId: "2", role: "rejected"}),
    ];
    for (const order of [outcomes, [...outcomes].reverse()]) {
      const rows = rowsOf("source", sampleAtlas([], {outcomes: order}));
      expect(rows.map(([id, path, , , , , role]) => [id, path, role])).toEqual([
        ["1", "c.txt", "primary"],
        ["2", "d.txt", "rejected"],
      ]);
    }
  });

  it("has the cells of both forms, in their order, with their headings", () => {
    const rows = rowsOf("cell", sampleAtlas([]));
    expect(rows).toHaveLength(198 + 207);
    const refused = rows.find(([form, id]) => form === 2021 && id === "requests.refused_third_party.business");
    expect(refused?.slice(2)).toEqual([
      "requests",
      "refused_third_party",
      "refused",
      "business",
      "4.保护第三方合法权益",
      "Protects third parties",
      "商业企业",
      "Businesses",
      "count",
      false,
      61,
      "15",
    ]);
    expect(rows.filter(([form]) => form === 2021).map((row) => row[12])).toEqual(
      Array.from({length: 207}, (_, index) => index + 1),
    );
  });

  it("refuses a date that is none", () => {
    expect(() => tableRows(sampleAtlas([{publishedOn: "2025-02-30x"}]))).toThrow("invalid date: 2025-02-30x");
  });
});

describe("the id of a finding", () => {
  it("is the same in every build, whatever else is found", () => {
    const [id] = idsOf("finding", sampleAtlas([{findings: [doubt("7")]}]));
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    const more = sampleAtlas([{findings: [doubt("8", ["requests.granted.total"]), doubt("7")]}, {year: 2020}]);
    expect(idsOf("finding", more)).toContain(id);
  });

  it("does not change with the bytes of the file, only with its path", () => {
    const withSource = (sourceId: string, path: string) =>
      sampleAtlas([], {
        outcomes: [sampleOutcome(path, {sourceId, role: "rejected"})],
        findings: [{...doubt("7"), sourceId}],
      });
    const [id] = idsOf("finding", withSource("1", "a.txt"));
    expect(idsOf("finding", withSource("2", "a.txt"))).toEqual([id]);
    expect(idsOf("finding", withSource("1", "b.txt"))).not.toEqual([id]);
  });

  it("tells reports, codes, cells and details apart", () => {
    const atlas = sampleAtlas([
      {findings: [doubt("7"), doubt("8"), doubt("7", ["requests.granted.total"])]},
      {year: 2020, findings: [doubt("7")]},
    ]);
    expect(new Set(idsOf("finding", atlas)).size).toBe(4);
  });

  it("tells sections that are missing apart, whichever of them is found", () => {
    const missing = (expected: string) => finding("section_missing", {zh: expected, en: expected}, {expected});
    const idOf = (atlas: Atlas) => rowsOf("finding", atlas).find((row) => row[6] === "总体情况")?.[0];
    const all = [missing("主动公开政府信息情况"), missing("总体情况"), missing("其他需要报告的事项")];
    expect(idOf(sampleAtlas([{findings: all}]))).toBe(idOf(sampleAtlas([{findings: [missing("总体情况")]}])));
    expect(new Set(idsOf("finding", sampleAtlas([{findings: all}]))).size).toBe(3);
  });

  it("names the report, though the finding itself does not", () => {
    const [row] = rowsOf("finding", sampleAtlas([{findings: [doubt("7")]}]));
    expect(row?.[1]).toBe("320813-gongyuan-ju-2024");
  });
});

describe("the ids of the findings on corpus/, and on its reports cut short", () => {
  const corpus = join(import.meta.dirname, "../../../corpus");
  let reports: readonly Report[] = [];

  beforeAll(async () => {
    const paths = readdirSync(corpus).filter((path) => !/^(README\.md|.*\.csv)$/.test(path));
    const readings = await Promise.all(
      paths.flatMap((path, index) => {
        const content = readFileSync(join(corpus, path));
        const short = content.subarray(0, Math.floor((content.length * (1 + (index % 4))) / 6));
        return [readFile(path, content), readFile(`cut/${path}`, short)];
      }),
    );
    // Each file by itself: a report that is cut short would be filled from the one that is not.
    reports = readings.flatMap((reading, index) =>
      joinCopies([reading]).reports.map((report) => {
        const reportId = `${report.reportId}-${index}`;
        return {...report, reportId, findings: report.findings.map((each) => ({...each, reportId}))};
      }),
    );
  });

  const findings = (some: readonly Report[]) => rowsOf("finding", {...sampleAtlas([]), reports: some});

  it("tell every finding from the others", () => {
    const found = findings(reports);
    const missing = found.filter((row) => row[3] === "section_missing");
    expect(missing.length).toBeGreaterThan(20);
    expect(new Set(found.map(([id]) => id)).size).toBe(reports.flatMap((report) => report.findings).length);
  });

  it("stay when the build is made again, in another order, without some of the other findings", () => {
    const known = new Map(findings(reports).map(([id, ...rest]) => [id, JSON.stringify(rest, bigints)]));
    const subset = fc.array(fc.boolean(), {minLength: 400, maxLength: 400});
    fc.assert(
      fc.property(subset, (keeps) => {
        let index = 0;
        const some = reports.map((report) => ({
          ...report,
          findings: report.findings.filter(() => keeps[index++ % 400]),
        }));
        for (const [id, ...rest] of findings(some.reverse()))
          expect(known.get(id ?? null)).toBe(JSON.stringify(rest, bigints));
      }),
      {numRuns: 30},
    );
  });
});

function readFile(path: string, content: Uint8Array): Promise<SourceReading> {
  const sourceId = createHash("sha256").update(content).digest("hex");
  const source = {sourceId, path, mediaType: mediaTypeOf(path), bytes: content.length, declared: UNDECLARED};
  return readSource({kind: "content", content, source});
}

function bigints(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

describe("the id of a claim", () => {
  it("depends on what is claimed, and not on whether it agrees", () => {
    const claim: Claim = {
      reportId: "r",
      ordinal: 1,
      metric: "requests_received",
      value: 12,
      unit: "件",
      quote: "12 件",
      cellId: null,
      agrees: null,
    };
    const [id] = idsOf("claim", sampleAtlas([], {claims: [claim]}));
    expect(idsOf("claim", sampleAtlas([], {claims: [{...claim, agrees: false}]}))).toEqual([id]);
    expect(idsOf("claim", sampleAtlas([], {claims: [claim, {...claim, quote: "共 12 件"}]}))).toHaveLength(2);
  });
});
