import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {enumeratePlacements, isSurelyGlued, sumMayHold, wholePiece} from "../../../src/etl/table/placements.js";
import type {Damage, Placement, RowSum} from "../../../src/etl/table/placements.js";
import {createRandom} from "../../../src/synth/random.js";
import type {Random} from "../../../src/synth/random.js";
import {numbersOf, valuesOf} from "./tokensOf.js";

const SLOTS = 7;
const SUM: readonly RowSum[] = [{first: 0, total: 6}];
const SOUND: Damage = {missing: 0, glued: 0, stray: 0};

type Numbers = readonly (number | null)[];

function numbersIn(placement: Placement): Numbers {
  return placement.map((piece) => piece?.value ?? null);
}

/** The numbers of each placement, as text; `too many` where there is no telling. */
function placements(line: string, slots: number, sums: readonly RowSum[], damage: Partial<Damage>): string[] | null {
  const found = enumeratePlacements(valuesOf(line), slots, sums, {...SOUND, ...damage});
  return (
    found?.map((placement) =>
      numbersIn(placement)
        .map((value) => value ?? "_")
        .join(" "),
    ) ?? null
  );
}

/** A row whose last number is the sum of the others. */
function makeRow(random: Random): number[] {
  const most = random.pick([1, 9, 40, 999]);
  const parts = Array.from({length: SLOTS - 1}, () => (random.chance(0.5) ? 0 : random.int(0, most)));
  return [...parts, parts.reduce((a, b) => a + b, 0)];
}

interface DamagedRow {
  readonly truth: Numbers;
  readonly printed: readonly string[];
  readonly damage: Damage;
}

/** Loses cells, runs neighbours' digits together and puts in numbers that are no cell's; tells what it did. */
function damageRow(row: readonly number[], random: Random): DamagedRow {
  const lost = new Set(random.shuffle(row.map((_, i) => i)).slice(0, random.int(0, 2)));
  const truth = row.map((value, i) => (lost.has(i) ? null : value));
  const pieces: {text: string; next: number; count: number}[] = [];
  truth.forEach((value, i) => {
    if (value === null) return;
    const last = pieces.at(-1);
    const joins = last?.next === i && random.chance(0.2);
    if (joins) pieces[pieces.length - 1] = {text: `${last.text}${value}`, next: i + 1, count: last.count + 1};
    else pieces.push({text: String(value), next: i + 1, count: 1});
  });
  const printed = pieces.map(({text}) => text);
  const stray = random.chance(0.25) ? 1 : 0;
  if (stray === 1) printed.splice(random.int(0, printed.length), 0, String(random.int(1, 60)));
  return {truth, printed, damage: {missing: lost.size, glued: pieces.filter(({count}) => count > 1).length, stray}};
}

describe("enumeratePlacements(values, slots, sums, damage)", () => {
  it("places a sound row in one way", () => {
    expect(placements("1 2 3", 3, [{first: 0, total: 2}], {})).toEqual(["1 2 3"]);
  });

  it("places nothing where the sum of a sound row does not hold", () => {
    expect(placements("1 2 4", 3, [{first: 0, total: 2}], {})).toEqual([]);
  });

  it("cuts thirty digits that run together, of which one way only adds up", () => {
    const cut = "179626 2681 0 1080 394758 688 246022".replace("246022", String(179626 + 2681 + 1080 + 394758 + 688));
    const found = placements(cut.replaceAll(" ", ""), 7, SUM, {glued: 1});
    expect(found).toContain(cut);
    for (const each of found ?? []) {
      const numbers = each.split(" ").map(Number);
      expect(numbers.slice(0, -1).reduce((a, b) => a + b, 0)).toBe(numbers.at(-1));
    }
  });

  it.each([
    [
      "a lost cell, wherever the sum lets it be",
      "1 2 3",
      4,
      [{first: 0, total: 3}],
      {missing: 1},
      ["1 2 3 _", "1 2 _ 3", "1 _ 2 3", "_ 1 2 3"],
    ],
    [
      "a lost part that the total leaves room for",
      "1 2 9",
      4,
      [{first: 0, total: 3}],
      {missing: 1},
      ["1 2 9 _", "1 2 _ 9", "1 _ 2 9", "_ 1 2 9"],
    ],
    ["a lost total where the numbers exceed the last", "5 2 3", 4, [{first: 0, total: 3}], {missing: 1}, ["5 2 3 _"]],
    ["a stray number that the sum tells", "4 1 2 3", 3, [{first: 0, total: 2}], {stray: 1}, ["1 2 3"]],
    ["digits run together that the sum tells", "1 23", 3, [{first: 0, total: 2}], {glued: 1}, ["1 2 3"]],
    ["no way to cut digits where no sum holds", "12 14", 3, [{first: 0, total: 2}], {glued: 1}, []],
    ["digits run together, cut where the sum holds", "2 1214", 3, [{first: 0, total: 2}], {glued: 1}, ["2 12 14"]],
    ["digits of which none begins with zero", "101", 2, [], {glued: 1}, ["10 1"]],
    ["zeros, a cell each", "000", 3, [], {glued: 1}, ["0 0 0"]],
  ] as const)("finds %s", (_, line, slots, sums, damage, expected) => {
    expect(placements(line, slots, sums, damage)?.sort()).toEqual([...expected].sort());
  });

  it("finds no placement with more numbers than cells unless some are stray", () => {
    expect(placements("1 2 3", 2, [], {})).toEqual([]);
    expect(placements("1 2 3", 2, [], {stray: 1})?.sort()).toEqual(["1 2", "1 3", "2 3"]);
  });

  it("holds each of several sums to its own cells", () => {
    const sums = [
      {first: 0, total: 2},
      {first: 3, total: 5},
    ];
    expect(placements("1 2 3 4 5 9", 6, sums, {})).toEqual(["1 2 3 4 5 9"]);
    expect(placements("1 2 3 4 5 8", 6, sums, {})).toEqual([]);
  });

  it("cuts no negative number, decimal or number with a unit", () => {
    for (const line of ["-12", "1.2", "12元", "1,234"]) expect(placements(line, 2, [], {glued: 1})).toEqual([]);
  });

  it("says that there are too many ways to tell, rather than some of them", () => {
    expect(placements("1".repeat(40), SLOTS, [], {glued: 1})).toBeNull();
  });

  it("finds the true placement among those of a damaged row", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e6}), (seed) => {
        const random = createRandom(seed, "placements");
        const {truth, printed, damage} = damageRow(makeRow(random), random);
        const found = enumeratePlacements(numbersOf(...printed), SLOTS, SUM, damage);
        expect(found?.map(numbersIn)).toContainEqual(truth);
      }),
      {seed: 2024, numRuns: 400},
    );
  });

  it("places every number once and in its order, with just the damage asked for, and breaks no sum", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e6}), (seed) => {
        const random = createRandom(seed, "respect");
        const {printed, damage} = damageRow(makeRow(random), random);
        for (const placement of enumeratePlacements(numbersOf(...printed), SLOTS, SUM, damage) ?? []) {
          expect(placement).toHaveLength(SLOTS);
          expect(placement.filter((piece) => piece === null)).toHaveLength(damage.missing);
          expect(SUM.every((sum) => sumMayHold(placement, sum))).toBe(true);
          const digits = numbersIn(placement).join("");
          if (damage.stray === 0) expect(digits).toBe(printed.join(""));
          else expect(digits.length).toBeLessThan(printed.join("").length);
        }
      }),
      {seed: 2025, numRuns: 200},
    );
  });
});

describe("sumMayHold(placement, sum)", () => {
  const sum = {first: 0, total: 2};
  it.each([
    ["parts that make it up", "1 2 3", [], true],
    ["parts that do not", "1 2 4", [], false],
    ["a part that is not there, with room for it", "1 2 4", [1], true],
    ["a part that is not there, and others that exceed the total", "5 2 4", [1], false],
    ["no total", "5 2 4", [2], true],
  ])("is told of %s", (_, line, without, expected) => {
    const placement = valuesOf(line).map((token, i) => (without.includes(i) ? null : wholePiece(token)));
    expect(sumMayHold(placement, sum)).toBe(expected);
  });

  it("takes a blank or a dash for a part that is not there, never for zero", () => {
    const placement = valuesOf("1\t/\t4").map(wholePiece);
    expect(placement.map((piece) => piece.value)).toEqual([1, null, 4]);
    expect(sumMayHold(placement, sum)).toBe(true);
  });
});

describe("isSurelyGlued(token)", () => {
  it.each([
    ["00", true],
    ["012", true],
    ["０１", true],
    ["0", false],
    ["10", false],
    ["0.5", false],
    ["-0", false],
  ])("is told of %s: %s", (text, expected) => {
    expect(valuesOf(text).map(isSurelyGlued)).toEqual([expected]);
  });
});
