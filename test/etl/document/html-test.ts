import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {readHtml} from "../../../src/etl/document/html.js";
import {readDocument} from "../../../src/etl/document/read.js";
import {blocksOf, findReport, get, gridsOf, linesOf, numberRows, readReport, rowsOf, truthRows} from "./truth.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (html: string): ReturnType<typeof readHtml> => readHtml(utf8(html));
const metadataOf = (html: string): unknown => {
  const page = read(html);
  return "metadata" in page ? page.metadata : page;
};

function layoutOf(html: string): [string, number, number, number, number][] {
  const [grid] = gridsOf(read(html));
  return (grid?.cells ?? []).map((cell) => [cell.text, cell.row, cell.column, cell.rowSpan, cell.columnSpan]);
}

describe("readHtml(bytes)", () => {
  it("gives a line for each paragraph and a grid for each table, numbered in document order", () => {
    const page = read("<p>甲</p><table><tr><td>1<td>2</table>乙<br>丙<table><tr><td>3<td>4</table>");
    expect(blocksOf(page).map((block) => (block.kind === "line" ? block.place : block.cells[1]?.place))).toEqual([
      {kind: "paragraph", paragraph: 1},
      {kind: "cell", table: 1, row: 1, column: 2},
      {kind: "paragraph", paragraph: 2},
      {kind: "paragraph", paragraph: 3},
      {kind: "cell", table: 2, row: 1, column: 2},
    ]);
    expect(linesOf(page)).toEqual(["甲", "乙", "丙"]);
  });

  it("drops what is no running text, and runs nothing", () => {
    const page = read(
      "<title>t</title><style>a{}</style><script>alert(1)</script><noscript>n</noscript><!-- c -->" +
        "<input type=hidden value=v><select><option>o</select>甲<b>乙</b>&lt;script&gt;=HYPERLINK(1)",
    );
    expect(linesOf(page)).toEqual(["甲乙<script>=HYPERLINK(1)"]);
  });

  it("collapses white space as browsers do, and closes Chinese that the source wrapped", () => {
    expect(linesOf(read("<p> 信息\n   公开  a\nb&nbsp; </p><p>&nbsp;</p>"))).toEqual(["信息公开 a b\u00a0"]);
  });

  it("keeps the lines of preformatted text as they stand", () => {
    expect(linesOf(read("<pre>甲\t1  2\n\n乙\t3\n</pre>"))).toEqual(["甲\t1  2", "乙\t3"]);
  });

  it("joins the paragraphs of a cell: Chinese without a space, digits never", () => {
    const html =
      "<table><tr><td><p>本年新<br>收</p><p>数量</p></td><td>1<p>2</p></td><td>&nbsp;<o:p></o:p></td></tr></table>";
    expect(rowsOf(get(gridsOf(read(html)), 0))).toEqual([["本年新收数量", "1 2", ""]]);
  });

  it("makes a caption the line before its table", () => {
    const page = read("<table><caption>表一</caption><tr><td>1<td>2</table>");
    expect(blocksOf(page).map((block) => block.kind)).toEqual(["line", "grid"]);
  });
});

describe("readHtml(bytes): spans", () => {
  it("places cells beside those that reach down from above", () => {
    const html = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>";
    expect(layoutOf(html)).toEqual([
      ["a", 0, 0, 2, 1],
      ["b", 0, 1, 1, 2],
      ["c", 1, 1, 1, 1],
      ["d", 1, 2, 1, 1],
    ]);
  });

  it.each([
    ["rowspan=0", "reaches to the end of the row group", 2],
    ["rowspan=99999", "is cut at the end of the table", 2],
    ["rowspan=-3", "is none", 1],
    ["rowspan=x", "is none", 1],
  ])("%s %s", (attribute, _, rowSpan) => {
    const html = `<table><tr><td ${attribute}>a<td>b<tr><td>c<td>d</table>`;
    expect(layoutOf(html)[0]).toEqual(["a", 0, 0, rowSpan, 1]);
  });

  it.each([
    ["colspan=99999", 3],
    ["colspan=0", 1],
    ["colspan=-1", 1],
  ])("%s takes %i columns of three", (attribute, columnSpan) => {
    const html = `<table><tr><td ${attribute}>a<tr><td>b<td>c<td>d</table>`;
    expect(layoutOf(html)[0]).toEqual(["a", 0, 0, 1, columnSpan]);
  });

  it("cuts a span that would run into a cell from above, so that no two cells overlap", () => {
    const html = "<table><tr><td>a<td rowspan=2>b<td>c<tr><td colspan=3>d<td>e</table>";
    expect(layoutOf(html).slice(3)).toEqual([
      ["d", 1, 0, 1, 1],
      ["e", 1, 2, 1, 1],
    ]);
  });

  it("lets no row span leave its row group", () => {
    const html = "<table><thead><tr><td rowspan=5>a<td>b</thead><tbody><tr><td>c<td>d</tbody></table>";
    expect(layoutOf(html).slice(2)).toEqual([
      ["c", 1, 0, 1, 1],
      ["d", 1, 1, 1, 1],
    ]);
  });
});

describe("readHtml(bytes): tables that lay a page out", () => {
  const data = "<table><tr><th>甲<th>乙<th>丙<tr><td>1<td>2<td>3</table>";

  it("goes through a table that holds tables", () => {
    const page = read(`<table><tr><td>menu<td><p>正文</p>${data}<p>完</p></table>`);
    expect(linesOf(page)).toEqual(["menu", "正文", "完"]);
    expect(rowsOf(get(gridsOf(page), 0))).toEqual([
      ["甲", "乙", "丙"],
      ["1", "2", "3"],
    ]);
  });

  it("goes through several of them around one table", () => {
    const page = read(`${"<table><tr><td>".repeat(15)}${data}`);
    expect(gridsOf(page)).toHaveLength(1);
  });

  it("goes through a table of one column, or of one entry", () => {
    expect(linesOf(read("<table><tr><td>甲<tr><td>乙</table>"))).toEqual(["甲", "乙"]);
    expect(linesOf(read("<table><tr><td>&nbsp;<td>甲<td></table>"))).toEqual(["甲"]);
  });

  it("goes through a table with an article in a cell", () => {
    const page = read(`<table><tr><td>导航<td>${"<p>这是正文的一个段落。</p>".repeat(200)}</table>`);
    expect(linesOf(page)).toHaveLength(201);
  });

  it("keeps a table whose values are all blank", () => {
    expect(gridsOf(read("<table><tr><td>甲<td><td><tr><td>乙<td><td></table>"))).toHaveLength(1);
  });

  it("reads a small table inside a cell as the cell's text", () => {
    const page = read("<table><tr><td>甲甲甲甲甲甲<td><table><tr><td>1</table><tr><td>乙乙乙乙乙乙<td>2</table>");
    expect(rowsOf(get(gridsOf(page), 0))).toEqual([
      ["甲甲甲甲甲甲", "1"],
      ["乙乙乙乙乙乙", "2"],
    ]);
  });
});

describe("readHtml(bytes): encodings", () => {
  it.each(["gb2312", "gbk", "gb18030", "big5"])("reads a page that declares %s", (charset) => {
    const html = `<meta charset="${charset}"><p>政府公告`;
    expect(linesOf(readHtml(iconv.encode(html, charset)))).toEqual(["政府公告"]);
  });

  it("reads GB18030 under an old http-equiv declaration, a false one, or none", () => {
    const declared = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">';
    for (const head of [declared, "<meta charset=iso-8859-1>", "<meta charset=utf-8>", "<meta charset=nonsense>", ""]) {
      expect(linesOf(readHtml(iconv.encode(`${head}<p>政府信息公开`, "gb18030")))).toEqual(["政府信息公开"]);
    }
  });

  it("believes UTF-8 bytes over a declaration of something else", () => {
    expect(linesOf(read("<meta charset=gb2312><p>政府信息公开"))).toEqual(["政府信息公开"]);
  });
});

describe("readHtml(bytes): metadata", () => {
  it("takes the title, date and source from meta elements", () => {
    const html =
      '<title>栏目-网站</title><meta name="ArticleTitle" content="年度报告"><meta name="PubDate" ' +
      'content="2024-01-17 10:00"><meta name="ContentSource" content="某某局"><meta name="SiteName" content="某某网">';
    expect(metadataOf(html)).toEqual({title: "年度报告", publishedOn: "2024-01-17", publisher: "某某局"});
  });

  it.each([
    ["<p>发布日期：2020-01-31</p>", "2020-01-31"],
    ["<p>发布时间: 2024年1月5日 08:30</p>", "2024-01-05"],
    ["<p>时间：2023/2/3 浏览：7</p>", "2023-02-03"],
    ["<table><tr><td>发布机构<td>某局<td>公开日期<td>2024.01.17</table>", "2024-01-17"],
    ["<p>采集时间：2025-12-30</p>", undefined],
    ["<p>发布日期：2020-13-31</p>", undefined],
  ])("finds the date published in %s", (html, publishedOn) => {
    expect(metadataOf(html)).toMatchObject(publishedOn === undefined ? {} : {publishedOn});
    if (publishedOn === undefined) expect(metadataOf(html)).not.toHaveProperty("publishedOn");
  });

  it("finds the publisher in a table of metadata", () => {
    expect(metadataOf("<table><tr><td>发布机构<td>某县某某局<td>文号<td></table>")).toEqual({publisher: "某县某某局"});
  });
});

describe("readHtml(bytes): published reports", () => {
  it.skipIf(findReport("raw/shanghai-2019.html") === undefined)("reads every cell of a page of the 2019 form", () => {
    const [disclosure, requests, disputes] = gridsOf(readHtml(readReport("raw/shanghai-2019.html")));
    if (disclosure === undefined || requests === undefined || disputes === undefined)
      throw new Error("no three tables");
    const amounts = disclosure.cells.map((cell) => cell.text.replace(/元$/, "")).filter((text) => /^\d+$/.test(text));
    expect(amounts).toEqual(truthRows("shanghai-2019", "disclosure").flat());
    expect(numberRows(requests, 7)).toEqual(truthRows("shanghai-2019", "requests"));
    expect(numberRows(disputes, 15).flat()).toEqual(truthRows("shanghai-2019", "disputes").flat());
  });

  it.skipIf(findReport("raw/shuyang-fgj-2023.html") === undefined)("reads every cell of a saved page", async () => {
    const page = await readDocument(readReport("raw/shuyang-fgj-2023.html"), "text/html");
    const [, disclosure, requests, disputes] = gridsOf(page);
    if (disclosure === undefined || requests === undefined || disputes === undefined) throw new Error("no four tables");
    const counts = disclosure.cells.map((cell) => cell.text).filter((text) => /^\d+$/.test(text));
    expect(counts).toEqual(truthRows("shuyang-fgj-2023", "disclosure").flat());
    expect(numberRows(requests, 7)).toEqual(truthRows("shuyang-fgj-2023", "requests"));
    expect(numberRows(disputes, 15).flat()).toEqual(truthRows("shuyang-fgj-2023", "disputes").flat());
    expect(page).toMatchObject({metadata: {publishedOn: "2024-01-17"}});
  });
});
