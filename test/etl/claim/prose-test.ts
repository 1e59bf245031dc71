import {describe, it, expect} from "vitest";
import {findSentences} from "../../../src/etl/claim/prose.js";
import type {SectionText} from "../../../src/etl/report/report.js";

function sentences(text: string, ordinal: SectionText["ordinal"] = 1): string[] {
  return findSentences({ordinal, heading: "", text}).map((sentence) => sentence.text);
}

describe("findSentences(section)", () => {
  it("joins the lines over which a sentence runs", () => {
    expect(sentences("网站发布信息近\n200 条；培训开了\n1 场，参训 50 余\n人。收到留言 3 条。")).toEqual([
      "网站发布信息近200 条；培训开了1 场，参训 50 余人。",
      "收到留言 3 条。",
    ]);
  });

  it("begins anew at a numbered part, at a bullet, and after the name of a part", () => {
    expect(sentences("（一）主动公开\n发布信息5条。\n（二）依申请公开。收到申请\n3件\n- 培训2次")).toEqual([
      "（一）主动公开",
      "发布信息5条。",
      "（二）依申请公开。",
      "收到申请3件",
      "培训2次",
    ]);
  });

  it("skips page numbers between the lines of a sentence", () => {
    expect(sentences("信息分\n-1-\n级审核。")).toEqual(["信息分级审核。"]);
  });

  it("leaves the statutory tables out, in every layout", () => {
    const row = "1.属于国家秘密\t0\t0";
    const lines = "信息内容\n本年制发件数\n本年废止件数\n规章\n0\n0";
    const run = "信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件123元";
    for (const table of [row, lines, run])
      expect(sentences(`${table}\n（注：另有2件未统计）`, 2)).toEqual(["（注：另有2件未统计）"]);
  });

  it("keeps a sentence that names the labels of a table one by one", () => {
    const text = "其中予以公开5件，部分公开2件，不予公开1件，其他处理0件。";
    expect(sentences(text, 3)).toEqual([text]);
  });

  it("gives the same text in simplified script and narrow digits, without titles and catchwords", () => {
    const [sentence] = findSentences({ordinal: 1, heading: "", text: "發布《三年計劃》１２件，落实“三审三校”。"});
    expect(sentence?.plain).toBe("发布＿＿＿＿＿＿12件,落实＿＿＿＿＿＿。");
    expect(sentence?.plain).toHaveLength(sentence?.text.length ?? 0);
  });
});
