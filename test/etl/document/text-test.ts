import {describe, expect, it} from "vitest";
import {MAX_TEXT_BYTES} from "../../../src/etl/document/limits.js";
import {readText} from "../../../src/etl/document/text.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function linesOf(text: string): [number, string][] {
  const read = readText(utf8(text));
  if ("unreadable" in read) return [];
  return read.blocks.flatMap((block) =>
    block.kind === "line" && block.place.kind === "line" ? [[block.place.line, block.text]] : [],
  );
}

describe("readText(bytes)", () => {
  it("gives every physical line its number, blank lines included, white space as it stands", () => {
    expect(linesOf(" a\tb| c \n\n　二\r\n三\r四")).toEqual([
      [1, " a\tb| c "],
      [2, ""],
      [3, "　二"],
      [4, "三"],
      [5, "四"],
    ]);
  });

  it("begins no line after the end of the last one", () => {
    expect(linesOf("a\nb\n")).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
  });

  it("ends a line at form feeds and line separators, which editors do not count", () => {
    expect(linesOf("a\n\fb\u2028c\nd")).toEqual([
      [1, "a"],
      [2, ""],
      [2, "b"],
      [2, "c"],
      [3, "d"],
    ]);
  });

  it("removes the byte order mark and nothing else", () => {
    expect(linesOf("\ufeff 一")).toEqual([[1, " 一"]]);
  });

  it("reads a whole report on one line", () => {
    expect(linesOf("报告".repeat(100_000))).toEqual([[1, "报告".repeat(100_000)]]);
  });

  it("refuses a text over the limit without reading it", () => {
    expect(readText(new Uint8Array(MAX_TEXT_BYTES + 1).fill(0x61))).toMatchObject({unreadable: "file_too_large"});
  });
});
