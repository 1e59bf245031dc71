import {FORMATS_BY_NAME, FORMAT_NAMES} from "./formats/formats.js";
import {FAMILIES} from "./options.js";
import type {Family, Shares} from "./options.js";
import type {Random} from "./random.js";
import type {Sheet} from "./sheet.js";
import {LAYOUT_NAMES, LAYOUTS} from "./text/layouts.js";
import type {LayoutTraits} from "./text/layouts.js";

/** A way to write a report as a file: a layout of text, or a format. */
export interface Way extends LayoutTraits {
  readonly name: string;
  readonly family: Family;
  readonly extension: string;
  readonly render: (sheet: Sheet, random: Random) => Promise<Uint8Array>;
}

export const WAYS: readonly Way[] = [
  ...LAYOUT_NAMES.map((name): Way => {
    const {render, ...traits} = LAYOUTS[name];
    const bytes = (sheet: Sheet, random: Random) => Promise.resolve(new TextEncoder().encode(render(sheet, random)));
    return {...traits, name, family: "text", extension: "txt", render: bytes};
  }),
  ...FORMAT_NAMES.map((name): Way => {
    const {path, ...format} = FORMATS_BY_NAME[name];
    const extension = path.replace(/.*\./, "");
    return {...format, name, family: FAMILIES.find((family) => family === extension) ?? "text", extension};
  }),
];

/** A way of chance: a family by its share, and any of its ways alike. */
export function pickWay(shares: Shares, random: Random): Way {
  const sum = FAMILIES.reduce((total, family) => total + (shares[family] ?? 0), 0);
  let rest = random.next() * sum;
  const family = FAMILIES.find((each) => (rest -= shares[each] ?? 0) < 0);
  return random.pick(WAYS.filter((way) => way.family === family));
}
