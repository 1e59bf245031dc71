import fc from "fast-check";
import {describe, it, expect} from "vitest";
import {groupBodies, replaceBodyRows} from "../../../src/etl/warehouse/bodyGroups.js";
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

describe("replaceBodyRows(bodies, changed, current)", () => {
  it("gives the bodies there are now, in the order of their ids", () => {
    const [kept, gone, grown, arrived] = [body("110101-a"), body("110102-b"), body("110103-c"), body("110102-a")];
    const now = {...grown, rows: {value: 400, section: 12, claim: 0}};
    const changed = new Set([gone, grown, arrived].map(({agencyId}) => agencyId));
    expect(replaceBodyRows([kept, gone, grown], changed, [arrived, now])).toEqual([kept, arrived, now]);
  });
});
