import {format} from "d3-format";
import type {Lang} from "./lang.js";
import {FEW} from "./rates.js";

/** What stands where there is no number. Never `0`, which is a number. */
export const NO_NUMBER = "—";

const integer = format(",d");
const fixed = [format(",.0f"), format(",.1f"), format(",.2f")] as const;

/** `1,234`; years are not counts and are never formatted by this. */
export function formatCount(value: number | null | undefined): string {
  if (value == null || !Number.isFinite(value)) return NO_NUMBER;
  return Number.isInteger(value) ? integer(value) : format(",.6~f")(value);
}

/** `12.3%`, with one digit where the share is of fewer than 10,000; `—` for 0/0. */
export function formatShare(numerator: number, denominator: number): string {
  if (denominator <= 0) return NO_NUMBER;
  const percent = (100 * numerator) / denominator;
  if (numerator > 0 && percent < 0.05) return "<0.1%";
  return `${fixed[1](percent)}%`;
}

/** A ratio with its parts: `12.3% (45 of 366)`, `12.3%（45／366）`. */
export function formatRatio(numerator: number, denominator: number, lang: Lang): string {
  const parts = `${formatCount(numerator)} / ${formatCount(denominator)}`;
  return lang === "zh"
    ? `${formatShare(numerator, denominator)}（${parts}）`
    : `${formatShare(numerator, denominator)} (${parts})`;
}

/** How many of how many, with the share where there are enough to speak of one. */
export function formatPart(part: number, whole: number, lang: Lang): string {
  return whole < FEW ? `${formatCount(part)} / ${formatCount(whole)}` : formatRatio(part, whole, lang);
}

/** `2019–2025`, or the one year. */
export function formatYears(years: readonly number[]): string {
  const first = Math.min(...years);
  const last = Math.max(...years);
  if (years.length === 0) return NO_NUMBER;
  return first === last ? String(first) : `${first}–${last}`;
}

/** `1.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${fixed[0](bytes / 1e3)} kB`;
  return `${fixed[1](bytes / 1e6)} MB`;
}
