import {describe, expect, it} from "vitest";
import {searchBodies} from "../../src/components/bodySearch.js";
import type {AgencyRow} from "../../src/components/rows.js";

const AGENCIES: readonly AgencyRow[] = [
  {
    agency_id: "320800-renmin-zhengfu",
    name: "淮安市人民政府",
    name_en: "People's Government of Huai'an",
    region_code: "320800",
    province_code: "320000",
    region_en: "Huai'an",
    pinyin: "huai an shi ren min zheng fu",
  },
  {
    agency_id: "310000-kexue-jishu-weiyuanhui",
    name: "上海市科学技术委员会",
    name_en: "Science and Technology Commission of Shanghai",
    region_code: "310000",
    province_code: "310000",
    region_en: "Shanghai",
    pinyin: "shang hai shi ke xue ji shu wei yuan hui",
  },
];

describe("searchBodies(agencies, query)", () => {
  const find = (query: string) => searchBodies(AGENCIES, query).map(({agency_id}) => agency_id.slice(0, 6));
  it("finds a run of Chinese inside a name", () => {
    expect(find("技术委员")).toEqual(["310000"]);
  });
  it("finds pinyin, with or without spaces and apostrophes", () => {
    expect([find("kexue jishu"), find("kexuejishu"), find("huaian"), find("HUAI'AN")]).toEqual([
      ["310000"],
      ["310000"],
      ["320800"],
      ["320800"],
    ]);
  });
  it("finds the initials of pinyin", () => {
    expect(find("shskxjs")).toEqual(["310000"]);
  });
  it("finds English words in any order", () => {
    expect(find("shanghai science")).toEqual(["310000"]);
  });
  it("wants every word, and finds nothing for none", () => {
    expect([find("shanghai huaian"), find("  ")]).toEqual([[], []]);
  });
});
