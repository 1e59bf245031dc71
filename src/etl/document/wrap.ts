const CHINESE = "\\p{Script=Han}\\u3001-\\u3011\\uff01-\\uff0f\\uff1a-\\uff1f\\u2018-\\u201d";
const ENDS_CHINESE = new RegExp(`[${CHINESE}]$`, "u");
const BEGINS_CHINESE = new RegExp(`^[${CHINESE}]`, "u");
const LINE_END = /[\r\n]/;
const WRAPPED_CHINESE = new RegExp(`(?<=[${CHINESE}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[${CHINESE}])`, "gu");

/** Joins pieces of a text that a narrow cell or page broke: Chinese without a space, anything else with one. */
export function joinWrapped(pieces: readonly string[]): string {
  const [first = "", ...others] = pieces;
  if (others.length === 0) return first.trim();
  const join = (text: string, piece: string, index: number): string =>
    text + (isBrokenChinese(pieces[index] ?? "", piece) ? "" : " ") + piece.trim();
  return others.reduce(join, first.trim()).trim();
}

/** White space as HTML means it: a run is one space, and none where only the source's line broke inside Chinese. */
export function collapseSpace(text: string): string {
  const joined = LINE_END.test(text) ? text.replace(WRAPPED_CHINESE, "") : text;
  return joined.replace(/[ \t\r\n\f]+/g, " ");
}

function isBrokenChinese(before: string, after: string): boolean {
  return ENDS_CHINESE.test(before.trim()) && BEGINS_CHINESE.test(after.trim());
}
