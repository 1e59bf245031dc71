import {describe, expect, it} from "vitest";
import {correctionsOf, parseCorrections} from "../../../src/etl/source/corrections.js";
import type {Setting} from "../../../src/etl/source/source.js";

const HEADER = "report_id,cell_id,expected_printed,value,reason,evidence";
const GOOD = "320813-ju-2024,disclosure.fees.amount,59490886.67,5949.088667,元 for 万元,the notice of fees";

function parse(text: string) {
  return parseCorrections(new TextEncoder().encode(text), "corrections.csv");
}

describe("parseCorrections(bytes, name)", () => {
  it("gives what each row says, and where", () => {
    expect(parse(`${HEADER}\n\n${GOOD}\n`)).toEqual([
      {
        reportId: "320813-ju-2024",
        cellId: "disclosure.fees.amount",
        expectedPrinted: 59490886.67,
        value: 5949.088667,
        reason: "元 for 万元",
        evidence: "the notice of fees",
        where: "corrections.csv line 3",
      },
    ]);
  });

  it("takes an empty expectation for no printed number", () => {
    expect(parse(`${HEADER}\na-2024,b.c.d,,0,lost,\n`)[0]).toMatchObject({expectedPrinted: null, value: 0});
  });

  it("is empty for an empty table", () => {
    expect(parse(`${HEADER}\n`)).toEqual([]);
  });

  it.each([
    ["a missing reason", `${HEADER}\na-2024,b.c.d,1,2,,\n`, "line 2 column reason: a correction needs a reason: "],
    ["a missing value", `${HEADER}\na-2024,b.c.d,1,,misprint,\n`, "line 2 column value: not a number: "],
    ["a value in words", `${HEADER}\na-2024,b.c.d,1,two,misprint,\n`, "line 2 column value: not a number: two"],
    ["a value beyond the warehouse", `${HEADER}\na-2024,b.c.d,1,${"9".repeat(13)},x,\n`, "column value: not a number"],
    ["a guard that is no number", `${HEADER}\na-2024,b.c.d,-,2,x,\n`, "column expected_printed: not a number: -"],
    ["no report", `${HEADER}\n,b.c.d,1,2,x,\n`, "line 2 column report_id: empty: "],
    ["a column that is not there", "report_id,cell_id,value,reason,evidence\n", "column expected_printed: missing"],
    ["a column of another name", `${HEADER},note\n`, "column note: unknown column"],
    ["a row that is short of a field", `${HEADER}\na-2024,b.c.d,1,2,x\n`, "5 fields in a table of 6 columns"],
    ["a quote that is not closed", `${HEADER}\na-2024,b.c.d,1,2,"x,\n`, "Quote Not Closed"],
  ])("refuses %s, and says where", (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(/^invalid corrections: corrections\.csv/);
  });

  it("refuses what is not UTF-8", () => {
    expect(() => parseCorrections(new Uint8Array([0xff, 0xfe, 0x41]), "c.csv")).toThrow("not UTF-8");
  });
});

describe("correctionsOf(settings)", () => {
  it("gives those of every corrections.csv, and of no other setting", () => {
    const setting = (corpus: number, name: Setting["name"], text: string): Setting => {
      return {corpus, name, location: `${corpus}/${name}`, bytes: new TextEncoder().encode(text)};
    };
    const corrections = correctionsOf([
      setting(0, "sources.csv", "path\n"),
      setting(0, "corrections.csv", `${HEADER}\n${GOOD}\n`),
      setting(1, "corrections.csv", `${HEADER}\n${GOOD.replace("2024", "2023")}\n`),
    ]);
    expect(corrections.map(({reportId}) => reportId)).toEqual(["320813-ju-2024", "320813-ju-2023"]);
    expect(corrections[1]?.where).toBe("1/corrections.csv line 2");
  });
});
