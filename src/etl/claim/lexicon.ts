import type {UnitKind} from "./unit.js";

/** What narratives count. */
export type Metric =
  | "requests_received"
  | "requests_concluded"
  | "requests_granted"
  | "requests_carried_in"
  | "requests_carried_out"
  | "reconsiderations"
  | "lawsuits"
  | "information_published"
  | "posts"
  | "page_views"
  | "visits"
  | "followers"
  | "messages_received"
  | "messages_answered"
  | "meetings"
  | "trainings"
  | "trainees"
  | "documents"
  | "interpretations"
  | "surveys"
  | "interviews"
  | "press_conferences"
  | "other";

/** What a passage speaks of: its verbs alone do not say what they are done to. */
export type Topic = "request" | "message" | "proposal" | "normative_document" | "rule" | "dispute";

/** A thing that a number can mean, and the statutory cells (`*` for any part of a code) whose sum would be the same number. */
export interface Sense {
  readonly metric: Metric;
  readonly cells: readonly string[];
}

/** Words that tell what the number beside them counts. */
export interface Rule {
  readonly words: RegExp;
  readonly units: readonly UnitKind[];
  /** Of several, the one whose cells hold the number; else the first whose cells are known. */
  readonly senses: readonly Sense[];
  /** Only where the passage speaks of this. */
  readonly topic?: Topic;
  /** Words that govern a number only from before it, for after it they begin another statement. */
  readonly before?: true;
  /** Words that tell only where no others do, before the number or after it: 发布12条解读. */
  readonly weak?: true;
  /** A difference from another year leaves what the passage counts as it is. */
  readonly difference?: true;
  /** The number needs no unit: 阅读量32402. */
  readonly bare?: true;
}

const COUNTED: readonly UnitKind[] = ["case", "text", "thing"];
const CASES: readonly UnitKind[] = ["case", "thing"];
const OCCASIONS: readonly UnitKind[] = ["occasion", "case", "thing"];
const TEXTS: readonly UnitKind[] = ["text", "case", "thing", "occasion"];
const VIEWS: readonly UnitKind[] = ["none", "occasion", "person", "thing"];

type Rest = Partial<Pick<Rule, "topic" | "before" | "weak" | "difference" | "bare">>;

/** A rule by its words, units and metric, with the cells of each sense. */
function rule(
  words: string,
  units: readonly UnitKind[],
  metric: Metric,
  cells: readonly string[] = [],
  rest: Rest = {},
): Rule {
  const senses = cells.length === 0 ? [{metric, cells: []}] : cells.map((cell) => ({metric, cells: cell.split(" ")}));
  return ruleOf(new RegExp(words, "g"), units, senses, rest);
}

/** Rules have the same fields in the same order, so that whatever looks through them sees one shape. */
function ruleOf(
  words: RegExp,
  units: readonly UnitKind[],
  senses: readonly Sense[],
  {topic, before, weak, difference, bare}: Rest,
): Rule {
  return {words, units, senses, topic, before, weak, difference, bare};
}

const NEXT_YEAR = "(?:下一?个?年度?|次年度?|明年度?|\\d{4}年度?)";
const ANSWER = "(?:办理|办结|回复|答复|处理|回应|解答|答问)";
const MESSAGE = "(?:留言|来信|信件|信箱|咨询|投诉|举报|诉求|来电|来访|问政|热线|工单|电子邮件)";
const ISSUE = {topic: "normative_document", before: true} as const;
const ISSUED = ["disclosure.normative_documents.issued", "disclosure.normative_documents.made"];

/** What is counted, with the words that say so. Of two that stand equally near to a number, the longer one tells. */
export const RULES: readonly Rule[] = [
  // Requests.
  rule(
    "(?:新收|收到|受理(?!平台|窗口|入口|中心|渠道|系统|点)|接收|接到|收悉)",
    ["case"],
    "requests_received",
    ["requests.received.total"],
    {
      topic: "request",
      before: true,
    },
  ),
  rule("(?:办结|答复|回复|办复|审结)(?:完毕)?", ["case"], "requests_concluded", ["requests.concluded.total"], {
    topic: "request",
    before: true,
  }),
  ruleOf(
    /(?:办理|处理)(?:完毕)?/g,
    ["case"],
    [
      {metric: "requests_concluded", cells: ["requests.concluded.total"]},
      {metric: "other", cells: ["requests.received.total", "requests.carried_in.total"]},
      {metric: "requests_received", cells: ["requests.received.total"]},
    ],
    {topic: "request", before: true},
  ),
  rule(
    "(?:上一?个?年度?|去年度?)(?:结转|转来|转入|转结|遗留|结余|未办结)|结转(?:自)?(?:上一?个?年度?|去年)",
    CASES,
    "requests_carried_in",
    ["requests.carried_in.total"],
  ),
  rule(
    `(?:结转|顺延|延续|延至|转结|转|留|延)(?:[到至入]|转入)?${NEXT_YEAR}(?:继续)?(?:办理|答复|处理|办)?|跨年度?(?:办理|答复)`,
    CASES,
    "requests_carried_out",
    ["requests.carried_out.total"],
  ),
  rule("(?:予以|同意|全部)公开", CASES, "requests_granted", ["requests.granted.total"], {
    topic: "request",
    before: true,
  }),
  rule("部分公开", CASES, "other", ["requests.partly_granted.total"], {topic: "request"}),
  rule(
    "(?:(?:予以|同意|全部)(?:公开)?[和或及与、]{1,2}部分公开)",
    CASES,
    "other",
    ["requests.granted.total requests.partly_granted.total"],
    {topic: "request"},
  ),
  rule("不予公开", CASES, "other", ["requests.refused_*.total"], {topic: "request"}),
  rule("无法提供", CASES, "other", ["requests.unavailable_*.total"], {topic: "request"}),
  rule("不予(?:处理|受理)", CASES, "other", ["requests.declined_*.total"], {topic: "request"}),
  rule(
    "其[他它]处理(?:情形|结果)?(?:[（(][^（()）]*[)）])?",
    CASES,
    "other",
    ["requests.other_*.total", "requests.other.total"],
    {
      topic: "request",
    },
  ),
  rule("(?:撤回|撤销|补正)(?:申请)?", CASES, "other"),

  // Disputes.
  rule("复议", CASES, "reconsiderations", ["disputes.reconsideration.total"]),
  rule("诉讼|起诉|应诉", CASES, "lawsuits", ["disputes.litigation_*.total"]),
  rule("复议(?:案件)?(?:[、和及与或]|以及)(?:行政)?(?:诉讼|应诉)", CASES, "other"),
  rule("结果维持|维持|结果纠正|纠正|驳回|尚未审结|其[他它]结果|胜诉|败诉", CASES, "other"),

  // Publications.
  rule("信息(?!公开(?!目录))(?:更新|发布|公开|稿件)?[数总]?[量数]?", ["text", "occasion"], "information_published"),
  rule("(?<!申请)(?:公开|发布|公布|更新|刊登)[^申请，,]{0,12}信息(?!公开)", ["case", "thing"], "information_published"),
  rule("(?<!申请)(?:公开|发布|公布)", ["text"], "information_published", [], {before: true, weak: true}),
  rule("(?:政务|工作)?动态(?:信息)?|稿件|公告|公示", TEXTS, "information_published"),
  rule("(?:推送|报送|上报)(?:[^，,]{0,6}信息)?", TEXTS, "other"),
  rule("推文|图文|短视频|博文", TEXTS, "posts"),
  rule("微信|微博|公众号|视频号|抖音", ["text"], "posts"),
  rule("解读(?:类)?(?:信息|产品|材料|稿件?|文章|图文|视频|文件|图解|作品)?", TEXTS, "interpretations"),
  rule("回应(?:社会|公众|群众)?关切(?:类)?(?:信息)?", TEXTS, "other"),
  rule("规范性文件|政策(?:性)?文件|公文|文件|规章|制度", ["case", "thing", "text"], "documents"),
  rule("现行有效的?(?:行政)?规范性文件", CASES, "documents", ["disclosure.normative_documents.in_force"]),
  rule(
    "(?:废止|失效)[^，,]{0,8}规范性文件|(?:废止|失效)",
    CASES,
    "documents",
    ["disclosure.normative_documents.repealed"],
    ISSUE,
  ),
  rule("(?:制发|制定|出台|印发|制订)(?:出台|印发|发布)?了?", CASES, "documents", ISSUED, ISSUE),
  rule("(?:制发|制定|出台|印发|制订)[^，,]{0,6}规范性文件", CASES, "documents", ISSUED),
  rule("公开(?:行政)?规范性文件", CASES, "documents", ["disclosure.normative_documents.disclosed"]),
  rule("(?:作出|办理|办结|实施|处理)[^，,]{0,4}行政许可(?:决定|事项)?", CASES, "other", [
    "disclosure.licensing.decisions",
  ]),
  rule("(?:作出|办理|办结|实施|处理)[^，,]{0,4}行政处罚(?:决定|案件)?", CASES, "other", [
    "disclosure.penalties.decisions",
  ]),
  rule("(?:作出|办理|办结|实施|处理)[^，,]{0,4}行政强制(?:决定|措施)?", CASES, "other", [
    "disclosure.coercion.decisions",
  ]),
  rule("行政事业性收费(?:金额|总额)?", ["money"], "other", ["disclosure.fees.amount"]),

  // Audience.
  rule("(?:浏览|阅读|点击|播放|观看)(?:总)?(?:量|数|次数)?", ["none", "occasion", "thing"], "page_views", [], {
    bare: true,
  }),
  rule("(?:浏览|访问|到访|点击|阅读)(?:总)?(?:量|数|人次|人数)?", ["person"], "visits"),
  rule("(?:访问|到访|访客)(?:总)?(?:量|数|人次|人数)?", VIEWS, "visits", [], {bare: true}),
  rule(
    "(?:粉丝|关注|订阅)(?:用户|人)?(?:总)?(?:量|数)?|(?:微信|微博|公众号|抖音).{0,6}用户(?:总)?(?:量|数)?",
    VIEWS,
    "followers",
    [],
    {
      bare: true,
    },
  ),

  // Exchange with the public.
  rule(MESSAGE, [...COUNTED, "occasion", "person"], "messages_received"),
  rule("(?:收到|征集|采纳|收集)[^，,]{0,8}(?:意见|建议)", COUNTED, "messages_received"),
  rule(`${ANSWER}[^，,]{0,10}${MESSAGE}`, [...COUNTED, "occasion", "person"], "messages_answered"),
  rule(`${ANSWER}(?:完毕)?`, [...COUNTED, "occasion"], "messages_answered", [], {topic: "message", before: true}),
  rule("(?:受理|收到|接到|接听)", [...COUNTED, "occasion"], "messages_received", [], {topic: "message", before: true}),
  rule("访谈", OCCASIONS, "interviews"),
  rule("调查|问卷|意见征集|民意征集|征求意见|征集意见|征集", [...OCCASIONS, "text"], "surveys"),
  rule("发布会|新闻发布活动", OCCASIONS, "press_conferences"),

  // Work inside.
  rule("会议|(?:例|座谈|推进|部署|调度|联席|听证|协调|研讨|动员)会|会商", OCCASIONS, "meetings"),
  rule("培训(?:会|班|活动|讲座)?|讲座|授课", OCCASIONS, "trainings"),
  rule("参训(?:人员|人数|人次|干部|学员)?|培训(?:人员|人数|人次|干部|学员)?|轮训", ["person"], "trainees"),

  // What has changed since another year.
  rule("(?:增加|减少|增长|下降|上升|多|少|降低|提高|增|减)了?", [...COUNTED, "occasion", "person"], "other", [], {
    before: true,
    difference: true,
  }),
];

/** Applicants by column of table three: a number beside one is a part of the requests spoken of before. */
export const APPLICANTS: readonly {readonly word: string; readonly column: string}[] = [
  {word: "自然人", column: "natural_person"},
  {word: "商业企业", column: "business"},
  {word: "科研机构", column: "research"},
  {word: "社会公益组织", column: "public_interest"},
  {word: "法律服务机构", column: "legal_services"},
];
/** The last column, whose name is an everyday word: it is one only in a list of applicants. */
export const OTHER_APPLICANT = {word: "其他", column: "other"};

/** Words that set what the passage speaks of, until others do. */
export const TOPICS: readonly {readonly topic: Topic; readonly words: RegExp}[] = [
  {topic: "request", words: /依申请|公开申请|申请(?![行政]{0,2}复议)/g},
  {topic: "message", words: new RegExp(MESSAGE, "g")},
  {topic: "proposal", words: /提案|议案|(?:人大|代表|政协|委员)[^，,。]{0,6}建议/g},
  {topic: "normative_document", words: /规范性文件/g},
  {topic: "rule", words: /规章/g},
];

/** A number beside one of these is none of requests, though the passage goes on to speak of those. */
export const ASIDES: typeof TOPICS = [{topic: "dispute", words: /(?:行政)?(?:复议|诉讼|起诉|应诉)(?:申请|案件)?/g}];

/** After one of these come the parts of the number before. */
export const LISTS = /其中|当中|包括|包含|内有|分别|[（(]含|[:：]/;

/** A number of requests by one channel or of some months is a part of what the cell counts. */
export const PARTIAL = /其中|当中|通过|网络|网上|线上|在线|信函|邮寄|邮件|邮箱|传真|当面|现场|窗口|季度|半年|月份|每月/;
/** A number of other years is not the cell's. */
export const OTHER_YEARS = /去年|上年|往年|近年|年来|以来/;
/** Reconsiderations and lawsuits of other kinds are no matter of the form. */
export const DISCLOSURE = /信息公开|政务公开|依申请|申请公开/;
