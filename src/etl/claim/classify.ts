import {concatMap} from "../concat.js";
import {APPLICANTS, ASIDES, LISTS, OTHER_APPLICANT, RULES, TOPICS} from "./lexicon.js";
import type {Metric, Rule, Sense, Topic} from "./lexicon.js";
import type {Mention} from "./mention.js";
import type {Sentence} from "./prose.js";
import type {UnitKind} from "./unit.js";

/** A number of a sentence with what it can mean. */
export interface Classified {
  readonly mention: Mention;
  /** At least one; the first is meant unless the cells tell otherwise. */
  readonly senses: readonly Sense[];
  /** The clause in which it stands, from and to. */
  readonly clause: readonly [number, number];
  readonly topic: Topic | undefined;
}

/** What a passage has spoken of so far; each numbered part of a section begins a new one. */
export interface Passage {
  readonly topic: Topic | undefined;
  /** By unit, what the last number counts that says so: the next ones can be its parts. */
  readonly heads: ReadonlyMap<string, Metric>;
  /** The last number of requests received or concluded, of which applicants are parts. */
  readonly requests: Metric | undefined;
}

export const EMPTY_PASSAGE: Passage = {topic: undefined, heads: new Map(), requests: undefined};

const CLAUSE_END = /[，,；;：:。！？!?]/g;
const ENUMERATION = "、";
const OTHER: readonly Sense[] = [{metric: "other", cells: []}];
/** Between a noun and a number without unit stand such words only: 阅读量突破2937万. */
const FILLER = /^(?:[共计达到为约近超过出逾突破已累总了\s]|合计|大约)*$/;

/** What is counted in characters for its own sake; two persons, three sides and four kinds are figures of speech. */
const EVENTS: ReadonlySet<UnitKind> = new Set<UnitKind>(["case", "text", "occasion", "rate", "money"]);

/** Tells what each number of a sentence counts; a number that only its surroundings could make a claim is left out. */
export function classifySentence(
  {plain}: Sentence,
  mentions: readonly Mention[],
  passage: Passage,
): {readonly classified: readonly Classified[]; readonly passage: Passage} {
  const topics = findTopics(TOPICS, plain);
  const topic = lastTopic(topics, 0, plain.length) ?? passage.topic;
  if (mentions.length === 0) return {classified: [], passage: withTopic(passage, topic)};
  const kinds = new Set(mentions.map(({unit}) => unit.kind));
  const reading: Reading = {
    plain,
    topics,
    beside: [...topics, ...findTopics(ASIDES, plain)].sort((a, b) => a.end - b.end),
    rules: RULES.filter(({words, units}) => units.some((unit) => kinds.has(unit)) && plain.search(words) >= 0),
  };
  const classified: Classified[] = [];
  let progress: Progress = {passage, listing: false, applicants: false};
  for (const location of locate(plain, mentions)) {
    const step = classifyMention(reading, location, progress);
    if (step.classified !== undefined) classified.push(step.classified);
    progress = step.progress;
  }
  return {classified, passage: withTopic(progress.passage, topic)};
}

function withTopic({heads, requests}: Passage, topic: Topic | undefined): Passage {
  return {topic, heads, requests};
}

/** A sentence, with the topics that it names, those beside which a number is another matter's, and the rules that could apply. */
interface Reading {
  readonly plain: string;
  readonly topics: readonly TopicPlace[];
  readonly beside: readonly TopicPlace[];
  readonly rules: readonly Rule[];
}

/** How far a sentence is read: whether parts are listed, and whether the last one was an applicant's. */
interface Progress {
  readonly passage: Passage;
  readonly listing: boolean;
  readonly applicants: boolean;
}

function classifyMention(
  {plain, topics, beside, rules}: Reading,
  {mention, from, before: start, after: end, clause}: Location,
  progress: Progress,
): {readonly classified: Classified | undefined; readonly progress: Progress} {
  const {passage} = progress;
  const [before, after] = [plain.slice(start, mention.start), plain.slice(mention.end, end)];
  const topic = lastTopic(topics, from, mention.start) ?? passage.topic;
  const own = lastTopic(beside, start, mention.start) ?? lastTopic(beside, mention.end, end) ?? topic;
  const listing = progress.listing || goesOn(plain, from) || LISTS.test(plain.slice(from, mention.start));
  const applicant = findApplicant(before, after, progress.applicants);
  const found = findRule(rules, {before, after, unit: mention.unit.kind, topic: own});
  const senses =
    applicantSenses(applicant, passage.requests) ??
    found?.rule.senses ??
    (listing ? inherited(passage.heads, mention) : undefined) ??
    OTHER;

  const here = withTopic(passage, topic);
  const applicants = applicant !== undefined;
  if (!isClaim(mention, found, before)) return {classified: undefined, progress: {passage: here, listing, applicants}};
  const isPart = applicants || found?.rule.difference === true;
  const spoken = isPart ? here : advance(here, senses, mention, listing);
  return {classified: {mention, senses, clause, topic}, progress: {passage: spoken, listing, applicants}};
}

/** Whether an enumeration goes on after the number that ends at an index. */
function goesOn(plain: string, end: number): boolean {
  return end > 0 && plain.startsWith(ENUMERATION, end);
}

/** Remembers what a number counts; one in a list is a part of what stands before, and heads nothing. */
function advance(
  {topic, heads, requests: known}: Passage,
  [sense]: readonly Sense[],
  {unit}: Mention,
  listing: boolean,
): Passage {
  const metric = sense?.metric ?? "other";
  const isTotal = metric === "requests_received" || metric === "requests_concluded";
  const requests = isTotal ? metric : known;
  return {topic, heads: listing ? heads : new Map(heads).set(unit.text, metric), requests};
}

/** A number, its clause, the text from the number before it, and how far words beside it can govern it. */
interface Location {
  readonly mention: Mention;
  readonly from: number;
  readonly before: number;
  readonly after: number;
  readonly clause: readonly [number, number];
}

function locate(plain: string, mentions: readonly Mention[]): Location[] {
  const clauses = findClauses(plain, mentions);
  return mentions.map((mention, index) => {
    const clause = clauses.find(([, end]) => mention.start < end) ?? ([0, plain.length] as const);
    const from = mentions[index - 1]?.end ?? 0;
    const next = mentions[index + 1]?.start ?? plain.length;
    return {mention, from, before: Math.max(clause[0], from), after: Math.min(clause[1], next), clause};
  });
}

/** Clauses end at punctuation that stands in no number, and where an enumeration goes on after one. */
function findClauses(plain: string, mentions: readonly Mention[]): (readonly [number, number])[] {
  const inNumber = (index: number) => mentions.some(({start, end}) => index >= start && index < end);
  const punctuation = matchAll(CLAUSE_END, plain).map(({start}) => start);
  const enumeration = mentions.map(({end}) => end).filter((end) => plain.startsWith(ENUMERATION, end));
  const ends = [...punctuation.filter((index) => !inNumber(index)), ...enumeration].sort((a, b) => a - b);
  return [...ends, plain.length].map((end, i) => [i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end]);
}

/** A number in characters, or without a unit, is a claim only if words beside it say what it counts. */
function isClaim({spelled, unit, value}: Mention, found: Found | undefined, before: string): boolean {
  const adjacent = found?.side === "before" && FILLER.test(before.slice(found.end));
  if (unit.kind === "none") return adjacent && found.rule.bare === true;
  if (!spelled) return true;
  if (value === 1) return adjacent && found.rule.before !== true;
  return EVENTS.has(unit.kind) || adjacent || (found?.side === "after" && found.start === 0);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Words of a rule in a text beside a number. */
interface Match extends Place {
  readonly rule: Rule;
}

interface Found extends Match {
  readonly side: "before" | "after";
}

/** A number's surroundings within its clause, up to the numbers next to it. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
  readonly unit: UnitKind;
  readonly topic: Topic | undefined;
}

/** The rule of which the words stand nearest before a number, or else nearest after it; the longer of two equally near. */
function findRule(rules: readonly Rule[], {before, after, unit, topic}: Surroundings): Found | undefined {
  const fitting = rules.filter((rule) => rule.units.includes(unit) && (rule.topic ?? topic) === topic);
  const strong = fitting.filter((rule) => rule.weak !== true);
  return findBefore(strong, before) ?? findAfter(strong, after) ?? findBefore(fitting, before);
}

function findBefore(rules: readonly Rule[], text: string): Found | undefined {
  const best = matchBest(rules, text, nearerBefore);
  return best && {rule: best.rule, start: best.start, end: best.end, side: "before"};
}

function findAfter(rules: readonly Rule[], text: string): Found | undefined {
  const governing = rules.filter((rule) => rule.before !== true);
  const best = matchBest(governing, text, nearerAfter);
  return best && {rule: best.rule, start: best.start, end: best.end, side: "after"};
}

function nearerBefore(a: Match, b: Match): Match {
  return b.end > a.end || (b.end === a.end && b.start < a.start) ? b : a;
}

function nearerAfter(a: Match, b: Match): Match {
  return b.start < a.start || (b.start === a.start && b.end > a.end) ? b : a;
}

/** The best match of all rules, by which of two is the better; undefined where none matches. */
function matchBest(
  rules: readonly Rule[],
  text: string,
  better: (best: Match, next: Match) => Match,
): Match | undefined {
  let best: Match | undefined;
  for (const rule of rules) {
    for (const {start, end} of matchAll(rule.words, text)) {
      const match = {rule, start, end};
      best = best === undefined ? match : better(best, match);
    }
  }
  return best;
}

/** Where a global pattern matches; `String.matchAll` would copy the pattern each time. */
function matchAll(pattern: RegExp, text: string): Place[] {
  const places: Place[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
    places.push({start: found.index, end: found.index + found[0].length});
  }
  return places;
}

interface TopicPlace extends Place {
  readonly topic: Topic;
}

function findTopics(from: typeof TOPICS, plain: string): TopicPlace[] {
  const places = concatMap(from, ({topic, words}) =>
    matchAll(words, plain).map(({start, end}) => ({topic, start, end})),
  );
  return places.sort((a, b) => a.end - b.end);
}

function lastTopic(topics: readonly TopicPlace[], from: number, to: number): Topic | undefined {
  return topics.findLast(({start, end}) => start >= from && end <= to)?.topic;
}

function findApplicant(before: string, after: string, listed: boolean): string | undefined {
  const known = listed ? [...APPLICANTS, OTHER_APPLICANT] : APPLICANTS;
  const find = (text: string) => known.find(({word}) => text.includes(word));
  return (find(before) ?? find(after))?.column;
}

/** Applicants are parts of the requests spoken of last. */
function applicantSenses(column: string | undefined, requests: Metric | undefined): readonly Sense[] | undefined {
  if (column === undefined || requests === undefined) return undefined;
  return [{metric: requests, cells: [`requests.${requests.replace("requests_", "")}.${column}`]}];
}

/** A part of the number before counts what that counts, by the same unit. */
function inherited(heads: Passage["heads"], {unit}: Mention): readonly Sense[] | undefined {
  const metric = heads.get(unit.text);
  return metric === undefined ? undefined : [{metric, cells: []}];
}
