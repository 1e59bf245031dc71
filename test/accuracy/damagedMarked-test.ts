import {afterAll, describe, expect, it} from "vitest";
import {MARKED_LAYOUTS, readDamaged} from "./damaged.js";

describe("reading damaged copies, cells told apart by marks", () => {
  let total = 0;

  it.each(MARKED_LAYOUTS)("is right, or unknown with a finding, in the layout %s", async (layout) => {
    const {cases, faults} = await readDamaged(layout);
    total += cases;
    expect(faults).toEqual([]);
  });

  afterAll(() => {
    expect(total).toBeGreaterThanOrEqual(1100);
  });
});
