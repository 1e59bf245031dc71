import {describe, it, expect} from "vitest";
import {pick, runMart} from "./mart.js";

const SHUYANG = {agencyId: "320800-x", name: "淮安市甲局", nameEn: "A", regionCode: "320800"};
const NOWHERE = {agencyId: "000000-y", name: "乙局", nameEn: "B", regionCode: null, level: null};

describe("coverage", () => {
  it("counts bodies, reports by status, scope and form, and cells by status", async () => {
    const rows = await runMart("coverage", [
      {values: {"requests.received.business": null, "requests.received.other": {value: 3, status: "inferred"}}},
      {
        agency: {agencyId: "320813-z"},
        status: "inconsistent",
        scope: "consolidated",
        identities: 40,
        identitiesBroken: 2,
      },
      {year: 2020, form: 2019, status: "partial", scope: "unknown"},
    ]);
    expect(
      pick(rows, "region_code", "region_name", "region_level", "province_code", "prefecture_code", "year"),
    ).toEqual([
      ["320813", "洪泽区", "county", "320000", "320800", 2020],
      ["320813", "洪泽区", "county", "320000", "320800", 2024],
    ]);
    expect(pick(rows, "bodies", "reports", "reports_complete", "reports_inconsistent", "reports_partial")).toEqual([
      [1, 1, 0, 0, 1],
      [2, 2, 1, 1, 0],
    ]);
    expect(
      pick(
        rows,
        "reports_own",
        "reports_consolidated",
        "reports_scope_unknown",
        "reports_form_2019",
        "reports_form_2021",
      ),
    ).toEqual([
      [0, 0, 1, 1, 0],
      [1, 1, 0, 0, 2],
    ]);
    expect(pick(rows, "cells", "cells_printed", "cells_inferred", "cells_unknown")).toEqual([
      [198, 198, 0, 0],
      [400, 398, 1, 1],
    ]);
    expect(pick(rows, "identities", "identities_broken")[1]).toEqual([42 + 40, 2]);
  });

  it("tells blanks, dashes, corrections and confirmed cells apart", async () => {
    const rows = await runMart("coverage", [
      {
        values: {
          "requests.received.business": {value: null, status: "blank"},
          "requests.received.other": {value: null, status: "dash"},
          "requests.received.research": {value: 2, status: "corrected"},
          "requests.received.total": {printed: 2, value: 2, status: "printed", confirmedBy: 2},
        },
      },
    ]);
    expect(pick(rows, "cells_blank", "cells_dash", "cells_corrected", "cells_confirmed")).toEqual([[1, 1, 1, 1]]);
  });

  it("keeps bodies whose region is not known, in a row without one, and regions apart", async () => {
    const rows = await runMart("coverage", [{}, {agency: NOWHERE}, {agency: SHUYANG}]);
    expect(pick(rows, "region_code", "region_name", "bodies")).toEqual([
      ["320800", "淮安市", 1],
      ["320813", "洪泽区", 1],
      [null, null, 1],
    ]);
  });
});
