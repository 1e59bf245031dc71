import type {Random} from "../random.js";
import type {Sheet} from "../sheet.js";
import {flatParts, tableParts} from "./tables.js";
import type {TableCell, TablePart} from "./tables.js";

export interface HtmlOptions {
  /** Whether cells reach over several rows and columns, or stand beside empty ones. */
  readonly spans: boolean;
  /** Whether the page is that of a site, with all that stands around a text there. */
  readonly furniture: boolean;
  readonly charset: "utf-8" | "gb2312";
  /** A style sheet, where the page is to be looked at. */
  readonly style?: string;
}

type Markup = (text: string) => string;

/** A report as a web page, as editors and generators write one. */
export function renderHtml(sheet: Sheet, random: Random, {spans, furniture, charset, style = ""}: HtmlOptions): string {
  const markup = makeMarkup(random);
  const closes = random.chance(0.8);
  const parts = spans ? tableParts : flatParts;
  const table = (part: TablePart): string =>
    part.kind === "stray" ? `<p>${escapeHtml(part.text)}</p>` : renderTable(part, markup, closes);
  const article = [
    `<h1>${escapeHtml(sheet.title)}</h1>`,
    ...sheet.preamble.map(paragraph),
    ...sheet.sections.flatMap(({heading, paragraphs, topic}) => [
      `<p style="text-indent:2em"><strong>${escapeHtml(heading)}</strong></p>`,
      ...paragraphs.map(paragraph),
      ...(topic === null ? [] : parts(sheet, topic).map(table)),
    ]),
    ...sheet.closing.map((text) => `<p align="right">${escapeHtml(text)}</p>`),
  ].join("\n");
  const body = furniture ? dressPage(sheet, article, random) : article;
  return `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}">
<title>${escapeHtml(sheet.title)}</title>${style === "" ? "" : `<style>${style}</style>`}</head>
<body>
${body}
</body></html>`;
}

function paragraph(text: string): string {
  return `<p>&#12288;&#12288;${escapeHtml(text)}</p>`;
}

/** How one generator writes the text of every cell. */
function makeMarkup(random: Random): {readonly cell: Markup; readonly blank: string} {
  const blank = random.pick(["", "&nbsp;", "<p>&nbsp;</p>", "<p></p>", "<br>", "<span>&#12288;</span>"]);
  const cell = random.pick<Markup>([
    (text) => text,
    (text) => `<p>${text}</p>`,
    (text) =>
      `<p class="MsoNormal" align="center"><span lang="EN-US" style="font-size:12pt">${text}</span><o:p></o:p></p>`,
    (text) => `\n      ${text}\n    `,
    (text) => `<div><font size="2">&nbsp;${text}&nbsp;</font></div>`,
    (text) => (text.length > 12 && !/[<&]/.test(text) ? `${text.slice(0, 8)}<br>${text.slice(8)}` : text),
  ]);
  return {cell, blank};
}

function renderTable(
  {rows, headerRows}: Extract<TablePart, {kind: "table"}>,
  {cell, blank}: ReturnType<typeof makeMarkup>,
  closes: boolean,
): string {
  const close = (tag: string): string => (closes ? `</${tag}>` : "");
  const renderCell = ({text, rowSpan, columnSpan}: TableCell): string => {
    const spans = [rowSpan > 1 ? ` rowspan="${rowSpan}"` : "", columnSpan > 1 ? ` colspan=${columnSpan}` : ""];
    return `<td${spans.join("")}>${text === "" ? blank : cell(unbroken(text))}${close("td")}`;
  };
  const lines = rows.map((cells) => `<tr>${cells.map(renderCell).join("")}${close("tr")}`);
  const head =
    closes && headerRows > 0 ? [`<thead>`, ...lines.slice(0, headerRows), `</thead>`] : lines.slice(0, headerRows);
  return ["<table border=1 cellspacing=0>", ...head, ...lines.slice(headerRows), "</table>"].join("\n");
}

/** Menus, a table of metadata, a path, links to other pages; now and then all in tables that only lay it out. */
function dressPage({title}: Sheet, article: string, random: Random): string {
  const year = /\d{4}/.exec(title)?.[0] ?? "2023";
  const menu = "<ul><li><a href=/>首页</a><li><a href=/xxgk>政府信息公开</a><li><a href=/nb>公开年报</a></ul>";
  const path = `<div class=path>当前位置：<a href=/>首页</a> &gt; 信息公开 &gt; ${year}年</div>`;
  const facts = `<table class=facts><tr><td>索引号</td><td>${random.int(1000000, 9999999)}/2024-00${random.int(10, 99)}</td>
<td>分类</td><td>工作报告</td></tr><tr><td>发布日期</td><td>${Number(year) + 1}-01-${random.int(10, 28)}</td><td>浏览次数</td>
<td>${random.int(1, 900)}</td></tr></table>`;
  const others = [1, 2, 3].map((back) => `<li><a href=/>${Number(year) - back}年工作要点</a> ${random.int(10, 12)}-05`);
  const foot = `<div id=foot>主办单位：办公室&nbsp;苏ICP备0${random.int(1000000, 9999999)}号&emsp;网站标识码${random.int(1000000000, 2000000000)}
&emsp;电话：0527-8${random.int(1000000, 9999999)}</div>`;
  const parts = [
    menu,
    path,
    random.chance(0.7) ? facts : "",
    `<div id=zoom>${article}</div>`,
    `<ul>${others.join("")}</ul>`,
    foot,
  ];
  if (random.chance(0.5))
    return `<div class=wrap>${parts.join("\n")}</div>\n<script>document.title = "<table>1</table>";</script>`;
  return `<table width=1000 align=center><tr><td colspan=2>${menu}</td></tr><tr><td width=200 valign=top><ul>${others.join("")}</ul></td>
<td><table><tr><td>${path}</td></tr><tr><td>${facts}</td></tr><tr><td>${article}</td></tr></table></td></tr><tr><td colspan=2>${foot}</td></tr></table>`;
}

/** A number stays on one line, however narrow its column. */
function unbroken(text: string): string {
  const escaped = escapeHtml(text);
  return /^[\d０-９.,]{2,}$/.test(text) ? `<nobr>${escaped}</nobr>` : escaped;
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
