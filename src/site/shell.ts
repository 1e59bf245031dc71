import {text} from "../components/labels.js";
import type {Lang} from "../components/lang.js";
import type {Colophon} from "./colophon.js";
import {editionOf, entryOf, NAVIGATION, NOT_FOUND, pageOf, pathOf} from "./editions.js";
import {escape} from "./escape.js";
import {findDescription} from "./frontMatter.js";
import {describePage} from "./metadata.js";
import type {SiteFacts} from "./metadata.js";

/** What Framework puts behind the title of each page; the build leaves the name in the language of the page. */
export const TITLE = "政务公开年报图志 Disclosure Atlas";

interface Page {
  readonly path: string;
  readonly title?: string | null;
}

/** The language of a page, for `<html lang>`. */
export function htmlLang(path: string): string {
  return codeOf(editionOf(path));
}

/** What stands in the head of every page. The script serves the preview; the build writes the language into the page. */
export function head({path, title}: Page, site: SiteFacts): string {
  const description = findDescription(path);
  return `<link rel="icon" sizes="32x32" href="/favicon.ico">
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="apple-touch-icon" href="/apple-touch-icon.png">
${describePage({path, title: title ?? text("site", editionOf(path)), description}, site)}
<script>document.documentElement.lang = "${htmlLang(path)}";</script>`;
}

/** The masthead: name, pages, and the same page in the other language. */
export function header({path}: Page, {synthetic}: Pick<Colophon, "synthetic">): string {
  const lang = editionOf(path);
  const groups = [NAVIGATION.filter(({tool}) => !tool), NAVIGATION.filter(({tool}) => tool)];
  return `<a class="skip" href="#content">${escape(text("skip", lang))}</a>
<div class="masthead">
<a class="name" href="${pathOf("index", lang)}">${escape(text("site", lang))}</a>
${languageSwitch(path, lang)}
<nav aria-label="${escape(text("main_navigation", lang))}">${groups.map((group) => navigationList(group, path)).join("")}</nav>
</div>
${synthetic ? syntheticBanner(lang) : ""}
<span id="content" tabindex="-1"></span>`;
}

/** The foot: which build this is, from which reports, under which terms. */
export function footer(path: string, {version, builtFrom}: Colophon): string {
  const lang = editionOf(path);
  const [number = version, code] = version.split("+");
  const marks = [
    code === undefined ? "" : mark(text("code", lang), code),
    builtFrom === null ? "" : mark(text("corpus", lang), builtFrom),
  ];
  const terms = {
    zh: "数字出自各机关公布的政府信息公开工作年度报告。程序以 MIT 许可发布；报告中的数字是公开事实，引用时请注明机关、年度和本站版本。",
    en: "Figures are from the annual reports that the bodies publish themselves. The code is under the MIT licence; the figures are public facts: cite the body, the year and this version.",
  }[lang];
  return `<p class="colophon">${escape(text("site", lang))} ${escape(number)} ${marks.join(" ")}</p>
<p>${terms}</p>`;
}

function navigationList(entries: typeof NAVIGATION, path: string): string {
  const lang = editionOf(path);
  const items = entries.map(({page, label}) => {
    const current = page === entryOf(pageOf(path)) ? ' aria-current="page"' : "";
    return `<li><a href="${pathOf(page, lang)}"${current}>${escape(text(label, lang))}</a></li>`;
  });
  return `<ul>${items.join("")}</ul>`;
}

/** Nobody may take made-up figures for real ones, on whichever page they land. */
function syntheticBanner(lang: Lang): string {
  return `<p class="synthetic" role="note">${escape(text("synthetic", lang))}</p>`;
}

/** A hash, by the first digits that tell it from others. */
function mark(label: string, hash: string): string {
  return `<span class="mark">${escape(label)} <code title="${escape(hash)}">${escape(hash.slice(0, 12))}</code></span>`;
}

/** The address of the other edition takes the state of this one along when it is followed. */
function languageSwitch(path: string, lang: Lang): string {
  const other: Lang = lang === "zh" ? "en" : "zh";
  const page = pageOf(path);
  const href = pathOf(page === NOT_FOUND ? "index" : page, other);
  return `<a class="switch" href="${href}" hreflang="${codeOf(other)}" lang="${codeOf(other)}">${escape(text("other_language", lang))}</a>
<script type="module" src="/theme/languageSwitch.js"></script>`;
}

function codeOf(lang: Lang): string {
  return lang === "zh" ? "zh-CN" : "en";
}
