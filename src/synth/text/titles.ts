import type {HeaderEntry, Wording} from "../sheet.js";
import {chunk} from "./frame.js";

/** The head of a part of table two, one line for the article and one for its columns. */
export function articleLines({article, columns}: HeaderEntry): string[] {
  return [...(article === null ? [] : [article]), columns.join(" ")];
}

/** The head of table four, each title cut into pieces of `size` characters. */
export function disputesTitle(
  {results, reconsideration, litigation, direct, afterwards}: Wording,
  size: number,
): string[] {
  const titles = results.flatMap((title) => (title.length > 2 ? chunk(title, size) : [title]));
  return [`${reconsideration} ${litigation}`, ...titles, `${direct} ${afterwards}`, ...titles, ...titles];
}
