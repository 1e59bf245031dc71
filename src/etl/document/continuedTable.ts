import type {Region, RuledTable} from "./ruledTable.js";

/** How far the edges of one table may be apart on two pages, in points. */
const SHIFT = 3;

/**
 * Counts the columns of a table that goes on over pages alike on each: a page
 * that shows only rows with wide cells has no line where the narrow cells of the
 * next page begin. A table goes on where the lowest of a page and the topmost
 * of the next have the same edges, and one has every column of the other.
 */
export function alignContinued(pages: readonly (readonly RuledTable[])[]): RuledTable[][] {
  const chains = chainContinued(pages).filter((chain) => chain.length > 1);
  const aligned = new Map(chains.flatMap(alignChain));
  return pages.map((tables) => tables.map((table) => aligned.get(table) ?? table));
}

/** Each table of a chain, and the table that it is with the columns of all. */
function alignChain(chain: readonly RuledTable[]): (readonly [RuledTable, RuledTable])[] {
  const lefts = leftsOf(chain);
  return chain.map((table) => [table, withColumns(table, lefts)]);
}

/** Tables with those that they go on in. */
function chainContinued(pages: readonly (readonly RuledTable[])[]): RuledTable[][] {
  const chains: RuledTable[][] = [];
  let last: RuledTable[] | undefined;
  for (const tables of pages) {
    const sorted = tables.toSorted((a, b) => b.box.top - a.box.top);
    const [topmost] = sorted;
    const above = last?.at(-1);
    if (topmost !== undefined && above !== undefined && goesOn(above, topmost)) last?.push(topmost);
    const lowest = sorted.at(-1);
    if (lowest === undefined || last?.at(-1) !== lowest) {
      last = lowest === undefined ? undefined : [lowest];
      if (last !== undefined) chains.push(last);
    }
  }
  return chains;
}

function goesOn(above: RuledTable, below: RuledTable): boolean {
  if (!isNear(above.box.left, below.box.left) || !isNear(above.box.right, below.box.right)) return false;
  const [few = [], many = []] = [leftsOf([above]), leftsOf([below])].sort((a, b) => a.length - b.length);
  return few.every((left) => many.some((other) => isNear(left, other)));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= SHIFT;
}

/** Where the cells of tables begin, from left to right. */
function leftsOf(tables: readonly RuledTable[]): number[] {
  const lefts: number[] = [];
  for (const left of tables.flatMap(({regions}) => regions.map(({box}) => box.left)).sort((a, b) => a - b)) {
    if (left - (lefts.at(-1) ?? -Infinity) > SHIFT) lefts.push(left);
  }
  return lefts;
}

function withColumns(table: RuledTable, lefts: readonly number[]): RuledTable {
  return {...table, columns: lefts.length, regions: table.regions.map((region) => placeRegion(region, lefts))};
}

function placeRegion(region: Region, lefts: readonly number[]): Region {
  const column = Math.max(
    0,
    lefts.findLastIndex((left) => left <= region.box.left),
  );
  const end = lefts.filter((left) => left < region.box.right - SHIFT).length;
  return {...region, column, columnSpan: Math.max(1, end - column)};
}
