import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openPrinter, pdfFormats} from "../render/formats/pdf.js";
import type {Printer} from "../render/formats/pdf.js";
import {damagedFaults, soundFaults} from "./formats.js";

const NAME = "pdf-ruled";
const SLOW = 180_000;

let printer: Printer;

beforeAll(async () => {
  printer = await openPrinter();
});

afterAll(async () => {
  await printer.close();
});

describe("reading back made-up PDFs with lines between the cells", () => {
  it("gives every figure of sound copies", {timeout: SLOW}, async () => {
    expect(await soundFaults(NAME, pdfFormats(printer)[NAME], 100)).toEqual([]);
  });

  it("is right, or unknown with a finding, of damaged copies", {timeout: SLOW}, async () => {
    const {cases, faults} = await damagedFaults(NAME, pdfFormats(printer)[NAME], 3);
    expect(faults).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(40);
  });
});
