import {describe, expect, it} from "vitest";
import type {GridCell} from "../../../src/etl/document/document.js";
import {LimitExceeded, MAX_PAGE_OPERATORS} from "../../../src/etl/document/limits.js";
import {readPdf} from "../../../src/etl/document/pdf.js";
import {line, makePdf, rules, show} from "../../../src/synth/formats/pdfFile.js";
import {blocksOf, findReport, get, gridsOf, linesOf, numberRows, readReport, rowsOf, truthRows} from "./truth.js";

const FILLER = show("这一行文字使页面不致被当作扫描件", 50, 700);

const linesIn = async (content: string): Promise<string[]> => linesOf(await readPdf(makePdf([content])));

async function cellsIn(content: string): Promise<GridCell[]> {
  return gridsOf(await readPdf(makePdf([FILLER + content]))).flatMap((grid) => grid.cells);
}

async function layoutOf(content: string): Promise<[string, number, number, number, number][]> {
  return (await cellsIn(content)).map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan]);
}

describe("readPdf(bytes): tables", () => {
  const labels = show("甲", 110, 580) + show("乙", 160, 580) + show("1", 110, 560) + show("2", 160, 560);
  const plain = [
    ["甲", 0, 0, 1, 1],
    ["乙", 0, 1, 1, 1],
    ["1", 1, 0, 1, 1],
    ["2", 1, 1, 1, 1],
  ];

  it("reads cells between stroked lines", async () => {
    expect(await layoutOf(rules([100, 150, 200], [550, 570, 590]) + labels)).toEqual(plain);
  });

  it("reads cells between thin filled boxes", async () => {
    const boxes = [550, 570, 590].map((y) => `100 ${y} 100 0.5 re f\n`).join("");
    const columns = [100, 150, 200].map((x) => `${x} 550 0.5 40 re f\n`).join("");
    expect(await layoutOf(boxes + columns + labels)).toEqual(plain);
  });

  it("reads cells drawn each as a box of its own", async () => {
    const boxes = [100, 150].flatMap((x) => [550, 570].map((y) => `${x} ${y} 50 20 re S\n`)).join("");
    expect(await layoutOf(boxes + labels)).toEqual(plain);
  });

  it("reads a table without its outer lines", async () => {
    expect(await layoutOf(line(100, 570, 200, 570) + line(150, 550, 150, 590) + labels)).toEqual(plain);
  });

  it("takes a double line for one", async () => {
    const double = line(100, 568.5, 200, 568.5);
    expect(await layoutOf(rules([100, 150, 200], [550, 570, 590]) + double + labels)).toEqual(plain);
  });

  it("counts the columns of a table that goes on over pages alike on each", async () => {
    const wide = rules([100, 200, 300], [550, 570]) + show("宽", 110, 555) + show("1", 210, 555);
    const narrow = rules([100, 150, 200, 300], [550, 570]) + show("窄", 110, 555) + show("2", 210, 555);
    const other = rules([100, 300, 400], [550, 570]) + show("别", 110, 555) + show("3", 310, 555);
    const document = await readPdf(makePdf([FILLER + wide, FILLER + narrow, FILLER + other]));
    const grids = gridsOf(document).map(({columns, cells}) => [
      columns,
      ...cells.map(({text, column, columnSpan}) => `${column}+${columnSpan} ${text}`),
    ]);
    expect(grids).toEqual([
      [3, "0+2 宽", "2+1 1"],
      [3, "0+1 窄", "1+1 ", "2+1 2"],
      [2, "0+1 别", "1+1 3"],
    ]);
  });

  it("ends a row where no line closes its last cell and nothing stands in it", async () => {
    const short = rules([100, 150, 200], [550, 570, 590]) + line(200, 590, 250, 590) + line(250, 570, 250, 590);
    const rest = line(200, 570, 250, 570) + line(200, 550, 250, 550);
    expect((await layoutOf(short + rest + labels)).map(([text, row, column]) => [text, row, column])).toEqual([
      ["甲", 0, 0],
      ["乙", 0, 1],
      ["", 0, 2],
      ["1", 1, 0],
      ["2", 1, 1],
    ]);
  });

  it("reads cells over several rows and columns", async () => {
    const content =
      rules([100, 250], [500, 590]) +
      line(100, 570, 250, 570) +
      line(150, 500, 150, 570) +
      line(200, 500, 200, 550) +
      line(150, 550, 250, 550) +
      show("总", 160, 575) +
      show("左", 110, 540) +
      show("右", 160, 555) +
      show("7", 160, 520) +
      show("8", 210, 520);
    expect(await layoutOf(content)).toEqual([
      ["总", 0, 0, 1, 3],
      ["左", 1, 0, 2, 1],
      ["右", 1, 1, 1, 2],
      ["7", 2, 1, 1, 1],
      ["8", 2, 2, 1, 1],
    ]);
  });

  it("parts numbers that were drawn as one run across a line, and keeps blank cells", async () => {
    const content = rules([100, 115, 130, 145], [550, 570]) + show("12", 108, 555, {size: 14});
    expect((await cellsIn(content)).map((cell) => cell.text)).toEqual(["1", "2", ""]);
  });

  it("joins a label wrapped in its cell, written downwards, or turned", async () => {
    const content =
      rules([100, 150, 200, 250], [500, 590]) +
      show("本年新", 105, 560) +
      show("收数量", 105, 545) +
      show("办理结果", 175, 580, {font: "V"}) +
      show("转入下年", 230, 510, {matrix: "0 1 -1 0"});
    expect((await cellsIn(content)).map((cell) => cell.text)).toEqual(["本年新收数量", "办理结果", "转入下年"]);
  });

  it("drops the second drawing of bold text, and takes no slanted watermark into a cell", async () => {
    const content =
      rules([100, 150, 200], [550, 590]) +
      show("11", 110, 560) +
      show("11", 110.3, 560) +
      show("印", 160, 560, {size: 20, matrix: "0.7 0.7 -0.7 0.7"});
    expect((await cellsIn(content)).map((cell) => cell.text)).toEqual(["11", ""]);
  });

  it("makes no table of a frame, an underline or a box of one column", async () => {
    const content = rules([40, 560], [40, 760]) + line(50, 690, 100, 690) + rules([100, 200], [500, 520, 540]);
    expect(await cellsIn(content + show("甲", 110, 505) + show("乙", 110, 525))).toEqual([]);
  });

  it("keeps page numbers out of a table that goes on over the page, which is a grid a page", async () => {
    const page = (value: string): string =>
      rules([100, 150, 200], [60, 100]) + show(value, 110, 70) + show("- 1 -", 290, 30);
    const read = await readPdf(makePdf([FILLER + page("3"), FILLER + page("4")]));
    expect(gridsOf(read).map((grid) => grid.cells.map((cell) => cell.text))).toEqual([
      ["3", ""],
      ["4", ""],
    ]);
    expect(linesOf(read).filter((text) => text === "- 1 -")).toHaveLength(2);
  });

  it("gives places in points from the lower left, on pages counted from 1", async () => {
    const [cell] = await cellsIn(rules([100, 150, 200], [550, 570]) + show("9", 110, 560));
    expect(cell?.place).toMatchObject({kind: "box", page: 1, x: 110, height: 10});
  });
});

describe("readPdf(bytes): text outside tables", () => {
  it("gives a line for each row of text from the top down, whatever the order of drawing", async () => {
    const content =
      show("第三行文字", 50, 640) + show("第一行文字", 50, 700) + show("第二行", 50, 670) + show("文字", 80, 670);
    expect(await linesIn(content)).toEqual(["第一行文字", "第二行文字", "第三行文字"]);
  });

  it("parts the columns of a table without lines with tabs", async () => {
    const row = (y: number, ...cells: string[]): string =>
      cells.map((text, index) => show(text, 50 + index * 80, y)).join("");
    expect(await linesIn(row(700, "一、总计", "12", "0", "3") + row(680, "二、其他", "1", "0", "1"))).toEqual([
      "一、总计\t12\t0\t3",
      "二、其他\t1\t0\t1",
    ]);
  });

  it("parts numbers that stand nearer to each other than words would", async () => {
    const near = show("12", 200, 700) + show("3", 218, 700) + show("甲乙", 300, 700) + show("丙", 328, 700);
    expect(await linesIn(near + show("普通文字的一行十字", 50, 640))).toEqual(["12\t3\t甲乙 丙", "普通文字的一行十字"]);
  });

  it("joins a label wrapped above and below its numbers to their row", async () => {
    const numbers = show("12", 200, 700) + show("0", 260, 700);
    expect(
      await linesIn(show("很长的一个", 50, 706) + numbers + show("栏目名称", 50, 694) + show("下一行", 50, 660)),
    ).toEqual(["很长的一个栏目名称\t12\t0", "下一行"]);
  });

  it.each([
    ["two lines", show("826931（其中修订", 90, 706) + show("39件）", 110, 694), "826931（其中修订 39件）"],
    [
      "three",
      show("826931（其中", 94, 714) + show("修订3925", 100, 700) + show("38件）", 110, 686),
      "826931（其中修订3925 38件）",
    ],
  ])("joins a note of %s around the line of its number's row", async (_, note, joined) => {
    const row = show("规范性文件", 20, 700) + show("0", 220, 700) + show("5", 300, 700);
    expect(await linesIn(note + row + show("普通文字的一行", 50, 640))).toEqual([
      `规范性文件\t${joined}\t0\t5`,
      "普通文字的一行",
    ]);
  });

  it("joins no note that a number of the row stands under, or that does not end", async () => {
    const row = show("规范性文件", 20, 700) + show("0", 120, 700) + show("5", 300, 700);
    const note = (end: string) => show("826931（其中修订", 90, 706) + show(end, 110, 694);
    expect(await linesIn(note("39件）") + row)).toHaveLength(3);
    expect(await linesIn(note("39件") + show("规范性文件", 20, 700) + show("5", 300, 700))).toHaveLength(3);
  });

  it("leaves a label that stands above its numbers where it is", async () => {
    const numbers = show("12", 200, 690) + show("0", 260, 690);
    expect(await linesIn(show("栏目名称", 50, 706) + numbers + show("普通文字的一行", 50, 640))).toEqual([
      "栏目名称",
      "12\t0",
      "普通文字的一行",
    ]);
  });

  it("reads a page that is shown turned, and one whose text runs sideways", async () => {
    const sideways =
      show("第一行文字内容", 100, 100, {matrix: "0 1 -1 0"}) + show("第二行文字", 130, 100, {matrix: "0 1 -1 0"});
    expect(linesOf(await readPdf(makePdf([sideways], {page: "/Rotate 90"})))).toEqual(["第一行文字内容", "第二行文字"]);
    expect(await linesIn(sideways)).toEqual(["第一行文字内容", "第二行文字"]);
  });

  it("reads a table on a page whose text runs sideways", async () => {
    const turned = {matrix: "0 1 -1 0"};
    const content = rules([550, 570, 590], [100, 150, 200]) + show("一二三四五六七八", 530, 100, turned);
    const cells =
      show("甲", 565, 110, turned) +
      show("乙", 565, 160, turned) +
      show("1", 585, 110, turned) +
      show("2", 585, 160, turned);
    expect(rowsOf(get(gridsOf(await readPdf(makePdf([content + cells]))), 0))).toEqual([
      ["甲", "乙"],
      ["1", "2"],
    ]);
  });

  it("writes characters for the radicals that fonts stand in for them", async () => {
    expect(await linesIn(show("\u2f00、⺠主\u2f00\u2f06三四五六七", 50, 700))).toEqual(["一、民主一二三四五六七"]);
  });
});

describe("readPdf(bytes): what is no document", () => {
  it.each([
    ["pages without text", makePdf(["0 0 600 800 re f", ""]), "scanned"],
    ["a stamp on a scan", makePdf([show("第1页", 50, 50)]), "scanned"],
    ["letters that are no characters", makePdf([show("\u0001\ue000\u0002".repeat(20) + "2024", 50, 700)]), "scanned"],
    ["a header alone", new TextEncoder().encode("%PDF-1.7\n"), "broken_file"],
    ["something else", new TextEncoder().encode("hello".repeat(100)), "broken_file"],
    [
      "a password",
      makePdf([FILLER], {
        trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/O<${"11".repeat(32)}>/U<${"22".repeat(32)}>/P -4>>`,
      }),
      "encrypted",
    ],
    ["too many pages", makePdf(Array.from({length: 301}, () => "")), "limit_exceeded"],
  ])("says what is wrong with %s", async (_, bytes, unreadable) => {
    expect(await readPdf(bytes)).toMatchObject({unreadable});
  });
});

describe("readPdf(bytes): pages with very much on them", () => {
  const repeat = (times: number, content: (index: number) => string): string =>
    Array.from({length: times}, (_, index) => content(index)).join("");

  it("reads ten thousand runs of text, each a line of its own", async () => {
    const lines = await linesIn(repeat(10_000, (index) => show(`第${index}行`, 50, -20 * index)));
    expect([lines.length, lines[0], lines.at(-1)]).toEqual([10_000, "第0行", "第9999行"]);
  });

  it("reads a line of two hundred thousand letters", async () => {
    const [line] = await linesIn(show("文字".repeat(100_000), 50, 700));
    expect(line).toHaveLength(200_000);
  });

  it("reads a cell of ten thousand rows", async () => {
    const rows = repeat(10_000, (index) => show("文字", 750, 20 * index + 5));
    const cells = await cellsIn(rules([700, 900, 1100], [0, 200_000]) + rows);
    expect(cells.map((cell) => cell.text.length)).toEqual([20_000, 0]);
  });

  it.each([
    ["a hundred thousand lines", repeat(100_000, (index) => line(index % 499, index % 701, (index % 499) + 40, 700))],
    [
      "a filled outline of as many corners",
      `0 0 m ${repeat(100_000, (index) => `${index % 499} ${index % 701} l `)}f\n`,
    ],
    ["a stroked one", `0 0 m ${repeat(100_000, (index) => `${index % 499} ${index % 701} l `)}S\n`],
    ["as many boxes in one path", `${repeat(100_000, (index) => `${index % 499} ${index % 701} 40 0.5 re `)}f\n`],
  ])("takes no drawing of %s for a table", async (_, drawing) => {
    const read = await readPdf(makePdf([drawing + FILLER]));
    expect([gridsOf(read), linesOf(read)]).toEqual([[], ["这一行文字使页面不致被当作扫描件"]]);
  });

  it("turns away a page of more instructions than its limit", async () => {
    const instructions = "0 w\n".repeat(MAX_PAGE_OPERATORS + 1);
    await expect(readPdf(makePdf([instructions]))).rejects.toThrow(LimitExceeded);
  });
});

describe("readPdf(bytes): a published report", () => {
  it.skipIf(findReport("raw/hongze-2023.pdf") === undefined)("reads every cell of a table over two pages", async () => {
    const read = await readPdf(readReport("raw/hongze-2023.pdf"));
    const grids = gridsOf(read);
    const [first, second, requests, more, disputes] = grids;
    if (!first || !second || !requests || !more || !disputes) throw new Error("no five tables");
    const counts = [first, second]
      .flatMap((grid) => grid.cells.map((cell) => cell.text))
      .filter((text) => /^[\d.]+$/.test(text));
    expect(counts).toEqual(truthRows("hongze-2023", "disclosure").flat());
    expect([...numberRows(requests, 7), ...numberRows(more, 7)]).toEqual(truthRows("hongze-2023", "requests"));
    expect(numberRows(disputes, 15).flat()).toEqual(truthRows("hongze-2023", "disputes").flat());
    expect(requests.cells.some((cell) => cell.text === "三、本年度办理结果" && cell.rowSpan === 12)).toBe(true);
    expect(blocksOf(read).filter((block) => block.kind === "line" && /^- ?\d ?-$/.test(block.text))).toHaveLength(5);
  });
});
