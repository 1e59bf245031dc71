import {describe, expect, it} from "vitest";
import {findRegions, readRegion, stemOf} from "../../../src/etl/agency/regionName.js";

const codes = (text: string) => readRegion(text).regions.map((region) => region.regionCode);

describe("readRegion(text)", () => {
  it.each([
    ["广州市荔湾区人民政府", ["440103"], "人民政府"],
    ["广东省广州市荔湾区人民政府", ["440103"], "人民政府"],
    ["江苏省洪泽区人民政府", ["320813"], "人民政府"],
    ["吉林省吉林市", ["220200"], ""],
    ["吉林教育厅", ["220000"], "教育厅"],
    ["乐山市市中区政府", ["511102"], "政府"],
    ["北京市市场监督管理局", ["110000"], "市场监督管理局"],
    ["湘西州财政局", ["433100"], "财政局"],
    ["苏州工业园区", ["320500"], "工业园区"],
    ["沭阳经济技术开发区", ["321322"], "经济技术开发区"],
    ["南京西路街道办事处", [], "南京西路街道办事处"],
    ["大同镇人民政府", [], "大同镇人民政府"],
    ["太平镇人民政府", [], "太平镇人民政府"],
    ["教育局", [], "教育局"],
  ])("%s", (text, expected, rest) => {
    expect(codes(text)).toEqual(expected);
    expect(readRegion(text).rest).toBe(rest);
  });

  it("keeps every division of an ambiguous name, and only those within the name before it", () => {
    expect(codes("鼓楼区人民政府").length).toBe(4);
    expect(codes("徐州市鼓楼区人民政府")).toEqual(["320302"]);
    expect(codes("广州市鼓楼区人民政府")).toEqual(["440100"]);
  });
});

describe("findRegions(text)", () => {
  const found = (text: string, short: boolean) =>
    findRegions(text, {short}).map(({regions}) => regions.map((region) => region.regionCode).join());

  it("finds every chain in its order", () => {
    expect(found("由淮安市洪泽区人民政府办公室编制，报江苏省政府", false)).toEqual(["320813", "320000"]);
  });

  it("takes shortened names only where they are asked for", () => {
    expect(found("徐州/2023.pdf", false)).toEqual([]);
    expect(found("徐州/2023.pdf", true)).toEqual(["320300"]);
  });

  it("leaves words of prose that happen to be a district's name", () => {
    expect(found("城区和郊区的各单位", false)).toEqual([]);
  });
});

describe("stemOf(name)", () => {
  it.each([
    ["淮安市", "淮安"],
    ["广西壮族自治区", "广西"],
    ["湘西土家族苗族自治州", "湘西"],
    ["内蒙古自治区", "内蒙古"],
    ["东乡族自治县", "东乡族"],
    ["浦东新区", "浦东"],
    ["沙县", null],
  ])("of %s is %s", (name, stem) => {
    expect(stemOf(name)).toBe(stem);
  });
});
