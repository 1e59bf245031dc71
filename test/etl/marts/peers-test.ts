import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";
import type {SampleReport} from "../warehouse/sample.js";

const body = (agencyId: string, values: SampleReport["values"], rest: SampleReport = {}): SampleReport => ({
  ...rest,
  agency: {agencyId, ...rest.agency},
  values,
});

describe("peers", () => {
  it("sets a body beside those of its level and kind, year and scope", async () => {
    const rows = await runMart("peers", [
      body("a", {"requests.received.business": 10}),
      body("b", {"requests.received.business": 20}),
      body("c", {"requests.received.other": 60}),
      body("d", {"requests.received.other": 1000}, {agency: {kind: "office"}}),
      body("e", {"requests.received.other": 1000}, {agency: {level: "province"}}),
      body("f", {"requests.received.other": 1000}, {scope: "consolidated"}),
      body("g", {"requests.received.other": 1000}, {year: 2023}),
    ]);
    const received = rows.filter(({measure}) => measure === "received");
    const columns = ["agency_id", "value", "peers", "peers_counted", "first_quartile", "median", "third_quartile"];
    expect(pick(received.slice(0, 4), ...columns)).toEqual([
      ["a", 10, 3, 3, 15, 20, 40],
      ["b", 20, 3, 3, 15, 20, 40],
      ["c", 60, 3, 3, 15, 20, 40],
      ["d", 1000, 1, 1, 1000, 1000, 1000],
    ]);
  });

  it("gives each measure with its numerator and denominator", async () => {
    const rows = await runMart("peers", [
      body("a", {
        "requests.received.business": 18,
        "requests.carried_in.business": 2,
        "requests.granted.business": 5,
        "requests.partly_granted.other": 1,
        "requests.refused_third_party.business": 3,
        "requests.declined_petition.business": 1,
        "requests.granted.total": 77,
        "disputes.reconsideration.upheld": 3,
        "disputes.litigation_direct.corrected": 1,
        "disputes.litigation_direct.other": 1,
        "disputes.litigation_direct.pending": 9,
      }),
    ]);
    expect(pick(rows, "measure", "value", "numerator", "denominator")).toEqual([
      ["received", 18, 18, 1],
      ["concluded", 10, 10, 1],
      ["disclosure_rate", 0.6, 6, 10],
      ["refusal_rate", 0.3, 3, 10],
      ["clearance_rate", 0.5, 10, 20],
      ["disputes", 5, 5, 1],
      ["correction_rate", 0.2, 1, 5],
    ]);
  });

  it("says how many cells of a side are missing, and gives none of it", async () => {
    const rows = await runMart("peers", [
      body("a", {
        "requests.granted.business": null,
        "requests.declined_repeat.other": null,
        "requests.received.other": null,
        "disputes.litigation_direct.pending": null,
      }),
    ]);
    const columns = ["numerator", "numerator_missing_cells", "denominator", "denominator_missing_cells"];
    expect(pick(rows, "measure", "value", ...columns)).toEqual([
      ["received", null, null, 1, 1, 0],
      ["concluded", null, null, 2, 1, 0],
      ["disclosure_rate", null, null, 1, null, 2],
      ["refusal_rate", null, 0, 0, null, 2],
      ["clearance_rate", null, null, 2, null, 1],
      ["disputes", 0, 0, 0, 1, 0],
      ["correction_rate", null, 0, 0, 0, 0],
    ]);
  });

  it("takes no quartile of what is missing, or of a rate without cases", async () => {
    const rows = await runMart("peers", [
      body("a", {"requests.granted.business": 4}),
      body("b", {"requests.granted.business": null}),
      body("c", {}),
    ]);
    const rates = rows.filter(({measure}) => measure === "disclosure_rate");
    expect(pick(rates, "agency_id", "value", "denominator", "peers", "peers_counted", "median")).toEqual([
      ["a", 1, 4, 3, 1, 1],
      ["b", null, null, 3, 1, 1],
      ["c", null, 0, 3, 1, 1],
    ]);
  });
});
