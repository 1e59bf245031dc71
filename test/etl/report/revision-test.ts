import {describe, expect, it} from "vitest";
import {compareSnapshots} from "../../../src/etl/report/revision.js";
import type {Snapshot} from "../../../src/etl/report/revision.js";
import type {Status} from "../../../src/etl/report/report.js";

type Cells = Readonly<Record<string, readonly [status: Status, value: number | null]>>;

function snapshot(reports: Readonly<Record<string, readonly [files: string, cells: Cells]>>): Snapshot {
  return {
    reports: Object.entries(reports).map(([reportId, [files, cells]]) => ({
      reportId,
      sourceIds: files.split(" "),
      values: Object.entries(cells).map(([cellId, [status, value]]) => ({
        cellId,
        status,
        value,
        printed: status === "printed" ? value : null,
      })),
    })),
  };
}

/** Revisions as `report cell before → after cause`. */
function compare(before: Snapshot, after: Snapshot): string[] {
  return compareSnapshots(before, after).map(
    (each) =>
      `${each.reportId} ${each.cellId} ${String(each.statusBefore)} ${String(each.valueBefore)} → ${String(each.statusAfter)} ${String(each.valueAfter)}: ${each.cause}`,
  );
}

const BEFORE = snapshot({a: ["page", {x: ["printed", 1], y: ["unknown", null]}]});

describe("compareSnapshots(before, after)", () => {
  it("finds nothing between a build and itself", () => {
    expect(compare(BEFORE, BEFORE)).toEqual([]);
  });

  it.each([
    [
      "a cell that another copy fills",
      snapshot({a: ["page text", {x: ["printed", 1], y: ["printed", 4]}]}),
      ["a y unknown null → printed 4: new_file"],
    ],
    [
      "a cell that the same file is now read to have",
      snapshot({a: ["page", {x: ["printed", 1], y: ["inferred", 0]}]}),
      ["a y unknown null → inferred 0: new_reading"],
    ],
    [
      "a number that was read in another way, and one that lost its number",
      snapshot({a: ["page", {x: ["unknown", null], y: ["blank", null]}]}),
      ["a x printed 1 → unknown null: new_reading", "a y unknown null → blank null: new_reading"],
    ],
    [
      "a correction, though a file is new too",
      snapshot({a: ["page text", {x: ["corrected", 7], y: ["unknown", null]}]}),
      ["a x printed 1 → corrected 7: correction"],
    ],
    [
      "a new report",
      snapshot({a: ["page", {x: ["printed", 1], y: ["unknown", null]}], b: ["other", {x: ["printed", 2]}]}),
      ["b x null null → printed 2: new_file"],
    ],
    [
      "a report that is gone",
      snapshot({}),
      ["a x printed 1 → null null: removed", "a y unknown null → null null: removed"],
    ],
    [
      "a report that is now another body's",
      snapshot({b: ["page", {x: ["printed", 1]}]}),
      [
        "a x printed 1 → null null: new_reading",
        "a y unknown null → null null: new_reading",
        "b x null null → printed 1: new_reading",
      ],
    ],
    [
      "what a copy had, when the copy is gone",
      snapshot({a: ["", {x: ["printed", 3], y: ["unknown", null]}]}),
      ["a x printed 1 → printed 3: removed"],
    ],
  ])("tells the cause of %s", (_, after, revisions) => {
    const known: Snapshot = {
      reports: after.reports.map((r) => ({...r, sourceIds: r.sourceIds.filter((id) => id !== "")})),
    };
    expect(compare(BEFORE, known)).toEqual(revisions);
  });

  it("calls it a correction too when one is taken back", () => {
    const corrected = snapshot({a: ["page", {x: ["corrected", 7], y: ["unknown", null]}]});
    expect(compare(corrected, BEFORE)).toEqual(["a x corrected 7 → printed 1: correction"]);
  });
});

describe("a revision", () => {
  it("has what is printed on both sides, and is one if only that changed", () => {
    const printing = (printed: number): Snapshot => ({
      reports: [{reportId: "a", sourceIds: ["page"], values: [{cellId: "x", status: "corrected", value: 7, printed}]}],
    });
    expect(compareSnapshots(printing(1), printing(2))).toEqual([
      {
        reportId: "a",
        cellId: "x",
        printedBefore: 1,
        printedAfter: 2,
        valueBefore: 7,
        valueAfter: 7,
        statusBefore: "corrected",
        statusAfter: "corrected",
        cause: "correction",
      },
    ]);
  });
});
