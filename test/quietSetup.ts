import {afterEach, expect} from "vitest";

const METHODS = ["debug", "error", "info", "log", "warn"] as const;

/** What code under test has printed: nobody reads it, so either it matters and is returned, or it is noise. */
const printed: string[] = [];

for (const method of METHODS) {
  console[method] = (...parts: unknown[]) => {
    printed.push(`console.${method}: ${parts.map(String).join(" ")}`);
  };
}

afterEach(() => {
  expect(printed.splice(0), "a test that prints fails").toEqual([]);
});
