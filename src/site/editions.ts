import type {Lang} from "../components/lang.js";
import type {TextKey} from "../components/labels.js";

/** A page that the navigation leads to. */
export interface Entry {
  readonly page: string;
  readonly label: TextKey;
  /** Whether it is about the data themselves and for those who work with them, and not about what they say. */
  readonly tool: boolean;
}

/** The pages of each edition, in the order of the navigation. */
export const NAVIGATION: readonly Entry[] = [
  {page: "index", label: "home", tool: false},
  {page: "requests", label: "requests", tool: false},
  {page: "outcomes", label: "outcomes", tool: false},
  {page: "disputes", label: "disputes", tool: false},
  {page: "disclosure", label: "disclosure", tool: false},
  {page: "regions", label: "regions", tool: false},
  {page: "agencies", label: "agencies", tool: false},
  {page: "narrative", label: "narrative", tool: false},
  {page: "quality", label: "quality", tool: true},
  {page: "query", label: "query", tool: true},
  {page: "notebooks/index", label: "notebooks", tool: true},
  {page: "data", label: "data", tool: true},
  {page: "methods", label: "methods", tool: true},
];

/** What a host shows in place of a page that is not there. */
export const NOT_FOUND = "404";

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

/** The whole address of a page: `/en/notebooks/index` is `https://…/en/notebooks/`. */
export function addressOf(path: string, address: URL): URL {
  return new URL(fileOf(path).slice(1), address);
}

/** The address of a file of the site as seen from a page, so that the site works in any folder. */
export function relativeTo(from: string, file: string): string {
  const up = "../".repeat(from.split("/").length - 2);
  return `${up === "" ? "./" : up}${file.slice(1)}`;
}

/** The file of a page, which any host serves by its name; the page of a folder has the folder's address. */
export function fileOf(path: string): string {
  return path.endsWith("/index") ? path.slice(0, -"index".length) : `${path}.html`;
}
