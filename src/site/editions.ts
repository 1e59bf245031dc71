import type {Lang} from "../components/lang.js";
import type {TextKey} from "../components/labels.js";

/** The pages of each edition, in the order of the navigation; `agency` stands for the agencies. */
export const NAVIGATION: readonly {readonly page: string; readonly label: TextKey}[] = [
  {page: "index", label: "home"},
  {page: "requests", label: "requests"},
  {page: "outcomes", label: "outcomes"},
  {page: "disputes", label: "disputes"},
  {page: "agency", label: "agency"},
  {page: "query", label: "query"},
];

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
