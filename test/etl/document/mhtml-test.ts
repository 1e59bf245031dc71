import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {readMhtml} from "../../../src/etl/document/mhtml.js";
import {linesOf} from "./truth.js";

function message(headers: string, body: string, boundary = "--=_x"): Uint8Array {
  const type = `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"`;
  const image = `--${boundary}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n`;
  const text = `From: <Saved by Browser>\r\nMIME-Version: 1.0\r\n${type}\r\n\r\n${image}--${boundary}\r\n${headers}\r\n\r\n${body}\r\n--${boundary}--\r\n`;
  return new TextEncoder().encode(text);
}

const quoted = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("")
    .replace(/(.{60})/g, "$1=\r\n");

describe("readMhtml(bytes)", () => {
  it.each([
    ["quoted-printable UTF-8", "utf-8", "quoted-printable"],
    ["quoted-printable GB2312", "gb2312", "quoted-printable"],
    ["base64 GB18030", "gb18030", "base64"],
  ])("reads a page in %s", (_, charset, encoding) => {
    const page = iconv.encode("<p>政府信息公开</p><p>年度报告</p>", charset);
    const body = encoding === "base64" ? page.toString("base64").replace(/(.{20})/g, "$1\r\n") : quoted(page);
    const headers = `Content-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: ${encoding}`;
    expect(linesOf(readMhtml(message(headers, body)))).toEqual(["政府信息公开", "年度报告"]);
  });

  it("finds the page inside an inner multipart", () => {
    const inner = 'Content-Type: multipart/alternative; boundary="in"';
    const body =
      "--in\r\nContent-Type: text/plain\r\n\r\nx\r\n--in\r\nContent-Type: text/html\r\n\r\n<p>甲</p>\r\n--in--";
    expect(linesOf(readMhtml(message(inner, body)))).toEqual(["甲"]);
  });

  it("says so when no page is inside", () => {
    expect(readMhtml(message("Content-Type: text/css", "a{}"))).toMatchObject({unreadable: "broken_file"});
  });
});
