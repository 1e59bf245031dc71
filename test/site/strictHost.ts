import {createHash} from "node:crypto";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import type {Site} from "./site.js";
import {strictHeaders} from "./strictHeaders.js";
import {visit} from "./visit.js";

const PAGE_MS = 60_000;
const ENGINE_MS = 30_000;

/** What the headers that the site is served with allow and what they refuse; that every page lives with them, all other tests show. */
export function describeStrictHost(site: () => Site): void {
  describe("a strict host", () => {
    it(
      "runs no script but files of the site",
      async () => {
        const {page, troubles, close} = await visit(site(), "index");
        const isRun = await page.evaluate(() => {
          const script = document.createElement("script");
          script.textContent = "window.owned = 1";
          document.head.append(script);
          return "owned" in window;
        });
        expect(isRun).toBe(false);
        expect(troubles).toEqual([expect.stringContaining("Content Security Policy")]);
        await close();
      },
      PAGE_MS,
    );

    it("knows every script and handler that stands in a page", async () => {
      const {"Content-Security-Policy": policy = ""} = strictHeaders("/404.html");
      for (const name of site().pages) {
        const {document} = new JSDOM(await readFile(join(site().folder, `${name}.html`), "utf8")).window;
        const scripts = [...document.querySelectorAll('script:not([src], [type="application/ld+json"])')];
        const unknown = scripts.map(({textContent}) => hash(textContent)).filter((known) => !policy.includes(known));
        const handlers = [...document.querySelectorAll("*")].flatMap((element) =>
          element.getAttributeNames().filter((attribute) => attribute.startsWith("on")),
        );
        expect({name, unknown, handlers}).toEqual({name, unknown: [], handlers: []});
      }
    });

    it(
      "lets a chart be saved as a picture",
      async () => {
        const {page, troubles, close} = await visit(site(), "en/outcomes");
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", {name: "PNG"}).click(),
        ]);
        const bytes = await readFile(await download.path());
        expect([bytes.subarray(1, 4).toString("latin1"), troubles]).toEqual(["PNG", []]);
        await close();
      },
      PAGE_MS,
    );

    it(
      "is not needed for queries to keep to the published database",
      async () => {
        for (const sql of ["from read_csv('http://localhost:9/x.csv')", "select to_json({a: 1})", "load httpfs"]) {
          const path = `query?sql=${encodeURIComponent(sql)}`;
          const {page, troubles, close} = await visit(site(), path, {bypassCSP: true});
          const failure = page.locator(".failure");
          await failure.waitFor({timeout: ENGINE_MS});
          expect([sql, await failure.textContent()]).toEqual([
            sql,
            expect.stringMatching(/disabled (?:by|through) conf/),
          ]);
          expect([sql, troubles]).toEqual([sql, []]);
          await close();
        }
      },
      PAGE_MS,
    );

    it(
      "lets pages elsewhere read parts of the published files, and nothing else",
      async () => {
        const context = await site().browser.newContext();
        const page = await context.newPage();
        const read = (path: string) =>
          page.evaluate(
            (address) =>
              fetch(address, {headers: {range: "bytes=0-3"}}).then(
                (response) => response.text(),
                () => "refused",
              ),
            site().host.root + path,
          );
        expect([await read("data/value.parquet"), await read("outcomes.html")]).toEqual(["PAR1", "refused"]);
        await context.close();
      },
      PAGE_MS,
    );
  });
}

function hash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}
