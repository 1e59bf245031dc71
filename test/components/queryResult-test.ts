import {describe, expect, it} from "vitest";
import {findEvidence} from "../../src/components/queryResult.js";

describe("findEvidence(row, name)", () => {
  const row = {
    report_id: "320813-renminzhengfu-2023",
    cell_id: "disputes.reconsideration.total",
    agency_id: "320813-x",
  };
  it("leads from a cell to where it stands in its report", () => {
    const href = "./agency.html?id=320813-renminzhengfu&year=2023&cell=disputes.reconsideration.total";
    expect([findEvidence(row, "report_id"), findEvidence(row, "cell_id")]).toEqual([href, href]);
  });
  it("leads from a report to the year of its body, and from a body to all its years", () => {
    expect(findEvidence({...row, cell_id: null}, "report_id")).toBe("./agency.html?id=320813-renminzhengfu&year=2023");
    expect(findEvidence(row, "agency_id")).toBe("./agency.html?id=320813-x");
  });
  it("leads nowhere from what names no report", () => {
    expect(findEvidence({report_id: "<b>", value: 1}, "report_id")).toBeNull();
    expect(findEvidence(row, "value")).toBeNull();
  });
});
