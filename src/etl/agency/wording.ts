import {Converter} from "opencc-js/t2cn";
import {everyCharacter} from "../document/everyCharacter.js";
import {REGION_TABLE} from "./regionTable.js";

/** Spaces of every kind, zero-width characters, and the marks that Markdown and file names leave. */
const NOISE = /[\s\u200b-\u200f\u2060\ufeff#*`]+/gu;

/** The package types it through a relative import without extension, which TypeScript does not follow. */
const toSimplified = Converter({from: "t", to: "cn"}) as (text: string) => string;

const simplified = new Map<string, string>();
let spared: ReadonlySet<string> | undefined;

/** A name as it is compared: without spaces, wide forms narrow, traditional characters simplified. */
export function foldName(text: string): string {
  const narrow = text.normalize("NFKC").replace(NOISE, "");
  return isSimplified(narrow) ? narrow : Array.from(narrow, simplify).join("");
}

/** Whether a name is in simplified script already, as most are. */
const isSimplified = everyCharacter((char) => simplify(char) === char);

/** Characters of division names stay, for the dictionary takes the 乾 of 乾县 for a traditional 干. */
function simplify(char: string): string {
  const known = simplified.get(char);
  if (known !== undefined) return known;
  spared ??= new Set(REGION_TABLE);
  const result = spared.has(char) ? char : toSimplified(char);
  simplified.set(char, result);
  return result;
}
