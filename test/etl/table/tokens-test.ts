import {describe, expect, it} from "vitest";
import type {Grid} from "../../../src/etl/document/document.js";
import {isPageNumber, tokenize} from "../../../src/etl/table/tokens.js";
import type {Token} from "../../../src/etl/table/tokens.js";
import {tokensOf, valuesOf} from "./tokensOf.js";

/** Tokens as text: label text as it is folded, numbers as they stand in brackets, `_` for a blank, `/` for a dash. */
function shown(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.kind === "text") return token.text;
      return token.count.kind === "number" ? `[${token.raw}]` : token.count.kind === "blank" ? "_" : "/";
    })
    .join(" ");
}

function fieldsOf(text: string): string {
  return valuesOf(text)
    .map(({divider, field, fields}) => `${divider} ${field}/${fields}`)
    .join(", ");
}

describe("tokenize(blocks)", () => {
  it.each([
    ["tabs", "重复申请\t3\t0", "重复申请 [3] [0]"],
    ["blanks between tabs", "重复申请\t3\t\t0\t", "重复申请 [3] _ [0] _"],
    ["a dash between tabs", "重复申请\t/\t无\t—", "重复申请 / / /"],
    ["Markdown's pipes", "| 重复申请 | 3 |  | 0 |", "重复申请 [3] _ [0]"],
    ["pipes after each cell", "重复申请|3||0|", "重复申请 [3] _ [0]"],
    ["pipes between cells", "重复申请|3||0", "重复申请 [3] _ [0]"],
    ["spaces", "重复申请   3   0", "重复申请 [3] [0]"],
    ["wide spaces", "重复申请\u30003\u30000", "重复申请 [3] [0]"],
    ["nothing between label and number", "重复申请3 0", "重复申请 [3] [0]"],
    ["a number inside a wrapped label", "其他法律行政 3 法规禁止公开", "其他法律行政 [3] 法规禁止公开"],
    ["a negative number", "行政许可  12  -18  40", "行政许可 [12] [-18] [40]"],
    ["thousands", "现行有效 1,234 12", "现行有效 [1,234] [12]"],
    ["decimals", "收费金额 12.50", "收费金额 [12.50]"],
    ["a unit of money", "收费金额 12.5万元", "收费金额 [12.5万元]"],
    ["a note after a number", "规范性文件 22（其中修订16件） 3", "规范性文件 [22（其中修订16件）] [3]"],
    ["a lone dash between spaces", "规章 / 无 3", "规章 / / [3]"],
    ["full width", "规章 １２ ３", "规章 [１２] [３]"],
  ])("parts label text from cell contents by %s", (_, line, expected) => {
    expect(shown(tokensOf(line))).toBe(expected);
  });

  it.each([
    ["an item number", "1.属于国家秘密 0", "1属于国家秘密 [0]"],
    ["an item number with 、", "2、重复申请 4", "2重复申请 [4]"],
    ["digits run into an item number", "60000068.属于行政查询事项", "[6000006] 8属于行政查询事项"],
    ["a number beside an item number", "0 0 8.属于行政查询事项", "[0] [0] 8属于行政查询事项"],
    ["an article of the Regulations in digits", "第20条第 5 项 3", "第20条第5项 [3]"],
    ["a year", "2024年收费金额 3", "2024年收费金额 [3]"],
    ["a date", "截至 12 月 31 日 3", "截至12月31日 [3]"],
    ["a percentage", "占 12% 3", "占12 [3]"],
    ["a percentage with decimals", "占 12.5% 3", "占125 [3]"],
    ["a wide percentage with decimals", "占 １２．５％ 3", "占125 [3]"],
    ["a number that ends in a letter", "约 12.5m 3", "约125 [3]"],
    ["the number of a notice", "〔2021〕30号 3", "202130号 [3]"],
    ["digits in a word of letters", "A12 3", "12 [3]"],
    ["a dash inside a word", "2023—2024年 3", "[2023] 2024年 [3]"],
  ])("takes no digit for a cell that is %s's", (_, line, expected) => {
    expect(shown(tokensOf(line))).toBe(expected);
  });

  it.each([
    ["the digits of one cell", "12345", "[12345]"],
    ["the digits of several cells, uncut", "0000008", "[0000008]"],
    ["the zero before a decimal", "0.35", "[0.35]"],
  ])("keeps together %s", (_, line, expected) => {
    expect(shown(tokensOf(line))).toBe(expected);
  });

  it("reads letters among digits as text, in a field as between spaces", () => {
    expect(shown(tokensOf("规章\t1E\t3"))).toBe("规章 1 [3]");
    expect(shown(tokensOf("规章 1E 3"))).toBe("规章1 [3]");
  });

  it("keeps what stands in a cell as it stands", () => {
    expect(valuesOf("规章\t ２２（其中修订 16 件） \t3").map(({raw}) => raw)).toEqual(["２２（其中修订 16 件）", "3"]);
  });

  it("leaves out the rule under a Markdown header, and page numbers", () => {
    expect(shown(tokensOf(["| 规章 | 3 |", "| --- | ---: |", "- 4 -", "| 规章 | 5 |"]))).toBe("规章 [3] 规章 [5]");
  });

  it("reads a dash that a pipe follows as a cell, and no rule of Markdown", () => {
    expect(shown(tokensOf(["规章 |", "- |", "3 |"]))).toBe("规章 / [3]");
  });

  it.each([
    ["on the same line", ["过程性信息7.", "属于行政执法案卷"], "过程性信息7 属于行政执法案卷"],
    ["on the next", ["过程性信息7", "．属于行政执法案卷"], "过程性信息7 属于行政执法案卷"],
  ])("leaves an item number at the end of a line to the label, its mark %s", (_, lines, tokens) => {
    expect(shown(tokensOf(lines))).toBe(tokens);
  });

  it("keeps a number at the end of a line whose next one has lost its item number", () => {
    expect(shown(tokensOf(["总计   74660", "、结转下年度继续办理 3"]))).toBe("总计 [74660] 结转下年度继续办理 [3]");
    expect(shown(tokensOf(["总计   0", "、结转下年度继续办理 3"]))).toBe("总计 [0] 结转下年度继续办理 [3]");
  });

  it.each([
    [
      "beside the label of a row",
      ["（四）\t1.本机关不掌握\t0\t10", "无\t2.没有现成信息\t0\t3"],
      "四 1本机关不掌握 [0] [10] 2没有现成信息 [0] [3]",
    ],
    ["on a line of its own", ["0", "（四）", "无", "法", "提供"], "[0] 四 法 提供"],
  ])("takes the 无 of an upright 无法提供 for no cell, %s", (_, lines, tokens) => {
    expect(shown(tokensOf(lines))).toBe(tokens);
  });

  it("leaves an item number to the label whose mark follows after blank lines", () => {
    expect(shown(tokensOf(["合法权益5", "", ". 属于三类内部事务信息", "1"]))).toBe(
      "合法权益5 属于三类内部事务信息 [1]",
    );
  });

  it("takes a line of a hundred thousand numbers", () => {
    expect(valuesOf("1 ".repeat(100_000))).toHaveLength(100_000);
  });

  it("leaves out blanks before label text in its row, which fill the label's columns", () => {
    expect(shown(tokensOf("\t\t1.属于国家秘密\t\t0\t"))).toBe("1属于国家秘密 _ [0] _");
  });

  it("keeps blanks after a number though label text follows", () => {
    expect(shown(tokensOf("重复申请\t3\t\t合计"))).toBe("重复申请 [3] 合计");
    expect(shown(tokensOf("重复申请\t\t3\t备注"))).toBe("重复申请 _ [3] 备注");
  });

  it("counts the fields of a row, blank ones too", () => {
    expect(fieldsOf("重复申请\t3\t\t0")).toBe("fields 1/4, fields 2/4, fields 3/4");
    expect(fieldsOf("| 重复申请 | 3 |  | 0 |")).toBe("fields 1/4, fields 2/4, fields 3/4");
    expect(fieldsOf("重复申请 3 0")).toBe("spaces 0/1, spaces 0/1");
  });

  it("gives every line a row of its own, but cells of a tab each one row together", () => {
    expect(valuesOf(["1 2", "3"]).map(({row}) => row)).toEqual([1, 1, 2]);
    expect(valuesOf(["\t1", "\t2", "", "\t3"]).map(({row}) => row)).toEqual([1, 1, 3]);
  });

  it("tells for a number between spaces where its middle stands", () => {
    expect(valuesOf("规章   1   200").map(({middle}) => middle)).toEqual([5.5, 10.5]);
  });

  it("gives each token the place of its line", () => {
    expect(tokensOf(["规章 1", "", "规章 2"]).map(({place}) => place)).toEqual(
      [1, 1, 3, 3].map((line) => ({kind: "line", line})),
    );
  });

  it("blanks out a page number in the midst of a text that has lost its lines", () => {
    const long = "本机关不掌握相关政府信息".repeat(8);
    expect(valuesOf(`${long} 3 - 4 - 5`).map(({raw}) => raw)).toEqual(["3", "5"]);
  });

  it("reads the cells of a grid at their columns, blank ones too", () => {
    const texts = ["重复申请", "3", "", "—"];
    const grid: Grid = {
      kind: "grid",
      rows: 1,
      columns: 4,
      cells: texts.map((text, column) => ({
        text,
        place: {kind: "cell", table: 1, row: 1, column: column + 1},
        row: 0,
        column,
        rowSpan: 1,
        columnSpan: 1,
      })),
    };
    const tokens = tokenize([grid]);
    expect(shown(tokens)).toBe("重复申请 [3] _ /");
    expect(tokens.map(({divider, field, fields}) => `${divider} ${field}/${fields}`)).toEqual(
      [0, 1, 2, 3].map((field) => `grid ${field}/4`),
    );
  });

  it("counts a cell that spans rows into the width of each", () => {
    const at = (text: string, row: number, column: number, rowSpan = 1) => ({
      text,
      place: {kind: "cell", table: 1, row: row + 1, column: column + 1} as const,
      row,
      column,
      rowSpan,
      columnSpan: 1,
    });
    const cells = [at("（三）不予公开", 0, 0, 2), at("1", 0, 1), at("2", 1, 1)];
    const values = tokenize([{kind: "grid", rows: 2, columns: 2, cells}]).filter(({kind}) => kind === "value");
    expect(values.map(({row, field, fields}) => [row, field, fields])).toEqual([
      [1, 1, 2],
      [2, 1, 2],
    ]);
  });
});

describe("isPageNumber(text)", () => {
  it.each(["- 4 -", "— 12 —", "-4-", "－ 5 －", "第 4 页", "第4页 共12页", "第4页/共12页"])("is so of %j", (text) => {
    expect(isPageNumber(text)).toBe(true);
  });

  it.each(["4", "- 4", "-4", "0 - 0", "- 12345 -", "第 4 项", ""])("is not so of %j", (text) => {
    expect(isPageNumber(text)).toBe(false);
  });
});
