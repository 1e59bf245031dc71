import type {CellId} from "./form/form.js";

export type Severity = "error" | "warning" | "note";

/** What a finding code means, for people; `docs/findings.md` is made from it. */
export interface FindingRule {
  readonly severity: Severity;
  readonly zh: string;
  readonly en: string;
  /** What a reader should do with it, in English. */
  readonly advice: string;
}

/** A doubt about data: never thrown, never logged away, always stored. */
export interface Finding {
  readonly code: FindingCode;
  readonly reportId: string | null;
  readonly sourceId: string | null;
  readonly cells: readonly CellId[];
  readonly expected: string | null;
  readonly actual: string | null;
  readonly messageZh: string;
  readonly messageEn: string;
}

export type FindingCode = keyof typeof FINDING_RULES;

/** Every code, with its severity. A rejected file has exactly one finding, with the reason as its code. */
export const FINDING_RULES = {
  identity_broken: {
    severity: "warning",
    zh: "勾稽关系不成立",
    en: "A sum that the form requires does not hold as printed",
    advice: "Values stay as printed. Compare both sides with the source before you use the totals.",
  },
  cell_suspect: {
    severity: "warning",
    zh: "一格足以解释所有不成立的勾稽关系",
    en: "One cell explains every broken sum that crosses it",
    advice: "The cell stays as printed; the finding names the value that would repair the sums.",
  },
  cells_unknown: {
    severity: "warning",
    zh: "单元格无法辨认",
    en: "Cells are lost or ambiguous in this copy",
    advice: "The cells have no value. A better copy of the report, put beside this one, can fill them.",
  },
  table_missing: {
    severity: "warning",
    zh: "缺少法定表格",
    en: "A statutory table is not in the document",
    advice: "Its cells are unknown, never zero.",
  },
  section_missing: {
    severity: "note",
    zh: "缺少法定章节",
    en: "A statutory section is not in the document",
    advice: "Look whether the copy is cut short.",
  },
  section_empty: {
    severity: "note",
    zh: "法定章节只有标题",
    en: "A statutory section is a heading with nothing under it",
    advice: "Look whether the copy has lost the text, or the body had nothing to say.",
  },
  form_assumed: {
    severity: "note",
    zh: "表格版本按年份推定",
    en: "The form was told from the year, for want of its rows and columns",
    advice: "Check the form before you compare disclosure figures between years.",
  },
  inference_contradicted: {
    severity: "warning",
    zh: "勾稽关系相互矛盾，未作推算",
    en: "The sums contradict each other, so nothing was inferred from them",
    advice: "The cells stay without a value.",
  },
  stray_number: {
    severity: "note",
    zh: "表内有不属于任何单元格的数字",
    en: "A number inside a table belongs to no cell",
    advice: "Usually a page number or a garbled header; it was not used.",
  },
  claim_contradicts: {
    severity: "warning",
    zh: "文字与表格不符",
    en: "The narrative states another number than the tables",
    advice:
      "The cells stay as printed. Compare both with the source: either may be the slip, or the two count different things.",
  },
  copies_disagree: {
    severity: "warning",
    zh: "两份副本的数字不一致",
    en: "Two copies of one report print different things in a cell",
    advice: "The better-read copy was followed. Look at both places; a correction can settle it.",
  },
  copies_conflict: {
    severity: "warning",
    zh: "同一机关、同一年度的两份文件相差太大",
    en: "Two files of one body and year disagree so much that they may be different reports",
    advice:
      "The better-read file was followed, and nothing was taken from the other. Declare the right year or body in sources.csv, or take the file that was replaced out.",
  },
  copies_form_differs: {
    severity: "note",
    zh: "两份副本读作不同的表格版本",
    en: "Two copies of one report read as different forms",
    advice: "Their tables of disclosure were not compared. Check which form the report follows.",
  },
  number_negative: {
    severity: "warning",
    zh: "出现负数",
    en: "A number below zero where the form admits none",
    advice: "Look at the source: a dash before a number is often a misprint, or a hyphen.",
  },
  number_fractional: {
    severity: "warning",
    zh: "件数不是整数",
    en: "A count that is not a whole number",
    advice: "Look at the source: a decimal point may be a speck, or the cell hold an amount.",
  },
  magnitude_implausible: {
    severity: "warning",
    zh: "与该机关其他年度相差两个数量级以上",
    en: "A number is orders of magnitude off the body's other years",
    advice: "Compare it with the source before you use it in a series; a digit may be lost, or the scope another.",
  },
  unit_suspect: {
    severity: "warning",
    zh: "金额单位疑有误（元、万元）",
    en: "An amount is off by the factor between 元 and 万元",
    advice: "The amount stays as printed. Look which unit the report means; a correction can settle it.",
  },
  published_late: {
    severity: "note",
    zh: "发布晚于法定期限",
    en: "Published after the statutory date",
    advice:
      "Article 49 of the Regulations wants a department's report by 31 January and a local government's by 31 March. Check the date of publication: pages are sometimes moved.",
  },
  carried_mismatch: {
    severity: "warning",
    zh: "上年结转与上年度报告不符",
    en: "What is carried in is not what the report before carried out",
    advice: "Both numbers stay as printed. Do not add up requests over these years without looking at both reports.",
  },
  stock_mismatch: {
    severity: "warning",
    zh: "现行有效件数与上年度推算不符",
    en: "What is in force does not follow from the year before",
    advice:
      "The stock of the year before, and what was issued, less what was repealed, give another number. Bodies recount their stock; read changes of it with care.",
  },
  year_missing: {
    severity: "note",
    zh: "缺少中间年度的报告",
    en: "There is no report on a year between two others",
    advice: "Look whether it was published, and put it into the corpus.",
  },
  consolidated_below_parts: {
    severity: "warning",
    zh: "汇总报告少于所含报告之和",
    en: "A consolidated report has less than the reports that it contains",
    advice: "Either it leaves bodies out, or it covers its own body alone. Check its scope before you use it.",
  },
  not_a_report: {
    severity: "error",
    zh: "没有找到法定章节",
    en: "No statutory section found",
    advice: "The file is not an annual report of the 2019 or 2021 form; take it out of the corpus.",
  },
  form_before_2019: {
    severity: "error",
    zh: "2019 年以前的格式",
    en: "Form before 2019",
    advice: "Only reports of the 2019 and 2021 forms can be read.",
  },
  blank_form: {
    severity: "error",
    zh: "空白表格",
    en: "A blank form",
    advice: "The tables carry labels and no figures; nothing was taken from it.",
  },
  year_unknown: {
    severity: "error",
    zh: "无法确定报告年度",
    en: "The year that the report covers could not be told",
    advice: "Name the year in the file name or in sources.csv.",
  },
  body_unknown: {
    severity: "warning",
    zh: "无法确定报告机关",
    en: "The reporting body could not be told",
    advice:
      "The report stands under its file's name and belongs to no region; files of one name in different folders stay apart. Name the body in sources.csv.",
  },
  region_ambiguous: {
    severity: "warning",
    zh: "同名地区不止一个，无法确定",
    en: "The name of the region fits several divisions",
    advice: "Give the division's code in sources.csv; until then the report stands without a region.",
  },
  region_unknown: {
    severity: "warning",
    zh: "无法确定所属地区",
    en: "The region of the reporting body could not be told",
    advice: "Give the division's code in sources.csv; until then the report stands without a region.",
  },
  region_misread: {
    severity: "warning",
    zh: "地区名称疑有误字",
    en: "The name of the region differs from a known one by one character",
    advice: "If the proposal is right, give the division's code in sources.csv; it is not applied by itself.",
  },
  region_contradicted: {
    severity: "warning",
    zh: "标题中的地区与申报的代码不符",
    en: "The region in the title is not the one that sources.csv declares",
    advice: "The declared code was used. Compare it with the report.",
  },
  region_renamed: {
    severity: "note",
    zh: "地区已更名",
    en: "The region goes on under another name or status",
    advice: "The report is kept with those of the division's successor.",
  },
  body_completed: {
    severity: "note",
    zh: "标题只写地区，按该地政府推定",
    en: "The title names only a region, and was taken for its government",
    advice: "If another body reports, name it in sources.csv.",
  },
  empty_file: {severity: "error", zh: "空文件", en: "The file is empty", advice: "Fetch it again."},
  binary_file: {
    severity: "error",
    zh: "不是文本文件",
    en: "Binary data under the name of a text file",
    advice: "Give the file the extension of its real format.",
  },
  file_too_large: {
    severity: "error",
    zh: "文件过大",
    en: "The file is larger than the limit",
    advice: "An annual report is a few hundred kilobytes; split the file or take it out.",
  },
  unsupported_type: {
    severity: "error",
    zh: "不支持的文件类型",
    en: "Files of this type are not read",
    advice: "Save it as one of the supported types, which `npm run etl -- --help` lists.",
  },
  scanned: {
    severity: "error",
    zh: "扫描件，没有文字层",
    en: "Scanned: no text layer",
    advice: "Run character recognition over it first, and put the text beside it.",
  },
  encrypted: {
    severity: "error",
    zh: "文件已加密",
    en: "The file is protected by a password",
    advice: "Save it without the password.",
  },
  broken_file: {
    severity: "error",
    zh: "文件已损坏",
    en: "The file is broken",
    advice: "Fetch it again.",
  },
  unreadable_file: {
    severity: "error",
    zh: "无法读取文件",
    en: "The file could not be read from disk",
    advice: "Check its permissions.",
  },
  duplicate_file: {
    severity: "note",
    zh: "与另一文件完全相同",
    en: "The file equals another one, byte for byte",
    advice: "The first by path was read; take this one out, or leave it.",
  },
  limit_exceeded: {
    severity: "error",
    zh: "超出处理上限",
    en: "The file exceeds a limit of time, memory or structure",
    advice: "The limits stand in src/etl/document/limits.ts.",
  },
  reader_failed: {
    severity: "error",
    zh: "程序读取此文件时出错",
    en: "The program failed on the file",
    advice:
      "This is a defect of Disclosure Atlas; please report it with the message. The other files are not affected.",
  },
} as const satisfies Record<string, FindingRule>;

/** Makes a finding; what is not given is null or empty. */
export function finding(
  code: FindingCode,
  message: {readonly zh: string; readonly en: string},
  rest: Partial<Pick<Finding, "reportId" | "sourceId" | "cells" | "expected" | "actual">> = {},
): Finding {
  return {
    code,
    reportId: rest.reportId ?? null,
    sourceId: rest.sourceId ?? null,
    cells: rest.cells ?? [],
    expected: rest.expected ?? null,
    actual: rest.actual ?? null,
    messageZh: message.zh,
    messageEn: message.en,
  };
}
