import {describe, it, expect} from "vitest";
import {parseManifest} from "../../../src/etl/source/manifest.js";

const HEADER = "path,source_url,published_on,retrieved_on,region_code,body,year,note";

function parse(text: string, paths: readonly string[] = ["a.txt", "b.txt"]) {
  return parseManifest(new TextEncoder().encode(text), "sources.csv", new Set(paths));
}

describe("parseManifest(bytes, name, paths)", () => {
  it("gives what each row declares, null where a field is empty", () => {
    const declared = parse(`${HEADER}\na.txt,https://example.org/a,2024-01-31,,320813,某区人民政府,2023,"one, two"\n`);
    expect(declared.get("a.txt")).toEqual({
      sourceUrl: "https://example.org/a",
      publishedOn: "2024-01-31",
      retrievedOn: null,
      regionCode: "320813",
      body: "某区人民政府",
      year: 2023,
      note: "one, two",
    });
  });

  it("takes columns in any order, and does without all but the path", () => {
    expect(parse("year,path\n2022,b.txt\n").get("b.txt")).toMatchObject({year: 2022, body: null});
  });

  it("reads what spreadsheets write: a byte order mark, carriage returns, blank lines", () => {
    expect(parse("\uFEFFpath,year\r\n\r\na.txt,2021\r\n").get("a.txt")?.year).toBe(2021);
  });

  it("is empty for an empty table", () => {
    expect(parse(`${HEADER}\n`).size).toBe(0);
  });

  it("takes a decomposed path for the composed one", () => {
    expect(parse("path\nCafe\u0301.txt\n", ["Caf\u00e9.txt"]).has("Caf\u00e9.txt")).toBe(true);
  });

  it("takes a path that leads into an archive of the corpus, but into no other file", () => {
    const declared = parse("path\n2023/all.zip/x/a.html\n", ["2023/all.zip"]);
    expect([...declared.keys()]).toEqual(["2023/all.zip/x/a.html"]);
    expect(() => parse("path\na.txt/b.html\n")).toThrow("no such file in the corpus: a.txt/b.html");
  });

  it.each([
    ["an unknown column", "path,yaer\na.txt,2023\n", "line 1 column yaer: unknown column"],
    ["a column given twice", "path,year,year\na.txt,2023,2023\n", "line 1 column year: given twice"],
    ["no path column", "year\n2023\n", "line 1 column path: missing"],
    ["an empty file", "", "line 1 column path: missing"],
    ["an empty path", "path,year\n,2023\n", "line 2 column path: empty"],
    ["a path given twice", "path\na.txt\nb.txt\na.txt\n", "line 4 column path: given twice: a.txt"],
    ["a path that climbs out", "path\n../a.txt\n", "line 2 column path: leaves the corpus: ../a.txt"],
    ["a path that climbs out later", "path\nx/../../a.txt\n", "leaves the corpus: x/../../a.txt"],
    ["an absolute path", "path\n/etc/passwd\n", "leaves the corpus: /etc/passwd"],
    ["a drive", "path\nC:\\a.txt\n", "leaves the corpus: C:\\a.txt"],
    ["backward slashes", "path\nx\\a.txt\n", "write forward slashes: x\\a.txt"],
    ["a path that is not there", "path\nc.txt\n", "line 2 column path: no such file in the corpus: c.txt"],
    [
      "a month 13",
      "path,published_on\na.txt,2024-13-01\n",
      "line 2 column published_on: not a date as YYYY-MM-DD: 2024-13-01",
    ],
    ["a day that is not", "path,retrieved_on\na.txt,2023-02-29\n", "line 2 column retrieved_on: not a date"],
    ["a date in slashes", "path,published_on\na.txt,2024/1/31\n", "not a date as YYYY-MM-DD: 2024/1/31"],
    ["a short region code", "path,region_code\na.txt,3208\n", "line 2 column region_code: not six digits: 3208"],
    ["a year of two digits", "path,year\na.txt,23\n", "line 2 column year: not a year: 23"],
    ["a script as address", "path,source_url\na.txt,javascript:alert(1)\n", "column source_url: not a web address"],
    ["a row too short", "path,year\na.txt\n", "line 2 column path: 1 fields in a table of 2 columns"],
    ["a quote left open", 'path,note\na.txt,"x\n', "Quote Not Closed"],
  ])("refuses %s, and names the place", (_, text, message) => {
    expect(() => parse(text)).toThrow(message);
    expect(() => parse(text)).toThrow(/^invalid manifest: sources\.csv/);
  });

  it("counts lines from the top of the file, over blank lines and fields of several lines", () => {
    expect(() => parse('path,note\n\na.txt,"one\ntwo"\nb.txt,"x\ny"\nc.txt,z\n')).toThrow("line 7 column path");
  });

  it("refuses text that is not UTF-8, as older spreadsheets write", () => {
    const gbk = Uint8Array.of(0x70, 0x61, 0x74, 0x68, 0x0a, 0xc4, 0xea, 0xb1, 0xa8, 0x0a);
    expect(() => parseManifest(gbk, "sources.csv", new Set())).toThrow("not UTF-8");
  });

  it("names every problem, but not hundreds", () => {
    const rows = Array.from({length: 40}, (_, index) => `missing${index}.txt`);
    expect(() => parse(`path\n${rows.join("\n")}\n`)).toThrow(/line 2 .*\n.*line 11 .*\n\s*and 30 more$/s);
  });
});
