import type {Unit} from "../form/form.js";

/**
 * The content of a statutory cell. A blank, a dash and a zero are three
 * different statements by the body, and illegible text is a fourth, by us; only
 * a number has a value, so nothing downstream can take absence for zero.
 */
export type Count =
  | {readonly kind: "number"; readonly value: number; readonly unit: "yuan" | "10k_yuan" | "100m_yuan" | null}
  | {readonly kind: "blank"}
  | {readonly kind: "dash"}
  | {readonly kind: "illegible"; readonly text: string};

/** Reads the text of a cell; never throws, and never guesses. */
export function parseCount(text: string): Count {
  if (DIGITS.test(text)) return {kind: "number", value: Number(text), unit: null};
  if (LABEL.test(text)) return {kind: "illegible", text};
  const clean = text.normalize("NFKC").replace(/[\s\u200b\ufeff]+/g, "");
  if (clean === "") return {kind: "blank"};
  if (DASH.test(clean)) return {kind: "dash"};
  const match = NUMBER.exec(clean);
  const [digits, unit] = [match?.[1], match?.[2]];
  if (digits === undefined) return {kind: "illegible", text};
  const value = Number(digits.replaceAll(",", "").replace("−", "-"));
  return {kind: "number", value, unit: MONEY.get(unit ?? "") ?? null};
}

/** The number in the unit that the form prescribes for its cell; a stated unit overrides the form's. */
export function countIn(unit: Unit, count: Extract<Count, {kind: "number"}>): number {
  if (unit === "count" || count.unit === null) return count.value;
  return roundTo6(count.value * (YUAN[count.unit] / YUAN[unit]));
}

/** What most cells hold, and how most labels begin: neither need be normalized to tell which it is. */
const DIGITS = /^\s*\d+\s*$/;
const LABEL = /^\s*(?!无)[\u4e00-\u9fff]/;

const DASH = /^(?:[-—–―－/\\／]+|无)$/u;

/** A number, a unit, and a note in parentheses: `22（其中修订16件）`. */
const NUMBER =
  /^([-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)([亿億]元|[万萬]元|元|件|[项項]|宗|[条條]|[个個]|次|部|起|人次|份)?(?:\((?:其中|含|包括|不含|另|注)[^()]*\))?$/u;

const MONEY: ReadonlyMap<string, "yuan" | "10k_yuan" | "100m_yuan"> = new Map([
  ["元", "yuan"],
  ["万元", "10k_yuan"],
  ["萬元", "10k_yuan"],
  ["亿元", "100m_yuan"],
  ["億元", "100m_yuan"],
]);

const YUAN = {yuan: 1, "10k_yuan": 1e4, "100m_yuan": 1e8} as const;

/** The warehouse stores six decimals. */
function roundTo6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
