import {Converter} from "opencc-js/t2cn";
import {everyCharacter} from "./everyCharacter.js";

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
  for (let i = 0; i < text.length; ++i) {
    const {length} = foldUnit(text.charCodeAt(i));
    for (let k = 0; k < length; ++k) at.push(i);
  }
  return {text: foldText(text), at};
}

/** Runs of characters that stay as they are, as most do, are taken over at once. */
export function foldText(text: string): string {
  let folded = "";
  let from = 0;
  for (let i = 0; i < text.length; ++i) {
    const code = text.charCodeAt(i);
    const contribution = foldUnit(code);
    if (contribution.length === 1 && contribution.charCodeAt(0) === code) continue;
    if (from < i) folded += text.slice(from, i);
    folded += contribution;
    from = i + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** The text in simplified script, every character keeping its index. */
export function simplify(text: string): string {
  return isSimplified(text) ? text : text.replace(HAN, simplifyChar);
}

const UNITS = 0x10000;
const KEPT = /[\p{Script=Han}0-9]/u;
const HAN = /\p{Script=Han}/gu;
/** The package types it through a relative import without extension, which TypeScript does not follow. */
const toSimplified = Converter({from: "t", to: "cn"}) as (text: string) => string;

/** What each code unit contributes to a folded text, once it was asked for. */
const foldedUnits = Array<string | undefined>(UNITS).fill(undefined);

function foldUnit(code: number): string {
  return (foldedUnits[code] ??= foldChar(String.fromCharCode(code)));
}

/** What a character contributes to a folded text; nothing for spaces, punctuation and letters. */
function foldChar(char: string): string {
  const narrow = Array.from(char.normalize("NFKC"))
    .filter((c) => KEPT.test(c))
    .join("");
  return toSimplified(narrow);
}

/** Whether a text is in simplified script already, as most are. */
const isSimplified = everyCharacter((char) => char.replace(HAN, simplifyChar) === char);

function simplifyChar(char: string): string {
  const simple = toSimplified(char);
  return simple.length === char.length ? simple : char;
}
