import {html} from "htl";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";

/** A node that stands for one that is still being made; says so, and says when it fails. */
export function asynchronous(promise: Promise<Node>, {lang}: {readonly lang: Lang}): HTMLElement {
  const root = html`<div aria-busy="true"><p class="muted small">${text("loading", lang)}</p></div>`;
  promise
    .then(
      (node) => {
        root.replaceChildren(node);
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        root.replaceChildren(html`<p class="failure" role="alert">${text("failed", lang)}: ${reason}</p>`);
      },
    )
    .finally(() => {
      root.removeAttribute("aria-busy");
    });
  return root;
}
