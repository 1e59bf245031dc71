import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {FORM_2021} from "../../../src/etl/form/forms.js";
import type {CellId, Identity} from "../../../src/etl/form/form.js";
import {inferValues} from "../../../src/etl/report/infer.js";
import {makeFigures} from "../../../src/synth/figures.js";
import {createRandom} from "../../../src/synth/random.js";

const SUM: Identity = {id: "sum", left: ["a", "b"], right: ["total"]};
const NEXT: Identity = {id: "next", left: ["b", "c"], right: ["other"]};

function infer(identities: readonly Identity[], numbers: Readonly<Record<CellId, number>>) {
  const {values, contradicted} = inferValues(identities, new Map(Object.entries(numbers)));
  return {
    values: Object.fromEntries([...values].map(([id, {value, basis}]) => [id, [value, ...basis]])),
    contradicted,
  };
}

describe("inferValues(identities, numbers)", () => {
  it("gives the one part that a total leaves, and names the sum", () => {
    expect(infer([SUM], {a: 3, total: 5})).toEqual({values: {b: [2, "sum"]}, contradicted: []});
  });

  it("gives a total that its parts make up", () => {
    expect(infer([SUM], {a: 3, b: 2}).values).toEqual({total: [5, "sum"]});
  });

  it("forces the blank parts of a total of zero to zero", () => {
    expect(infer([SUM], {total: 0}).values).toEqual({a: [0, "sum"], b: [0, "sum"]});
  });

  it("gives nothing where two values are left", () => {
    expect(infer([SUM], {total: 1})).toEqual({values: {}, contradicted: []});
  });

  it("goes on from what it inferred", () => {
    expect(infer([SUM, NEXT], {a: 3, total: 5, other: 9}).values).toEqual({b: [2, "sum"], c: [7, "next"]});
  });

  it("names each sum that leaves the value by itself, and no sum that merely fits it", () => {
    const again: Identity = {id: "again", left: ["b"], right: ["d"]};
    const fits: Identity = {id: "fits", left: ["b"], right: ["e"]};
    const {values} = infer([SUM, again, fits], {a: 3, total: 5, d: 2});
    expect(values).toEqual({b: [2, "again", "sum"], e: [2, "fits"]});
  });

  it("names both sums where one draws the lower bound and another the upper", () => {
    const low: Identity = {id: "low", left: ["x"], right: ["two", "y"]};
    const high: Identity = {id: "high", left: ["x", "z"], right: ["two"]};
    expect(infer([low, high], {two: 2}).values["x"]).toEqual([2, "high", "low"]);
  });

  it("infers nothing, for any cell that is linked with it, from a contradiction", () => {
    const chain: Identity = {id: "chain", left: ["c"], right: ["d"]};
    expect(infer([SUM, NEXT, chain], {a: 6, total: 5, other: 9})).toEqual({
      values: {},
      contradicted: [expect.arrayContaining(["b", "c", "d"])],
    });
  });

  it("infers on where nothing links the contradiction", () => {
    const apart: Identity = {id: "apart", left: ["x"], right: ["y"]};
    const {values, contradicted} = infer([SUM, apart], {a: 6, total: 5, y: 4});
    expect(values).toEqual({x: [4, "apart"]});
    expect(contradicted).toEqual([["b"]]);
  });

  it("takes no number of a broken sum for a ground", () => {
    const broken: Identity = {id: "broken", left: ["a"], right: ["known"]};
    const {values, contradicted} = infer([SUM, broken], {a: 3, known: 4, total: 5});
    expect(values).toEqual({});
    expect(contradicted).toEqual([["b"]]);
  });

  it("keeps what holds without the numbers of a broken sum", () => {
    const broken: Identity = {id: "broken", left: ["p"], right: ["q"]};
    expect(infer([SUM, broken], {a: 3, total: 5, p: 1, q: 2}).values).toEqual({b: [2, "sum"]});
  });

  it.each([
    ["negative", {a: -2, total: 3}],
    ["fractional", {a: 0.5, total: 3}],
    ["beyond what is exact", {a: 2 ** 60, total: 2 ** 60}],
  ])("infers nothing from a number of cases that is %s", (_, numbers) => {
    expect(infer([SUM], numbers)).toEqual({values: {}, contradicted: [["b"]]});
  });

  it("gives up on bounds that chase each other for ever, and calls it a contradiction", () => {
    const up: Identity = {id: "up", left: ["x"], right: ["y", "one"]};
    const down: Identity = {id: "down", left: ["y"], right: ["x", "one"]};
    expect(infer([up, down], {one: 1})).toEqual({values: {}, contradicted: [["x", "y"]]});
  });

  it("never gives another value than stands behind the cells that a sound report has lost", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e6}), fc.double({min: 0.02, max: 0.9, noNaN: true}), (seed, share) => {
        const figures = makeFigures(FORM_2021, createRandom(seed));
        const chance = createRandom(seed, "loss");
        const printed = new Map([...figures].filter(() => !chance.chance(share)));
        const {values, contradicted} = inferValues(FORM_2021.identities, printed);
        expect(contradicted).toEqual([]);
        for (const [id, {value}] of values) expect([id, value]).toEqual([id, figures.get(id)]);
      }),
      {seed: 2024, numRuns: 40},
    );
  });
});
