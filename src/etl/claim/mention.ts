import {parseNumeral} from "./numeral.js";
import {findUnit} from "./unit.js";
import type {Unit} from "./unit.js";

/** A number in a sentence, and what it counts by. */
export interface Mention {
  /** Where the number begins, and where its unit ends. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** How much one more in the last written place would be: 1,000 for 124.8万. */
  readonly step: number;
  readonly unit: Unit;
  readonly approximate: boolean;
  /** Whether it is written in characters: 三期. */
  readonly spelled: boolean;
}

/** A printed number stands by itself: not in a word, an ordinal, a notice number, a date, a time or a telephone number. */
const PRINTED = String.raw`(?<![\dA-Za-z×.#№]|第\s{0,2}|\d[:,.~—–/-])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?![.:]?\d|[A-Za-z])`;
/** A spelled one is no part of an ordinal, a session, a fraction or an indefinite number. */
const SPELLED = String.raw`(?<![第届之分点几数上每百千万亿零〇一二三四五六七八九十两])[一二三四五六七八九十两][零〇一二三四五六七八九十百千万亿两]*`;
const OF_HUNDRED = String.raw`百分之(?:[零一二三四五六七八九十百]+|\d+(?:\.\d+)?)`;
/** The look ahead spares the looks back where no number begins. */
const NUMBER = new RegExp(`(?=[\\d百一二三四五六七八九十两])(?:${PRINTED}|${OF_HUNDRED}|${SPELLED})`, "g");

/** Words that tell of a number after them, sought in so many characters before it; and what they can end in. */
interface WordsBefore {
  readonly words: RegExp;
  readonly last: RegExp;
  readonly length: number;
}

const HUNDREDTHS = "百分之";
/** 余 and 多 stand before the scale or after it: 10余万, 3万多. */
const SCALE = /\s{0,2}([余多来]?)\s{0,2}(百万|千万|[万亿]{0,2})\s{0,2}([余多来]?\+?)\s{0,2}/y;
/** Any character that a scale that is there begins with. */
const SCALE_START = /[\s余多来百千万亿+]/;
/** 3至5件 is two numbers that each could be meant, so it is none. */
const RANGE_AFTER = /\s*(?:[-~～—–至到]|或者?)\s*[\d一二三四五六七八九十两]/y;
const RANGE_BEFORE: WordsBefore = {
  words: /[\d一二三四五六七八九十两](?:[-~～—–至到]|或者?)\s*$/,
  last: /[-~～—–至到或者\s]/,
  length: 4,
};
const ABOUT_BEFORE: WordsBefore = {
  words: /(?:大?约|近|接近|超过?|超出|逾|突破|不少于|不低于|至少|不足)\s*$/,
  last: /[约近超过出逾破于少足\s]/,
  length: 6,
};
const ABOUT_AFTER = /\s*(?:以上|左右|余)/y;
/** Where no unit stands, the number must be at its end: not 2024年, 90号 or 110指挥. */
const CLOSE = /\s*(?:$|[，。；、;）)！!]|[,.](?!\d))/y;
const NO_UNIT: Unit = {kind: "none", text: ""};
const PER_CENT: Unit = {kind: "rate", text: "%"};

/** The numbers of a sentence in simplified script and narrow digits, in order: those with a unit, and those that need none. */
export function findMentions(plain: string): Mention[] {
  const mentions: Mention[] = [];
  NUMBER.lastIndex = 0;
  for (let found = NUMBER.exec(plain); found !== null; found = NUMBER.exec(plain)) {
    const {0: text, index} = found;
    const mention = text.startsWith(HUNDREDTHS) ? parseHundredths(text, index) : parseMention(plain, text, index);
    if (mention !== undefined && index >= (mentions.at(-1)?.end ?? 0)) mentions.push(mention);
  }
  return mentions;
}

function parseMention(plain: string, text: string, start: number): Mention | undefined {
  const [gap, more, scale, rest] = findScale(plain, start + text.length);
  const after = start + text.length + gap.length;
  if (isRange(plain, start, start + text.length + gap.trimEnd().length)) return undefined;
  const unit = findUnit(plain, after) ?? (matchesAt(CLOSE, plain, after) ? NO_UNIT : undefined);
  const number = parseNumeral(text, scale);
  if (unit === undefined || number === undefined) return undefined;
  const unitEnd = after + unit.text.length;
  const about = endsWith(ABOUT_BEFORE, plain, start) || matchesAt(ABOUT_AFTER, plain, unitEnd);
  const spelled = !/^\d/.test(text);
  const end = unit.kind === "none" ? start + text.length + gap.trimEnd().length : unitEnd;
  const approximate = about || more !== "" || rest !== "";
  return {start, end, value: number.value, step: number.step, unit, approximate, spelled};
}

/** What stands between a number and its unit: all of it, and 余 before the scale, the scale, and 余 after it. */
function findScale(plain: string, index: number): readonly [gap: string, more: string, scale: string, rest: string] {
  if (!SCALE_START.test(plain.charAt(index))) return ["", "", "", ""];
  SCALE.lastIndex = index;
  const [gap = "", more = "", scale = "", rest = ""] = SCALE.exec(plain) ?? [];
  return [gap, more, scale, rest];
}

function parseHundredths(text: string, start: number): Mention | undefined {
  const number = parseNumeral(text.slice(HUNDREDTHS.length));
  if (number === undefined) return undefined;
  const {value, step} = number;
  return {start, end: start + text.length, value, step, unit: PER_CENT, approximate: false, spelled: false};
}

function isRange(plain: string, start: number, end: number): boolean {
  return matchesAt(RANGE_AFTER, plain, end) || endsWith(RANGE_BEFORE, plain, start);
}

/** Whether such words end at an index. Most end in none of the last characters that these words have, which costs little to tell. */
function endsWith({last, words, length}: WordsBefore, text: string, index: number): boolean {
  return last.test(text.charAt(index - 1)) && words.test(text.slice(Math.max(0, index - length), index));
}

function matchesAt(sticky: RegExp, text: string, index: number): boolean {
  sticky.lastIndex = index;
  return sticky.test(text);
}
