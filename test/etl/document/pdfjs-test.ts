import {describe, expect, it} from "vitest";
import {makePdf, rules, show} from "../../../src/synth/formats/pdfFile.js";

const builtIn = (): unknown[] => [Reflect.get(Array.prototype, "push"), ...Object.values({...JSON, ...jsonMethods()})];
const jsonMethods = (): Record<string, unknown> => ({parse: Reflect.get(JSON, "parse"), stringify: Reflect.get(JSON, "stringify")});

describe("pdfjs", () => {
  it("leaves the built-in methods of the platform in place", async () => {
    const before = builtIn();
    await import("../../../src/etl/document/pdfjs.js");
    expect(builtIn()).toEqual(before);
  });
});
