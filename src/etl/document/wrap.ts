const CHINESE = "\\p{Script=Han}\\u3001-\\u3011\\uff01-\\uff0f\\uff1a-\\uff1f\\u2018-\\u201d";
const ENDS_CHINESE = new RegExp(`[${CHINESE}]$`, "u");
const BEGINS_CHINESE = new RegExp(`^[${CHINESE}]`, "u");
const WRAPPED_CHINESE = new RegExp(`(?<=[${CHINESE}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[${CHINESE}])`, "gu");

/** Joins pieces of a text that a narrow cell or page broke: Chinese without a space, anything else with one. */
export function joinWrapped(pieces: readonly string[]): string {
  const join = (text: string, piece: string, index: number): string =>
    text + (isBrokenChinese(pieces[index - 1] ?? "", piece) ? "" : " ") + piece.trim();
  return pieces.reduce(join, "").trim();
}

/** White space as HTML means it: a run is one space, and none where only the source's line broke inside Chinese. */
export function collapseSpace(text: string): string {
  return text.replace(WRAPPED_CHINESE, "").replace(/[ \t\r\n\f]+/g, " ");
}

function isBrokenChinese(before: string, after: string): boolean {
  return ENDS_CHINESE.test(before.trim()) && BEGINS_CHINESE.test(after.trim());
}
