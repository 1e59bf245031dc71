import {placeInChinese} from "../document/place.js";

/** The languages of a finding's message. */
export type Language = "zh" | "en";

/** A place that `formatPlace` gave, in a language. */
export function placeText(place: string, language: Language): string {
  return language === "zh" ? placeInChinese(place) : place;
}

/** Where something stands, in brackets: the first and the last of many places; empty where none is known. */
export function placesText(places: readonly string[], language: Language): string {
  const all = [...new Set(places)].map((place) => placeText(place, language));
  const [first, last] = [all[0], all.at(-1)];
  return first === undefined || last === undefined
    ? ""
    : inBrackets(first === last ? first : `${first} … ${last}`, language);
}

/** A text in brackets after another one, as each language sets them. */
export function inBrackets(text: string, language: Language): string {
  return language === "zh" ? `（${text}）` : ` (${text})`;
}
