import {readFileSync, readdirSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {FINDING_RULES} from "../../../src/etl/finding.js";
import {renderFindings} from "../../../src/etl/report/findingGuide.js";

const ROOT = join(import.meta.dirname, "../../..");
const CODES = Object.keys(FINDING_RULES);

describe("renderFindings()", () => {
  it("is what docs/findings.md holds: renew it with `npx vitest run test/etl/report/findingGuide-test.ts -u`", async () => {
    await expect(renderFindings()).toMatchFileSnapshot("../../../docs/findings.md");
  });

  it("has every code under an anchor of its own, and no other", () => {
    const anchors = [...renderFindings().matchAll(/^### `(\w+)`$/gm)].map(([, code]) => code);
    expect(anchors.toSorted()).toEqual(CODES.toSorted());
  });

  it.each(Object.entries(FINDING_RULES))("says what %s means in two languages, and what to do about it", (_, rule) => {
    expect(rule.zh).toMatch(/\p{Script=Han}/u);
    expect(rule.en).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.advice).toMatch(/^[A-Z][^]*\.$/);
  });
});

describe("finding codes", () => {
  const code = readdirSync(join(ROOT, "src/etl"), {recursive: true, encoding: "utf8"})
    .filter((path) => path.endsWith(".ts") && path !== "finding.ts")
    .map((path) => readFileSync(join(ROOT, "src/etl", path), "utf8"))
    .join("\n");

  it.each(CODES)("give %s only if some stage can find it", (name) => {
    expect(code).toContain(`"${name}"`);
  });
});
