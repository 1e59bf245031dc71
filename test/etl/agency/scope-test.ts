import {describe, expect, it} from "vitest";
import {tellScope} from "../../../src/etl/agency/scope.js";
import type {Agency} from "../../../src/etl/report/report.js";

const GOVERNMENT = {kind: "government", level: "county"} as const;
const OFFICE = {kind: "office", level: "county"} as const;

function scopeOf(agency: Pick<Agency, "kind" | "level">, text: string, decisions: readonly (number | null)[] = []) {
  const cells = ["licensing", "penalties", "coercion"].map((row) => `disclosure.${row}.decisions`);
  const values = decisions.map((value, i) => ({cellId: cells[i] ?? "", value}));
  return tellScope({agency, sections: [{text}], values});
}

describe("tellScope(evidence)", () => {
  it.each([
    [
      "a department, whatever it says of the city",
      {kind: "department", level: "prefecture"},
      "全市共受理申请90件",
      [500],
      "own",
    ],
    ["a hospital", {kind: "other", level: "prefecture"}, "", [], "own"],
    ["a township's government", {kind: "government", level: "township"}, "", [3, 4, 0], "own"],
    [
      "a government that counts licences in the hundred thousands",
      GOVERNMENT,
      "",
      [963418, 11331, 2043],
      "consolidated",
    ],
    ["a committee that counts a few hundred decisions", GOVERNMENT, "", [181, 430, 25], "consolidated"],
    ["a government that speaks for the whole district", GOVERNMENT, "2023年全区受理申请\n21 件。", [], "consolidated"],
    [
      "a government that compiled others' reports",
      GOVERNMENT,
      "由本办汇总各镇、各有关单位情况编制而成。",
      [],
      "consolidated",
    ],
    ["a government that counts its office alone", GOVERNMENT, "本报告数据仅统计区政府本级情况。", [0, 0, 0], "own"],
    ["a government with hardly a decision", GOVERNMENT, "做好政府信息公开工作。", [0, 0, 0], "unknown"],
    ["a government with no figures at all", GOVERNMENT, "", [null, null, null], "unknown"],
    ["an office with no decision", OFFICE, "督促全区各单位公开信息。", [0, 0, 0], "own"],
    ["an office that speaks of the district's numbers", OFFICE, "全区共公开信息900条。", [0, 0, 0], "own"],
    ["an office that files for its district", OFFICE, "汇总各部门、各街道年报编制本报告。", [0, 0, 0], "consolidated"],
    ["an office with departments' decisions", OFFICE, "", [5000, 200, 1], "consolidated"],
  ] as const)("is, for %s, %#", (_, agency, text, decisions, scope) => {
    expect(scopeOf(agency, text, decisions).scope).toBe(scope);
  });

  it("gives the words or the figures as its basis", () => {
    expect(scopeOf(GOVERNMENT, "2023年全区共收到申请70件。").basis).toBe("the report says: 全区共收到申请70");
    expect(scopeOf(GOVERNMENT, "", [963418, null, 0]).basis).toBe(
      "963418 licences, penalties and coercive measures, which departments decide",
    );
  });

  it("never takes figures that are not known for zero", () => {
    expect(scopeOf(GOVERNMENT, "", [null]).basis).toBe("a government's report, and its decisions are not known");
    expect(scopeOf(GOVERNMENT, "", [0, 0, null]).basis).toBe("a government's report, and its decisions are not known");
    expect(scopeOf(OFFICE, "", [null, 0, 0]).basis).toBe("an office's report");
    expect(scopeOf(GOVERNMENT, "", [0, 0, 0]).basis).toBe(
      "a government's report, and no more than 0 licences, penalties and coercive measures",
    );
  });
});
