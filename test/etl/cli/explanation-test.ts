import {createHash} from "node:crypto";
import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pc from "picocolors";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {explainCell} from "../../../src/etl/cli/explanation.js";
import {renderExplanation} from "../../../src/etl/cli/explanationView.js";
import {widthOf} from "../../../src/etl/cli/text.js";
import {finding} from "../../../src/etl/finding.js";
import {writeDatabaseChecksum} from "../../../src/etl/warehouse/checksums.js";
import {writeWarehouse} from "../../../src/etl/warehouse/write.js";
import {sampleAtlas, sampleOutcome} from "../warehouse/sample.js";

const REPORT = "320813-gongyuan-ju-2024";
const PATH = "gongyuan.md";
const LINE = "| 行政复议 | 3 | 1 | 1 | 0 | 0 |";
const TEXT = `一\n二\n三\n${LINE}\n五\n六\n七\n`;
const SOURCE_ID = createHash("sha256").update(TEXT).digest("hex");

const printedAt = (value: number) => ({
  printed: value,
  value,
  status: "printed" as const,
  raw: String(value),
  place: "line 4",
});

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "atlas-explain-"));
  writeFileSync(join(folder, PATH), TEXT);
  const broken = finding(
    "identity_broken",
    {zh: "行政复议：5 ≠ 0", en: "reconsideration: 5 is not 0"},
    {reportId: REPORT, cells: ["disputes.reconsideration.total"]},
  );
  const values = {
    "disputes.reconsideration.upheld": printedAt(3),
    "disputes.reconsideration.corrected": printedAt(1),
    "disputes.reconsideration.other": printedAt(1),
    "disputes.reconsideration.pending": printedAt(0),
    "disputes.reconsideration.total": printedAt(0),
    "requests.granted.other": {value: 4, status: "inferred" as const, basis: "requests.granted.total"},
    "requests.granted.total": 4,
    "requests.received.business": null,
  };
  const atlas = sampleAtlas([{values, sourceId: SOURCE_ID, findings: [broken]}], {
    outcomes: [sampleOutcome(PATH, {sourceId: SOURCE_ID, reportId: REPORT})],
  });
  await writeWarehouse(atlas, join(folder, "out"), writeDatabaseChecksum);
});

afterAll(() => {
  rmSync(folder, {recursive: true, force: true});
});

const explain = async (cell: string, corpus = folder) => explainCell(join(folder, "out"), [corpus], REPORT, cell);

const show = async (cell: string, width = 80) =>
  renderExplanation(await explain(cell), {width, colors: pc.createColors(false)});

describe("explainCell(warehouse, corpora, reportId, cellId)", () => {
  it("follows a cell to the line of the source, and marks the number", async () => {
    const {excerpt} = await explain("disputes.reconsideration.corrected");
    expect(excerpt.map(({label}) => label)).toEqual(["2", "3", "4", "5", "6"]);
    const meant = excerpt.find(({isMeant}) => isMeant);
    expect(meant).toMatchObject({text: LINE, mark: {start: LINE.indexOf("| 1 |") + 2}});
  });

  it("finds the source in any of several corpora", async () => {
    const {excerpt} = await explainCell(
      join(folder, "out"),
      [tmpdir(), folder],
      REPORT,
      "disputes.reconsideration.upheld",
    );
    expect(excerpt).toHaveLength(5);
  });

  it("does not show a file that is no longer the one that was read", async () => {
    const other = mkdtempSync(join(tmpdir(), "atlas-other-"));
    writeFileSync(join(other, PATH), TEXT.replace("3", "4"));
    const {excerpt, excerptProblem} = await explain("disputes.reconsideration.upheld", other);
    rmSync(other, {recursive: true});
    expect(excerpt).toEqual([]);
    expect(excerptProblem).toContain(`${PATH} is not in ${other} as it was read`);
  });

  it("suggests reports, by id and by the body's name, where there is none", async () => {
    const failure = explainCell(join(folder, "out"), [folder], "320813-gongyuan-ju-2023", "x");
    await expect(failure).rejects.toThrow("no such report: 320813-gongyuan-ju-2023");
    await expect(failure).rejects.toMatchObject({advice: expect.stringContaining(REPORT) as string});
    const byName = explainCell(join(folder, "out"), [folder], "公园局", "x");
    await expect(byName).rejects.toMatchObject({advice: expect.stringContaining(REPORT) as string});
  });

  it("suggests cells where there is none", async () => {
    await expect(explain("disputes.reconsideration.tota")).rejects.toThrow(
      `no such cell in ${REPORT} (form 2021): disputes.reconsideration.tota`,
    );
    await expect(explain("disputes.reconsideration.tota")).rejects.toMatchObject({
      advice: expect.stringContaining("  disputes.reconsideration.total\n") as string,
    });
  });

  it("refuses a folder without a warehouse", async () => {
    await expect(explainCell(join(folder, "none"), [folder], REPORT, "x")).rejects.toThrow("no warehouse at");
  });
});

describe("renderExplanation(explanation, terminal)", () => {
  it("shows the chain of a cell that breaks a sum", async () => {
    expect(await show("disputes.reconsideration.total")).toBe(
      [
        "洪泽区公园局 2024  320813-gongyuan-ju-2024",
        "行政复议 › 总计",
        "Administrative reconsideration › Total",
        "disputes.reconsideration.total, form 2021, article 51 of the Regulations",
        "",
        "  value     0",
        "  status    printed: read as it stands",
        "  printed   0",
        "  as text   “0”",
        "  place     line 4",
        "  source    gongyuan.md",
        "",
        "  2 │ 二",
        "  3 │ 三",
        "▸ 4 │ | 行政复议 | 3 | 1 | 1 | 0 | [0] |",
        "  5 │ 五",
        "  6 │ 六",
        "",
        "Sums through this cell  confirmed by 0 of 1",
        "  ✗ disputes.reconsideration.total",
        "      5 (3 + 1 + 1) ≠ 0",
        "",
        "Findings",
        "  warning identity_broken",
        "    reconsideration: 5 is not 0",
        "    行政复议：5 ≠ 0",
      ].join("\n"),
    );
  });

  it("names the basis of an inference, and marks numbers that are not printed", async () => {
    const text = await show("requests.granted.other");
    expect(text).toContain("status    inferred: not printed, and the only number that the sums allow");
    expect(text).toContain("basis     requests.granted.total");
    expect(text).not.toContain("│");
  });

  it("says of a sum that a number is missing, not that it is zero", async () => {
    const text = await show("requests.received.business");
    expect(text).toContain("value     ∅");
    expect(text).toContain("(1 of 6 without a number) ? 0");
  });

  it.each([50, 80, 200])("stays within %i columns", async (width) => {
    const lines = (await show("disputes.reconsideration.total", width)).split("\n").slice(4);
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
  });
});
