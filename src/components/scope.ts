import type {Lang} from "./lang.js";
import type {Scope} from "./rows.js";

/** Consolidated reports first: they cover more. The two are never added together. */
export const SCOPES: readonly Scope[] = ["consolidated", "own"];

/** The scopes that some report has, in their order. */
export function presentScopes(rows: readonly {readonly scope: string}[]): Scope[] {
  const present = new Set(rows.map(({scope}) => scope));
  return SCOPES.filter((scope) => present.has(scope));
}

/** What a scope is called at the head of a chart or section. */
export function scopeTitle(scope: Scope | "unknown", lang: Lang): string {
  return {
    consolidated: {zh: "汇总报告（全辖区）", en: "Consolidated reports (whole jurisdictions)"},
    own: {zh: "本级报告（本机关）", en: "Own reports (the body alone)"},
    unknown: {zh: "口径不明的报告", en: "Reports that do not tell their scope"},
  }[scope][lang];
}
