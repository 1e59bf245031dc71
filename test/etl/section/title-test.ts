import {describe, expect, it} from "vitest";
import type {Metadata} from "../../../src/etl/document/document.js";
import {splitSections} from "../../../src/etl/section/sections.js";
import {readTitling, yearOf} from "../../../src/etl/section/title.js";
import {documentOf} from "./lines.js";

/** What a report says of itself, its sections put after the lines given. */
function titling(preamble: readonly string[], {metadata = {}, closing = []}: Options = {}) {
  const lines = [...preamble, "一、总体情况", "工作平稳。", "六、其他需要报告的事项", "无。", ...closing];
  const document = documentOf(lines, metadata);
  return readTitling(document, splitSections(document));
}

interface Options {
  readonly metadata?: Metadata;
  readonly closing?: readonly string[];
}

const TITLE = "云溪县水务局2024年政府信息公开工作年度报告";

describe("yearOf(text)", () => {
  it.each([
    ["2024年政府信息公开工作年度报告", 2024],
    ["２０２４年度报告", 2024],
    ["二〇二四年报告", 2024],
    ["二○二四年报告", 2024],
    ["二Ｏ二四年报告", 2024],
    ["二零一九年度报告", 2019],
    ["二〇二〇年报告", 2020],
    ["2 0 2 4 年报告", 2024],
    ["云溪县2021年度", 2021],
    ["国办公开办函〔2019〕60号", 2019],
    ["年度报告", null],
    ["1998年报告", null],
    ["编号120245", null],
    ["二〇二四", null],
    ["", null],
  ])("of %j is %s", (text, year) => {
    expect(yearOf(text)).toBe(year);
  });
});

describe("readTitling(document, sectioned)", () => {
  it.each([
    ["on one line", [TITLE], TITLE, 2024],
    ["over two lines", ["云溪县水务局", "2024年政府信息公开工作年度报告"], TITLE, 2024],
    ["over three lines", ["云溪县水务局", "2024年政府信息公开工作", "年度报告"], TITLE, 2024],
    [
      "with the year first",
      ["2024年云溪县水务局政府信息公开工作年度报告"],
      "2024年云溪县水务局政府信息公开工作年度报告",
      2024,
    ],
    [
      "with the year in full width",
      ["云溪县２０２４年政府信息公开工作年度报告"],
      "云溪县２０２４年政府信息公开工作年度报告",
      2024,
    ],
    ["with the year in Chinese digits", ["云溪县二〇二四年政府信息公开年报"], "云溪县二〇二四年政府信息公开年报", 2024],
    ["as a heading in Markdown", [`# ${TITLE}`], TITLE, 2024],
    ["after its label", [`标题：${TITLE}`], TITLE, 2024],
    ["in traditional script", ["雲溪縣2024年政府信息公開工作年度報告"], "雲溪縣2024年政府信息公開工作年度報告", 2024],
    [
      "with the year on a line of its own below",
      ["云溪县水务局政府信息公开工作年度报告", "（2023年）"],
      "云溪县水务局政府信息公开工作年度报告（2023年）",
      2023,
    ],
    ["called 政务公开", ["云溪县2022年政务公开工作年度报告"], "云溪县2022年政务公开工作年度报告", 2022],
    ["after a breadcrumb", ["首页 > 政务公开 > 信息公开年报", "", TITLE], TITLE, 2024],
    ["after a breadcrumb of a line each", ["首页", "政府信息公开", "政府信息公开年报", TITLE], TITLE, 2024],
    [
      "with spaces between its characters",
      ["云溪县水务局 2024 年 政府信息公开 工作年度报告"],
      "云溪县水务局 2024 年 政府信息公开 工作年度报告",
      2024,
    ],
  ])("finds a title %s", (_, preamble, title, year) => {
    expect(titling(preamble)).toMatchObject({title, year});
  });

  it("finds a title in the midst of a page that lost its line breaks, without the furniture around it", () => {
    const page = `首页 要闻 公开 您的位置：首页 ${TITLE} 发布时间：2025-01-20 来源：云溪县水务局 ${"现将有关情况报告如下。".repeat(8)}`;
    expect(titling([page])).toMatchObject({title: TITLE, year: 2024});
  });

  it("takes a sentence that names the report for no title", () => {
    const sentence = "根据《中华人民共和国政府信息公开条例》，现公布2024年政府信息公开工作年度报告。";
    expect(titling([sentence]).title).toBeNull();
  });

  it("takes the page's own title where none is printed", () => {
    expect(titling(["正文"], {metadata: {title: TITLE}})).toMatchObject({title: TITLE, year: 2024});
  });

  it("tells the year from the period where the title has none", () => {
    const period = "所列数据的统计期限自2023年1月1日起，至2023年12月31日止。";
    expect(titling(["云溪县水务局政府信息公开工作年度报告", period])).toMatchObject({year: 2023});
  });

  it("takes the title's year, not the period's, nor that of publication", () => {
    const period = "统计期限自2023年1月1日起至2023年12月31日止。";
    expect(titling([TITLE, "发布时间：2025-01-20", period])).toMatchObject({year: 2024, publishedOn: "2025-01-20"});
  });

  it("keeps a year before 2019, for whoever turns the report away", () => {
    expect(titling(["云溪县2016年政府信息公开工作年度报告"]).year).toBe(2016);
  });

  it("tells no year where neither title nor period has one", () => {
    expect(titling(["云溪县水务局政府信息公开工作年度报告"]).year).toBeNull();
  });

  it.each([
    ["发布时间：2025-01-20", "2025-01-20"],
    ["发布日期: 2025年1月5日 浏览次数：12", "2025-01-05"],
    ["成文日期：2025.03.01", "2025-03-01"],
    ["时间 2025/1/9 09:30", "2025-01-09"],
    ["发布时间：２０２５－０１－２０", "2025-01-20"],
    ["公开日期：2025 年 1 月 20 日", "2025-01-20"],
    ["2025-01-20", null],
    ["发布时间：", null],
    ["发布时间：昨天", null],
  ])("reads of %j the date of publication %s", (line, date) => {
    expect(titling([TITLE, line]).publishedOn).toBe(date);
  });

  it("takes the page's own date and publisher before printed ones", () => {
    const metadata = {publishedOn: "2025-02-02", publisher: "云溪县人民政府"};
    const lines = [TITLE, "发布时间：2025-01-20 来源：云溪县水务局"];
    expect(titling(lines, {metadata})).toMatchObject(metadata);
  });

  it.each([
    ["来源：云溪县水务局", "云溪县水务局"],
    ["信息来源: 云溪县水务局 作者：某某", "云溪县水务局"],
    ["发布机构：云溪县人民政府办公室", "云溪县人民政府办公室"],
    ["来源：本网", null],
    ["来源：", null],
  ])("reads of %j the publisher %s", (line, publisher) => {
    expect(titling([TITLE, line]).publisher).toBe(publisher);
  });

  it("gives the last short lines, where a body signs", () => {
    const closing = ["特此报告。", "云溪县水务局", "2025年1月20日"];
    expect(titling([TITLE], {closing}).signature).toBe("特此报告。\n云溪县水务局\n2025年1月20日");
  });

  it("finds no signature in a document without sections", () => {
    const document = documentOf([TITLE]);
    expect(readTitling(document, splitSections(document)).signature).toBeNull();
  });
});
