// @vitest-environment jsdom
import {afterEach, describe, expect, it} from "vitest";
import {agencyPage} from "../../src/components/agencyPage.js";
import type {AgencyData} from "../../src/components/agencyPage.js";
import type {Lang} from "../../src/components/lang.js";

/** A site without bodies, so that no id is that of one. */
const EMPTY: AgencyData = {
  readAgencies: () => Promise.resolve([]),
  find: () => Promise.resolve(undefined),
  readForms: () => Promise.resolve([]),
  read: () => Promise.resolve([]),
  readPeers: () => Promise.resolve([]),
};

afterEach(() => {
  history.replaceState(null, "", "/");
});

async function open(search: string, lang: Lang): Promise<HTMLElement> {
  history.replaceState(null, "", `/agency${search}`);
  const page = agencyPage(EMPTY, {lang, source: ""});
  await new Promise((resolve) => setTimeout(resolve));
  return page;
}

describe("agencyPage(data, options)", () => {
  it.each([
    ["zh", "没有这个机关", "没有编号为 nobody-1 的机关"],
    ["en", "No such body", "No body has the id nobody-1"],
  ] as const)("says in %s that no body has the id of the address", async (lang, heading, sentence) => {
    const page = await open("?id=nobody-1", lang);
    expect(page.querySelector("h1")?.textContent).toBe(heading);
    expect(page.textContent.replace(/\s+/g, " ")).toContain(sentence);
  });

  it.each(["", "?id=nobody-1"])("offers the search and the list at %j, which names no body", async (search) => {
    const page = await open(search, "en");
    expect(page.querySelectorAll('input[role="combobox"]')).toHaveLength(1);
    expect(page.querySelector('a[href="./agencies.html"]')?.textContent).toBe("Browse all bodies by region");
  });

  it("shows an id as text, whatever stands in it", async () => {
    const page = await open("?id=%3Cimg%20src%3Dx%3E", "zh");
    expect(page.querySelector("img")).toBeNull();
    expect(page.querySelector("code")?.textContent).toBe("<img src=x>");
  });
});
