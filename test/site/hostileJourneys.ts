import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {FORMULA, MARKUP} from "./hostile.js";
import type {Site} from "./site.js";
import {settle, visit} from "./visit.js";
import type {Visit} from "./visit.js";

const PAGE_MS = 60_000;
const ENGINE_MS = 30_000;

/** Whatever a report says is shown as text, wherever it is shown. */
export function describeHostileText(site: () => Site): void {
  describe("a report that means harm", () => {
    it.each(["agency", "en/agency"])(
      "is text on the page %s: name, title and cells",
      async (page) => {
        const {agency_id: id = "", name = ""} = await findHostile(site());
        expect(name).toContain(MARKUP);
        const seen = await visit(site(), `${page}?id=${encodeURIComponent(id)}`);
        await expect(seen.page.locator("h1").textContent()).resolves.toMatch(
          page === "agency" ? /<\/script><img/ : /./,
        );
        await expectHarmless(seen);
      },
      PAGE_MS,
    );

    it.each([
      "index",
      "agencies",
      "outcomes?by=body&year=2023&scope=own",
      "regions?province=350000&year=2023&scope=own",
      "quality",
    ])(
      "is text on the page %s",
      async (path) => {
        await expectHarmless(await visit(site(), path));
      },
      PAGE_MS,
    );

    it(
      "is text where bodies are chosen",
      async () => {
        const {agency_id: id = ""} = await findHostile(site());
        const seen = await visit(site(), `outcomes?by=body&bodies=${encodeURIComponent(id)}`);
        await expect(seen.page.locator(".chips").textContent()).resolves.toContain("<img/src");
        await expectHarmless(seen);
      },
      PAGE_MS,
    );

    it(
      "is text among what a search finds",
      async () => {
        const seen = await visit(site(), `narrative?q=${encodeURIComponent("信息处理费=hyperlink")}`);
        const hits = seen.page.locator(".hits").first();
        await hits.locator("li").first().waitFor();
        await expect(hits.textContent()).resolves.toContain(MARKUP);
        await expect(hits.textContent()).resolves.toContain(FORMULA);
        await expectHarmless(seen);
      },
      PAGE_MS,
    );

    it(
      "is text in the result of a query",
      async () => {
        const seen = await visit(
          site(),
          `query?sql=${encodeURIComponent("select name from agency where name like '%img%'")}`,
        );
        const cell = seen.page.locator(".query-result tbody").getByText("<img/src");
        await cell.waitFor({timeout: ENGINE_MS});
        await expectHarmless(seen);
      },
      PAGE_MS,
    );
  });
}

async function findHostile({folder}: Site): Promise<Record<string, string>> {
  const rows = parse(await readFile(join(folder, "data", "agency.csv")), {bom: true, columns: true});
  const found = (rows as Record<string, string>[]).find(({name}) => name?.includes("<img"));
  if (found === undefined) throw new Error("no report that means harm in this site");
  return found;
}

/** Nothing ran, nothing was asked for, and no element was made. */
async function expectHarmless({page, troubles, close}: Visit): Promise<void> {
  await settle(page);
  const made = await page.evaluate(() => ({
    owned: "owned" in globalThis,
    images: document.querySelectorAll("img").length,
  }));
  expect({...made, troubles}).toEqual({owned: false, images: 0, troubles: []});
  await close();
}
