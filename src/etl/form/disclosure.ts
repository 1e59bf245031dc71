import type {Column, Row, Table} from "./form.js";

const count = (code: string, zh: string, en: string, rest: Partial<Column> = {}): Column => ({
  code,
  zh,
  en,
  unit: "count",
  ...rest,
});

const STOCK_2021 = [
  count("issued", "本年制发件数", "Issued this year"),
  count("repealed", "本年废止件数", "Repealed this year"),
  count("in_force", "现行有效件数", "In force"),
];
const DECISIONS = [count("decisions", "本年处理决定数量", "Decisions this year", {aliases: ["处理决定数量"]})];
const FEES_2021: readonly Column[] = [
  {code: "amount", zh: "本年收费金额（单位：万元）", en: "Amount charged (10,000 yuan)", unit: "10k_yuan"},
];

const STOCK_2019 = [
  count("made", "本年新制作数量", "Made this year"),
  count("disclosed", "本年新公开数量", "Newly disclosed this year"),
  count("total", "对外公开总数量", "Disclosed in all"),
];
const ITEMS_BEFORE = count("items_before", "上一年项目数量", "Items last year");
const ITEMS_CHANGE = count("items_change", "本年增/减", "Change this year", {signed: true});
const ITEMS_2019 = [ITEMS_BEFORE, ITEMS_CHANGE, count("decisions", "处理决定数量", "Decisions")];
const PROCUREMENT_2019: readonly Column[] = [
  count("items", "采购项目数量", "Items procured"),
  {code: "amount", zh: "采购总金额", en: "Amount procured (yuan)", unit: "yuan"},
];

const row = (
  code: string,
  zh: string,
  en: string,
  article: string,
  columns: readonly Column[],
  aliases: readonly string[] = [],
): Row => ({code, zh, en, article, columns, aliases});

const ARTICLES = (numbers: readonly string[]) => numbers.map((number) => `第二十条第（${number}）项`);

function furniture(rows: readonly Row[], items: readonly string[]): string[] {
  const columns = rows.flatMap((row) => row.columns.flatMap((column) => [column.zh, ...(column.aliases ?? [])]));
  return [...new Set(["信息内容", ...ARTICLES(items), ...columns])];
}

const ROWS_2021: readonly Row[] = [
  row("rules", "规章", "Rules", "20(1)", STOCK_2021),
  row("normative_documents", "行政规范性文件", "Administrative normative documents", "20(1)", STOCK_2021, [
    "规范性文件",
  ]),
  row("licensing", "行政许可", "Administrative licensing", "20(5)", DECISIONS),
  row("penalties", "行政处罚", "Administrative penalties", "20(6)", DECISIONS),
  row("coercion", "行政强制", "Administrative coercion", "20(6)", DECISIONS),
  row("fees", "行政事业性收费", "Administrative fees", "20(8)", FEES_2021),
];

const ROWS_2019: readonly Row[] = [
  row("rules", "规章", "Rules", "20(1)", STOCK_2019),
  row("normative_documents", "规范性文件", "Normative documents", "20(1)", STOCK_2019, ["行政规范性文件"]),
  row("licensing", "行政许可", "Administrative licensing", "20(5)", ITEMS_2019),
  row("other_services", "其他对外管理服务事项", "Other management and service matters", "20(5)", ITEMS_2019),
  row("penalties", "行政处罚", "Administrative penalties", "20(6)", ITEMS_2019),
  row("coercion", "行政强制", "Administrative coercion", "20(6)", ITEMS_2019),
  row("fees", "行政事业性收费", "Administrative fees", "20(8)", [ITEMS_BEFORE, ITEMS_CHANGE]),
  row("procurement", "政府集中采购", "Central government procurement", "20(9)", PROCUREMENT_2019),
];

/** Table two of the 2021 form: 主动公开政府信息情况. */
export const DISCLOSURE_2021: Table = {
  topic: "disclosure",
  rows: ROWS_2021,
  furniture: furniture(ROWS_2021, ["一", "五", "六", "八"]),
};

/** Table two of the 2019 form: 主动公开政府信息情况. */
export const DISCLOSURE_2019: Table = {
  topic: "disclosure",
  rows: ROWS_2019,
  furniture: furniture(ROWS_2019, ["一", "五", "六", "八", "九"]),
};
