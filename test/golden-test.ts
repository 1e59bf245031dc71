import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {readText} from "./accuracy/read.js";
import {formatForm} from "./goldenForm.js";

const INPUT = fileURLToPath(new URL("input/", import.meta.url));
const OUTPUT = fileURLToPath(new URL("output/", import.meta.url));

const INPUTS = readdirSync(INPUT).sort();

/**
 * Invented reports, each with one thing that goes wrong in real ones, and the
 * form as a person reads it from them. What stands in `output/` is written by
 * hand: where this test fails, the reader is wrong until the page is read again.
 */
describe("the form as it is read", () => {
  it.each(INPUTS)("of %s is what a person reads", async (name) => {
    const {values, findings, rejection} = await readText(readFileSync(`${INPUT}${name}`), name);
    expect(rejection).toBeNull();
    expect(formatForm(values, findings)).toBe(readFileSync(`${OUTPUT}${name}`, "utf8"));
  });

  it("is written down for every report, and for nothing else", () => {
    expect(readdirSync(OUTPUT).sort()).toEqual(INPUTS);
  });
});
