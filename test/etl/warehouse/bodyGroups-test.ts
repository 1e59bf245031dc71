import fc from "fast-check";
import {describe, it, expect} from "vitest";
import {groupBodies} from "../../../src/etl/warehouse/bodyGroups.js";
import type {BodyRows} from "../../../src/etl/warehouse/bodyGroups.js";

const bodies = fc
  .uniqueArray(fc.integer({min: 110_000, max: 659_999}), {minLength: 1, maxLength: 300})
  .map((codes) => codes.sort((a, b) => a - b).map((code) => body(`${code}-zhengfu`)));

function body(agencyId: string): BodyRows {
  return {agencyId, rows: {value: 200, section: 6, claim: 3}};
}

describe("groupBodies(bodies)", () => {
  it("has each body once, in order, with its rows", () => {
    fc.assert(
      fc.property(bodies, (all) => {
        const groups = groupBodies(all);
        expect(groups.flatMap((group) => group.bodies)).toEqual(all.map(({agencyId}) => agencyId));
        for (const group of groups) {
          const count = group.bodies.length;
          expect(group.rows).toEqual({value: 200 * count, section: 6 * count, claim: 3 * count});
        }
      }),
      {seed: 1},
    );
  });

  it("changes two groups at most when a body comes or goes", () => {
    fc.assert(
      fc.property(bodies, fc.nat(), (all, at) => {
        const without = all.toSpliced(at % all.length, 1);
        const keysOf = (some: readonly BodyRows[]) => groupBodies(some).map((group) => group.bodies.join());
        const before = new Set(keysOf(without));
        expect(keysOf(all).filter((key) => !before.has(key)).length).toBeLessThanOrEqual(2);
      }),
      {seed: 2},
    );
  });

  it("makes groups of some twenty bodies", () => {
    const all = Array.from({length: 10_000}, (_, index) => body(`${String(index).padStart(6, "0")}-zhengfu`));
    const groups = groupBodies(all);
    expect(groups.length).toBeGreaterThan(10_000 / 40);
    expect(groups.length).toBeLessThan(10_000 / 12);
  });
});
