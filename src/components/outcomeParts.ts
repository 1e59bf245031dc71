import type {Part} from "./compositionChart.js";
import {OUTCOME_GROUPS, text} from "./labels.js";
import type {Lang} from "./lang.js";

/** The six outcomes as parts of a chart, each with the hue that it has on every page. */
export function outcomeParts(lang: Lang): Part[] {
  return OUTCOME_GROUPS.map((code) => ({
    code,
    label: text(code, lang),
    color: `var(--${code})`,
    onColor: `var(--on-${code})`,
  }));
}
