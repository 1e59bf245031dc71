import type {Form, Row} from "../etl/form/form.js";
import type {Random} from "./random.js";
import type {Wording} from "./sheet.js";

/** How one document writes labels and numbers. */
export interface Style {
  /** Sets statutory text in the document's punctuation. */
  readonly set: (text: string) => string;
  readonly label: (row: Row) => string;
  readonly number: (value: number, digits: number) => string;
  /** What stands in a cell that has no number. */
  readonly blank: string;
}

const ORDINAL_MARKS = [".", ".", ".", ". ", "．", "、"];
const HALF_WIDTH: Readonly<Record<string, string>> = {"（": "(", "）": ")", "：": ":", "，": ",", "“": '"', "”": '"'};
/** Wordings seen in print beside the statutory ones; `form/` need not list them. */
const SHORTENED: Readonly<Record<string, readonly string[]>> = {
  partly_granted: ["（二）部分公开", "（二）部分公开（区分处理的，只计这一情形，不计其它情形）"],
  refused_other_law: ["2.其他法律法规禁止公开", "2.其他法律行政止公开"],
  fees: ["行政事业型收费"],
  unavailable_not_held: ["1.本机关不掌握相关信息"],
  declined_petition: ["1.信访、举报、投诉类申请"],
  concluded: ["（七）总 计", "（七）总计 "],
  carried_out: ["四、结转下年度继续办理数量"],
};

export function makeStyle(random: Random, blank: string): Style {
  const mark = random.pick(ORDINAL_MARKS);
  const isHalf = random.chance(0.35);
  const set = (text: string): string => {
    const marked = text.replace(/^(\d)\./, `$1${mark}`);
    return isHalf ? marked.replace(/[（）：，“”]/g, (character) => HALF_WIDTH[character] ?? character) : marked;
  };
  const shortened = random.chance(0.2);
  return {set, blank, label: (row) => set(wordingOf(row, shortened, random)), number: makeNumberStyle(random)};
}

export function makeWording(form: Form, {set}: Style): Wording {
  const titles = (rows: readonly Row[]) => (rows[0]?.columns ?? []).map(({zh}) => zh);
  return {
    note: set("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
    applicantsTitle: "申请人情况",
    organisations: "法人或其他组织",
    applicants: titles(form.tables.requests.rows),
    results: titles(form.tables.disputes.rows),
    reconsideration: "行政复议",
    litigation: "行政诉讼",
    direct: "未经复议直接起诉",
    afterwards: "复议后起诉",
  };
}

function wordingOf(row: Row, shortened: boolean, random: Random): string {
  const others = [...(row.aliases ?? []), ...(shortened ? (SHORTENED[row.code] ?? []) : [])];
  return others.length > 0 && random.chance(0.3) ? random.pick(others) : row.zh;
}

function makeNumberStyle(random: Random): (value: number, digits: number) => string {
  const plain = (value: number, digits: number) => value.toFixed(digits);
  const kind = random.next();
  if (kind < 0.05) return (value, digits) => fullWidth(plain(value, digits));
  if (kind < 0.12) return (value, digits) => grouped(plain(value, digits));
  return plain;
}

function fullWidth(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? marked : `${marked}.${fraction}`;
}
