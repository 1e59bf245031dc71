/** What a unit counts, by which words that stand far from a number are kept from governing it. */
export type UnitKind = "case" | "text" | "thing" | "occasion" | "person" | "time" | "money" | "rate" | "none";

export interface Unit {
  readonly kind: UnitKind;
  readonly text: string;
}

/** Words that count, each with what must not follow it: 条 counts, 条例 does not. */
const UNITS: Readonly<Record<Exclude<UnitKind, "none">, readonly string[]>> = {
  rate: ["%", "‰", "个百分点", "个点"],
  time: [
    "个工作日",
    "工作日",
    "个小时",
    "小时",
    "个月",
    "分钟",
    "秒",
    "天(?![津河然气门])",
    "周(?![年边期口末一二三四五])",
  ],
  money: ["元(?![素旦])", "美元"],
  person: ["人次", "余人", "人(?![民大员事力社才物工口均士群文])", "名(?![称单录列义为])", "位(?![于置居列])"],
  case: ["件次", "件(?![办])", "宗(?!旨)", "起(?![草诉来始步点至到])", "桩", "份(?![额子])"],
  text: [
    "条次",
    "条(?![例款件文线龙腿心]|主线|红线)",
    "篇次",
    "篇(?!章)",
    "则",
    "幅",
    "部(?![门分署委级长队属])",
    "封",
    "册",
    "通(?![过知报告用讯道])",
    "张(?![贴家])",
  ],
  occasion: [
    "场次",
    "期次",
    "班次",
    "次(?![要年日月序])",
    "场(?![所地景馆])",
    "期(?![间限内望末满初工])",
    "轮(?![训换岗])",
    "批次",
    "批(?![准复示评])",
    "课时",
  ],
  thing: [
    "大类",
    "小类",
    "大项",
    "小项",
    "个(?![人体性别案])",
    "项(?![目下])",
    "类(?![似别型])",
    "种(?![类植子业])",
    "家(?![庭长园具属电])",
    "户(?![外籍口])",
    "处(?![理置罚室级长于分])",
    "套(?!餐)",
    "台(?![账风湾州])",
    "款",
    "栏(?!目)",
    "块",
  ],
};

const KINDS: readonly (readonly [UnitKind, RegExp])[] = Object.entries(UNITS).map(([kind, words]) => [
  kind as UnitKind,
  new RegExp(`(?:${words.join("|")})`, "y"),
]);

/** Each word begins with a character of its own, before what must not follow it. */
const FIRST_CHARACTERS = new Set(Object.values(UNITS).flatMap((words) => words.map((word) => word.charAt(0))));

/** The longest unit that stands at an index of a text in simplified script; undefined where none does. */
export function findUnit(text: string, index: number): Unit | undefined {
  if (!FIRST_CHARACTERS.has(text.charAt(index))) return undefined;
  let longest: Unit | undefined;
  for (const [kind, pattern] of KINDS) {
    pattern.lastIndex = index;
    const [found = ""] = pattern.exec(text) ?? [];
    if (found.length > (longest?.text.length ?? 0)) longest = {kind, text: found};
  }
  return longest;
}
