import {OUTCOME_GROUPS} from "./labels.js";
import type {OutcomeGroup} from "./labels.js";
import type {Scope} from "./rows.js";

export type RowsBy = "year" | "region" | "body";
/** Reports that do not tell their scope can be looked at one by one, and never summed. */
export type ScopeView = Scope | "unknown";

export type Measure = "share" | "count";
export type Detail = "all" | OutcomeGroup;

/** The state of the page in its address; lists are joined by commas. */
export const OUTCOMES_DEFAULTS = {
  by: "year",
  scope: "",
  year: "",
  detail: "all",
  measure: "share",
  bodies: "",
};

export type OutcomesState = Record<keyof typeof OUTCOMES_DEFAULTS, string>;

/** The state with every value one that the page knows, whatever the address says. */
export interface OutcomesView {
  readonly by: RowsBy;
  readonly scope: ScopeView;
  readonly year: number;
  readonly detail: Detail;
  readonly measure: Measure;
  readonly bodies: readonly string[];
}

/** The outcomes that the form divides into reasons. */
export const DETAILS: readonly Detail[] = ["all", "refused", "unavailable", "declined", "other"];

/** What there is to choose from: the last year and the first scope are the defaults. */
export interface Known {
  readonly years: readonly number[];
  readonly scopes: readonly ScopeView[];
}

/** Reads a state, whatever an address says. */
export function parseOutcomesState(state: OutcomesState, {years, scopes}: Known): OutcomesView {
  const bodies = state.bodies.split(",").filter((id) => id !== "");
  return {
    by: oneOf(state.by, ["year", "region", "body"], "year"),
    scope: oneOf(state.scope, scopes, scopes[0] ?? "consolidated"),
    year: years.find((year) => String(year) === state.year) ?? years.at(-1) ?? 0,
    detail: oneOf(state.detail, ["all", ...OUTCOME_GROUPS], "all"),
    measure: oneOf(state.measure, ["share", "count"], "share"),
    bodies: [...new Set(bodies)],
  };
}

function oneOf<T extends string>(value: string, allowed: readonly T[], fallback: T): T {
  return allowed.find((item) => item === value) ?? fallback;
}
