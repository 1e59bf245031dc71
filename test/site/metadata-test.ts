import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {findAddress} from "../../src/site/address.js";
import {describePage, linkEditions} from "../../src/site/metadata.js";
import type {PageFacts} from "../../src/site/metadata.js";
import {renderSitemap} from "../../src/site/sitemap.js";

const ADDRESS = new URL("https://example.org/atlas/");
const HOSTILE = `</script></title><img src=x onerror="alert(1)">' & =HYPERLINK("x")`;

const DATASET = {
  "@type": ["Dataset"],
  name: "Atlas",
  distribution: [{"@type": "DataDownload", contentUrl: "value.parquet"}],
};

function headOf(page: PageFacts, address: URL | null = null, dataset: Record<string, unknown> | null = DATASET) {
  const html = `<head>${describePage(page, {address, dataset})}\n${linkEditions(page.path, address)}</head>`;
  const {document} = new JSDOM(html).window;
  const structure: unknown = JSON.parse(document.querySelector('[type="application/ld+json"]')?.textContent ?? "");
  const property = (name: string) =>
    document.querySelector(`[property="${name}"], [name="${name}"]`)?.getAttribute("content") ?? null;
  const links = [...document.querySelectorAll("link")].map(
    (link) => `${link.rel} ${link.hreflang} ${link.getAttribute("href") ?? ""}`,
  );
  return {document, structure, property, links};
}

describe("describePage(page, site)", () => {
  it("says in the page's language what it is", () => {
    const {property} = headOf({path: "/en/data", title: "Data", description: "Everything."});
    expect(property("description")).toBe("Everything.");
    expect(property("og:description")).toBe("Everything.");
    expect(property("og:site_name")).toBe("Disclosure Atlas");
    expect(property("og:locale")).toBe("en_US");
    expect(headOf({path: "/data", title: "数据"}).property("og:locale")).toBe("zh_CN");
  });

  it("makes up no address", () => {
    const {property, structure} = headOf({path: "/outcomes", title: "办理结果"});
    expect(property("og:url")).toBeNull();
    expect(JSON.stringify(structure)).not.toMatch(/"url"/);
  });

  it("describes the data set on the pages that offer it, with files that can be reached from there", () => {
    const file = (path: string, address: URL | null) => headOf({path, title: "x"}, address).structure;
    expect(file("/en/data", null)).toMatchObject({distribution: [{contentUrl: "../data/value.parquet"}]});
    expect(file("/index", null)).toMatchObject({distribution: [{contentUrl: "./data/value.parquet"}]});
    expect(file("/data", ADDRESS)).toMatchObject({
      url: "https://example.org/atlas/data.html",
      distribution: [{contentUrl: "https://example.org/atlas/data/value.parquet"}],
    });
    expect(file("/outcomes", ADDRESS)).toMatchObject({
      "@type": "WebPage",
      url: "https://example.org/atlas/outcomes.html",
    });
  });

  it("takes what others wrote for text, wherever it stands", () => {
    const hostile = {"@type": "Dataset", name: HOSTILE, distribution: []};
    const {document, property, structure} = headOf(
      {path: "/index", title: HOSTILE, description: HOSTILE},
      ADDRESS,
      hostile,
    );
    expect(document.querySelectorAll("img")).toHaveLength(0);
    expect(document.querySelectorAll("script")).toHaveLength(1);
    expect(property("og:title")).toBe(HOSTILE);
    expect(property("description")).toBe(HOSTILE);
    expect(structure).toMatchObject({name: HOSTILE});
  });
});

describe("linkEditions(path, address)", () => {
  it("names both editions, relative to the page where no address is known", () => {
    expect(headOf({path: "/en/notebooks/index", title: "x"}).links).toEqual([
      "alternate zh-CN ../../notebooks/",
      "alternate en ../../en/notebooks/",
      "alternate x-default ../../notebooks/",
    ]);
  });

  it("adds the page's own address where it is known, but not where the query tells what is shown", () => {
    expect(headOf({path: "/en/index", title: "x"}, ADDRESS).links[0]).toBe("canonical  https://example.org/atlas/en/");
    expect(headOf({path: "/agency", title: "x"}, ADDRESS).links[0]).toMatch(/^alternate/);
    expect(linkEditions("/404", ADDRESS)).toBe("");
  });
});

describe("renderSitemap(paths, address)", () => {
  it("lists each page with its other edition, and none that shows nothing by itself", () => {
    const map = renderSitemap(["/404", "/agency", "/en/index", "/data"], ADDRESS);
    const {document} = new JSDOM(map, {contentType: "application/xml"}).window;
    expect([...document.querySelectorAll("loc")].map(({textContent}) => textContent)).toEqual([
      "https://example.org/atlas/en/",
      "https://example.org/atlas/data.html",
    ]);
    expect(map).toContain('hreflang="zh-CN" href="https://example.org/atlas/"');
  });
});

describe("findAddress(spec)", () => {
  it("is null where nobody says, and ends in a slash where someone does", () => {
    expect(findAddress(undefined)).toBeNull();
    expect(findAddress("")).toBeNull();
    expect(findAddress("https://example.org/atlas?x#y")?.href).toBe("https://example.org/atlas/");
    expect(findAddress("https://example.org")?.href).toBe("https://example.org/");
  });

  it.each(["example.org/atlas", "javascript:alert(1)", "/atlas"])("refuses %s", (spec) => {
    expect(() => findAddress(spec)).toThrow(`invalid site address: ${spec}`);
  });
});
