import {APPLICANTS, LISTS, OTHER_APPLICANT, RULES, TOPICS} from "./lexicon.js";
import type {Metric, Rule, Sense, Topic} from "./lexicon.js";
import type {Mention} from "./mention.js";
import type {Sentence} from "./prose.js";

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
  readonly heads: Readonly<Record<string, Metric>>;
  /** The last number of requests received or concluded, of which applicants are parts. */
  readonly requests: Metric | undefined;
}

export const EMPTY_PASSAGE: Passage = {topic: undefined, heads: {}, requests: undefined};

const CLAUSE_END = /[，,；;：:。！？!?]/g;
const ENUMERATION = "、";
const OTHER: readonly Sense[] = [{metric: "other", cells: []}];
/** Between a noun and a number without unit stand such words only: 阅读量突破2937万. */
const FILLER = /^(?:[共计达到为约近超过出逾突破已累总了\s]|合计|大约)*$/;

/** Tells what each number of a sentence counts; a number that only its surroundings could make a claim is left out. */
export function classifySentence(
  {plain}: Sentence,
  mentions: readonly Mention[],
  passage: Passage,
): {readonly classified: readonly Classified[]; readonly passage: Passage} {
  const topics = findTopics(plain);
  const rules = mentions.length === 0 ? [] : RULES.filter(({words}) => matchAll(words, plain).length > 0);
  const places = locate(plain, mentions);
  const classified: Classified[] = [];
  let state = passage;
  let [listing, applicants] = [false, false];
  for (const place of places) {
    const {mention, from} = place;
    const before = plain.slice(place.before, mention.start);
    const after = plain.slice(mention.end, place.after);
    const said = lastTopic(topics, place.before, mention.start) ?? lastTopic(topics, mention.end, place.after);
    state = {...state, topic: lastTopic(topics, from, mention.start) ?? state.topic};
    listing ||= LISTS.test(plain.slice(from, mention.start));

    const applicant = findApplicant(before, after, applicants);
    applicants = applicant !== undefined;
    const found = findRule(rules, {before, after, unit: mention.unit.kind, topic: said ?? state.topic});
    const own = applicantSenses(applicant, state.requests) ?? found?.rule.senses;
    const senses = own ?? inherited(listing ? state.heads : {}, mention) ?? OTHER;
    if (!isClaim(mention, found, before)) continue;
    classified.push({mention, senses, clause: place.clause, topic: state.topic});
    if (own !== undefined && applicant === undefined) state = advance(state, senses, mention, listing);
  }
  return {classified, passage: {...state, topic: lastTopic(topics, 0, plain.length) ?? state.topic}};
}

/** Remembers what a number counts; one in a list is a part of what stands before, and heads nothing. */
function advance(state: Passage, [sense]: readonly Sense[], {unit}: Mention, listing: boolean): Passage {
  if (sense === undefined || sense.metric === "other") return state;
  const {metric} = sense;
  const isTotal = metric === "requests_received" || metric === "requests_concluded";
  const requests = isTotal ? metric : state.requests;
  return listing ? {...state, requests} : {...state, heads: {...state.heads, [unit.text]: metric}, requests};
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
  const events = unit.kind === "occasion" || unit.kind === "text" || unit.kind === "case";
  return events || unit.kind === "rate" || adjacent || (found?.side === "after" && found.start === 0);
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
  readonly unit: Mention["unit"]["kind"];
  readonly topic: Topic | undefined;
}

/** The rule whose words stand nearest before a number, or else nearest after it; the longer of two equally near. */
function findRule(rules: readonly Rule[], {before, after, unit, topic}: Surroundings): Found | undefined {
  const fitting = rules.filter((rule) => rule.units.includes(unit) && (rule.topic ?? topic) === topic);
  const [ahead, ...moreAhead] = matchRules(fitting, before);
  if (ahead !== undefined) return {...moreAhead.reduce(nearerBefore, ahead), side: "before"};
  const following = fitting.filter((rule) => rule.before !== true);
  const [behind, ...moreBehind] = matchRules(following, after);
  return behind && {...moreBehind.reduce(nearerAfter, behind), side: "after"};
}

function nearerBefore(a: Match, b: Match): Match {
  return b.end > a.end || (b.end === a.end && b.start < a.start) ? b : a;
}

function nearerAfter(a: Match, b: Match): Match {
  return b.start < a.start || (b.start === a.start && b.end > a.end) ? b : a;
}

function matchRules(rules: readonly Rule[], text: string): Match[] {
  return rules.flatMap((rule) => matchAll(rule.words, text).map((place) => ({rule, ...place})));
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

function findTopics(plain: string): TopicPlace[] {
  const places = TOPICS.flatMap(({topic, words}) => matchAll(words, plain).map((place) => ({topic, ...place})));
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
  const metric = heads[unit.text];
  return metric === undefined ? undefined : [{metric, cells: []}];
}
