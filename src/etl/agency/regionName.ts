import {group} from "d3-array";
import {isWithin, regionNames, type Region} from "./region.js";

/** The divisions that a text begins with, read as one chain from the greater to the smaller. */
export interface RegionReading {
  /** What the last name may mean, within the names before it; empty if the text begins with none. */
  readonly regions: readonly Region[];
  /** How many names the chain has. */
  readonly names: number;
  /** The last name as printed. */
  readonly printed: string;
  /** The whole chain as printed. */
  readonly chain: string;
  /** The text after the chain. */
  readonly rest: string;
}

/** `stem` and `countyStem`: without 省, 市, 县 … , which alone is too little to go by. */
type Form = "full" | "stem" | "countyStem";

interface NameEntry {
  readonly name: string;
  readonly form: Form;
  readonly regions: readonly Region[];
}

const ETHNIC =
  /(?:土家|苗|侗|瑶|回|彝|藏|羌|蒙古|朝鲜|满|达斡尔|鄂温克|撒拉|土|保安|东乡|裕固|畲|黎|各|毛南|仫佬|纳西|拉祜|佤|布朗|独龙|怒|普米|壮|傣|白|哈尼|傈僳|景颇|布依|水|仡佬|哈萨克)族$|(?:蒙古|哈萨克|柯尔克孜|维吾尔|锡伯|塔吉克)$/u;
const AUTONOMOUS = /自治([区州县旗])$/u;
const SUFFIX = /(?:特别行政区|地区|林区|特区|新区|[省市盟区县旗])$/u;

/** What follows where a stem is not a division: 南京路街道, 大同镇. */
const NOT_AFTER_STEM = /^[镇乡街村路道]|^.{1,4}(?:街道|路街|[镇乡](?=人民|政府|$))/u;
/** What must follow a county's stem: words that zones and organs begin with. */
const AFTER_COUNTY_STEM =
  /^(?:人民政府|政府|国家级?|省级|经济|高新|开发区|工业|发展|发改|教育|公安|财政|民政|司法|人力|人社|自然资源|住房|住建|交通|水利|水务|农业|商务|文化|文旅|卫生|卫健|应急|审计|市场|统计|医疗|医保|城市管理|城管|信访|综合保税|旅游度假|临港|空港)/u;
/** Names that prose uses for no division in particular. */
const COMMON_WORDS = new Set(["城区", "郊区", "矿区", "东区", "西区"]);

let entries: ReadonlyMap<string, readonly NameEntry[]> | undefined;

/** Reads the chain of divisions that a text begins with: 广州市荔湾区, 淮安洪泽区, 湘西州. */
export function readRegion(text: string): RegionReading {
  let reading: RegionReading = {regions: [], names: 0, printed: "", chain: "", rest: text};
  for (let next = readNext(reading); next !== undefined; next = readNext(next)) reading = next;
  return reading;
}

/** Every chain of divisions named in a text, in its order; `short` admits provinces and prefectures without 省 and 市. */
export function findRegions(text: string, {short = false} = {}): RegionReading[] {
  const found: RegionReading[] = [];
  for (let at = 0; at < text.length;) {
    const reading = readRegion(text.slice(at));
    const length = text.length - at - reading.rest.length;
    if (length > 0 && isNaming(reading, short)) found.push(reading);
    at += Math.max(1, length);
  }
  return found;
}

/** The name without what tells its kind: 广西 for 广西壮族自治区, 淮安 for 淮安市; null if one character is left. */
export function stemOf(name: string): string | null {
  const stem = AUTONOMOUS.test(name) ? stripEthnic(name.replace(AUTONOMOUS, "")) : name.replace(SUFFIX, "");
  return stem.length > 1 ? stem : null;
}

function isNaming(reading: RegionReading, short: boolean): boolean {
  if (COMMON_WORDS.has(reading.printed) && reading.names === 1) return false;
  return short || reading.names > 1 || reading.regions.every((region) => stemOf(region.name) !== reading.printed);
}

function readNext(before: RegionReading): RegionReading | undefined {
  for (const {name, form, regions} of namesFrom(before.rest.charAt(0))) {
    if (!before.rest.startsWith(name)) continue;
    const within = before.names === 0 ? regions : regions.filter((region) => isUnder(region, before.regions));
    const meant = form === "stem" ? greatest(within) : within;
    const rest = before.rest.slice(name.length);
    if (meant.length > 0 && isAdmitted(form, rest)) {
      return {regions: meant, names: before.names + 1, printed: name, chain: before.chain + name, rest};
    }
  }
  return undefined;
}

/** 吉林 and 海南 by themselves are the provinces, not the city and the prefecture of that name. */
function greatest(regions: readonly Region[]): readonly Region[] {
  const provinces = regions.filter((region) => region.level === "province");
  return provinces.length > 0 ? provinces : regions;
}

function isUnder(region: Region, above: readonly Region[]): boolean {
  return above.some((other) => other !== region && isWithin(region, other));
}

function isAdmitted(form: Form, rest: string): boolean {
  if (form === "full") return true;
  return form === "stem" ? !NOT_AFTER_STEM.test(rest) : AFTER_COUNTY_STEM.test(rest);
}

function namesFrom(char: string): readonly NameEntry[] {
  entries ??= indexNames();
  return entries.get(char) ?? [];
}

/** All names by their first character, the longest first, and a full name before a stem. */
function indexNames(): ReadonlyMap<string, readonly NameEntry[]> {
  const forms: Record<Form, Map<string, Region[]>> = {full: new Map(), stem: new Map(), countyStem: new Map()};
  for (const [name, regions] of regionNames()) {
    for (const region of regions) {
      addName(forms.full, name, region);
      for (const short of shortForms(name)) addName(forms.full, short, region);
      addName(region.level === "county" ? forms.countyStem : forms.stem, stemOf(name), region);
    }
  }
  const all = (["full", "stem", "countyStem"] as const).flatMap((form) =>
    [...forms[form]].map(([name, regions]): NameEntry => ({name, form, regions})),
  );
  const sorted = all.sort((a, b) => b.name.length - a.name.length);
  return group(sorted, (entry) => entry.name.charAt(0));
}

/** 湘西州 for 湘西土家族苗族自治州, 广西自治区: a stem that stays telling with its kind. */
function shortForms(name: string): string[] {
  const kind = AUTONOMOUS.exec(name)?.[1];
  const stem = stemOf(name);
  return kind === undefined || stem === null ? [] : [stem + (kind === "区" ? "自治区" : kind)];
}

function addName(names: Map<string, Region[]>, name: string | null, region: Region): void {
  if (name === null) return;
  const regions = names.get(name);
  if (regions === undefined) names.set(name, [region]);
  else if (!regions.includes(region)) regions.push(region);
}

function stripEthnic(name: string): string {
  const stripped = name.replace(ETHNIC, "");
  return stripped === name || stripped.length < 2 ? name : stripEthnic(stripped);
}
