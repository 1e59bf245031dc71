import {describe, expect, it} from "vitest";
import {readDocx} from "../../../src/etl/document/docx.js";
import {makeDocx, makeZip} from "./makeZip.js";
import {blocksOf, findReport, get, gridsOf, linesOf, readReport, rowsOf} from "./truth.js";

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (text: string): string => `<w:p>${run(text)}</w:p>`;
const cell = (text: string, properties = ""): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
const table = (...rows: string[]): string => `<w:tbl>${rows.join("")}</w:tbl>`;

const linesIn = async (body: string): Promise<string[]> => linesOf(await readDocx(await makeDocx(body)));

async function layoutOf(body: string): Promise<[string, number, number, number, number][]> {
  const cells = gridsOf(await readDocx(await makeDocx(body))).flatMap((grid) => grid.cells);
  return cells.map((entry) => [entry.text, entry.row, entry.column, entry.rowSpan, entry.columnSpan]);
}

describe("readDocx(bytes)", () => {
  it("gives a line for each paragraph and a grid for each table, numbered in order", async () => {
    const read = await readDocx(await makeDocx(paragraph("甲") + table(row(cell("1"), cell("2"))) + paragraph("乙")));
    expect(blocksOf(read).map((block) => (block.kind === "line" ? block.place : block.cells[1]?.place))).toEqual([
      {kind: "paragraph", paragraph: 1},
      {kind: "cell", table: 1, row: 1, column: 2},
      {kind: "paragraph", paragraph: 2},
    ]);
  });

  it("keeps tabs, ends lines at breaks, and leaves blank paragraphs out", async () => {
    const body = `<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>1</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/></w:r></w:p><w:p/>`;
    expect(await linesIn(body)).toEqual(["甲\t1", "乙-"]);
  });

  it("reads tracked changes as accepted", async () => {
    const body =
      `<w:p>${run("旧")}<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:ins>${run("新")}</w:ins></w:p>` +
      `<w:p><w:moveFrom>${run("移走")}</w:moveFrom></w:p><w:p><w:moveTo>${run("移来")}</w:moveTo></w:p>`;
    expect(await linesIn(body)).toEqual(["旧新", "移来"]);
  });

  it("joins a paragraph whose mark was deleted with the next, and drops one deleted whole", async () => {
    const mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>";
    const gone = `<w:p>${mark}<w:del><w:r><w:delText>全删</w:delText></w:r></w:del></w:p>`;
    expect(await linesIn(`<w:p>${mark}${run("前")}</w:p>${paragraph("后")}${gone}${paragraph("下")}`)).toEqual([
      "前后",
      "下",
    ]);
  });

  it("leaves deleted rows out", async () => {
    const gone = `<w:tr><w:trPr><w:del/></w:trPr>${cell("x")}${cell("y")}</w:tr>`;
    expect(await layoutOf(table(row(cell("1"), cell("2")), gone))).toHaveLength(2);
  });

  it("places cells over several columns and rows", async () => {
    const body = table(
      row(cell("左", '<w:vMerge w:val="restart"/>'), cell("上", '<w:gridSpan w:val="2"/>')),
      row(cell("", "<w:vMerge/>"), cell("1"), cell("2")),
    );
    expect(await layoutOf(body)).toEqual([
      ["左", 0, 0, 2, 1],
      ["上", 0, 1, 1, 2],
      ["1", 1, 1, 1, 1],
      ["2", 1, 2, 1, 1],
    ]);
  });

  it("counts the columns that a row leaves out before its first cell", async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell("2")}</w:tr>`;
    expect((await layoutOf(table(row(cell("a"), cell("b")), late)))[2]).toEqual(["2", 1, 1, 1, 1]);
  });

  it("reads rows and cells inside content controls, and old merges across", async () => {
    const body = table(
      `<w:sdt><w:sdtContent>${row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("b"))}</w:sdtContent></w:sdt>`,
      row(cell("1"), `<w:sdt><w:sdtContent>${cell("2")}</w:sdtContent></w:sdt>`, cell("3")),
    );
    expect(await layoutOf(body)).toEqual([
      ["a", 0, 0, 1, 2],
      ["b", 0, 2, 1, 1],
      ["1", 1, 0, 1, 1],
      ["2", 1, 1, 1, 1],
      ["3", 1, 2, 1, 1],
    ]);
  });

  it("joins the paragraphs of a cell", async () => {
    const wrapped = `<w:tc>${paragraph("本年新收")}${paragraph("数量")}</w:tc>`;
    expect((await layoutOf(table(row(wrapped, cell("1")))))[0]?.[0]).toBe("本年新收数量");
  });

  it("goes through a table that only lays the page out", async () => {
    const inner = table(row(cell("甲"), cell("乙"), cell("丙")), row(cell("1"), cell("2"), cell("3")));
    const outer = table(row(cell("菜单"), `<w:tc>${paragraph("正文")}${inner}<w:p/></w:tc>`));
    const read = await readDocx(await makeDocx(outer));
    expect(linesOf(read)).toEqual(["菜单", "正文"]);
    expect(rowsOf(get(gridsOf(read), 0))[1]).toEqual(["1", "2", "3"]);
  });

  it("reads a text box once, after the paragraph that it hangs on", async () => {
    const box = `<w:txbxContent>${paragraph("框内")}</w:txbxContent>`;
    const both = `<mc:AlternateContent><mc:Choice><wps:txbx>${box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box}</v:textbox></mc:Fallback></mc:AlternateContent>`;
    expect(await linesIn(`<w:p>${run("段落")}<w:r>${both}</w:r></w:p>`)).toEqual(["段落", "框内"]);
  });

  it("keeps a formula-like text as text", async () => {
    expect(await linesIn(paragraph("=HYPERLINK(&quot;x&quot;)&lt;script&gt;"))).toEqual(['=HYPERLINK("x")<script>']);
  });

  it.each([
    ["a workbook", {"xl/workbook.xml": "<x/>"}, "unsupported_type"],
    ["some archive", {"a.txt": "a"}, "broken_file"],
    ["XML that is cut off", {"word/document.xml": "<w:document><w:body>"}, "broken_file"],
    [
      "entities of its own",
      {
        "word/document.xml":
          '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document><w:body>&f;</w:body></w:document>',
      },
      "broken_file",
    ],
  ])("says what is wrong with %s", async (_, files, unreadable) => {
    expect(await readDocx(await makeZip(files))).toMatchObject({unreadable});
  });

  it.skipIf(findReport("rejected/blank-form-2021.docx") === undefined)("reads the official blank form", async () => {
    const read = await readDocx(readReport("rejected/blank-form-2021.docx"));
    const [disclosure, requests, disputes] = gridsOf(read);
    expect([disclosure, requests, disputes].map((grid) => [grid?.rows, grid?.columns])).toEqual([
      [14, 4],
      [28, 10],
      [4, 15],
    ]);
    expect(requests?.cells.find((entry) => entry.text === "三、本年度办理结果")).toMatchObject({
      row: 5,
      column: 0,
      rowSpan: 22,
    });
    expect(requests?.cells.filter((entry) => entry.text === "")).toHaveLength(25 * 7);
  });
});
