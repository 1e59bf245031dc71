import {describe, expect, it} from "vitest";
import type {Document, Unreadable} from "../../../src/etl/document/document.js";
import {readDocument} from "../../../src/etl/document/read.js";
import type {MediaType} from "../../../src/etl/source/source.js";
import {docRow, makeDoc} from "./makeDoc.js";
import {makePdf, rules, show} from "../../../src/synth/formats/pdfFile.js";
import {makeDocx} from "./makeZip.js";
import {linesOf} from "./truth.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const MEGABYTES = 10 * 1024 * 1024;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A sequence of numbers below 1 that is the same for every run (mulberry32). */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const table = "<table><tr><td>甲<td>1<td>2<tr><td>乙<td>3<td>4</table>";
const word = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
const SOUND: readonly (readonly [string, MediaType, Uint8Array])[] = [
  ["text", "text/plain", utf8("政府信息公开\t12\t0\n".repeat(50))],
  ["html", "text/html", utf8(`<html><head><meta charset=utf-8><title>题</title><p>文字</p>${table.repeat(10)}`)],
  [
    "mime",
    "multipart/related",
    utf8(
      `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${table}\n--b--`,
    ),
  ],
  [
    "pdf",
    "application/pdf",
    makePdf([show("一二三四五六七八九十", 50, 700) + rules([100, 150, 200], [500, 550, 600]), show("甲", 5, 5)]),
  ],
  ["docx", DOCX, await makeDocx(word.repeat(10))],
  [
    "doc",
    "application/msword",
    makeDoc([{text: "甲"}, ...docRow({text: "1", right: 1000}, {text: "2", right: 2000}), {text: "乙"}]),
  ],
];

function isAnswer(read: Document | Unreadable): boolean {
  return "unreadable" in read ? read.detail !== "" : Array.isArray(read.blocks);
}

describe("readDocument(bytes, mediaType): hostile files", () => {
  it.each(SOUND)("answers for %s cut off anywhere", async (_, mediaType, bytes) => {
    const random = makeRandom(1);
    for (let round = 0; round < 25; round++) {
      const cut = bytes.subarray(0, 1 + Math.floor(random() * bytes.length));
      expect(isAnswer(await readDocument(cut, mediaType))).toBe(true);
    }
  });

  it.each(SOUND)("answers for %s with bytes changed anywhere", async (_, mediaType, bytes) => {
    const random = makeRandom(2);
    for (let round = 0; round < 25; round++) {
      const damaged = Uint8Array.from(bytes);
      for (let change = 0; change < 20; change++) {
        damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
      }
      expect(isAnswer(await readDocument(damaged, mediaType))).toBe(true);
    }
  });

  it.each([
    "<div>",
    "<b>",
    "<p>",
    "<td>",
    "<table><tr><td>",
    "<a>",
    "<p><b>",
    "<font size=1>",
    "<br>",
    "<!--",
    "&amp",
    "<svg>",
  ])("answers for ten megabytes of %s", async (tag) => {
    const read = await readDocument(utf8(tag.repeat(Math.floor(MEGABYTES / tag.length))), "text/html");
    expect("unreadable" in read ? read.unreadable : "document").toMatch(/limit_exceeded|document/);
  });

  it.each([
    ["divs", "<div>", ""],
    ["tables", "<table><tr><td>", ""],
    ["closed tables", "<table><tr><td>x", "</table>"],
  ])("answers for 50,000 nested %s", async (_, open, close) => {
    const read = await readDocument(utf8(open.repeat(50_000) + close.repeat(50_000)), "text/html");
    expect(read).toMatchObject({unreadable: "limit_exceeded"});
  });

  it("reads pages nested as deeply as bad generators nest them", async () => {
    expect(linesOf(await readDocument(utf8(`${"<div>".repeat(900)}深`), "text/html"))).toEqual(["深"]);
  });

  it("answers for a table of enormous spans", async () => {
    const row = `<tr>${'<td colspan="1000" rowspan="65534">1'.repeat(50)}`;
    const read = await readDocument(utf8(`<table>${row.repeat(500)}</table>`), "text/html");
    expect("unreadable" in read ? read.unreadable : "document").toMatch(/limit_exceeded|document/);
  });

  it("answers for a Word document nested too deeply", async () => {
    const nested = "<w:tbl><w:tr><w:tc>".repeat(5000) + "</w:tc></w:tr></w:tbl>".repeat(5000);
    expect(await readDocument(await makeDocx(nested), DOCX)).toMatchObject({unreadable: "limit_exceeded"});
  });

  it("keeps scripts and formulas in text as text", async () => {
    const text = '<script>alert(1)</script>\t=HYPERLINK("http://x")\n';
    expect(linesOf(await readDocument(utf8(text), "text/plain"))).toEqual([text.trimEnd()]);
  });

  it("reads a line of ten megabytes", async () => {
    const read = await readDocument(utf8("报告".repeat(MEGABYTES / 6)), "text/plain");
    expect(linesOf(read)).toHaveLength(1);
  });
});
