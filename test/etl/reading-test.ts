import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {joinCopies, readSource} from "../../src/etl/reading.js";
import type {SourceReading} from "../../src/etl/reading.js";
import {UNDECLARED} from "../../src/etl/source/manifest.js";
import {mediaTypeOf} from "../../src/etl/source/mediaType.js";
import {parseTruth} from "../accuracy/truthTables.js";
import {renderMarkdown} from "./report/markdown.js";

const REPORTS = join(import.meta.dirname, "../../../shared/reports");
const COPIES = ["hongze-2023.pdf", "hongze-2023.layout.txt", "hongze-2023.raw.txt", "hongze-2023.plain.txt"];

async function read(path: string, content: Uint8Array): Promise<SourceReading> {
  const source = {sourceId: path, path, mediaType: mediaTypeOf(path), bytes: content.length, declared: UNDECLARED};
  return readSource({kind: "content", source, content});
}

const readText = (path: string, text: string) => read(path, new TextEncoder().encode(text));

describe("joinCopies(readings)", () => {
  it("lists every source with what became of it", async () => {
    const readings = [
      await readText("a.md", renderMarkdown({})),
      await readText("b.txt", renderMarkdown({})),
      await readText("c.md", "通知\n"),
    ];
    const {reports, outcomes, findings} = joinCopies(readings);
    expect(reports.map(({reportId, sourceId}) => [reportId, sourceId])).toEqual([["320813-gongyuanju-2024", "a.md"]]);
    expect(outcomes.map(({source, role, reportId}) => [source.path, role, reportId])).toEqual([
      ["a.md", "primary", "320813-gongyuanju-2024"],
      ["b.txt", "alternate", "320813-gongyuanju-2024"],
      ["c.md", "rejected", null],
    ]);
    expect(outcomes[2]?.reason).toMatch(/^not_a_report: /);
    expect(findings).toEqual([expect.objectContaining({code: "not_a_report", sourceId: "c.md", reportId: null})]);
  });

  it("survives being sent between threads", async () => {
    const reading = await readText("a.md", renderMarkdown({}));
    expect(joinCopies([structuredClone(reading)])).toEqual(joinCopies([reading]));
  });
});

describe.skipIf(!existsSync(REPORTS))("four copies of one report (skipped where ../shared is not there)", () => {
  it("are one report, right in every cell, with three alternates and no disagreement", async () => {
    const readings = await Promise.all(COPIES.map((name) => read(name, readFileSync(join(REPORTS, "raw", name)))));
    const {reports, outcomes} = joinCopies(readings);
    const [report] = reports;
    expect(reports).toHaveLength(1);
    expect(outcomes.map(({role}) => role)).toEqual(["primary", "alternate", "alternate", "alternate"]);
    expect(report?.findings.map(({code}) => code)).toEqual(["identity_broken", "identity_broken"]);
    const truth = parseTruth(readFileSync(join(REPORTS, "truth/hongze-2023.cells.tsv"), "utf8"));
    expect(new Map(report?.values.map(({cellId, printed}) => [cellId, printed]))).toEqual(
      new Map([...truth].map(([id, {printed}]) => [id, printed])),
    );
  });

  it("are one whole report even where only the poorer copies are there", async () => {
    const readings = await Promise.all(
      COPIES.slice(1).map((name) => read(name, readFileSync(join(REPORTS, "raw", name)))),
    );
    const {reports} = joinCopies(readings);
    expect(reports.map(({findings}) => findings.map(({code}) => code))).toEqual([
      ["identity_broken", "identity_broken"],
    ]);
  });
});
