import {describe, expect, it} from "vitest";
import {FORMS} from "../../src/etl/form/forms.js";
import {makeCase} from "../../src/synth/cases.js";
import {DAMAGE_NAMES} from "../../src/synth/damage.js";
import {makeFigures} from "../../src/synth/figures.js";
import {createRandom} from "../../src/synth/random.js";
import {LAYOUT_NAMES} from "../../src/synth/text/layouts.js";

const SEEDS = Array.from({length: 40}, (_, i) => i);

describe("makeFigures(form, random)", () => {
  it.each(FORMS)("satisfies every identity of the form of $year with other handling in $otherRows", (form) => {
    for (const seed of SEEDS) {
      const figures = makeFigures(form, createRandom(seed));
      const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (figures.get(id) ?? Number.NaN), 0);
      for (const {id, left, right} of form.identities) expect([id, sum(left)]).toEqual([id, sum(right)]);
    }
  });

  it.each(FORMS)("has every cell of the form of $year with other handling in $otherRows", (form) => {
    expect([...makeFigures(form, createRandom(1)).keys()].sort()).toEqual(form.cells.map(({id}) => id).sort());
  });
});

describe("makeCase(seed, layout, damages)", () => {
  it("gives the same case for the same seed", () => {
    for (const layout of LAYOUT_NAMES) expect(makeCase(7, layout)?.text).toBe(makeCase(7, layout)?.text);
  });

  it("knows the truth of every cell, whatever the damage", () => {
    for (const damage of DAMAGE_NAMES) {
      const made = makeCase(3, "tabs", [damage]);
      if (made !== undefined) expect([...made.truth.keys()]).toEqual(made.form.cells.map(({id}) => id));
    }
  });

  it("says of a lost cell that it is not printed, and what stood there", () => {
    const sound = makeCase(5, "cell-bare");
    const damaged = makeCase(5, "cell-bare", ["cell-dropped"]);
    const lost = [...(damaged?.truth ?? [])].filter(
      ([id, {printed}]) => printed === null && sound?.truth.get(id)?.printed !== null,
    );
    expect(lost).toHaveLength(1);
    for (const [id, {value, mayBeEmpty}] of lost) {
      expect(value).toBe(sound?.truth.get(id)?.value);
      expect(mayBeEmpty).toBe(false);
    }
  });
});
