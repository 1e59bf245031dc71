import {cellId} from "./form.js";
import type {Column, Identity, Row, RowGroup, Table} from "./form.js";

const applicant = (code: string, zh: string, en: string): Column => ({code, zh, en, unit: "count"});

/** The applicants (申请人情况), and their total. */
export const APPLICANTS: readonly Column[] = [
  applicant("natural_person", "自然人", "Natural persons"),
  applicant("business", "商业企业", "Businesses"),
  applicant("research", "科研机构", "Research institutions"),
  applicant("public_interest", "社会公益组织", "Public-interest organisations"),
  applicant("legal_services", "法律服务机构", "Legal service providers"),
  applicant("other", "其他", "Other organisations"),
  applicant("total", "总计", "Total"),
];

const REFUSED: RowGroup = {code: "refused", zh: "（三）不予公开", en: "Refused"};
const UNAVAILABLE: RowGroup = {code: "unavailable", zh: "（四）无法提供", en: "Unavailable"};
const DECLINED: RowGroup = {code: "declined", zh: "（五）不予处理", en: "Declined"};
const OTHER: RowGroup = {code: "other", zh: "（六）其他处理", en: "Other handling"};

const row = (
  code: string,
  zh: string,
  en: string,
  article: string,
  rest: Partial<Pick<Row, "aliases" | "ordinal" | "group">> = {},
): Row => ({code, zh, en, article, columns: APPLICANTS, ...rest});

const INTAKE: readonly Row[] = [
  row("received", "一、本年新收政府信息公开申请数量", "Received this year", "29"),
  row("carried_in", "二、上年结转政府信息公开申请数量", "Carried in from last year", "33"),
];

const OUTCOMES: readonly Row[] = [
  row("granted", "（一）予以公开", "Granted", "36(1–2)"),
  row("partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "Partly granted", "37", {
    aliases: ["（二）部分公开"],
  }),
  row("refused_state_secret", "1.属于国家秘密", "State secrets", "14", {ordinal: "1", group: REFUSED}),
  row("refused_other_law", "2.其他法律行政法规禁止公开", "Forbidden by other law or regulation", "14", {
    ordinal: "2",
    group: REFUSED,
  }),
  row(
    "refused_safety_stability",
    "3.危及“三安全一稳定”",
    "Endangers national, public or economic security, or social stability",
    "14",
    {ordinal: "3", group: REFUSED},
  ),
  row("refused_third_party", "4.保护第三方合法权益", "Protects third parties", "15", {ordinal: "4", group: REFUSED}),
  row("refused_internal_affairs", "5.属于三类内部事务信息", "Internal affairs", "16", {
    ordinal: "5",
    group: REFUSED,
  }),
  row("refused_deliberative", "6.属于四类过程性信息", "Deliberative process", "16", {ordinal: "6", group: REFUSED}),
  row("refused_enforcement_file", "7.属于行政执法案卷", "Enforcement files", "16", {ordinal: "7", group: REFUSED}),
  row("refused_admin_query", "8.属于行政查询事项", "Matters for administrative query", "36(7)", {
    ordinal: "8",
    group: REFUSED,
  }),
  row("unavailable_not_held", "1.本机关不掌握相关政府信息", "Not held by this body", "36(4–5)", {
    ordinal: "1",
    group: UNAVAILABLE,
  }),
  row("unavailable_not_compiled", "2.没有现成信息需要另行制作", "Would have to be compiled", "38", {
    ordinal: "2",
    group: UNAVAILABLE,
  }),
  row("unavailable_unclear", "3.补正后申请内容仍不明确", "Still unclear after correction", "30", {
    ordinal: "3",
    group: UNAVAILABLE,
  }),
  row("declined_petition", "1.信访举报投诉类申请", "Petitions, complaints and reports", "39", {
    ordinal: "1",
    group: DECLINED,
  }),
  row("declined_repeat", "2.重复申请", "Repeated requests", "36(6)", {ordinal: "2", group: DECLINED}),
  row("declined_publication", "3.要求提供公开出版物", "Asks for publications", "39", {
    ordinal: "3",
    group: DECLINED,
  }),
  row("declined_excessive", "4.无正当理由大量反复申请", "Excessive without good reason", "35", {
    ordinal: "4",
    group: DECLINED,
  }),
  row(
    "declined_reconfirm",
    "5.要求行政机关确认或重新出具已获取信息",
    "Asks to confirm or reissue what is already held",
    "36",
    {ordinal: "5", group: DECLINED},
  ),
];

const THREE_OTHER_ROWS: readonly Row[] = [
  row(
    "other_not_corrected",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "Not corrected in time",
    "30",
    {ordinal: "1", group: OTHER, aliases: ["1.申请人无正当理由逾期不补正"]},
  ),
  row(
    "other_fee_unpaid",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "Fee not paid in time",
    "42",
    {ordinal: "2", group: OTHER, aliases: ["2.申请人逾期未按收费通知要求缴纳费用"]},
  ),
  row("other_other", "3.其他", "Other", "36", {ordinal: "3", group: OTHER}),
];

const ONE_OTHER_ROW: readonly Row[] = [row("other", "（六）其他处理", "Other handling", "36")];

const CLOSING: readonly Row[] = [
  row("concluded", "（七）总计", "Concluded", "33", {aliases: ["（七）合计"]}),
  row("carried_out", "四、结转下年度继续办理", "Carried out to next year", "33"),
];

const FURNITURE: readonly string[] = [
  "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
  "申请人情况",
  "法人或其他组织",
  "三、本年度办理结果",
  ...[REFUSED, UNAVAILABLE, DECLINED, OTHER].map((group) => group.zh),
  ...APPLICANTS.map((column) => column.zh),
];

/** Table three of the form: 收到和处理政府信息公开申请情况. */
export function requestsTable(otherRows: "one" | "three"): Table {
  const others = otherRows === "one" ? ONE_OTHER_ROW : THREE_OTHER_ROWS;
  return {topic: "requests", rows: [...INTAKE, ...OUTCOMES, ...others, ...CLOSING], furniture: FURNITURE};
}

/** The identities of table three: two for each column, one for each row. */
export function requestsIdentities(table: Table): Identity[] {
  const outside = new Set(["received", "carried_in", "concluded", "carried_out"]);
  const outcomes = table.rows.filter((row) => !outside.has(row.code));
  const columns = APPLICANTS.flatMap(({code}): Identity[] => {
    const at = (row: string) => cellId("requests", row, code);
    return [
      {
        id: `requests.${code}.balance`,
        left: [at("received"), at("carried_in")],
        right: [at("concluded"), at("carried_out")],
      },
      {id: `requests.${code}.outcomes`, left: outcomes.map((row) => at(row.code)), right: [at("concluded")]},
    ];
  });
  return [...columns, ...table.rows.map(rowTotal("requests"))];
}

/** The parts of a row add up to its `total`. */
export function rowTotal(topic: "requests" | "disputes"): (row: Row) => Identity {
  return (row) => ({
    id: `${topic}.${row.code}.total`,
    left: row.columns.filter((column) => column.code !== "total").map((column) => cellId(topic, row.code, column.code)),
    right: [cellId(topic, row.code, "total")],
  });
}
