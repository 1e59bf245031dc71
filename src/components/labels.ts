import type {Lang, Text} from "./lang.js";

/** The six statutory outcomes of a request, in the order of the form. */
export const OUTCOME_GROUPS = ["granted", "partly_granted", "refused", "unavailable", "declined", "other"] as const;

export type OutcomeGroup = (typeof OUTCOME_GROUPS)[number];

/** The words of the charts and controls; the words of the form come with the form. */
const TEXTS = {
  site: {zh: "政务公开年报图志", en: "Disclosure Atlas"},
  home: {zh: "总览", en: "Overview"},
  outcomes: {zh: "办理结果", en: "Outcomes"},
  agency: {zh: "机关", en: "Bodies"},
  other_language: {zh: "English", en: "中文"},
  skip: {zh: "跳到正文", en: "Skip to content"},
  main_navigation: {zh: "主导航", en: "Main"},
  query_behind: {zh: "查询语句", en: "Query"},
  source: {zh: "来源", en: "Source"},
  table: {zh: "数据表", en: "Table"},
  csv: {zh: "下载 CSV", en: "Download CSV"},
  svg: {zh: "SVG", en: "SVG"},
  png: {zh: "PNG", en: "PNG"},
  year: {zh: "年度", en: "Year"},
  years: {zh: "年度", en: "Years"},
  all_years: {zh: "全部年度", en: "All years"},
  body: {zh: "机关", en: "Body"},
  bodies: {zh: "机关", en: "Bodies"},
  region: {zh: "地区", en: "Region"},
  reports: {zh: "报告", en: "Reports"},
  scope: {zh: "口径", en: "Scope"},
  own: {zh: "本级", en: "Own"},
  consolidated: {zh: "汇总", en: "Consolidated"},
  unknown_scope: {zh: "口径不明", en: "Scope unknown"},
  rows: {zh: "分行", en: "Rows"},
  by_year: {zh: "年度", en: "Years"},
  by_region: {zh: "地区", en: "Regions"},
  by_body: {zh: "机关", en: "Bodies"},
  measure: {zh: "度量", en: "Measure"},
  share: {zh: "占比", en: "Share"},
  count: {zh: "件数", en: "Number"},
  detail: {zh: "细分", en: "Detail"},
  all_outcomes: {zh: "六类结果", en: "Six outcomes"},
  concluded: {zh: "办结", en: "Concluded"},
  received: {zh: "新收", en: "Received"},
  carried_in: {zh: "上年结转", en: "Carried in"},
  carried_out: {zh: "结转下年", en: "Carried out"},
  granted: {zh: "予以公开", en: "Granted"},
  partly_granted: {zh: "部分公开", en: "Partly granted"},
  refused: {zh: "不予公开", en: "Refused"},
  unavailable: {zh: "无法提供", en: "Unavailable"},
  declined: {zh: "不予处理", en: "Declined"},
  other: {zh: "其他处理", en: "Other"},
  add_body: {zh: "添加机关", en: "Add a body"},
  find_body: {zh: "输入名称、拼音或英文", en: "Name in Chinese, pinyin or English"},
  remove: {zh: "移除", en: "Remove"},
  nothing_found: {zh: "没有找到", en: "Nothing found"},
  nothing_chosen: {zh: "尚未选择机关", en: "No body chosen"},
  no_data: {zh: "没有数据", en: "No data"},
  missing: {zh: "缺", en: "missing"},
  loading: {zh: "正在读取……", en: "Loading…"},
  failed: {zh: "读取失败", en: "Could not be read"},
  copy: {zh: "复制", en: "Copy"},
  copied: {zh: "已复制", en: "Copied"},
  close: {zh: "关闭", en: "Close"},
  status: {zh: "状态", en: "Status"},
  printed: {zh: "原文所印", en: "As printed"},
  inferred: {zh: "推算", en: "Inferred"},
  blank: {zh: "原文为空", en: "Blank"},
  dash: {zh: "原文为短横", en: "Dash"},
  unknown: {zh: "无法辨认", en: "Unknown"},
  corrected: {zh: "更正", en: "Corrected"},
  complete: {zh: "完整", en: "Complete"},
  inconsistent: {zh: "数字自相矛盾", en: "Inconsistent"},
  partial: {zh: "有缺", en: "Partial"},
} as const satisfies Record<string, Text>;

export type TextKey = keyof typeof TEXTS;

/** The word for `key`. */
export function text(key: TextKey, lang: Lang): string {
  return TEXTS[key][lang];
}

/** The word for a code that comes with the data; the code itself where the codebook lacks it. */
export function findText(code: string, lang: Lang): string {
  return code in TEXTS ? TEXTS[code as TextKey][lang] : code; // checked by `in`
}
