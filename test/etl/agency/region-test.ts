import {describe, expect, it} from "vitest";
import {
  allRegions,
  currentRegion,
  findRegion,
  getRegion,
  isValidIn,
  isWithin,
  regionsByName,
} from "../../../src/etl/agency/region.js";

describe("allRegions()", () => {
  it("has the counties in force that the ministry counts, and five that only report", () => {
    const counties = allRegions().filter((region) => region.level === "county" && region.validTo === null);
    const reporting = ["232761", "232762", "232763", "232764", "632857"];
    expect(counties.filter((region) => !reporting.includes(region.regionCode)).length).toBe(2847);
    expect(allRegions().filter((region) => region.level === "province").length).toBe(34);
  });

  it("has each code once, under a parent that exists and is in force as long", () => {
    const codes = allRegions().map((region) => region.regionCode);
    expect(new Set(codes).size).toBe(codes.length);
    for (const region of allRegions()) {
      if (region.parentCode === null) expect(region.regionCode).toBe("100000");
      else expect(findRegion(region.parentCode), region.name).toBeDefined();
    }
  });

  it("names every successor and every merger by a division in force", () => {
    for (const region of allRegions()) {
      for (const code of [...(region.successor === null ? [] : [region.successor]), ...region.mergedInto]) {
        expect(findRegion(code), `${region.name} → ${code}`).toBeDefined();
        expect(region.validTo, region.name).not.toBeNull();
      }
    }
  });

  it("gives English names without a Chinese character or a doubled space", () => {
    for (const region of allRegions()) expect(region.nameEn).toMatch(/^[A-Z][A-Za-zü'()-]*( [A-Za-zü'()-]+,?)*$/);
  });
});

describe("findRegion(code)", () => {
  it.each([
    ["100000", "中华人民共和国", "China", "nation", null],
    ["440000", "广东省", "Guangdong", "province", "100000"],
    ["440100", "广州市", "Guangzhou", "prefecture", "440000"],
    ["440103", "荔湾区", "Liwan District", "county", "440100"],
    ["321322", "沭阳县", "Shuyang County", "county", "321300"],
    ["320800", "淮安市", "Huai'an", "prefecture", "320000"],
    ["610000", "陕西省", "Shaanxi", "province", "100000"],
    ["540000", "西藏自治区", "Tibet (Xizang)", "province", "100000"],
    ["150000", "内蒙古自治区", "Inner Mongolia", "province", "100000"],
    ["230100", "哈尔滨市", "Harbin", "prefecture", "230000"],
    ["653101", "喀什市", "Kashgar", "county", "653100"],
    ["433100", "湘西土家族苗族自治州", "Xiangxi Tujia and Miao Autonomous Prefecture", "prefecture", "430000"],
    ["310115", "浦东新区", "Pudong New Area", "county", "310000"],
    ["419001", "济源市", "Jiyuan", "county", "410000"],
    ["130726", "蔚县", "Yu County", "county", "130700"],
    ["500157", "两江新区", "Liangjiang New Area", "county", "500000"],
    ["653132", "岑岭县", "Cenling County", "county", "653100"],
  ])("%s is %s, %s", (code, name, nameEn, level, parentCode) => {
    expect(findRegion(code)).toMatchObject({name, nameEn, level, parentCode});
  });

  it("tells a county's province and prefecture, and that a municipality's districts have none between", () => {
    expect(getRegion("320813")).toMatchObject({provinceCode: "320000", prefectureCode: "320800"});
    expect(getRegion("310101")).toMatchObject({provinceCode: "310000", prefectureCode: null});
    expect(findRegion("999999")).toBeUndefined();
    expect(() => getRegion("999999")).toThrow("unknown region: 999999");
  });
});

describe("regionsByName(name)", () => {
  it("lists every division of that name, and none for a shortened name", () => {
    expect(regionsByName("鼓楼区").map((region) => region.regionCode)).toEqual([
      "320106",
      "320302",
      "350102",
      "410204",
    ]);
    expect(regionsByName("鼓楼")).toEqual([]);
  });

  it("knows a zone by the county that it is", () => {
    expect(regionsByName("平潭综合实验区").map((region) => region.regionCode)).toEqual(["350128"]);
  });
});

describe("currentRegion(region)", () => {
  it("follows a county that became a district, and stays at one that was merged away", () => {
    expect(currentRegion(getRegion("320829"))).toMatchObject({regionCode: "320813", name: "洪泽区", validFrom: 2016});
    expect(currentRegion(getRegion("330104"))).toMatchObject({name: "江干区", mergedInto: ["330102", "330114"]});
  });
});

describe("isWithin(region, other) and isValidIn(region, year)", () => {
  it("goes up to the nation, and never down", () => {
    expect(isWithin(getRegion("320813"), getRegion("320800"))).toBe(true);
    expect(isWithin(getRegion("320813"), getRegion("100000"))).toBe(true);
    expect(isWithin(getRegion("320800"), getRegion("320813"))).toBe(false);
  });

  it("allows a report on the year before a division began, for it is published after", () => {
    expect(isValidIn(getRegion("350404"), 2020)).toBe(true);
    expect(isValidIn(getRegion("350404"), 2019)).toBe(false);
    expect(isValidIn(getRegion("350403"), 2022)).toBe(false);
  });
});
