import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cellId} from "../../../src/etl/form/form.js";
import {FORMS} from "../../../src/etl/form/forms.js";
import type {Form} from "../../../src/etl/form/form.js";
import {columnHolds, refuteByColumns} from "../../../src/etl/table/solve.js";
import type {ColumnSum, RowCandidates} from "../../../src/etl/table/solve.js";
import {makeFigures} from "../../../src/synth/figures.js";
import {createRandom} from "../../../src/synth/random.js";
import type {Random} from "../../../src/synth/random.js";

/** Row 0 plus row 1 is row 2, in both of two columns. */
const SUMS: readonly ColumnSum[] = [0, 1].map((slot) => ({
  left: [
    {row: 0, slot},
    {row: 1, slot},
  ],
  right: [{row: 2, slot}],
}));

type Values = readonly (number | null)[];

function rowOf(...values: readonly Values[]): RowCandidates {
  return {placements: values.map((each) => each.map(() => null)), values};
}

function left(rows: readonly (RowCandidates | null)[], sums = SUMS): (readonly Values[] | null)[] {
  return refuteByColumns(rows, sums).map((row) => row?.values ?? null);
}

/** The sums across rows of a form's table three. */
function columnSums({tables, identities}: Form): ColumnSum[] {
  const {rows} = tables.requests;
  const at = new Map(
    rows.flatMap((row, r) =>
      row.columns.map(({code}, slot) => [cellId("requests", row.code, code), {row: r, slot}] as const),
    ),
  );
  const cells = (ids: readonly string[]) => ids.flatMap((id) => at.get(id) ?? []);
  return identities
    .filter(({id}) => /\.(?:balance|outcomes)$/.test(id))
    .map(({left: parts, right}) => ({left: cells(parts), right: cells(right)}));
}

/** The true values of a row (`known`) among false ones; some cells of a placement may be free. */
function candidatesAround(truth: readonly number[], random: Random): {known: Values; candidates: RowCandidates} {
  const others = Array.from({length: random.pick([0, 0, 1, 3, 8])}, () =>
    truth.map((value) => (random.chance(0.1) ? null : random.chance(0.7) ? value : random.int(0, value + 9))),
  );
  const known = truth.map((value) => (random.chance(0.05) ? null : value));
  return {known, candidates: rowOf(...random.shuffle([known, ...others]))};
}

describe("refuteByColumns(rows, sums)", () => {
  it("takes the placement that no choice for the other rows reconciles", () => {
    expect(left([rowOf([1, 0], [0, 1]), rowOf([2, 3]), rowOf([3, 3])])).toEqual([[[1, 0]], [[2, 3]], [[3, 3]]]);
  });

  it("goes on from what it has taken", () => {
    const sums = [...SUMS, {left: [{row: 2, slot: 0}], right: [{row: 3, slot: 0}]}];
    const rows = [rowOf([1, 0], [2, 0]), rowOf([5, 5]), rowOf([6, 5], [7, 5]), rowOf([7, 0])];
    expect(left(rows, sums)).toEqual([[[2, 0]], [[5, 5]], [[7, 5]], [[7, 0]]]);
  });

  it("keeps placements that another row may yet explain", () => {
    const rows = [rowOf([1, 0], [2, 0]), rowOf([5, 5], [4, 5]), rowOf([6, 5])];
    expect(left(rows)).toEqual(rows.map(({values}) => values));
  });

  it("takes nothing by a sum that has a row which is not there", () => {
    expect(left([rowOf([1, 0], [9, 9]), null, rowOf([3, 3])])).toEqual([
      [
        [1, 0],
        [9, 9],
      ],
      null,
      [[3, 3]],
    ]);
  });

  it("takes nothing by a sum that has a free cell", () => {
    const rows = [rowOf([1, 0], [9, 0]), rowOf([null, 3]), rowOf([3, 3])];
    expect(left(rows)).toEqual(rows.map(({values}) => values));
  });

  it("takes a placement whose free cell would have to be negative", () => {
    expect(left([rowOf([null, 0], [1, 0]), rowOf([5, 0]), rowOf([3, 0])])).toEqual([[], [[5, 0]], [[3, 0]]]);
  });

  it("never touches a row with one placement, though its sum is wrong: reports do print wrong sums", () => {
    const rows = [rowOf([1, 1]), rowOf([1, 1]), rowOf([7, 7])];
    expect(left(rows)).toEqual(rows.map(({values}) => values));
  });

  it("never takes the true placement of a sound table, whatever false ones stand beside it", () => {
    let taken = 0;
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e6}), fc.constantFrom(...FORMS), (seed, form) => {
        const random = createRandom(seed, "solve");
        const figures = makeFigures(form, random);
        const rows = form.tables.requests.rows.map(({code, columns}) => {
          if (random.chance(0.02)) return null;
          const truth = columns.map((column) => figures.get(cellId("requests", code, column.code)) ?? 0);
          return candidatesAround(truth, random);
        });
        const after = refuteByColumns(
          rows.map((row) => row?.candidates ?? null),
          columnSums(form),
        );
        after.forEach((kept, r) => {
          const row = rows[r];
          if (row == null || kept === null) return;
          taken += row.candidates.values.length - kept.values.length;
          expect(kept.placements).toHaveLength(kept.values.length);
          expect(kept.values).toContain(row.known);
        });
      }),
      {seed: 2024, numRuns: 150},
    );
    expect(taken).toBeGreaterThan(500);
  });
});

describe("columnHolds(rows, sum)", () => {
  const [sum] = SUMS;
  it.each([
    ["holds", [[1], [2], [3]], true],
    ["does not hold", [[1], [2], [4]], false],
    ["has a cell without a value", [[1], [null], [3]], null],
    ["has a row that is not there", [[1], null, [3]], null],
  ])("tells of a sum that %s", (_, rows, expected) => {
    expect(sum && columnHolds(rows, sum)).toBe(expected);
  });
});
