import {describe, expect, it} from "vitest";
import {MAX_FILE_BYTES} from "../../../src/etl/document/limits.js";
import {readDocument} from "../../../src/etl/document/read.js";
import type {MediaType} from "../../../src/etl/source/source.js";
import {makeDoc} from "./makeDoc.js";
import {makePdf, show} from "../../../src/synth/formats/pdfFile.js";
import {makeDocx} from "./makeZip.js";
import {linesOf} from "./truth.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const FILES = {
  text: utf8("政府信息公开工作年度报告"),
  html: utf8("<!DOCTYPE html><html><p>政府信息公开工作年度报告</p></html>"),
  mime: utf8("MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>政府信息公开工作年度报告</p>"),
  pdf: makePdf([show("政府信息公开工作年度报告", 50, 700)]),
  docx: await makeDocx("<w:p><w:r><w:t>政府信息公开工作年度报告</w:t></w:r></w:p>"),
  doc: makeDoc([{text: "政府信息公开工作年度报告"}]),
  rtf: utf8("{\\rtf1\\ansi text}"),
  png: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
};

describe("readDocument(bytes, mediaType)", () => {
  it.each<[keyof typeof FILES, MediaType]>([
    ["text", "text/plain"],
    ["text", "text/markdown"],
    ["html", "text/html"],
    ["mime", "multipart/related"],
    ["pdf", "application/pdf"],
    ["docx", DOCX],
    ["doc", "application/msword"],
    ["html", "application/msword"],
    ["mime", "application/msword"],
    ["docx", "application/msword"],
    ["doc", DOCX],
    ["html", "text/plain"],
    ["pdf", "text/html"],
    ["text", "text/html"],
  ])("reads %s under the name of %s", async (file, mediaType) => {
    expect(linesOf(await readDocument(FILES[file], mediaType))).toEqual(["政府信息公开工作年度报告"]);
  });

  it.each<[keyof typeof FILES, MediaType, string]>([
    ["pdf", "text/plain", "binary_file"],
    ["docx", "text/tab-separated-values", "binary_file"],
    ["png", "text/plain", "binary_file"],
    ["rtf", "application/msword", "unsupported_type"],
    ["rtf", "text/plain", "unsupported_type"],
    ["png", "application/pdf", "unsupported_type"],
    ["doc", "application/octet-stream", "unsupported_type"],
    ["text", "application/pdf", "broken_file"],
    ["text", DOCX, "broken_file"],
    ["text", "application/msword", "broken_file"],
  ])("refuses %s under the name of %s as %s", async (file, mediaType, unreadable) => {
    expect(await readDocument(FILES[file], mediaType)).toMatchObject({unreadable});
  });

  it("refuses an empty file and one over the limit", async () => {
    expect(await readDocument(new Uint8Array(), "application/pdf")).toMatchObject({unreadable: "empty_file"});
    expect(await readDocument(new Uint8Array(MAX_FILE_BYTES + 1), "text/html")).toMatchObject({
      unreadable: "file_too_large",
    });
  });
});
