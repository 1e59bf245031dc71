import {concatMap} from "../concat.js";
import {simplify} from "../document/folding.js";
import type {Form} from "../form/form.js";
import {FORMS} from "../form/forms.js";
import type {SectionText} from "../report/report.js";

/** A sentence of a report's narrative. */
export interface Sentence {
  /** As it stands, its lines joined. */
  readonly text: string;
  /** The same in simplified script and narrow digits, each character at its index; titles and catchwords blanked. */
  readonly plain: string;
  /** Whether it begins a numbered part of its section. */
  readonly opens: boolean;
}

/** A number that opens a part: （一）, 一、 or 1. */
const MARKER = String.raw`[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．](?!\d)`;
const OPENING = new RegExp(`^(?:[#>*\\s-]*)(?:${MARKER})`);
/** A line of its own: a bullet, or the head of a part that has nothing but a name. */
const BULLET = /^\s*[-*•·#]+\s/;
const HEAD = new RegExp(`^[#>*\\s-]*(?:${MARKER})[^。，；：,;:]{0,30}$`);
const DECORATION = /^[#>*•·\s-]+/;
const PAGE_NUMBER = /^[-—–\s]*\d{1,4}[-—–\s]*$/;
const PUNCTUATION = /[，。；：、,;:]/;
const SENTENCE = /[^。！？!?]+[。！？!?]*/g;
const BROKEN_CHINESE = /(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])/g; // eslint-disable-line no-control-regex -- ASCII as a range

/** A line of a table in a section that has one is shorter than this and has no punctuation. */
const SHORT_LINE = 20;

/** What titles and short quotations hold counts nothing: 《…第二十条…》, “三审三校”. */
const QUOTED = /《[^《》]{1,80}》|〈[^〈〉]{1,80}〉|“[^“”]{1,12}”|"[^"]{1,12}"/g;
const BLANK = "＿";

/** Three labels in a row, with nothing but figures between them, stand in a table. */
const LABELS_IN_A_ROW = labelsInARow(FORMS);

/** The sentences of a section's narrative, in order; those of its statutory table are left out. */
export function findSentences({ordinal, text}: SectionText): Sentence[] {
  const hasTable = ordinal >= 2 && ordinal <= 4;
  return concatMap(paragraphs(text, hasTable), splitSentences).filter(isProse);
}

/** Lines joined to paragraphs: a line goes on in the next unless that begins a part, or either is a head or a table's. */
function paragraphs(text: string, hasTable: boolean): string[] {
  const joined: string[] = [];
  let open = false;
  for (const line of text.split("\n")) {
    if (line.trim() === "" || PAGE_NUMBER.test(line)) continue;
    const isTable = line.trim().includes("\t") || (hasTable && isTableLine(line));
    if (!isTable) {
      const begins = !open || OPENING.test(line) || BULLET.test(line);
      const previous = begins ? undefined : joined.pop();
      joined.push(previous === undefined ? line.replace(DECORATION, "") : `${previous}\n${line}`);
    }
    open = !isTable && !HEAD.test(line);
  }
  return joined.map(joinLines);
}

function joinLines(paragraph: string): string {
  if (!paragraph.includes("\n")) return paragraph;
  return paragraph.replace(BROKEN_CHINESE, "").replace(/[ \t]*\n\s*/g, " ");
}

/** A line of a cell or two, or a run of labels; a whole page in one line is left to its sentences. */
function isTableLine(line: string): boolean {
  if (line.trim().length < SHORT_LINE) return !PUNCTUATION.test(line);
  return !line.includes("。") && LABELS_IN_A_ROW.test(plainText(line));
}

function splitSentences(paragraph: string): Sentence[] {
  return [...paragraph.matchAll(SENTENCE)].map(([text]) => {
    const trimmed = text.trim();
    return {text: trimmed, plain: plainText(trimmed), opens: OPENING.test(trimmed)};
  });
}

function plainText(text: string): string {
  const narrow = text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  return simplify(narrow).replace(QUOTED, (quoted) => BLANK.repeat(quoted.length));
}

/** A layout without lines runs a table into one sentence, which gives itself away by labels that meet. */
function isProse({plain}: Sentence): boolean {
  return !LABELS_IN_A_ROW.test(plain);
}

function labelsInARow(forms: readonly Form[]): RegExp {
  const tables = forms.flatMap((form) => Object.values(form.tables));
  const labels = tables.flatMap(({rows, furniture}) => [
    ...furniture,
    ...rows.flatMap((row) => [row.zh, ...row.columns.map((column) => column.zh)]),
  ]);
  const longestFirst = [...new Set(labels.map(plainText))].sort((a, b) => b.length - a.length);
  const label = longestFirst.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return new RegExp(`(?:(?:${label})[\\s\\d.,/-]*){3}`);
}
