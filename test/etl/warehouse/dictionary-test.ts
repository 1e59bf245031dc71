import {describe, it, expect} from "vitest";
import {renderDictionary} from "../../../src/etl/warehouse/dictionary.js";

describe("renderDictionary()", () => {
  it("is what docs/warehouse.md holds: renew it with `npx vitest run test/etl/warehouse/dictionary-test.ts -u`", async () => {
    await expect(renderDictionary()).toMatchFileSnapshot("../../../docs/warehouse.md");
  });
});
