import {text} from "../components/labels.js";
import type {Lang} from "../components/lang.js";
import type {Colophon} from "./colophon.js";
import {editionOf, entryOf, NAVIGATION, pageOf, pathOf} from "./editions.js";

interface Page {
  readonly path: string;
  readonly title?: string | null;
}

/** The language of a page, for `<html lang>`. */
export function htmlLang(path: string): string {
  return editionOf(path) === "zh" ? "zh-CN" : "en";
}

/** What stands in the head of every page. The script serves the preview; the build writes the language into the page. */
export function head({path}: Page): string {
  return `<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<script>document.documentElement.lang = "${htmlLang(path)}";</script>`;
}

/** The masthead: name, pages, and the same page in the other language. */
export function header({path}: Page): string {
  const lang = editionOf(path);
  const links = NAVIGATION.map(({page, label}) => {
    const current = page === entryOf(pageOf(path)) ? ' aria-current="page"' : "";
    return `<li><a href="${pathOf(page, lang)}"${current}>${escape(text(label, lang))}</a></li>`;
  });
  return `<a class="skip" href="#content">${escape(text("skip", lang))}</a>
<div class="masthead">
<a class="name" href="${pathOf("index", lang)}">${escape(text("site", lang))}</a>
<nav aria-label="${escape(text("main_navigation", lang))}"><ul>${links.join("")}</ul></nav>
${languageSwitch(path, lang)}
</div>
<span id="content" tabindex="-1"></span>`;
}

/** The foot: which build this is, from which reports, under which terms. */
export function footer(path: string, {version, builtFrom}: Colophon): string {
  const hash = builtFrom === null ? "" : `<code title="${escape(builtFrom)}">${escape(builtFrom.slice(0, 12))}</code>`;
  return editionOf(path) === "zh"
    ? `<p>政务公开年报图志 ${escape(version)}，语料 ${hash}。</p>
<p>数字出自各机关公布的政府信息公开工作年度报告。程序以 MIT 许可发布；报告中的数字是公开事实，引用时请注明机关、年度和本站版本。</p>`
    : `<p>Disclosure Atlas ${escape(version)}, corpus ${hash}.</p>
<p>Figures are from the annual reports that the bodies publish themselves. The code is under the MIT licence; the figures are public facts: cite the body, the year and this version.</p>`;
}

/** The address of the other edition takes the state of this one along when it is followed. */
function languageSwitch(path: string, lang: Lang): string {
  const other: Lang = lang === "zh" ? "en" : "zh";
  const href = pathOf(pageOf(path), other);
  return `<a class="switch" href="${href}" hreflang="${other === "zh" ? "zh-CN" : "en"}" lang="${other === "zh" ? "zh-CN" : "en"}">${escape(text("other_language", lang))}</a>
<script>document.currentScript.previousElementSibling.addEventListener("click", (event) => {
  const link = event.currentTarget;
  link.search = location.search;
  link.hash = location.hash;
});</script>`;
}

function escape(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
