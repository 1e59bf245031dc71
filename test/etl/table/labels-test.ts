import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {foldText} from "../../../src/etl/document/folding.js";
import {TOPICS} from "../../../src/etl/form/form.js";
import type {Row, Table} from "../../../src/etl/form/form.js";
import {FORMS, FORM_2019, FORM_2021, FORM_2021_ONE_OTHER} from "../../../src/etl/form/forms.js";
import {indexLabels, matchLabels} from "../../../src/etl/table/labels.js";
import {createRandom} from "../../../src/synth/random.js";
import type {Random} from "../../../src/synth/random.js";
import {toTraditional} from "../../../src/synth/text/traditional.js";

/** What anchoring asks of a label before it takes it for one. */
const ENOUGH = 0.3;

/** The rows of a table that a text tells of, with how much of each label was read, the best first. */
function matches(table: Table, text: string): {code: string; coverage: number; length: number}[] {
  const index = indexLabels(table);
  return matchLabels(index, foldText(text))
    .map(({row, coverage, start, end}) => ({code: table.rows[row]?.code ?? "", coverage, length: end - start}))
    .sort((a, b) => b.coverage - a.coverage || b.length - a.length);
}

function best(table: Table, text: string): string | undefined {
  return matches(table, text).find(({coverage}) => coverage >= ENOUGH)?.code;
}

const {requests, disclosure, disputes} = FORM_2021.tables;
const TABLES = FORMS.flatMap(({tables}) => TOPICS.map((topic) => tables[topic]));
const LABELS = TABLES.flatMap((table) =>
  table.rows.flatMap((row) => [row.zh, ...(row.aliases ?? [])].map((wording) => ({table, row, wording}))),
);
/** Labels that have enough characters to lose some. */
const LONG_LABELS = LABELS.filter(({wording}) => foldText(wording).length >= 8);

function check(runs: number, damage: (wording: string, random: Random, row: Row) => string): number {
  let told = 0;
  fc.assert(
    fc.property(fc.integer({min: 1, max: 1e6}), fc.constantFrom(...LONG_LABELS), (seed, {table, row, wording}) => {
      const text = damage(wording, createRandom(seed, "label"), row);
      const found = best(table, text);
      if (found !== undefined) ++told;
      expect([text, found ?? row.code]).toEqual([text, row.code]);
    }),
    {seed: 2024, numRuns: runs},
  );
  return told;
}

describe("matchLabels(index, text)", () => {
  it("finds every wording of every row of every form in its own table, whole, and takes none for another's", () => {
    const wrong = LABELS.filter(({table, row, wording}) => best(table, wording) !== row.code);
    expect(wrong.map(({row, wording}) => [row.code, wording])).toEqual([]);
    expect(LABELS.filter(({table, wording}) => (matches(table, wording)[0]?.coverage ?? 0) < 1)).toEqual([]);
  });

  it.each(["standard", "hongKong"] as const)("finds every wording in traditional script (%s)", (script) => {
    const traditional = LABELS.map((label) => ({...label, text: toTraditional[script](label.wording)}));
    const lost = traditional.filter(({table, row, text}) => best(table, text) !== row.code);
    expect(lost.map(({text}) => text)).toEqual([]);
  });

  it("finds every row without its number and its signs", () => {
    const bare = LABELS.map((label) => ({...label, text: label.wording.replace(/^(?:（.）|\d\.|.、)|\P{L}/gu, "")}));
    const lost = bare.filter(({table, row, text}) => best(table, text) !== row.code);
    // What is left of them, 总计 and 其他, are heads of columns as well.
    expect([...new Set(lost.map(({row}) => row.code))]).toEqual(["other_other", "concluded"]);
  });

  it("takes no label that has lost its beginning or its end for another row's", () => {
    const told = check(600, (wording, random) => {
      const kept = Math.ceil(wording.length * (0.5 + random.next() / 2));
      return random.chance(0.5) ? wording.slice(0, kept) : wording.slice(-kept);
    });
    expect(told).toBeGreaterThan(500);
  });

  it("takes no label of which one character is misread for another row's, and knows nearly all", () => {
    const told = check(600, (wording, random) => {
      const at = random.int(0, wording.length - 1);
      return `${wording.slice(0, at)}囗${wording.slice(at + 1)}`;
    });
    expect(told).toBeGreaterThan(590);
  });

  it("takes no label of which some characters are lost for another row's", () => {
    const told = check(600, (wording, random) => {
      const from = random.int(0, wording.length - 2);
      return wording.slice(0, from) + wording.slice(from + random.int(1, 3));
    });
    expect(told).toBeGreaterThan(580);
  });

  it.each([
    ["with words missing", requests, "2.其他法律法规禁止公开", "refused_other_law"],
    ["with its quotes lost", requests, "危及三安全一稳定", "refused_safety_stability"],
    ["cut after a few characters", requests, "本机关不掌握相", "unavailable_not_held"],
    ["of which only the end is left", requests, "新出具已获取信息", "declined_reconfirm"],
    ["with the group before it", requests, "（三）不予公开 1.属于国家秘密", "refused_state_secret"],
    ["with the part of the table before it", requests, "三、本年度办理结果（一）予以公开", "granted"],
    ["with its note in parentheses lost", requests, "（二）部分公开", "partly_granted"],
    ["with another number", requests, "9.属于行政查询事项", "refused_admin_query"],
    ["in the wording of the other form", disclosure, "规范性文件", "normative_documents"],
    ["with 制 before 规章", disclosure, "规章", "rules"],
    ["run together with a stray word", disputes, "未经复议直接起诉结果维持", "litigation_direct"],
    ["of the one row of other handling", FORM_2021_ONE_OTHER.tables.requests, "（六）其他处理", "other"],
    ["of two neighbouring wordings, the fuller", FORM_2019.tables.disclosure, "其他对外管理服务事项", "other_services"],
  ])("finds a label %s", (_, table, text, code) => {
    expect(best(table, text)).toBe(code);
  });

  it.each([
    ["the head of the columns of applicants", requests, "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"],
    ["the head of the table", requests, "申请人情况 法人或其他组织"],
    ["a group's name", requests, "（四）无法提供"],
    ["the name of the group of refusals", requests, "（三）不予公开"],
    ["the columns of disputes", disputes, "结果维持 结果纠正 其他结果 尚未审结 总计"],
    ["an article of the Regulations", disclosure, "第二十条第（五）项"],
    ["a sentence", disclosure, "信息内容 本年制发件数 本年废止件数 现行有效件数"],
    ["nothing", requests, ""],
    ["one character", requests, "公"],
  ])("takes %s for no row's label", (_, table, text) => {
    expect(best(table, text)).toBeUndefined();
  });

  it("tells where the part of a label stands that no other label has", () => {
    const text = foldText("本表说明 2.重复申请 后文");
    const match = matchLabels(indexLabels(requests), text).find(
      ({row}) => requests.rows[row]?.code === "declined_repeat",
    );
    // 复申 and 申请 are in 大量反复申请 as well.
    expect(text.slice(match?.start, match?.end)).toBe("2重复");
  });
});
