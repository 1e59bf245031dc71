import {text} from "../components/labels.js";
import type {Lang} from "../components/lang.js";
import {addressOf, editionOf, fileOf, NOT_FOUND, pageOf, pathOf, relativeTo} from "./editions.js";
import {escape} from "./escape.js";

/** What a page says of itself. */
export interface PageFacts {
  /** From the root of the site, such as `/en/data`. */
  readonly path: string;
  readonly title: string;
  /** A sentence; the page has none where its author wrote none. */
  readonly description?: string | undefined;
}

/** What all pages have to say: where they stand, and what data they are about. */
export interface SiteFacts {
  /** Null where it is not known. */
  readonly address: URL | null;
  /** The warehouse's `dataset.jsonld`, parsed; null where there is no warehouse yet. */
  readonly dataset: Readonly<Record<string, unknown>> | null;
}

const LOCALES: Readonly<Record<Lang, string>> = {zh: "zh_CN", en: "en_US"};

/** The pages that offer the data set itself; the others are pages about it. */
const DATASET_PAGES: readonly string[] = ["index", "data"];

/** Pages that show another thing at each query of their address, so that no one address is the canonical one. */
const WITHOUT_CANONICAL: readonly string[] = ["agency", NOT_FOUND];

/** The description, what other sites show of a link to the page, and what machines read of it. */
export function describePage(page: PageFacts, site: SiteFacts): string {
  const lang = editionOf(page.path);
  const {description} = page;
  const properties = {
    "og:site_name": text("site", lang),
    "og:type": "website",
    "og:title": page.title,
    ...(description === undefined ? {} : {"og:description": description}),
    "og:locale": LOCALES[lang],
    "og:locale:alternate": LOCALES[other(lang)],
    ...(site.address === null ? {} : {"og:url": addressOf(page.path, site.address).href}),
  };
  return [
    ...(description === undefined ? [] : [`<meta name="description" content="${escape(description)}">`]),
    ...Object.entries(properties).map(([name, value]) => `<meta property="${name}" content="${escape(value)}">`),
    `<script type="application/ld+json">${formatJson(describeStructure(page, site))}</script>`,
  ].join("\n");
}

/** Links to the page's own address and to its editions. Framework takes such links for files, so they come last. */
export function linkEditions(path: string, address: URL | null): string {
  const page = pageOf(path);
  if (page === NOT_FOUND) return "";
  const href = (target: string) =>
    address === null ? relativeTo(path, fileOf(target)) : addressOf(target, address).href;
  const alternate = (code: string, lang: Lang) =>
    `<link rel="alternate" hreflang="${code}" href="${escape(href(pathOf(page, lang)))}">`;
  return [
    ...(address === null || WITHOUT_CANONICAL.includes(page)
      ? []
      : [`<link rel="canonical" href="${escape(href(path))}">`]),
    alternate("zh-CN", "zh"),
    alternate("en", "en"),
    alternate("x-default", "zh"),
    "",
  ].join("\n");
}

function describeStructure(page: PageFacts, {address, dataset}: SiteFacts): object {
  const lang = editionOf(page.path);
  const url = address === null ? {} : {url: addressOf(page.path, address).href};
  if (dataset !== null && DATASET_PAGES.includes(pageOf(page.path))) {
    return {...dataset, ...url, distribution: placeFiles(dataset["distribution"], page.path, address)};
  }
  const site = {"@type": "WebSite", name: text("site", lang)};
  return {
    "@context": "https://schema.org",
    "@type": "WebPage",
    name: page.title,
    ...(page.description === undefined ? {} : {description: page.description}),
    inLanguage: lang === "zh" ? "zh-CN" : "en",
    ...url,
    isPartOf: address === null ? site : {...site, url: addressOf(pathOf("index", lang), address).href},
  };
}

/** The files of the warehouse stand in the site's folder `data`. */
function placeFiles(files: unknown, path: string, address: URL | null): unknown {
  if (!Array.isArray(files)) return files;
  return files.map((file: {readonly contentUrl: string}) => ({
    ...file,
    contentUrl:
      address === null
        ? relativeTo(path, `/data/${file.contentUrl}`)
        : new URL(`data/${file.contentUrl}`, address).href,
  }));
}

/** JSON that no text in it can end the script around. */
function formatJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

function other(lang: Lang): Lang {
  return lang === "zh" ? "en" : "zh";
}
