import {REGION_TABLE} from "./regionTable.js";

export type RegionLevel = "nation" | "province" | "prefecture" | "county";

/** A division by GB/T 2260, in force or ended. */
export interface Region {
  /** Six digits. */
  readonly regionCode: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: RegionLevel;
  /** The division it stands directly under; null for the nation. */
  readonly parentCode: string | null;
  /** Its province, itself if it is one; null for the nation. */
  readonly provinceCode: string | null;
  /** Its prefecture, itself if it is one; null above, in municipalities, and for counties directly under a province. */
  readonly prefectureCode: string | null;
  /** The year in which it began; null if before 2016. */
  readonly validFrom: number | null;
  /** The year in which it ended; null while in force. */
  readonly validTo: number | null;
  /** The division as which it goes on, by another name or status (洪泽县, 洪泽区); null if there is none. */
  readonly successor: string | null;
  /** The divisions that took its area when it ended without going on (江干区). */
  readonly mergedInto: readonly string[];
}

export const NATION = "100000";

/** Names that stand for a division and are not its name, now or in the table: what it is called in titles, or was before. */
const ALIASES: readonly (readonly [name: string, regionCode: string])[] = [
  ["平潭综合实验区", "350128"],
  ["河北雄安新区", "133100"],
  ["桥东区", "130502"],
  ["桥西区", "130503"],
  ["东陵区", "210112"],
  ["庐山区", "360402"],
];

interface Index {
  readonly list: readonly Region[];
  readonly byCode: ReadonlyMap<string, Region>;
  readonly byName: ReadonlyMap<string, readonly Region[]>;
}

let index: Index | undefined;

/** Every division of the table, in the order of codes; the table is read once, when first asked for. */
export function allRegions(): readonly Region[] {
  return loaded().list;
}

export function findRegion(code: string): Region | undefined {
  return loaded().byCode.get(code);
}

export function getRegion(code: string): Region {
  const region = findRegion(code);
  if (region === undefined) throw new Error(`unknown region: ${code}`);
  return region;
}

/** Every division that has or had this full name, aliases included: four for 鼓楼区, none for 鼓楼. */
export function regionsByName(name: string): readonly Region[] {
  return loaded().byName.get(name) ?? [];
}

/** Every full name and alias, with the divisions that it may mean. */
export function regionNames(): ReadonlyMap<string, readonly Region[]> {
  return loaded().byName;
}

/** The division that goes on for it today: itself, or the last of its successors. */
export function currentRegion(region: Region): Region {
  return region.successor === null ? region : currentRegion(getRegion(region.successor));
}

/** Whether `region` is `other` or stands under it. */
export function isWithin(region: Region, other: Region): boolean {
  return jurisdictionsOf(region).includes(other.regionCode);
}

/** The codes of a division and of all that it stands under. */
export function jurisdictionsOf({regionCode, prefectureCode, provinceCode}: Region): string[] {
  return [regionCode, prefectureCode, provinceCode, NATION].filter((code) => code !== null);
}

/** Whether a report on `year`, published in the year after, may name it. */
export function isValidIn(region: Region, year: number): boolean {
  return (region.validFrom ?? 0) <= year + 1 && year <= (region.validTo ?? Infinity);
}

function loaded(): Index {
  return (index ??= loadIndex());
}

function loadIndex(): Index {
  const rows = REGION_TABLE.trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  const codes = new Set(rows.map(([code]) => code ?? ""));
  const list = rows.map((row) => parseRegion(row, codes));
  const byCode = new Map(list.map((region) => [region.regionCode, region]));
  const byName = new Map<string, Region[]>();
  for (const region of list) addTo(byName, region.name, region);
  for (const [name, code] of ALIASES) addTo(byName, name, byCode.get(code));
  return {list, byCode, byName};
}

function addTo(byName: Map<string, Region[]>, name: string, region: Region | undefined): void {
  if (region === undefined) throw new Error(`unknown region: ${name}`);
  const regions = byName.get(name);
  if (regions === undefined) byName.set(name, [region]);
  else regions.push(region);
}

function parseRegion(row: readonly string[], codes: ReadonlySet<string>): Region {
  const [regionCode = "", name = "", nameEn = "", from = "", to = "", after = ""] = row;
  const level = levelOf(regionCode);
  const province = `${regionCode.slice(0, 2)}0000`;
  const prefecture = `${regionCode.slice(0, 4)}00`;
  const prefectureCode = level !== "nation" && level !== "province" && codes.has(prefecture) ? prefecture : null;
  const above = {nation: null, province: NATION, prefecture: province, county: prefectureCode ?? province};
  return {
    regionCode,
    name,
    nameEn,
    level,
    parentCode: above[level],
    provinceCode: level === "nation" ? null : province,
    prefectureCode,
    validFrom: from === "" ? null : Number(from),
    validTo: to === "" ? null : Number(to),
    successor: after.startsWith("=") ? after.slice(1) : null,
    mergedInto: after.startsWith(">") ? after.slice(1).split(",") : [],
  };
}

function levelOf(code: string): RegionLevel {
  if (code === NATION) return "nation";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "prefecture" : "county";
}
