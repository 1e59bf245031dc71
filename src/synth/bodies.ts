import {allRegions} from "../etl/agency/region.js";
import type {Region} from "../etl/agency/region.js";
import type {FormYear} from "../etl/form/form.js";
import type {Random} from "./random.js";

/** What a body is; a `zone` reports for the whole of its prefecture, the others for themselves. */
export type BodyKind = "zone" | "office" | "department" | "township";

/** A body that does not exist, in a division that does. */
export interface Body {
  readonly name: string;
  readonly regionCode: string;
  readonly kind: BodyKind;
}

/** The form that a year's report is on. */
export interface FormChoice {
  readonly year: number;
  readonly form: FormYear;
  readonly otherRows: "one" | "three";
}

/** Bodies of one prefecture that report on the same years and forms; the first is the zone that contains the others. */
export interface BodyGroup {
  readonly bodies: readonly Body[];
  readonly years: readonly FormChoice[];
}

/** The word that every made-up body bears in its name, "fictitious": no real one does. */
export const FICTITIOUS = "虚构";

const FIRST_YEAR = 2019;
const LAST_YEAR = 2025;

/**
 * Groups of bodies without end, prefecture by prefecture in an order of chance.
 * Divisions are real, so that maps and levels work; no name is that of a real body.
 */
export function* bodyGroups(random: Random): Generator<BodyGroup> {
  const seats = random.shuffle(allRegions().filter(isSeat));
  for (let round = 0; ; round++) for (const seat of seats) yield makeGroup(seat, round, random);
}

/** A prefecture, or a municipality directly under the centre, that has not changed since the first form. */
function isSeat(region: Region): boolean {
  const isMunicipality = region.level === "province" && region.name.endsWith("市");
  return (region.level === "prefecture" || isMunicipality) && isLasting(region);
}

function isLasting({validFrom, validTo}: Region): boolean {
  return validFrom === null && validTo === null;
}

/** A second round through the divisions has no zones: two would each contain the other's bodies. */
function makeGroup(seat: Region, round: number, random: Random): BodyGroup {
  const {regionCode} = seat;
  const zone = `${seat.name}${FICTITIOUS}开发区管理委员会`;
  const departments = Array.from({length: random.int(2, 4)}, (_, i): Body => {
    return {name: `${seat.name}${FICTITIOUS}第${round * 10 + i + 1}局`, regionCode, kind: "department"};
  });
  return {
    bodies: [
      ...(round === 0 ? [{name: zone, regionCode, kind: "zone"} as const] : []),
      ...(round === 0 && random.chance(0.5) ? [{name: `${zone}办公室`, regionCode, kind: "office"} as const] : []),
      ...departments,
      ...makeTownships(seat, round, random),
    ],
    years: makeYears(random),
  };
}

function makeTownships(seat: Region, round: number, random: Random): Body[] {
  const counties = allRegions().filter(
    (region) => region.level === "county" && isLasting(region) && region.parentCode === seat.regionCode,
  );
  const number = round === 0 ? "" : `第${round + 1}`;
  return random
    .shuffle(counties)
    .slice(0, random.int(1, 3))
    .map(({name, regionCode}) => ({
      name: `${name}${FICTITIOUS}${number}镇人民政府`,
      regionCode,
      kind: "township",
    }));
}

/** The form of 2021 came into use with the reports on 2021, in some places later. */
function makeYears(random: Random): FormChoice[] {
  const first = random.pick([FIRST_YEAR, FIRST_YEAR, 2020, 2021, 2022]);
  const change = random.chance(0.1) ? 2023 : 2021;
  const otherRows = random.chance(0.1) ? "one" : "three";
  return Array.from({length: LAST_YEAR - first + 1}, (_, i) => {
    const year = first + i;
    return year < change ? {year, form: 2019, otherRows: "one"} : {year, form: 2021, otherRows};
  });
}
