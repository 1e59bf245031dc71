import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {NAVIGATION, pathOf} from "../../src/site/editions.js";
import {describeJourneys} from "./journeys.js";
import {openSite} from "./site.js";
import type {Site} from "./site.js";
import {findViolations, overflow, settle, visit} from "./visit.js";

const BUILD_MS = 300_000;
const PAGE_MS = 60_000;
/** Bytes, compressed, without the database engine. */
const BUDGET = 250_000;
const WIDTHS = [360, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const EDITIONS = ["zh", "en"] as const;

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, BUILD_MS);

afterAll(async () => {
  await site.close();
});

describeJourneys(() => site);

describe("every page", () => {
  for (const {page} of NAVIGATION) {
    for (const lang of EDITIONS) {
      const path = pathOf(page, lang).slice(1);
      it(`${path} opens at every width, light and dark, without a fault`, () => expectSound(path), PAGE_MS);
    }
  }

  for (const {page} of NAVIGATION) {
    it(
      `${page} costs at most ${BUDGET / 1000} kB over the wire at first sight`,
      async () => {
        site.host.takeBytes();
        const {close} = await visit(site, pathOf(page, "zh").slice(1));
        expect(site.host.takeBytes()).toBeLessThan(BUDGET);
        await close();
      },
      PAGE_MS,
    );
  }

  it("stands in both editions", () => {
    const chinese = site.pages.filter((page) => !page.startsWith("en/") && page !== "404");
    const english = site.pages.filter((page) => page.startsWith("en/")).map((page) => page.slice("en/".length));
    expect(english).toEqual(chinese);
  });
});

/** One load, then every width and both schemes: what differs between them is layout and colour. */
async function expectSound(path: string): Promise<void> {
  const {page, troubles, close} = await visit(site, path);
  for (const width of WIDTHS) {
    await page.setViewportSize({width, height: 900});
    for (const scheme of SCHEMES) {
      await page.emulateMedia({colorScheme: scheme});
      await settle(page);
      const found = {
        troubles,
        violations: await findViolations(page),
        overflow: Math.max(0, await overflow(page)),
        errors: await page.locator(".observablehq--error, .failure").allTextContents(),
      };
      expect(found, `${path} at ${width}, ${scheme}`).toEqual({troubles: [], violations: [], overflow: 0, errors: []});
    }
  }
  await close();
}
