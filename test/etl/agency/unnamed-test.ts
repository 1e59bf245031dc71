import {describe, expect, it} from "vitest";
import {unnamedAgency} from "../../../src/etl/agency/unnamed.js";

const idOf = (path: string) => unnamedAgency(path).agencyId;

describe("unnamedAgency(path)", () => {
  it("stands for a body of no region, under the name of the file without its year", () => {
    expect(unnamedAgency("inbox/2023 公园 notes.txt")).toEqual({
      agencyId: "000000-gongyuan-notes-d9a01bc2",
      name: "公园 notes",
      nameEn: "公园 notes",
      regionCode: null,
      level: null,
      kind: "other",
    });
  });

  it.each([
    ["in different folders", "甲/report.txt", "乙/report.txt"],
    ["in a folder and in none", "report.txt", "a/report.txt"],
    ["in folders that sound alike", "公园/report.txt", "公元/report.txt"],
    ["whose names sound alike", "公园.txt", "公元.txt"],
    ["whose names differ in punctuation alone", "a b.txt", "a-b.txt"],
    ["whose folders and names run together alike", "a-b/c.txt", "a/b-c.txt"],
  ])("tells files apart %s", (_, one, other) => {
    expect(idOf(one)).not.toBe(idOf(other));
  });

  it.each([
    ["a page and its PDF", "a/report.html", "a/report.pdf"],
    ["years of a series", "a/notes-2023.txt", "a/notes-2024.txt"],
    ["years of a series in folders of their own", "2023年/notes.txt", "2024年/notes.txt"],
    ["a name that the disk spells with combining marks", "café.txt", "cafe\u0301.txt"],
  ])("takes for one body %s", (_, one, other) => {
    expect(idOf(one)).toBe(idOf(other));
  });

  it.each(["2024.txt", "！！.txt", "", "a/.txt", "👪.txt", "x/20231231.txt"])(
    "gives %j an id that can stand in an address",
    (path) => {
      expect(idOf(path)).toMatch(/^000000(?:-[a-z0-9]+)+-[0-9a-f]{8}$/);
    },
  );

  it("keeps ten thousand folders apart", () => {
    const ids = Array.from({length: 10_000}, (_, index) => idOf(`${100_000 + index}/report.txt`));
    expect(new Set(ids).size).toBe(10_000);
  });
});
