import type {Lang} from "./lang.js";
import type {Scope} from "./rows.js";

/** Consolidated reports first: they cover more. The two are never added together. */
export const SCOPES: readonly Scope[] = ["consolidated", "own"];

export function scopeTitle(scope: Scope, lang: Lang): string {
  return {
    consolidated: {zh: "汇总报告（全辖区）", en: "Consolidated reports (whole jurisdictions)"},
    own: {zh: "本级报告（本机关）", en: "Own reports (the body alone)"},
  }[scope][lang];
}
