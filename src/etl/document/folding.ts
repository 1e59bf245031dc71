import {Converter} from "opencc-js/t2cn";

/**
 * Text with everything that copies of one wording differ by taken away: only
 * Han characters and digits are left, traditional folded to simplified and wide
 * to narrow. `at[i]` is where character `i` stands in the original.
 */
export interface Folded {
  readonly text: string;
  readonly at: readonly number[];
}

/** Folds a text for comparison; never for display or storage. */
export function fold(text: string): Folded {
  const at: number[] = [];
  let folded = "";
  for (let i = 0; i < text.length; ++i) {
    const char = foldChar(text.charAt(i));
    for (const c of char) {
      folded += c;
      at.push(i);
    }
  }
  return {text: folded, at};
}

export function foldText(text: string): string {
  let folded = "";
  for (let i = 0; i < text.length; ++i) folded += foldChar(text.charAt(i));
  return folded;
}

/** The text in simplified script, every character keeping its index. */
export function simplify(text: string): string {
  return text.replace(/\p{Script=Han}/gu, simplifyChar);
}

function simplifyChar(char: string): string {
  const before = simplified.get(char);
  if (before !== undefined) return before;
  const simple = toSimplified(char);
  const kept = simple.length === char.length ? simple : char;
  simplified.set(char, kept);
  return kept;
}

/** The package types it through a relative import without extension, which TypeScript does not follow. */
const toSimplified = Converter({from: "t", to: "cn"}) as (text: string) => string;
const KEPT = /[\p{Script=Han}0-9]/u;
const known = new Map<string, string>();
const simplified = new Map<string, string>();

/** What a character contributes to a folded text; nothing for spaces, punctuation and letters. */
function foldChar(char: string): string {
  const before = known.get(char);
  if (before !== undefined) return before;
  const narrow = Array.from(char.normalize("NFKC"))
    .filter((c) => KEPT.test(c))
    .join("");
  const folded = toSimplified(narrow);
  known.set(char, folded);
  return folded;
}
