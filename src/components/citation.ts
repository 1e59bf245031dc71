import {html} from "htl";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";

/** How to cite, with a button that copies it. */
export function citation(version: string, builtFrom: string, {lang}: {readonly lang: Lang}): HTMLElement {
  const cited = {
    zh: `政务公开年报图志，版本 ${version}，语料 ${builtFrom.slice(0, 12)}。`,
    en: `Disclosure Atlas, version ${version}, corpus ${builtFrom.slice(0, 12)}.`,
  }[lang];
  const button = html`<button type="button" class="link">${text("copy", lang)}</button>`;
  button.onclick = () => {
    void navigator.clipboard.writeText(cited).then(() => {
      button.textContent = text("copied", lang);
    });
  };
  return html`<p class="cite"><q>${cited}</q> ${button}</p>`;
}
