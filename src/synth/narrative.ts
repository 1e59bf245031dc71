import {HEADINGS} from "../etl/form/headings.js";
import type {Heading} from "../etl/form/headings.js";
import type {Topic} from "../etl/form/form.js";
import type {Random} from "./random.js";
import type {SheetSection} from "./sheet.js";

const BODIES = [
  "沭阳县人民政府",
  "泗阳县人民政府",
  "盱眙县人民政府",
  "绥江县人民政府",
  "桐梓县人民政府",
  "涟水县人民政府",
  "沭阳县教育局",
  "盱眙县水务局",
  "洪泽区人民政府办公室",
];
const TOPICS: Readonly<Partial<Record<number, Topic>>> = {2: "disclosure", 3: "requests", 4: "disputes"};
const NUMERALS = "一二三四五六";

type Numbering = (ordinal: number) => string;
const NUMBERINGS: readonly Numbering[] = [
  (n) => `${NUMERALS.charAt(n - 1)}、`,
  (n) => `${NUMERALS.charAt(n - 1)}、`,
  (n) => `${NUMERALS.charAt(n - 1)}、`,
  (n) => `${NUMERALS.charAt(n - 1)}、`,
  (n) => `${NUMERALS.charAt(n - 1)}、 `,
  (n) => `${NUMERALS.charAt(n - 1)} 、`,
  (n) => `${NUMERALS.charAt(n - 1)}．`,
  (n) => (n === 6 ? "6、 " : `${NUMERALS.charAt(n - 1)}、`),
  (n) => `${n}、`,
  (n) => `第${NUMERALS.charAt(n - 1)}部分 `,
  () => "",
];

export interface Narrative {
  readonly title: string;
  readonly preamble: readonly string[];
  readonly sections: readonly SheetSection[];
  readonly closing: readonly string[];
}

/** Whose report it is, and on which year. */
export interface Subject {
  readonly body: string;
  readonly year: number;
  /** What stands above it. */
  readonly preface: string;
  /** What its first section begins with. */
  readonly overview: string;
}

/** Everything of a report but its tables, with numbers and dates that belong to no cell. */
export function makeNarrative(year: number, random: Random, subject?: Omit<Subject, "year">): Narrative {
  const body = subject?.body ?? random.pick(BODIES);
  const numbering = random.pick(NUMBERINGS);
  const mark = random.pick(["", "", "", "#### ", "## ", "**"]);
  const section = (heading: Heading): SheetSection => ({
    heading: `${mark}${numbering(heading.ordinal)}${headingText(heading, random)}${mark === "**" ? mark : ""}`,
    paragraphs: [
      ...(heading.ordinal === 1 && subject !== undefined ? [subject.overview] : []),
      ...paragraphs(heading.ordinal, year, random),
    ],
    topic: TOPICS[heading.ordinal] ?? null,
  });
  return {
    title: `${body}${year}年政府信息公开工作年度报告`,
    preamble: [...(subject === undefined ? [] : [subject.preface]), ...preamble(body, year, random)],
    sections: HEADINGS.map(section),
    closing: random.chance(0.3) ? [body, `${year + 1}年1月${random.int(5, 28)}日`] : [],
  };
}

function headingText(heading: Heading, random: Random): string {
  if (random.chance(0.75)) return heading.zh;
  if (heading.ordinal === 4 && random.chance(0.3)) return heading.zh.replace("行政复议", "行政法复议");
  return random.pick(heading.aliases);
}

function preamble(body: string, year: number, random: Random): string[] {
  const lines = [
    `本报告由${body}依照《中华人民共和国政府信息公开条例》编写，统计期限为${year}年1月1日至${year}年12月31日。`,
  ];
  if (random.chance(0.3)) {
    lines.push(
      `全文由${HEADINGS.map(({zh}) => zh).join("、")}六个部分组成，联系电话0527-${random.int(80000000, 89999999)}。`,
    );
  }
  if (random.chance(0.15)) lines.unshift("发布时间：", `${year + 1}-01-${random.int(10, 28)} 09:3${random.int(0, 9)}`);
  if (random.chance(0.1)) lines.push("全年重点抓了三件事：", "一、完善制度，修订目录2项。", "二、加强培训，办班3期。");
  return lines;
}

function paragraphs(ordinal: number, year: number, random: Random): string[] {
  switch (ordinal) {
    case 1:
      return [
        `（一）主动公开。${year}年通过门户网站发布信息${random.int(20, 3000)}条，政策解读${random.int(1, 30)}篇。`,
        `（二）依申请公开。${year}年按期答复申请人，没有收取费用，平均用时${random.int(3, 15)}.${random.int(1, 9)}个工作日。`,
        `（三）平台建设。公众号发布推文${random.int(10, 400)}篇，关注人数${random.int(1, 90)}.${random.int(1, 9)}万。`,
      ];
    case 5:
      return [`一是解读形式较少，二是目录更新不够及时。${year + 1}年将组织培训${random.int(1, 6)}场，每季度检查1次。`];
    case 6:
      return [random.pick([`${year}年未收取信息处理费。`, "无其他需要报告的事项。", `全年收取信息处理费0元。`])];
    default:
      return [];
  }
}
