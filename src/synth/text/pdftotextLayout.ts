import type {Topic} from "../../etl/form/form.js";
import type {Random} from "../random.js";
import type {RowEntry, Sheet, Slot} from "../sheet.js";
import {chunk, frameReport} from "./frame.js";

/** Where things stand on the page, in characters: the program counts one column for each, Chinese or not. */
interface Page {
  readonly group: number;
  readonly label: number;
  /** The centre of the first column of numbers, and the distance between columns. */
  readonly first: number;
  readonly step: number;
  /** Characters of a label that fit on a line. */
  readonly fit: number;
}

/** A text and the column at which it starts. */
interface Piece {
  readonly at: number;
  readonly text: string;
}

/** `pdftotext -layout`: columns kept by spaces, wrapped and vertically centred labels, a rotated heading on its own. */
export function renderPdftotextLayout(sheet: Sheet, random: Random): string {
  const frame = {wrap: random.int(26, 30), gap: "\n", paged: true};
  return frameReport(sheet, random, frame, (topic) => {
    const lines = topic === "requests" ? requestsLines(sheet, random) : plainLines(sheet, topic, random);
    return ["", ...lines, ""].join(random.chance(0.5) || topic === "requests" ? "\n" : "\n\n");
  });
}

function requestsLines(sheet: Sheet, random: Random): string[] {
  const page = {group: 18, label: 28, first: 48, step: random.int(6, 9), fit: random.int(14, 18)};
  const entries = sheet.tables.requests;
  const rotatedAt = random.int(5, 9);
  let part = 0;
  return entries.flatMap((entry, i): string[] => {
    if (entry.kind === "stray") return [`${" ".repeat(random.int(5, 40))}${entry.text}`];
    if (entry.kind === "header") return applicantLines(sheet, page);
    const lines = rowLines(entry, groupBeside(entries, i), page, random);
    if (entry.part !== null && part++ === rotatedAt) lines.push(rotated(entry.part), "", "");
    return lines;
  });
}

/** The group's label, for the one row that it stands beside: the middle one of the group. */
function groupBeside(entries: Sheet["tables"]["requests"], index: number): string | null {
  const entry = entries[index];
  if (entry?.kind !== "row" || entry.group === null) return null;
  const members = entries.flatMap((other, i) => (other.kind === "row" && other.group === entry.group ? [i] : []));
  return members[Math.floor((members.length - 1) / 2)] === index ? entry.group : null;
}

/** 三 、本 年 度办 理 结果, as the turned heading comes out. */
function rotated(part: string): string {
  return ` ${chunk(part, 2).join(" ")}`;
}

function rowLines(entry: RowEntry, group: string | null, page: Page, random: Random): string[] {
  const at = entry.part === null ? 0 : entry.group === null ? page.group : page.label;
  const isLong = entry.label.length > page.fit + (page.label - at) / 2;
  const pieces = isLong ? chunk(entry.label, page.fit) : [entry.label];
  const beside = numberPieces(entry.slots, page);
  const lead = group === null ? [] : [{at: 5, text: group}];
  if (pieces.length === 1) {
    if (lead.length > 0 && random.chance(0.5)) return [setLine(lead), setLine([{at, text: entry.label}, ...beside])];
    return [setLine([...lead, {at, text: entry.label}, ...beside])];
  }
  const labels = pieces.map((text) => [{at, text}]);
  const middle = Math.floor(pieces.length / 2);
  if (pieces.length % 2 === 0) {
    const numbersAt = random.chance(0.5) ? middle : pieces.length;
    return [
      ...labels.slice(0, numbersAt).map(setLine),
      setLine([...lead, ...beside]),
      ...labels.slice(numbersAt).map(setLine),
    ];
  }
  return labels.map((label, i) => setLine(i === middle ? [...lead, ...label, ...beside] : label));
}

function numberPieces(slots: readonly Slot[], page: Page): Piece[] {
  return slots
    .filter(({text}) => text !== "")
    .map(({text, column}) => ({
      at: page.first + page.step * column - (text.length > 3 ? Math.floor(text.length / 2) : 0),
      text,
    }));
}

function applicantLines({wording}: Sheet, page: Page): string[] {
  const [person = "", ...rest] = wording.applicants;
  const total = rest.pop() ?? "";
  const column = (i: number) => page.first + page.step * i - 2;
  const part = (from: number, to: number) =>
    rest.map((title, i) => ({at: column(i + 1), text: title.length === 2 && from === 0 ? "" : title.slice(from, to)}));
  return [
    setLine([{at: column(2), text: wording.applicantsTitle}]),
    setLine([
      {at: 0, text: wording.note.slice(0, 22)},
      {at: column(2), text: wording.organisations},
    ]),
    setLine([{at: 0, text: wording.note.slice(22)}, ...part(0, 2)]),
    setLine([{at: column(0), text: person}, ...part(2, 4), {at: column(6), text: total}]),
    setLine(part(4, 6)),
  ];
}

function plainLines(sheet: Sheet, topic: Topic, random: Random): string[] {
  const step = topic === "disclosure" ? 10 : 7;
  const page = {group: 0, label: 0, first: topic === "disclosure" ? 20 : 3, step, fit: 60};
  return sheet.tables[topic].flatMap((entry): string[] => {
    if (entry.kind === "stray") return [`${" ".repeat(random.int(0, 30))}${entry.text}`];
    if (entry.kind === "row") return rowLines(entry, null, page, random);
    if (topic === "disputes") return resultLines(sheet, step);
    const titles = entry.columns.map((text, i) => ({at: i === 0 ? 7 : page.first - 3 + step * (i - 1), text}));
    return [...(entry.article === null ? [] : [setLine([{at: 14, text: entry.article}])]), setLine(titles)];
  });
}

function resultLines({wording}: Sheet, step: number): string[] {
  const all = [...wording.results, ...wording.results, ...wording.results];
  const row = (from: number, to: number) => all.map((title, i) => ({at: 2 + step * i, text: title.slice(from, to)}));
  return [
    setLine([
      {at: step, text: wording.reconsideration},
      {at: step * 9, text: wording.litigation},
    ]),
    setLine([
      {at: step * 6, text: wording.direct},
      {at: step * 11, text: wording.afterwards},
    ]),
    setLine(row(0, 2)),
    setLine(row(2, 4)),
  ];
}

/** Sets pieces at their columns, moving one right where it would run into the one before. */
function setLine(pieces: readonly Piece[]): string {
  let line = "";
  let end = 0;
  for (const {at, text} of pieces) {
    if (text === "") continue;
    const gap = Math.max(at - end, end === 0 ? 0 : 1);
    line += " ".repeat(gap) + text;
    end += gap + text.length;
  }
  return line;
}
