import {describe, expect, it} from "vitest";
import type {Value} from "../../src/etl/report/report.js";
import {scoreValues} from "./score.js";

const ID = "requests.granted.total";
const BASE: Value = {
  cellId: ID,
  printed: null,
  value: null,
  status: "unknown",
  raw: null,
  place: null,
  basis: null,
  confirmedBy: 0,
};
const PRINTED = {printed: 5, value: 5, mayBeEmpty: false};
const LOST = {printed: null, value: 5, mayBeEmpty: false};
const BLANK = {printed: null, value: 0, mayBeEmpty: true};
const NOTHING = {printed: null, value: null, mayBeEmpty: true};

describe("scoreValues(values, truth)", () => {
  it.each([
    ["a printed number read", PRINTED, {printed: 5, value: 5, status: "printed"}, "right"],
    ["a printed number inferred all the same", PRINTED, {value: 5, status: "inferred"}, "right"],
    ["a printed number left open", PRINTED, {}, "unknown"],
    ["another number read", PRINTED, {printed: 6, value: 6, status: "printed"}, "wrong"],
    ["a printed number put right", PRINTED, {printed: 6, value: 5, status: "printed"}, "wrong"],
    ["a lost cell inferred", LOST, {value: 5, status: "inferred"}, "right"],
    ["a lost cell left open", LOST, {status: "blank"}, "unknown"],
    ["a lost cell inferred to another number", LOST, {value: 4, status: "inferred"}, "wrong"],
    ["a blank left blank", BLANK, {status: "blank"}, "right"],
    ["a blank forced to what it stands for", BLANK, {value: 0, status: "inferred"}, "right"],
    ["a blank given another number", BLANK, {printed: 1, value: 1, status: "printed"}, "wrong"],
    ["a number from nowhere", NOTHING, {printed: 0, value: 0, status: "printed"}, "wrong"],
  ] as const)("judges %s", (_, truth, reading, verdict) => {
    const {right, unknown, wrong} = scoreValues([{...BASE, ...reading}], new Map([[ID, truth]]));
    expect({right, unknown: unknown.length, wrong: wrong.length}).toEqual({
      right: 0,
      unknown: 0,
      wrong: 0,
      [verdict]: 1,
    });
  });

  it("counts a cell that is not there as unknown", () => {
    expect(scoreValues([], new Map([[ID, PRINTED]])).unknown).toEqual([ID]);
  });

  it("lets a cell that the truth does not list be inferred, but not read", () => {
    const score = (reading: Partial<Value>) => scoreValues([{...BASE, ...reading}], new Map()).wrong.length;
    expect(score({value: 0, status: "inferred"})).toBe(0);
    expect(score({printed: 0, value: 0, status: "printed"})).toBe(1);
  });
});
