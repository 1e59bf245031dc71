import {describe, expect, it} from "vitest";
import {findPlace, placesIn, reportsIn, toPlace} from "../../src/components/places.js";
import {flow} from "./flows.js";

const HONGZE = flow({});
const QINGJIANGPU = flow({
  report_id: "320812-x-2024",
  agency_id: "320812-x",
  region_code: "320812",
  region_name: "清江浦区",
});
const HUAIAN = flow({
  report_id: "320800-x-2024",
  agency_id: "320800-x",
  region_code: "320800",
  region_name: "淮安市",
  region_level: "prefecture",
  received: 100,
  concluded: 100,
  granted: 60,
});
const PROVINCE = flow({
  report_id: "320000-x-2024",
  agency_id: "320000-x",
  region_code: "320000",
  region_name: "江苏省",
  region_level: "province",
  prefecture_code: null,
  prefecture_name: null,
});
const ALL = [PROVINCE, HUAIAN, QINGJIANGPU, HONGZE];

describe("findPlace(flows, province, code)", () => {
  it("finds prefectures and counties", () => {
    expect(findPlace(ALL, "320000", "320800").prefecture).toBe("320800");
    expect(findPlace(ALL, "320000", "320813")).toEqual({province: "320000", prefecture: "320800", county: "320813"});
  });
  it("stays at the province where a code is not known", () => {
    expect(findPlace(ALL, "320000", "<b>")).toEqual({province: "320000", prefecture: null, county: null});
  });
});

describe("placesIn(flows, where, lang)", () => {
  it("groups a province by prefectures, its own bodies apart", () => {
    const places = placesIn(ALL, findPlace(ALL, "320000", ""), "zh");
    expect(places.map(({name, isItself, reports}) => [name, isItself, reports])).toEqual([
      ["江苏省", true, 1],
      ["淮安市", false, 3],
    ]);
  });
  it("names a prefecture from which only counties report", () => {
    const [place] = placesIn([HONGZE], findPlace([HONGZE], "320000", ""), "zh");
    expect(place?.name).toBe("淮安市");
  });
  it("groups a prefecture by counties", () => {
    const where = findPlace(ALL, "320000", "320800");
    expect(placesIn(ALL, where, "zh").map(({code}) => code)).toEqual(["320800", "320812", "320813"]);
    expect(reportsIn(ALL, where)).toHaveLength(3);
  });
});

describe("toPlace(code, name, isItself, flows)", () => {
  it("counts a consolidated report for those of the divisions below it", () => {
    const {concluded, disclosed, counted, reports} = toPlace("", "", true, [HUAIAN, QINGJIANGPU, HONGZE]);
    expect([concluded, disclosed, counted, reports]).toEqual([100, 60, 1, 3]);
  });
  it("adds up the divisions where the report above cannot be added up", () => {
    const {concluded, counted} = toPlace("", "", true, [{...HUAIAN, concluded: null}, QINGJIANGPU, HONGZE]);
    expect([concluded, counted]).toEqual([20, 2]);
  });
  it("adds up own reports of all levels, which contain none of each other", () => {
    const own = [HUAIAN, HONGZE].map((report) => ({...report, scope: "own" as const}));
    expect(toPlace("", "", true, own).concluded).toBe(110);
  });
  it("has no sum, and not zero, where no report can be counted", () => {
    expect(toPlace("", "", true, [{...HONGZE, concluded: null}]).concluded).toBeNull();
  });
});
