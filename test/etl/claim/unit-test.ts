import {describe, it, expect} from "vitest";
import {findUnit} from "../../../src/etl/claim/unit.js";

describe("findUnit(text, index)", () => {
  it.each([
    ["件申请", "件"],
    ["人次参加", "人次"],
    ["人参加", "人"],
    ["个工作日内", "个工作日"],
    ["场次", "场次"],
    ["条信息", "条"],
    ["%的事项", "%"],
  ])("takes the longest unit that begins %s: %s", (text, unit) => {
    expect(findUnit(text, 0)?.text).toBe(unit);
  });

  it.each(["条例", "条款", "人民政府", "项目", "部门", "家庭", "年", "月", "日", "号", "届", "级", "期间", "起诉"])(
    "takes %s for no unit",
    (text) => {
      expect(findUnit(text, 0)).toBeUndefined();
    },
  );
});
