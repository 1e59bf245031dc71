import {afterAll, describe, expect, it} from "vitest";
import {FORMAT_NAMES, FORMATS_BY_NAME} from "../../src/synth/formats/formats.js";
import type {FormatName} from "../../src/synth/formats/formats.js";
import {damagedFaults, soundFaults} from "./formats.js";

/** Fifty for each kind of web page, which makes two hundred, and as many Word documents; browsers print PDFs elsewhere. */
const COPIES: Readonly<Record<FormatName, number>> = {
  html: 50,
  "html-flat": 50,
  "html-page": 50,
  "html-gbk": 50,
  docx: 200,
  pdf: 20,
  "pdf-unruled": 20,
};

const SLOW = 120_000;

describe("reading back made-up web pages, Word documents and PDFs", () => {
  let total = 0;

  it.each(FORMAT_NAMES)("gives every figure of sound copies in the format %s", {timeout: SLOW}, async (name) => {
    expect(await soundFaults(name, FORMATS_BY_NAME[name], COPIES[name])).toEqual([]);
  });

  it.each(FORMAT_NAMES)(
    "is right, or unknown with a finding, of damaged copies in the format %s",
    {timeout: SLOW},
    async (name) => {
      const {cases, faults} = await damagedFaults(name, FORMATS_BY_NAME[name], 4);
      total += cases;
      expect(faults).toEqual([]);
    },
  );

  afterAll(() => {
    expect(total).toBeGreaterThanOrEqual(250);
  });
});
