import {describe, it, expect} from "vitest";
import {findMentions} from "../../../src/etl/claim/mention.js";

/** A line each: `value unit`, with `~` where it is rounded. */
function mentionLines(text: string): string[] {
  return findMentions(text).map(({value, unit, approximate}) =>
    `${approximate ? "~" : ""}${value} ${unit.text}`.trim(),
  );
}

describe("findMentions(plain)", () => {
  it.each([
    ["收到申请 3 件", ["3 件"]],
    ["发布34,457条", ["34457 条"]],
    ["到访1,234.5万人次", ["12345000 人次"]],
    ["粉丝124.8万，推文364篇", ["1248000", "364 篇"]],
    ["办结率99.6%，平均2.74天", ["99.6 %", "2.74 天"]],
    ["占百分之三十", ["30 %"]],
    ["收费5230.52万元", ["52305200 元"]],
    ["专题三期，培训十二次，通报两件，共一百零三条", ["3 期", "12 次", "2 件", "103 条"]],
    ["8大类348项", ["8 大类", "348 项"]],
    ["由42分钟降到19分钟", ["42 分钟", "19 分钟"]],
  ])("finds the numbers of %s", (text, lines) => {
    expect(mentionLines(text)).toEqual(lines);
  });

  it.each([
    ["800余条", "~800 条"],
    ["10余万次", "~100000 次"],
    ["3万多人", "~30000 人"],
    ["近200条", "~200 条"],
    ["约 50 场", "~50 场"],
    ["超过20次", "~20 次"],
    ["突破2937万次", "~29370000 次"],
    ["50人以上", "~50 人"],
    ["30个左右", "~30 个"],
    ["不少于2次", "~2 次"],
  ])("sees that %s is rounded", (text, line) => {
    expect(mentionLines(text)).toEqual([line]);
  });

  it.each([
    "2024年1月1日至12月31日",
    "国办公开办函〔2021〕30号",
    "国务院令第711号",
    "第32届博览会，第三次会议，第 2 批",
    "条例第二十条第（一）项",
    "电话：0591-23165385，邮编：350400",
    "大道90号7号楼14层",
    "时间 14:27:50",
    "9:00—12:00",
    "（一）主动公开；1.制度建设；二、主要问题",
    "十一届四次全会",
    "几十件，数百条，上千人",
    "12345热线，110指挥中心，H5作品，7×24小时",
    "2项目，3部门，20条例，5人民",
    "http://www.example.cn/202001/t20200120_80576.htm",
  ])("finds no number with a unit in %s", (text) => {
    expect(findMentions(text).filter(({unit}) => unit.kind !== "none")).toEqual([]);
  });

  it("leaves a range out, of which neither end is what is stated", () => {
    expect(mentionLines("每季度3至5件，收到10-20件，约2～3次，培训8场")).toEqual(["8 场"]);
  });
});
