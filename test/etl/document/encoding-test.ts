import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {decodeText} from "../../../src/etl/document/encoding.js";

const CHINESE =
  "政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\t12\t0\r\n" + "一二三，（四）。".repeat(20);

function encode(text: string, encoding: string, addBOM = false): Uint8Array {
  return iconv.encode(text, encoding, {addBOM});
}

describe("decodeText(bytes)", () => {
  it.each([
    ["utf-8", encode(CHINESE, "utf8"), "utf-8"],
    ["utf-8 with a mark", encode(CHINESE, "utf8", true), "utf-8"],
    ["utf-16le", encode(CHINESE, "utf16le"), "utf-16le"],
    ["utf-16le with a mark", encode(CHINESE, "utf16le", true), "utf-16le"],
    ["utf-16be", encode(CHINESE, "utf16be"), "utf-16be"],
    ["utf-16be with a mark", encode(CHINESE, "utf16be", true), "utf-16be"],
    ["gb18030", encode(CHINESE, "gb18030"), "gb18030"],
  ])("reads %s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({text: CHINESE, encoding});
  });

  it("takes plain ASCII for UTF-8", () => {
    expect(decodeText(encode("12\t3\n", "ascii"))).toEqual({text: "12\t3\n", encoding: "utf-8"});
  });

  it("takes UTF-8 cut inside a character for UTF-8, at every cut", () => {
    const bytes = encode(CHINESE, "utf8");
    for (let length = 1; length < bytes.length; length++) {
      const decoded = decodeText(bytes.subarray(0, length));
      expect(decoded).toMatchObject({encoding: "utf-8"});
    }
  });

  it("takes GB18030 cut inside a character for GB18030", () => {
    const bytes = encode("行政机关", "gb18030");
    expect(decodeText(bytes.subarray(0, 7))).toEqual({text: "行政机\ufffd", encoding: "gb18030"});
  });

  it("takes UTF-8 with a damaged byte for UTF-8, the damage marked", () => {
    const bytes = encode(CHINESE, "utf8");
    bytes[4] = 0xff;
    const decoded = decodeText(bytes);
    expect(decoded).toMatchObject({encoding: "utf-8"});
    expect("text" in decoded && decoded.text.slice(5)).toContain("信息公开");
  });

  it("reads UTF-16 of an odd length up to its last whole character", () => {
    expect(decodeText(encode("表 1 2 3", "utf16le", true).subarray(0, 15))).toMatchObject({encoding: "utf-16le"});
  });

  it.each([
    ["no bytes", [], "empty_file"],
    ["a mark alone", [0xef, 0xbb, 0xbf], "empty_file"],
    ["white space alone", [0x20, 0x0a, 0x09], "empty_file"],
    ["zero bytes", [0x61, 0x00, 0x00, 0x00, 0x62], "binary_file"],
    ["control characters", [0x61, 0x01, 0x02, 0x1b, 0x62], "binary_file"],
    ["random bytes", Array.from({length: 4000}, (_, i) => (i * 7919 + ((i * i) % 251)) % 256), "binary_file"],
  ])("refuses %s", (_, bytes, unreadable) => {
    expect(decodeText(Uint8Array.from(bytes))).toMatchObject({unreadable});
  });
});
