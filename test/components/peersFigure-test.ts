// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {peersFigure} from "../../src/components/peersFigure.js";
import type {PeerRow} from "../../src/components/rows.js";

const OPTIONS = {lang: "en", source: "S"} as const;

function peer(rest: Partial<PeerRow>): PeerRow {
  return {
    agency_id: "a",
    report_id: "a-2024",
    year: 2024,
    measure: "disclosure_rate",
    value: 0.5,
    numerator: 5,
    denominator: 10,
    peers: 9,
    peers_counted: 8,
    first_quartile: 0.25,
    median: 0.4,
    third_quartile: 0.75,
    ...rest,
  };
}

describe("peersFigure(agencyId, peers, options)", () => {
  it("writes the median and how many peers it is of", () => {
    expect(peersFigure("a", [peer({})], OPTIONS)?.querySelector("svg")?.textContent).toContain(
      "50.0% · median 40.0% · n=8",
    );
  });
  it("compares with nothing where the peers are too few, and says so", () => {
    const figure = peersFigure("a", [peer({peers_counted: 4})], OPTIONS);
    expect(figure?.querySelector("svg")).toBeNull();
    expect(figure?.textContent).toContain("Too few reports");
  });
  it("leaves the median out of the years that have too few, beside years that have enough", () => {
    const figure = peersFigure("a", [peer({}), peer({year: 2023, peers_counted: 1})], OPTIONS);
    expect(figure?.querySelector("svg")?.textContent).toContain("50.0% · n=1");
  });
});
