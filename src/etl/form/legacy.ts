/** Words that only the statistics table of reports before 2019 has (国办公开办函〔2014〕 forms). */
export const LEGACY_WORDS: readonly string[] = [
  "政府信息公开情况统计表",
  "统计指标",
  "主动公开政府信息数",
  "回应公众关注热点或重大舆情数",
  "申请公开政府信息数量统计",
  "依申请公开信息目录数",
];
