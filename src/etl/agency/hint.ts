import {currentRegion, findRegion, isValidIn, isWithin, NATION, type Region} from "./region.js";
import {findRegions} from "./regionName.js";
import {foldName} from "./wording.js";

/** Texts that may name the region of a body, from the best to the worst. */
export interface HintTexts {
  readonly signature: string | null;
  readonly publisher: string | null;
  readonly paths: readonly string[];
  readonly intro?: string | null;
}

/** For each text that names any, the divisions that it names without doubt. */
export type Hints = readonly (readonly Region[])[];

/** Most bodies' names need no hint, and looking through the texts takes longer than all the rest. */
export type LazyHints = () => Hints;

export function findHints({signature, publisher, paths, intro}: HintTexts, year: number | null): Hints {
  const texts = [
    {text: signature, short: false},
    {text: publisher, short: true},
    ...paths.map((text) => ({text, short: true})),
    {text: intro ?? null, short: false},
  ];
  return texts
    .map(({text, short}) => (text === null ? [] : regionsIn(foldName(text), short, year)))
    .filter((regions) => regions.length > 0);
}

/** The divisions that names of a year's report may mean, each as the one that goes on for it today, each once. */
export function possibleRegions(regions: readonly Region[], year: number | null): Region[] {
  const valid = year === null ? [] : regions.filter((region) => isValidIn(region, year));
  return [...new Set((valid.length > 0 ? valid : regions).map(currentRegion))];
}

/** The regions that the hints speak for, the first hint first; all of them if none does. */
export function narrow(regions: readonly Region[], hints: LazyHints): readonly Region[] {
  if (regions.length < 2) return regions;
  let left = regions;
  for (const hint of hints()) {
    if (left.length < 2) return left;
    const supported = left.filter((region) => hint.some((other) => isOneLine(region, other)));
    if (supported.length > 0) left = supported;
  }
  return left;
}

/** The one region that the best hint names, the smallest if they stand within each other. */
export function hintedRegion(hints: Hints): Region | null {
  for (const hint of hints) {
    const smallest = hint.filter((region) => !hint.some((other) => other !== region && isWithin(other, region)));
    if (smallest.length === 1) return smallest[0] ?? null;
  }
  return null;
}

export function isOneLine(region: Region, other: Region): boolean {
  return isWithin(region, other) || isWithin(other, region);
}

function regionsIn(text: string, short: boolean, year: number | null): Region[] {
  const named = findRegions(text, {short}).map(({regions}) => possibleRegions(regions, year));
  const sure = named.flatMap((regions) => (regions.length === 1 ? regions : []));
  return [...new Set(sure)].filter((region) => region.regionCode !== NATION);
}

/** The division that `sources.csv` declares; undefined if it declares none that exists. */
export function declaredRegion(code: string | null): Region | undefined {
  const region = code === null ? undefined : findRegion(code);
  return region === undefined ? undefined : currentRegion(region);
}
