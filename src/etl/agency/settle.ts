import {finding, type Finding} from "../finding.js";
import type {Body} from "./body.js";
import {hintedRegion, isOneLine, narrow, possibleRegions, type Hints, type LazyHints} from "./hint.js";
import {allRegions, findRegion, isWithin, type Region} from "./region.js";

/** The region that the evidence settles, and the doubts about it; null where it settles none. */
export interface Settlement {
  readonly region: Region | null;
  readonly findings: readonly Finding[];
}

/** Characters of division names, each with those that it is misread or mistyped for. */
const LOOKALIKES = (
  "沭沐 亳毫 睢雎 淮准 汨汩泪 鄄甄 邳郅邱 莘萃 茌荏茬 儋檐 祁祈 栾峦 藁蒿 涿琢 濮璞 郯剡 芜无 枞纵 黟黝 婺骛 耒末未 " +
  "溆叙 綦基 璧壁 犍健 郫陴 阆朗 岷泯 汶纹 盂孟 隰湿 忻圻 岢苛 盱旰 泌沁 缙晋 嵊乘 鄞郢 歙歛 砀杨 涡锅 埇桶 濉滩 弋戈 " +
  "罘浮 朐胸 兖衮 郓郸 鄢焉 渑绳 淅浙 潢横 滁除 谯焦 浔寻 袁哀 枝技 监蓝 咸成 郧陨 枣束 芷止 溧漂 溆徐 桓恒 洮逃 珲浑 " +
  "蓟荊 涞来 曹遭 磁滋 蠡蟸 泊柏 霸坝 井并 阳杨 玄亥 土士 日曰 己已巳 广厂 大太 石右 川州 林材 宁宇 宜宣 陕峡 恩思"
).split(" ");

/** How many candidates a finding names. */
const MOST_NAMED = 8;

/** Settles a body's region from its name, the declared division, and the hints, in this order of trust. */
export function settleRegion(
  body: Body,
  declared: Region | undefined,
  hints: LazyHints,
  year: number | null,
): Settlement {
  const possible = possibleRegions(body.reading.regions, year);
  if (body.place !== "") return settlePlace(body, declared, narrow(possible, hints), hints());
  if (declared !== undefined) return settleDeclared(body, declared, possible);
  if (possible.length === 0) return settleUnnamed(body, hints());
  const left = narrow(possible, hints);
  const [region, ...others] = left;
  if (region !== undefined && others.length === 0) return {region, findings: []};
  return {region: null, findings: [ambiguous(body, left)]};
}

function settleDeclared(body: Body, declared: Region, possible: readonly Region[]): Settlement {
  const left = possible.filter((region) => isOneLine(region, declared));
  const [region, ...others] = left;
  if (possible.length > 0 && region === undefined) {
    return {region: declared, findings: [contradicted(body.reading.chain, declared)]};
  }
  if (region === undefined || isWithin(declared, region)) return {region: declared, findings: []};
  return others.length === 0 ? {region, findings: []} : {region: null, findings: [ambiguous(body, left)]};
}

function settleUnnamed(body: Body, hints: Hints): Settlement {
  const region = hintedRegion(hints);
  return {region, findings: region === null ? [unknown(body.seatName + body.organ, [])] : []};
}

/** A place that is no known division: never corrected, but a division one character off is proposed. */
function settlePlace(body: Body, declared: Region | undefined, above: readonly Region[], hints: Hints): Settlement {
  const like = alikeRegions(body.place, above.length > 0 ? [above] : hints);
  if (declared !== undefined) {
    const isProposed = like.includes(declared);
    const doubt = isProposed ? misread(body.place, declared) : contradicted(body.place, declared);
    return {region: declared, findings: declared.name === body.place ? [] : [doubt]};
  }
  const lookalikes = like.filter((region) => looksAlike(region.name, body.place));
  const [only, ...others] = lookalikes.length > 0 ? lookalikes : like;
  const isOnly = only !== undefined && others.length === 0;
  return {region: null, findings: [isOnly ? misread(body.place, only) : unknown(body.place, like)]};
}

/** Divisions in force whose name is one character off, within what the hints name; all of China without any. */
function alikeRegions(name: string, hints: Hints): Region[] {
  const alike = allRegions().filter((region) => region.validTo === null && isOneEditApart(region.name, name));
  const hinted = alike.filter((region) => hints.some((hint) => hint.some((other) => isWithin(region, other))));
  return hinted.length > 0 || hints.length > 0 ? hinted : alike;
}

/** Whether one character replaced, added or left out turns one name into the other. */
function isOneEditApart(name: string, other: string): boolean {
  const [short, long] = name.length <= other.length ? [name, other] : [other, name];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) ++start;
  const tail = short.slice(short.length === long.length ? start + 1 : start);
  return long.slice(start + 1) === tail && name !== other;
}

/** Whether names one character apart differ in characters that are taken for each other. */
function looksAlike(name: string, other: string): boolean {
  if (name.length !== other.length) return false;
  let at = 0;
  while (name[at] === other[at]) ++at;
  return LOOKALIKES.some((group) => group.includes(name.charAt(at)) && group.includes(other.charAt(at)));
}

function ambiguous(body: Body, regions: readonly Region[]): Finding {
  const name = body.reading.printed;
  const candidates = listRegions(regions);
  return finding(
    "region_ambiguous",
    {
      zh: `“${name}”可能是：${candidates}；请在 sources.csv 中注明地区代码`,
      en: `${name} may be ${candidates}; give the code in sources.csv`,
    },
    {expected: regions.map((region) => region.regionCode).join(" "), actual: name},
  );
}

function unknown(name: string, like: readonly Region[]): Finding {
  const near = like.length === 0 || like.length > MOST_NAMED ? "" : listRegions(like);
  return finding(
    "region_unknown",
    {
      zh: `无法确定“${name}”属于哪个地区${near === "" ? "" : `；名称相近的有：${near}`}`,
      en: `The region of ${name} could not be told${near === "" ? "" : `; names close to it: ${near}`}`,
    },
    {expected: like.length === 0 ? null : like.map((region) => region.regionCode).join(" "), actual: name},
  );
}

function misread(name: string, region: Region): Finding {
  const proposal = listRegions([region]);
  return finding(
    "region_misread",
    {zh: `“${name}”疑为${proposal}之误`, en: `${name} may be a misreading of ${proposal}`},
    {expected: region.regionCode, actual: name},
  );
}

function contradicted(name: string, declared: Region): Finding {
  return finding(
    "region_contradicted",
    {
      zh: `标题为“${name}”，sources.csv 申报的是${listRegions([declared])}`,
      en: `The title names ${name}, sources.csv declares ${listRegions([declared])}`,
    },
    {expected: declared.regionCode, actual: name},
  );
}

/** 江苏省徐州市鼓楼区（320302）, and so on. */
function listRegions(regions: readonly Region[]): string {
  const shown = regions.slice(0, MOST_NAMED).map((region) => `${nameInFull(region)}（${region.regionCode}）`);
  return shown.join("、") + (regions.length > MOST_NAMED ? " …" : "");
}

function nameInFull(region: Region): string {
  const above = [region.provinceCode, region.prefectureCode]
    .filter((code) => code !== null && code !== region.regionCode)
    .map((code) => findRegion(code ?? "")?.name ?? "");
  return [...above, region.name].join("");
}
