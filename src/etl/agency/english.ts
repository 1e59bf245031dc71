import {pinyin} from "pinyin-pro";
import type {Body} from "./body.js";
import {NATIONAL_BODIES, ORGANS, RUN_BY_COMMITTEE, ZONE_WORDS} from "./organ.js";
import {findRegion, type Region} from "./region.js";

const TOWNSHIP_WORDS: readonly (readonly [zh: string, en: string])[] = [
  ["街道", "Subdistrict"],
  ["苏木", "Sumu"],
  ["镇", "Town"],
  ["乡", "Township"],
];

const PLACE_WORDS: readonly (readonly [zh: string, en: string])[] = [
  ["县", "County"],
  ["区", "District"],
  ["旗", "Banner"],
];

/** Last words of organs that the glossary does not have. */
const ORGAN_WORDS: readonly (readonly [zh: string, en: string])[] = [
  ["办公室", "Office"],
  ["委员会", "Commission"],
  ["管理局", "Administration"],
  ["海关", "Customs"],
  ["局", "Bureau"],
  ["厅", "Department"],
  ["中心", "Center"],
  ["大学", "University"],
  ["学院", "College"],
  ["医院", "Hospital"],
  ["公司", "Company"],
];

const syllables = new Map<string, readonly string[]>();

/** Pinyin in small letters, nothing between the syllables, `v` for ü: safe in an address. */
export function romanize(text: string): string {
  return syllablesOf(text)
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "");
}

/** A body's name in English: organs by a glossary, names in pinyin. */
export function nameInEnglish(body: Body, region: Region | null): string {
  const national = NATIONAL_BODIES.get(body.organ);
  if (national !== undefined) return national.english;
  const places = placesOf(body, region).join(", ");
  const head = NATIONAL_BODIES.get(body.head);
  const name = [organInEnglish(body.organ), ...(places === "" ? [] : ["of", places])].join(" ");
  return head === undefined ? name : `${name}, ${head.english}`;
}

/** From the smaller to the greater. */
function placesOf(body: Body, region: Region | null): string[] {
  if (region === null) return [...seatNames(body), ...unsettledPlaces(body)];
  const committee = RUN_BY_COMMITTEE.get(body.reading.printed);
  if (body.seat === "region") return committee === undefined ? regionAndCity(region) : [committee];
  if (body.seat === "township") return [...seatNames(body), region.nameEn];
  return [`${region.nameEn.replace(/ (?:County|District)$/u, "")} ${seatNames(body).join("")}`];
}

/** A district is told with its city, for many bear one name. */
function regionAndCity(region: Region): string[] {
  const isDistrict = region.level === "county" && region.name.endsWith("区");
  const city = isDistrict ? findRegion(region.parentCode ?? "") : undefined;
  return city === undefined ? [region.nameEn] : [region.nameEn, city.nameEn];
}

function unsettledPlaces({place, reading}: Body): string[] {
  const named = new Set(reading.regions.map((region) => region.nameEn));
  return [...(place === "" ? [] : [translateEnd(place, PLACE_WORDS)]), ...(named.size === 1 ? named : [])];
}

function seatNames({seat, seatName}: Body): string[] {
  return seatName === "" ? [] : [translateEnd(seatName, seat === "zone" ? ZONE_WORDS : TOWNSHIP_WORDS)];
}

function organInEnglish(organ: string): string {
  return ORGANS.get(organ) ?? translateEnd(organ, ORGAN_WORDS);
}

/** `Qijiazi Town` for 七家子镇; all pinyin if no word of the list ends it. */
function translateEnd(name: string, words: readonly (readonly [zh: string, en: string])[]): string {
  const word = words.find(([zh]) => name.endsWith(zh));
  if (word === undefined) return capitalize(name);
  const [zh, en] = word;
  return name === zh ? en : `${capitalize(name.slice(0, -zh.length))} ${en}`;
}

/** `Gui'an` for 贵安: the apostrophe that pinyin writes before a vowel. */
function capitalize(name: string): string {
  const marked = syllablesOf(name).map((syllable, i) =>
    i > 0 && /^[aeo]/u.test(syllable) ? `'${syllable}` : syllable,
  );
  const text = marked.join("");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Reading a name takes longer than all the rest, and the same names come year after year. */
function syllablesOf(text: string): readonly string[] {
  const known = syllables.get(text);
  if (known !== undefined) return known;
  const read = pinyin(text, {toneType: "none", type: "array", v: true, nonZh: "consecutive"});
  syllables.set(text, read);
  return read;
}
