import {splitLines} from "../../../src/etl/document/text.js";
import {tokenize} from "../../../src/etl/table/tokens.js";
import type {Token, ValueToken} from "../../../src/etl/table/tokens.js";

/** The tokens of a text, its lines numbered from 1. */
export function tokensOf(text: string | readonly string[]): Token[] {
  return tokenize(splitLines(typeof text === "string" ? text : text.join("\n")));
}

/** The values of a text, in order. */
export function valuesOf(text: string | readonly string[]): ValueToken[] {
  return tokensOf(text).filter((token) => token.kind === "value");
}

/** A line of numbers as the values of one row, parted by spaces alone. */
export function numbersOf(...numbers: readonly (number | string)[]): ValueToken[] {
  return valuesOf(numbers.join(" "));
}
