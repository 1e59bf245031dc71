import {describe, expect, it} from "vitest";
import {FORM_2021, FORM_2021_ONE_OTHER} from "../../../src/etl/form/forms.js";
import type {Form} from "../../../src/etl/form/form.js";
import {recognizeText, rowsOf} from "./recognized.js";

const ZERO = "0 0 0 0 0 0 0";

/** What is not zero in a table of which every sum holds. */
const NUMBERS: Readonly<Record<string, string>> = {
  received: "20 3 0 1 2 0 26",
  carried_in: "2 0 0 0 0 1 3",
  granted: "9 1 0 0 1 1 12",
  partly_granted: "3 0 0 1 0 0 4",
  refused_other_law: "1 0 0 0 0 0 1",
  unavailable_not_held: "6 1 0 0 1 0 8",
  declined_repeat: "1 0 0 0 0 0 1",
  concluded: "20 2 0 1 2 1 26",
  carried_out: "2 1 0 0 0 0 3",
};

/** The lines of the table, a row each, and some of them replaced by code. */
function table(lines: Readonly<Record<string, readonly string[]>> = {}, divider = "\t", form: Form = FORM_2021) {
  return form.tables.requests.rows.flatMap(
    ({code, zh}) => lines[code] ?? [`${zh}${divider}${(NUMBERS[code] ?? ZERO).replaceAll(" ", divider)}`],
  );
}

function cells(form: Form = FORM_2021): Record<string, string> {
  return Object.fromEntries(form.tables.requests.rows.map(({code}) => [code, NUMBERS[code] ?? ZERO]));
}

function read(lines: readonly string[], form: Form = FORM_2021): Record<string, string> {
  return rowsOf(recognizeText(lines, form, "requests"), form);
}

function labelOf(code: string): string {
  return FORM_2021.tables.requests.rows.find((row) => row.code === code)?.zh ?? "";
}

/** Open cells are honest; a wrong one is not. */
function expectRightOrOpen(got: Readonly<Record<string, string>>): void {
  const right = cells();
  const wrong = Object.entries(got).filter(([row, numbers]) =>
    numbers.split(" ").some((number, i) => number !== "?" && number !== right[row]?.split(" ")[i]),
  );
  expect(wrong).toEqual([]);
}

describe("readRequests(form)", () => {
  it.each([
    ["tabs", table()],
    ["pipes", table().map((line) => `| ${line.replaceAll("\t", " | ")} |`)],
    ["spaces", table({}, "   ")],
    ["a cell a line", table().flatMap((line) => line.split("\t"))],
    ["a cell a paragraph", table().flatMap((line) => line.split("\t").flatMap((cell) => [cell, ""]))],
    ["labels on lines of their own", table().flatMap((line) => line.replace("\t", "\n").split("\n"))],
    ["one line of spaces", [table({}, " ").join(" ")]],
  ])("reads table three by its labels, laid out in %s", (_, lines) => {
    expect(read(lines)).toEqual(cells());
  });

  it("reads 其他处理 in one row", () => {
    const lines = table({}, "\t", FORM_2021_ONE_OTHER);
    expect(read(lines, FORM_2021_ONE_OTHER)).toEqual(cells(FORM_2021_ONE_OTHER));
  });

  it.each([
    [
      "a header repeated at a page break, with stray digits",
      "granted",
      [
        `${labelOf("granted")}\t9\t1\t0\t0\t1\t1\t12`,
        "- 4 -",
        "申请人情况",
        "自然人 1 商业企业 科研 2 机构 社会公益组织 法律服务机构 其他 总计",
      ],
    ],
    [
      "the numbers inside a wrapped label",
      "refused_other_law",
      ["2.其他法律行政\t1\t0\t0\t0\t0\t0\t1", "法规禁止公开"],
    ],
    ["the seventh number on the next line", "granted", [`${labelOf("granted")}\t9\t1\t0\t0\t1\t1`, "12"]],
    ["its label lost", "declined_repeat", ["囗囗囗囗\t1\t0\t0\t0\t0\t0\t1"]],
    ["no label at all", "declined_repeat", ["\t1\t0\t0\t0\t0\t0\t1"]],
    ["its label misread", "declined_repeat", ["2.重复甲请\t1\t0\t0\t0\t0\t0\t1"]],
    ["two numbers run together", "unavailable_not_held", [`${labelOf("unavailable_not_held")}   61 0 0 1 0 8`]],
    ["its number cut in two", "granted", [`${labelOf("granted")}\t9\t1\t0\t0\t1\t1\t1\t2`]],
    ["a page number among its numbers", "granted", [`${labelOf("granted")}\t9\t1\t0`, "— 4 —", "0\t1\t1\t12"]],
  ])("reads a row with %s", (_, code, lines) => {
    const right = cells();
    const got = read(table({[code]: lines}));
    expectRightOrOpen(got);
    expect({...got, [code]: right[code]}).toEqual(right);
  });

  it("tells by the columns which cell is lost, where the row's own sum leaves several", () => {
    const lines = table({granted: [`${labelOf("granted")}  9 1 0 1 1 12`]}, "  ");
    expect(read(lines)).toEqual({...cells(), granted: "9 1 ? ? 1 1 12"});
  });

  it("leaves open the cells of a row on which its placements differ, and names what they share", () => {
    const lines = table({granted: [`${labelOf("granted")}  9 1 0 1 1 12`]}, "  ");
    const {ambiguous} = recognizeText(lines, FORM_2021, "requests");
    expect(ambiguous).toMatchObject([{raw: "9 1 0 1 1 12", contradicted: false}]);
  });

  it("keeps a whole row whose sum is wrong: reports do print wrong sums", () => {
    const lines = table({granted: [`${labelOf("granted")}\t9\t1\t0\t0\t1\t1\t0`]});
    expect(read(lines)).toEqual({...cells(), granted: "9 1 0 0 1 1 0"});
  });

  it("gives two rows, whose labels stand together before two lines of numbers, each its own", () => {
    const two = ["declined_repeat", "declined_publication"] as const;
    const lines = table({
      declined_repeat: two.map(labelOf),
      declined_publication: two.map((code) => (NUMBERS[code] ?? ZERO).replaceAll(" ", "\t")),
    });
    const got = read(lines);
    expect(got).toMatchObject({declined_petition: ZERO, declined_excessive: ZERO});
    for (const code of two) expect(cells()[code]).toBe(got[code] ?? cells()[code]);
  });

  it.each([
    ["labels on lines of their own, and both rows' numbers after them", ["granted", "partly_granted"], "apart"],
    ["labels on lines of their own, and one row's numbers after them", ["granted", "partly_granted"], "one"],
    ["labels on one line, and the numbers of the first row on the second label's", ["received", "carried_in"], "run"],
    ["labels of which the first runs into the second's line", ["received", "carried_in"], "wrapped"],
  ])("takes no number for another row's where two labels stand as %s", (_, codes, how) => {
    const [first = "", second = ""] = codes;
    const [a, b] = [first, second].map(labelOf);
    const [numbersOfA, numbersOfB] = [first, second].map((code) => `   ${NUMBERS[code] ?? ZERO}`);
    const printed = {
      apart: [a, b, numbersOfA, numbersOfB],
      one: [a, b, numbersOfA],
      run: [`${a ?? ""}${b ?? ""}${numbersOfA ?? ""}`, numbersOfB],
      wrapped: [
        a?.slice(0, -2),
        `${a?.slice(-2) ?? ""}${b?.slice(0, 8) ?? ""}${numbersOfA ?? ""}`,
        b?.slice(8),
        numbersOfB,
      ],
    }[how];
    const lines = table({[first]: (printed ?? []).map((line) => line ?? ""), [second]: []}, "   ");
    expectRightOrOpen(read(lines));
  });

  it.each([
    ["is lost", `${labelOf("granted")}\t\t1\t/\t/\t1\t/\t12`],
    ["is run into the next", `${labelOf("granted")}\t\t91\t/\t/\t1\t/\t12`],
  ])("takes no blank for a cell where the table prints dashes, and a cell %s", (_, row) => {
    const lines = table({granted: [row]}).map((line) => line.replaceAll("\t0", "\t/"));
    const got = read(lines).granted ?? "? ? ? ? ? ? ?";
    expect(got.split(" ")[0]).toBe("?");
    expect(got).not.toContain("91");
  });

  it("tells by the totals in which fields the cells stand, where every row has blanks", () => {
    const blank = (row: string) =>
      row
        .split("\t")
        .map((field) => (field === "0" ? "" : field))
        .join("\t");
    const lines = table().map((line) => blank(line.replace("\t", "\t\t\t")));
    const shown = Object.fromEntries(
      Object.entries(cells()).map(([code, row]) => [code, row.replaceAll(/\b0\b/g, "_")]),
    );
    expect(read(lines)).toEqual(shown);
  });

  describe("where every row has blanks, and totals are blank too", () => {
    const HEADS = "\t\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计";
    const FIGURES: Readonly<Record<string, string>> = {received: "2\t\t\t\t\t\t", granted: "2\t\t\t\t\t\t"};
    const rows = (figures = FIGURES) =>
      FORM_2021.tables.requests.rows.map(({code, zh}) => `${zh}\t\t${figures[code] ?? "\t\t\t\t\t\t"}`);
    const numbers = (lines: readonly string[]) =>
      recognizeText(lines, FORM_2021, "requests").readings.flatMap(({cellId, kind, value}) =>
        kind === "printed" ? [`${cellId} ${value}`] : [],
      );

    it("tells by the heads of the columns in which fields the cells stand", () => {
      const printed = ["requests.received.natural_person 2", "requests.granted.natural_person 2"];
      expect(numbers([HEADS, ...rows()])).toEqual(printed);
      expect(numbers([HEADS, ...rows()].map((line) => `|${line.replaceAll("\t", "|")}|`))).toEqual(printed);
    });

    it.each([
      ["there are no heads", rows()],
      ["only one head is read", ["\t\t自然人\t商1\t.T\t社会\t法律\t\t", ...rows()]],
      ["two heads disagree", [HEADS.replace("其他\t总计", "总计\t其他"), ...rows()]],
      ["the head has more fields than the rows", [`\t${HEADS}`, ...rows()]],
      ["a row has lost a field", [HEADS, ...rows({...FIGURES, granted: "2\t\t\t\t\t"})]],
    ])("leaves them open where %s", (_, lines) => {
      expect(numbers(lines)).toEqual([]);
    });
  });

  it("does not count a blank between two numbers for nothing, where a cell is printed twice", () => {
    const cellLines = (row: string) =>
      [labelOf("granted"), ...row.split(" ")].map((cell) => `\t${cell.replace("_", "")}`);
    expect(read(table({granted: cellLines("9 9 1 0 _ 1 1 12")}))["granted"]).toMatch(/^9 [1?] [0?] \? 1 1 12$/);
    expect(read(table({granted: cellLines("9 1 0 _ 1 1 12")}))["granted"]).toBe("9 1 0 _ 1 1 12");
  });

  it("takes no blank for a lost total where the printed one is wrong", () => {
    const cellLines = (row: string) =>
      [labelOf("refused_state_secret"), ...row.split(" ")].map((cell) => `\t${cell.replace("_", "")}`);
    const reading = recognizeText(table({refused_state_secret: cellLines("1 0 0 0 0 _ 0")}), FORM_2021, "requests");
    // The 1 breaks its column too, and nothing but a total that is not there could make the row add up.
    expect(rowsOf(reading, FORM_2021)["refused_state_secret"]).toBe("? 0 0 0 0 ? ?");
    expect(reading.ambiguous).toEqual([expect.objectContaining({contradicted: true})]);
  });

  it("lets no two rows that each lost a field vouch for where their cells stand", () => {
    const figures: Readonly<Record<string, string>> = {
      received: "3 0 0 0 0 1 4",
      partly_granted: "3 0 0 0 1 4",
      concluded: "3 0 0 0 0 1 4",
    };
    const lines = FORM_2021.tables.requests.rows.map(
      ({code, zh}) => `${zh}\t\t${(figures[code] ?? ZERO).replaceAll(" ", "\t")}`,
    );
    const other = lines.findIndex((line) => line.includes(labelOf("refused_other_law")));
    lines[other] = `\t${labelOf("refused_other_law")}\t${"0 0 0 0 0 0".replaceAll(" ", "\t")}`;
    // The 3 of six numbers may be natural persons' only, by the columns; never a business's.
    expect(read(lines)["partly_granted"]?.split(" ").slice(0, 2)).not.toEqual(["_", "3"]);
  });

  it("gives no label the first of two rows of numbers where the label before it is cut", () => {
    const numbers = (code: string) => (NUMBERS[code] ?? ZERO).replaceAll(" ", "\t");
    const merged = `5.要求行政（六）其他处理\t${numbers("declined_reconfirm")}`;
    const form = FORM_2021_ONE_OTHER;
    const lines = table({declined_reconfirm: [], other: [merged, `\t9\t1\t0\t0\t1\t1\t12`], granted: []}, "\t", form);
    const got = read(lines, form);
    expect(["9 1 0 0 1 1 12", undefined]).toContain(got["other"]);
    expect([ZERO, undefined]).toContain(got["declined_reconfirm"]);
  });

  it("takes two numbers in one field for two cells where the sums hold", () => {
    const got = (row: string) => read(table({granted: [`${labelOf("granted")}\t${row}`]}))["granted"];
    expect(got("9 1\t0\t0\t1\t1\t12")).toBe(NUMBERS["granted"]);
    expect(got("9\t1\t0\t0\t1\t1 12")).toBe(NUMBERS["granted"]);
    expect(got("9 2\t0\t0\t1\t1\t12")).not.toBe("9 2 0 0 1 1 12");
    expect(got("1,009 2\t0\t0\t1\t1\t1,012")).not.toBe("1009 2 0 0 1 1 1012");
  });

  it("lets no sum tell of a row whose label is lost while numbers stand there that break it", () => {
    const lines = table({declined_repeat: ["囗囗囗囗   0 0 0 0 0 0 10"]}, "   ");
    const {ambiguous} = recognizeText(lines, FORM_2021, "requests");
    expect(ambiguous).toMatchObject([{raw: "0 0 0 0 0 0 10", contradicted: true}]);
    expect(ambiguous[0]?.cells[0]).toBe("requests.declined_repeat.natural_person");
  });

  it("cuts no run of digits that only adds up, where no column confirms it", () => {
    const lines = table({granted: [`${labelOf("granted")}5247050591`]}, " ")
      .join("")
      .replaceAll(" ", "");
    expect(read([lines]).granted ?? "").not.toContain("24");
  });

  it("takes no row of a line that has lost its cells as it stands where its sum is wrong", () => {
    const lines = table({granted: [`${labelOf("granted")} 9 10 0 201703 171114 171114 111`]}, " ").join(" ");
    expect(read([lines]).granted ?? "").not.toContain("171114");
  });

  it("reads no row that is not there, rather than the next one's numbers", () => {
    expect(read(table({refused_state_secret: []}))).toEqual({...cells(), refused_state_secret: undefined});
  });

  it("tells of numbers that belong to no row", () => {
    const {strays} = recognizeText([...table(), "注：另有说明", "77"], FORM_2021, "requests");
    expect(strays.map(({raw}) => raw)).toEqual(["77"]);
  });

  it("tells that a table is not there by finding none of its labels", () => {
    const reading = recognizeText(["全年收到申请 26 件，均已办结。"], FORM_2021, "requests");
    expect(reading).toEqual({topic: "requests", labels: 0, readings: [], ambiguous: [], strays: []});
  });

  it("says of each cell as it stands, where, and whether the layout or a sum told which it is", () => {
    const lines = table({granted: [`${labelOf("granted")}  ９ 1 0 1 1 12`]}, "  ");
    const {readings} = recognizeText(lines, FORM_2021, "requests");
    const of = (id: string) => readings.find(({cellId}) => cellId === id);
    expect(of("requests.granted.natural_person")).toMatchObject({
      kind: "printed",
      value: 9,
      raw: "９",
      place: {kind: "line", line: 3},
      byArithmetic: true,
    });
    expect(of("requests.received.business")).toMatchObject({value: 3, raw: "3", byArithmetic: false});
  });
});
