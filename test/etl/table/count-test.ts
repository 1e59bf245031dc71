import {describe, expect, it} from "vitest";
import {countIn, parseCount} from "../../../src/etl/table/count.js";

describe("parseCount(text)", () => {
  it.each([
    ["a digit", "7", 7],
    ["zero", "0", 0],
    ["spaces around", "  12 ", 12],
    ["wide spaces around", "\u300012\u00a0", 12],
    ["a zero-width space and a byte order mark", "\ufeff1\u200b2", 12],
    ["digits that the layout put apart", "1 2", 12],
    ["a cell wrapped in two lines", "12\n34", 1234],
    ["full width", "１２３", 123],
    ["full width with decimals", "１２．５", 12.5],
    ["thousands", "1,234,567", 1234567],
    ["thousands in full width", "１，２３４", 1234],
    ["a minus sign", "-18", -18],
    ["a typographic minus sign", "−18", -18],
    ["a plus sign", "+3", 3],
    ["decimals", "3.1400", 3.14],
    ["leading zeros", "007", 7],
    ["件", "22件", 22],
    ["a note in parentheses", "22（其中修订16件）", 22],
    ["a note with spaces inside", "22（其中修订 16 件）", 22],
    ["a unit and a note", "22件(含废止2件)", 22],
    ["a number beyond what is exact", "123456789012345678", 1.2345678901234568e17],
    ["a huge number", "9".repeat(40), 1e40],
  ])("reads a number with %s: %j", (_, text, value) => {
    expect(parseCount(text)).toEqual({kind: "number", value, unit: null});
  });

  it.each([
    ["120元", 120, "yuan"],
    ["1,200.50 元", 1200.5, "yuan"],
    ["3.2万元", 3.2, "10k_yuan"],
    ["１．５亿元", 1.5, "100m_yuan"],
    ["0万元", 0, "10k_yuan"],
    ["0.24萬元", 0.24, "10k_yuan"],
    ["1億元", 1, "100m_yuan"],
  ])("keeps the unit of money of %j", (text, value, unit) => {
    expect(parseCount(text)).toEqual({kind: "number", value, unit});
  });

  it.each(["", " ", "\t", "\u3000\u3000", "\u200b"])("takes %j for a blank, which is not zero", (text) => {
    expect(parseCount(text)).toEqual({kind: "blank"});
  });

  it.each(["-", "—", "——", "－", "/", "／", "\\", "无", " 无 "])("takes %j for a dash, which is not zero", (text) => {
    expect(parseCount(text)).toEqual({kind: "dash"});
  });

  it.each([
    ["a letter among digits", "1E"],
    ["an exponent", "1e5"],
    ["a letter for a digit", "l2"],
    ["an O for a zero", "O"],
    ["a percentage", "12%"],
    ["two numbers", "3/4"],
    ["two points", "1.2.3"],
    ["a point without decimals", "12."],
    ["commas in the wrong place", "12,34"],
    ["a Chinese numeral", "三"],
    ["a unit without a number", "万元"],
    ["an item number", "1、"],
    ["a note of another kind", "22（左右）"],
    ["words", "不适用"],
    ["a replacement character", "\ufffd"],
    ["a private-use character", "\ue001"],
  ])("takes %s for illegible, and keeps the text as it stands: %j", (_, text) => {
    expect(parseCount(text)).toEqual({kind: "illegible", text});
  });
});

describe("countIn(unit, count)", () => {
  it.each([
    ["an amount without a unit, as the form says", "10k_yuan", 12.5, null, 12.5],
    ["元 where the form says 万元", "10k_yuan", 125000, "yuan", 12.5],
    ["亿元 where the form says 万元", "10k_yuan", 1.2, "100m_yuan", 12000],
    ["万元 where the form says 元", "yuan", 3.25, "10k_yuan", 32500],
    ["万元 as the form says", "10k_yuan", 0.1, "10k_yuan", 0.1],
    ["a few fen, to six decimals", "10k_yuan", 1.239, "yuan", 0.000124],
    ["a product that floats", "yuan", 1.1, "10k_yuan", 11000],
    ["money in a cell that counts, as printed", "count", 7, "yuan", 7],
  ] as const)("gives %s", (_, unit, value, stated, expected) => {
    expect(countIn(unit, {kind: "number", value, unit: stated})).toBe(expected);
  });
});
