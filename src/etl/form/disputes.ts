import {rowTotal} from "./requests.js";
import type {Column, Identity, Row, Table} from "./form.js";

const result = (code: string, zh: string, en: string): Column => ({code, zh, en, unit: "count"});

/** How a contested decision ended, and the total. */
export const RESULTS: readonly Column[] = [
  result("upheld", "结果维持", "Upheld"),
  result("corrected", "结果纠正", "Corrected"),
  result("other", "其他结果", "Other result"),
  result("pending", "尚未审结", "Pending"),
  result("total", "总计", "Total"),
];

const row = (code: string, zh: string, en: string): Row => ({code, zh, en, article: "51", columns: RESULTS});

/** Table four of the form: 政府信息公开行政复议、行政诉讼情况, printed as one line of fifteen cells. */
export const DISPUTES_TABLE: Table = {
  topic: "disputes",
  rows: [
    row("reconsideration", "行政复议", "Administrative reconsideration"),
    row("litigation_direct", "未经复议直接起诉", "Litigation without reconsideration"),
    row("litigation_after_reconsideration", "复议后起诉", "Litigation after reconsideration"),
  ],
  furniture: ["行政诉讼", ...RESULTS.map((column) => column.zh)],
};

export const DISPUTES_IDENTITIES: readonly Identity[] = DISPUTES_TABLE.rows.map(rowTotal("disputes"));
