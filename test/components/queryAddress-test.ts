import {describe, expect, it} from "vitest";
import {findQuery, formatQuery} from "../../src/components/queryAddress.js";

describe("formatQuery(sql)", () => {
  it("is readable while it is short", async () => {
    await expect(formatQuery("select 1")).resolves.toBe("?sql=select%201");
  });
  it("is compressed when it is long, and comes back the same", async () => {
    const sql = `select '${"政府信息公开".repeat(400)}'`;
    const address = await formatQuery(sql);
    expect(address.length).toBeLessThan(500);
    await expect(findQuery(address)).resolves.toBe(sql);
  });
});

describe("findQuery(search)", () => {
  it("finds none where there is none, or where the address is damaged", async () => {
    await expect(Promise.all(["", "?z=abc", "?z=***"].map(findQuery))).resolves.toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
