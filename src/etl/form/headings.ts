/** The six statutory sections, with the wordings seen for each heading. */
export interface Heading {
  readonly ordinal: 1 | 2 | 3 | 4 | 5 | 6;
  readonly zh: string;
  readonly en: string;
  readonly aliases: readonly string[];
}

export const HEADINGS: readonly Heading[] = [
  {ordinal: 1, zh: "总体情况", en: "Overall situation", aliases: ["总体工作情况", "基本情况"]},
  {
    ordinal: 2,
    zh: "主动公开政府信息情况",
    en: "Proactive disclosure",
    aliases: ["行政机关主动公开政府信息情况", "主动公开政府信息的情况"],
  },
  {
    ordinal: 3,
    zh: "收到和处理政府信息公开申请情况",
    en: "Requests received and handled",
    aliases: ["行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"],
  },
  {
    ordinal: 4,
    zh: "政府信息公开行政复议、行政诉讼情况",
    en: "Reconsideration and litigation",
    aliases: [
      "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
      "因政府信息公开申请行政复议、提起行政诉讼的情况",
      "政府信息公开行政复议和行政诉讼情况",
    ],
  },
  {
    ordinal: 5,
    zh: "存在的主要问题及改进情况",
    en: "Problems and improvements",
    aliases: [
      "政府信息公开工作存在的主要问题及改进情况",
      "存在问题及改进思路",
      "存在的问题及改进措施",
      "存在的主要问题和改进措施",
    ],
  },
  {ordinal: 6, zh: "其他需要报告的事项", en: "Other matters", aliases: ["其他需要报告事项", "其他报告事项"]},
];
