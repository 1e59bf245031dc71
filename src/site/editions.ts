import type {Lang} from "../components/lang.js";
import type {TextKey} from "../components/labels.js";

/** The pages of each edition, in the order of the navigation. */
export const NAVIGATION: readonly {readonly page: string; readonly label: TextKey}[] = [
  {page: "index", label: "home"},
  {page: "requests", label: "requests"},
  {page: "outcomes", label: "outcomes"},
  {page: "disputes", label: "disputes"},
  {page: "disclosure", label: "disclosure"},
  {page: "regions", label: "regions"},
  {page: "agencies", label: "agencies"},
  {page: "narrative", label: "narrative"},
  {page: "quality", label: "quality"},
  {page: "query", label: "query"},
  {page: "notebooks/index", label: "notebooks"},
  {page: "data", label: "data"},
  {page: "methods", label: "methods"},
];

/** Which entry of the navigation a page belongs to, where it has none of its own. */
const PARENTS: Readonly<Record<string, string>> = {agency: "agencies"};

/** The entry of the navigation that is marked on a page. */
export function entryOf(page: string): string {
  if (page.startsWith("notebooks/")) return "notebooks/index";
  return PARENTS[page] ?? page;
}

/** The edition that a path such as `/en/outcomes` belongs to. */
export function editionOf(path: string): Lang {
  return /^\/en(\/|$)/.test(path) ? "en" : "zh";
}

/** The page's path within its edition: `/en/outcomes` is `outcomes`. */
export function pageOf(path: string): string {
  return path.replace(/^\/en(?=\/|$)/, "").replace(/^\//, "") || "index";
}

/** The path of a page in an edition, from the root of the site. */
export function pathOf(page: string, lang: Lang): string {
  return `${lang === "en" ? "/en" : ""}/${page}`;
}
