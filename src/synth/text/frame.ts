import type {Topic} from "../../etl/form/form.js";
import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";

/** How the text around the tables is laid out. */
export interface Frame {
  /** Characters after which a paragraph breaks; null where a paragraph is one line. */
  readonly wrap: number | null;
  /** What stands between two paragraphs. */
  readonly gap: string;
  /** Whether page numbers stand between sections. */
  readonly paged: boolean;
}

/** A report with its tables laid out by `table`, and everything else in the order of the form. */
export function frameReport(sheet: Sheet, random: Random, frame: Frame, table: (topic: Topic) => string): string {
  const dash = random.pick(["- N -", "— N —", "-N-", "－N－"]);
  let page = 0;
  const pageNumber = (): string[] => (frame.paged && random.chance(0.5) ? [dash.replace("N", `${++page}`)] : []);
  const blocks = [sheet.title, ...sheet.preamble.map((text) => wrapText(text, frame.wrap))];
  for (const section of sheet.sections) {
    blocks.push(...pageNumber(), section.heading, ...section.paragraphs.map((text) => wrapText(text, frame.wrap)));
    if (section.topic !== null) blocks.push(table(section.topic));
  }
  return [...blocks, ...sheet.closing, ...pageNumber()].join(frame.gap);
}

/** Breaks a text into lines of at most `width` characters, not inside a number; one line where it is null. */
export function wrapText(text: string, width: number | null): string {
  if (width === null) return text;
  return (text.match(new RegExp(`.{1,${width}}(?![\\d.，。、；）])|.{1,${width}}`, "gu")) ?? [text]).join("\n");
}

export function chunk(text: string, width: number): string[] {
  const pieces: string[] = [];
  for (let i = 0; i < text.length; i += width) pieces.push(text.slice(i, i + width));
  return pieces.length === 0 ? [""] : pieces;
}
