import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import type {BrowserContextOptions, Page, PageScreenshotOptions} from "playwright-core";
import type {Site} from "./site.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A page that is open, and everything about it that a reader should never meet. */
export interface Visit {
  readonly page: Page;
  /** Console errors, failed requests, and requests to other hosts, so far. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

/** The file of a page, such as `en/outcomes?by=body`; of a folder, the folder itself. */
export function fileOf(path: string): string {
  return path.replace(/^[^?.]*[^?./](?=$|\?)/, "$&.html");
}

/** Opens a page of the site and waits until it is drawn. */
export async function visit({browser, host}: Site, path: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({acceptDownloads: true, ...options});
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(host.root))
      troubles.push(`outside: ${request.url()}`);
  });
  await page.goto(host.root + fileOf(path), {waitUntil: "networkidle"});
  await settle(page);
  return {page, troubles, close: () => context.close()};
}

/** Waits until nothing on the page is loading. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("observablehq-loading, [aria-busy]") === null);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Violations of accessibility rules, one line each. */
export async function findViolations(page: Page): Promise<string[]> {
  // Evaluated, since the site lets no other script be added.
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // The script that was just evaluated defines `axe`.
    const {axe} = globalThis as unknown as {
      axe: {run: () => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>};
    };
    const {violations} = await axe.run();
    return violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** Texts that a reader cannot read: they do not fit what holds them, or stand one character below the other. */
export async function findCutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main :is(th, td, button)")].flatMap((element) => {
      const text = element.innerText.trim();
      if (text === "" || getComputedStyle(element).writingMode !== "horizontal-tb") return [];
      const range = document.createRange();
      range.selectNodeContents(element);
      const lines = new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size;
      const isSqueezed = lines > 2 && text.length < 2 * lines;
      return isSqueezed || element.scrollWidth > element.clientWidth + 1 ? [text] : [];
    }),
  );
}

/** How much of what was seen has jumped since the page opened: the sum of the browser's layout shifts. */
export async function sumShifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let shifts = 0;
        new PerformanceObserver((list) => {
          // TypeScript does not know this kind of entry.
          for (const entry of list.getEntries() as (PerformanceEntry & {value: number})[]) shifts += entry.value;
        }).observe({type: "layout-shift", buffered: true});
        setTimeout(() => {
          resolve(shifts);
        }, 200);
      }),
  );
}

/** How far the page can be scrolled sideways, in pixels. */
export async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** How bright the brightest point of a part of the page is, from 0 to 255: paper, unless all of it is shaded. */
export async function findBrightest(page: Page, clip: PageScreenshotOptions["clip"]): Promise<number> {
  const picture = (await page.screenshot({clip})).toString("base64");
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const {width, height} = image;
    const canvas = Object.assign(document.createElement("canvas"), {width, height});
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.drawImage(image, 0, 0);
    const reds = context.getImageData(0, 0, width, height).data.filter((_, index) => index % 4 === 0);
    return Math.max(...reds);
  }, picture);
}
