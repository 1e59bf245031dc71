import {afterAll, describe, expect, it} from "vitest";
import {LAYOUT_NAMES} from "../../src/synth/text/layouts.js";
import {MARKED_LAYOUTS, readDamaged} from "./damaged.js";

const LAYOUTS = LAYOUT_NAMES.filter((name) => !MARKED_LAYOUTS.includes(name));

describe("reading damaged copies, cells told apart by lines, spaces or nothing", () => {
  let total = 0;

  it.each(LAYOUTS)("is right, or unknown with a finding, in the layout %s", async (layout) => {
    const {cases, faults} = await readDamaged(layout);
    total += cases;
    expect(faults).toEqual([]);
  });

  afterAll(() => {
    expect(total).toBeGreaterThanOrEqual(900);
  });
});
