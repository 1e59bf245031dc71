import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import type {Locator} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {NAVIGATION, pathOf} from "../../src/site/editions.js";
import {countBytes, measureWait} from "./budget.js";
import {describeHostileText} from "./hostileJourneys.js";
import {describeJourneys} from "./journeys.js";
import {openSite} from "./site.js";
import type {Site} from "./site.js";
import {describeStrictHost} from "./strictHost.js";
import {findBrightest, findCutTexts, findViolations, overflow, settle, sumShifts, visit} from "./visit.js";

const BUILD_MS = 300_000;
const PAGE_MS = 60_000;
/** Bytes, compressed, without the database engine. */
const BUDGET = 250_000;
/** The wait for the first chart on a slow line and machine, as a multiple of that for an empty page. */
const MOST_WAIT = 25;
const WIDTHS = [360, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const EDITIONS = ["zh", "en"] as const;
/** Of the screen and the way across it, what may jump while a page loads; browsers call 0.1 good. */
const MOST_SHIFT = 0.1;
const BODY = "agency?id=350128-guanliweiyuanhui";
/** Pages that the navigation does not lead to directly. */
const OTHERS = [BODY, "notebooks/corrections", "notebooks/one-body", "notebooks/two-forms"];
const SWEPT = [...NAVIGATION.map(({page}) => page), ...OTHERS];
/** Notebooks begin with the engine. What a reader asks for comes on top: a body's cells. */
const LIGHT = [...NAVIGATION.map(({page}) => page), "agency"];

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, BUILD_MS);

afterAll(async () => {
  await site.close();
});

describeJourneys(() => site);
describeHostileText(() => site);
describeStrictHost(() => site);

describe("every page", () => {
  for (const page of SWEPT) {
    for (const lang of EDITIONS) {
      const path = pathOf(page, lang).slice(1);
      it(`${path} opens at every width, light and dark, without a fault`, () => expectSound(path), PAGE_MS);
    }
  }

  it.each(LIGHT)(
    `%s costs at most ${BUDGET / 1000} kB over the wire at first sight`,
    async (page) => {
      expect(await countBytes(site, pathOf(page, "zh").slice(1))).toBeLessThan(BUDGET);
    },
    PAGE_MS,
  );

  it.each(["index", "outcomes"])(
    `%s shows its first chart to a slow reader within ${MOST_WAIT} times an empty page`,
    async (page) => {
      expect(await measureWait(site, page)).toBeLessThan(MOST_WAIT);
    },
    PAGE_MS,
  );

  for (const page of [...LIGHT, BODY]) {
    for (const lang of EDITIONS) {
      const path = pathOf(page, lang).slice(1);
      it(`${path} keeps still what is seen while it loads, at every width`, () => expectStill(path), PAGE_MS);
    }
  }

  it("stands in both editions", () => {
    const chinese = site.pages.filter((page) => !page.startsWith("en/") && page !== "404");
    const english = site.pages.filter((page) => page.startsWith("en/")).map((page) => page.slice("en/".length));
    expect(english).toEqual(chinese);
  });

  it("says in its head what it is, in its language, and where its other edition stands", async () => {
    for (const page of site.pages.filter((name) => name !== "404")) {
      const {document} = new JSDOM(await readFile(join(site.folder, `${page}.html`), "utf8")).window;
      const content = (name: string) =>
        document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute("content") ?? "";
      const english = page.startsWith("en/");
      expect([page, document.documentElement.lang]).toEqual([page, english ? "en" : "zh-CN"]);
      expect([page, /\p{Script=Han}/u.test(content("description"))]).toEqual([page, !english]);
      expect([page, content("og:title")]).not.toEqual([page, ""]);
      expect([page, document.querySelectorAll("link[hreflang]").length]).toEqual([page, 3]);
      const structure = document.querySelector('script[type="application/ld+json"]')?.textContent ?? "";
      expect([page, structure.includes('"Dataset"')]).toEqual([page, /^(en\/)?(index|data)$/.test(page)]);
      expect(JSON.parse(structure)).toHaveProperty("@context");
    }
  });
});

describe("a phone", () => {
  const viewport = {width: 360, height: 900};

  it.each(["quality", "en/quality"])(
    "shades the side of a table where %s goes on, until its end is seen",
    async (path) => {
      const {page, close} = await visit(site, path, {viewport});
      const table = page.locator(".scroll").first();
      await table.scrollIntoViewIfNeeded();
      const shades = async (left: number) => {
        await table.evaluate((element, to) => {
          element.scrollLeft = to;
        }, left);
        const {x, y, width, height} = await boxOf(table);
        const paper = await findBrightest(page, {x: x + width / 2, y, width: 2, height});
        const sides = [x, x + width - 2].map((side) => ({x: side, y, width: 2, height}));
        const found = [await findBrightest(page, sides[0]), await findBrightest(page, sides[1])];
        return found.map((side) => side < paper);
      };
      expect(await shades(0)).toEqual([false, true]);
      expect(await shades(60)).toEqual([true, true]);
      expect(await shades(10_000)).toEqual([true, false]);
      await close();
    },
    PAGE_MS,
  );

  it("begins every line of the colophon at the same place", async () => {
    const {page, close} = await visit(site, "en/methods", {viewport});
    const colophon = page.locator(".colophon");
    const {x, y} = await boxOf(colophon);
    const marks = await Promise.all((await colophon.locator(".mark").all()).map(boxOf));
    const tops = [...new Set(marks.map((mark) => mark.y))].filter((top) => top > y + 10);
    const starts = tops.map((top) => Math.min(...marks.filter((mark) => mark.y === top).map((mark) => mark.x)));
    expect(starts.length).toBeGreaterThan(0);
    expect(new Set(starts)).toEqual(new Set([x]));
    await close();
  });
});

describe("a page that is not there", () => {
  it.each(["missing", "en/notebooks/missing/deeper"])(
    "is told in both languages at %s, with ways back",
    async (path) => {
      const {page, troubles, close} = await visit(site, path);
      await expect(page.locator("h1, h2").allTextContents()).resolves.toEqual(["没有这一页", "No such page"]);
      await page.waitForFunction(() => document.querySelector('a[href^="./"]') === null);
      expect(await findViolations(page)).toEqual([]);
      // The missing page itself, and the folders that do not hold this page either.
      expect(troubles.filter((trouble) => !/404/.test(trouble))).toEqual([]);
      await page.getByRole("link", {name: "data", exact: true}).click();
      await settle(page);
      expect(page.url()).toBe(`${site.host.root}en/data.html`);
      await close();
    },
    PAGE_MS,
  );
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
        cut: await findCutTexts(page),
        errors: await page.locator(".observablehq--error, .failure").allTextContents(),
      };
      expect(found, `${path} at ${width}, ${scheme}`).toEqual({
        troubles: [],
        violations: [],
        overflow: 0,
        cut: [],
        errors: [],
      });
    }
  }
  await close();
}

/** Loaded for each width, since what is seen of a page before its figures differs between them. */
async function expectStill(path: string): Promise<void> {
  for (const width of WIDTHS) {
    const {page, close} = await visit(site, path, {viewport: {width, height: 900}});
    expect(await sumShifts(page), `${path} at ${width}`).toBeLessThan(MOST_SHIFT);
    await close();
  }
}

/** Where something that is seen stands. */
async function boxOf(shown: Locator): Promise<{x: number; y: number; width: number; height: number}> {
  const box = await shown.boundingBox();
  if (box === null) throw new Error("not seen");
  return box;
}
