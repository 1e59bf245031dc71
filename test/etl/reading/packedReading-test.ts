import {describe, expect, it} from "vitest";
import {packReading, readNote, unpackCopy} from "../../../src/etl/reading/packedReading.js";
import type {ReportCopy} from "../../../src/etl/report/copy.js";
import {UNDECLARED} from "../../../src/etl/source/manifest.js";
import type {Source} from "../../../src/etl/source/source.js";

const SOURCE: Source = {sourceId: "abc", path: "a.txt", mediaType: "text/plain", bytes: 3, declared: UNDECLARED};

function copyOf(text: string): ReportCopy {
  return {
    source: {sourceId: "abc", path: "a.txt", mediaType: "text/plain"},
    agency: {
      agencyId: "350128-guanliweiyuanhui",
      name: "平潭综合实验区管理委员会",
      nameEn: "Management Committee of Pingtan",
      regionCode: "350128",
      level: "county",
      kind: "government",
    },
    year: 2023,
    form: {year: 2021, otherRows: "three"},
    formAssumed: false,
    title: "年度报告",
    publishedOn: null,
    sections: [{ordinal: 1, heading: "一、总体情况", text}],
    tables: [],
    findings: [],
  };
}

describe("packReading(reading)", () => {
  it.each([
    ["short", 10],
    ["long", 5000],
  ])("keeps a %s copy as it is, and what it comes to", (_, times) => {
    const copy = copyOf("主动公开信息12条。".repeat(times));
    const packed = packReading({kind: "report", source: SOURCE, copy});
    expect(unpackCopy(packed)).toEqual(copy);
    expect(readNote(packed)).toEqual({
      kind: "report",
      reportId: "350128-guanliweiyuanhui-2023",
      agency: copy.agency,
    });
  });

  it("takes less than eight kilobytes for a copy that says one thing many times", () => {
    const packed = packReading({kind: "report", source: SOURCE, copy: copyOf("公开".repeat(20_000))});
    expect(packed.length).toBeLessThan(8192);
  });
});

describe("readNote(packed)", () => {
  it("is undefined where a byte was changed or is gone", () => {
    const packed = packReading({kind: "report", source: SOURCE, copy: copyOf("公开")});
    expect(readNote(packed.slice(0, -1))).toBeUndefined();
    packed[packed.length - 1] = (packed[packed.length - 1] ?? 0) ^ 1;
    expect(readNote(packed)).toBeUndefined();
  });
});
