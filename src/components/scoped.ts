import {html} from "htl";
import {choices} from "./choices.js";
import {text} from "./labels.js";
import type {Lang} from "./lang.js";
import type {Scope} from "./rows.js";
import {presentScopes} from "./scope.js";
import {stateful} from "./urlState.js";

const DEFAULTS = {scope: ""};

/** Figures of the scope that the reader chooses, which stands in the address. */
export function scoped(
  rows: readonly {readonly scope: string}[],
  {lang}: {readonly lang: Lang},
  render: (scope: Scope) => Node,
): HTMLElement {
  const scopes = presentScopes(rows);
  return stateful(DEFAULTS, (state, set) => {
    const scope = scopes.find((item) => item === state.scope) ?? scopes[0];
    if (scope === undefined) return html`<p class="muted">${text("no_data", lang)}</p>`;
    const control = choices(
      scopes.map((value) => ({value, label: text(value, lang)})),
      {
        name: "scope",
        label: text("scope", lang),
        value: scope,
        onChange: (value) => {
          set({scope: value});
        },
      },
    );
    return html`<div>
      <div class="controls">${control}</div>
      ${render(scope)}
    </div>`;
  });
}
