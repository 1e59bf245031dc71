import {readdirSync, readFileSync} from "node:fs";
import {dirname, join, normalize, relative} from "node:path";
import {describe, it, expect} from "vitest";
import type {Column, Row} from "../src/etl/form/form.js";
import {FORMS} from "../src/etl/form/forms.js";
import {HEADINGS} from "../src/etl/form/headings.js";

const SOURCE = join(import.meta.dirname, "../src");

/**
 * Who may import whom, in the order of the data: each part, and the parts that
 * it may name. A part is a folder, or a file that stands between folders.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "etl/concat.ts": [],
  "etl/form": [],
  "etl/finding.ts": ["etl/form"],
  "etl/operatorError.ts": [],
  "etl/concurrent.ts": [],
  "etl/modules.ts": [],
  "etl/version.ts": ["etl/concurrent.ts", "etl/modules.ts"],
  // These two stand side by side: a source names its media type, a document its limits.
  "etl/source": ["etl/document", "etl/finding.ts", "etl/operatorError.ts"],
  "etl/document": ["etl/source", "etl/finding.ts"],
  "etl/section": ["etl/concat.ts", "etl/form", "etl/document", "etl/finding.ts"],
  "etl/table": ["etl/concat.ts", "etl/form", "etl/document", "etl/section", "etl/finding.ts"],
  // A report names its body, so the type of a body stands with the report.
  "etl/agency": ["etl/form", "etl/finding.ts", "etl/source", "etl/document", "etl/section", "etl/report"],
  "etl/report": [
    "etl/concat.ts",
    "etl/form",
    "etl/finding.ts",
    "etl/source",
    "etl/document",
    "etl/section",
    "etl/table",
    "etl/agency",
    "etl/operatorError.ts",
  ],
  "etl/warehouse": [
    "etl/concurrent.ts",
    "etl/form",
    "etl/finding.ts",
    "etl/operatorError.ts",
    "etl/source",
    "etl/report",
  ],
  "etl/claim": ["etl/concat.ts", "etl/form", "etl/finding.ts", "etl/document", "etl/report", "etl/warehouse"],
  "etl/marts": [],
  "etl/build.ts": ["etl/finding.ts", "etl/report", "etl/source", "etl/warehouse"],
  "etl/built.ts": ["etl/reading", "etl/source"],
  "etl/compose.ts": ["etl/claim", "etl/reading", "etl/report", "etl/source", "etl/warehouse"],
  "etl/reading": [
    "etl/compose.ts",
    "etl/concurrent.ts",
    "etl/document",
    "etl/finding.ts",
    "etl/form",
    "etl/operatorError.ts",
    "etl/report",
    "etl/source",
    "etl/table",
    "etl/warehouse",
  ],
  "etl/composeParts.ts": [
    "etl/compose.ts",
    "etl/concurrent.ts",
    "etl/finding.ts",
    "etl/operatorError.ts",
    "etl/reading",
    "etl/report",
    "etl/source",
    "etl/warehouse",
  ],
  // Reads without threads, for tests and benchmarks.
  "etl/reading.ts": ["etl/finding.ts", "etl/reading", "etl/report", "etl/source"],
  "etl/summary.ts": ["etl/build.ts", "etl/finding.ts", "etl/warehouse"],
  "etl/makeWarehouse.ts": [
    "etl/agency",
    "etl/build.ts",
    "etl/built.ts",
    "etl/composeParts.ts",
    "etl/concurrent.ts",
    "etl/reading",
    "etl/source",
    "etl/summary.ts",
    "etl/warehouse",
  ],
  "etl/readAndMake.ts": [
    "etl/build.ts",
    "etl/built.ts",
    "etl/composeParts.ts",
    "etl/concurrent.ts",
    "etl/makeWarehouse.ts",
    "etl/reading",
    "etl/source",
    "etl/summary.ts",
    "etl/version.ts",
    "etl/warehouse",
  ],
  "etl/pipeline.ts": [
    "etl/build.ts",
    "etl/built.ts",
    "etl/concurrent.ts",
    "etl/makeWarehouse.ts",
    "etl/operatorError.ts",
    "etl/readAndMake.ts",
    "etl/reading",
    "etl/source",
    "etl/summary.ts",
    "etl/version.ts",
    "etl/warehouse",
  ],
  "etl/cli": [
    "etl/build.ts",
    "etl/document",
    "etl/finding.ts",
    "etl/form",
    "etl/operatorError.ts",
    "etl/pipeline.ts",
    "etl/report",
    "etl/source",
    "etl/warehouse",
    "synth",
  ],
  "etl/cli.ts": ["etl/cli"],
  // What is made up must know nothing of how it is read, or an error of both would go unseen.
  synth: ["etl/form", "etl/agency", "etl/operatorError.ts"],
  // A loader runs the very query that stands behind a figure.
  data: ["components", "etl/form", "etl/finding.ts", "etl/pipeline.ts", "site"],
  theme: [],
  components: [],
  site: ["components"],
  en: ["components"],
  notebooks: ["components"],
  // The pages at the root, one by one.
  page: ["components"],
};

/** Parts that a browser's worker will run too, and that ask Node for nothing. */
const WITHOUT_NODE: readonly string[] = [
  "etl/concat.ts",
  "etl/form",
  "etl/finding.ts",
  "etl/document",
  "etl/section",
  "etl/table",
  "etl/agency",
  "etl/report",
  "components",
];

/** Parts that read layouts or move rows, and know no word of the statute. */
const WITHOUT_STATUTE: readonly string[] = [
  "etl/source",
  "etl/document",
  "etl/section",
  "etl/table",
  "etl/report",
  "etl/cli",
  "etl/pipeline.ts",
  "etl/reading.ts",
  "etl/warehouse",
];

/** Shorter labels (其他, 总计) are everyday words. */
const LEAST_LABEL = 5;

interface File {
  readonly path: string;
  readonly part: string;
  readonly text: string;
}

const FILES: readonly File[] = readdirSync(SOURCE, {recursive: true, withFileTypes: true})
  .filter((entry) => entry.isFile() && /\.(ts|js|md)$/.test(entry.name) && !entry.parentPath.includes(".observablehq"))
  .map((entry) => {
    const path = relative(SOURCE, join(entry.parentPath, entry.name)).replaceAll("\\", "/");
    return {path, part: partOf(path), text: readFileSync(join(SOURCE, path), "utf8")};
  });

function partOf(path: string): string {
  const [first = "", second, third] = path.split("/");
  if (second === undefined) return "page";
  if (first !== "etl") return first;
  return third === undefined ? path : `etl/${second}`;
}

/** What a file imports, statically or not: `./x.js`, `node:fs`, `zod`. */
function specifiersOf({text}: File): string[] {
  return [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*"([^"]+)"/g)].map(([, specifier = ""]) => specifier);
}

function partsImported(file: File): string[] {
  return specifiersOf(file)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => normalize(join(dirname(file.path), specifier)).replaceAll("\\", "/"))
    .map((path) => partOf(path.replace(/\.js$/, ".ts")));
}

/** The code alone: what a comment says is for people. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|(?<![:"'`\w])\/\/.*$/gm, "");
}

function statutoryWords(): string[] {
  const rows = FORMS.flatMap(({tables}) => Object.values(tables).flatMap((table) => table.rows));
  const labels = [...rows, ...rows.flatMap((row) => row.columns)].flatMap(wordings);
  const headings = HEADINGS.flatMap(({zh, aliases}) => [zh, ...aliases]);
  const words = [...labels, ...headings].map((label) =>
    label.replace(/^[（(]?[一二三四五六七八九十\d]+[）).、．]\s*/, ""),
  );
  return [...new Set(words)].filter((word) => word.length >= LEAST_LABEL);
}

function wordings({zh, aliases = []}: Row | Column): string[] {
  return [zh, ...aliases];
}

describe("imports", () => {
  it("go one way, in the order of the data", () => {
    const wrong = FILES.flatMap((file) =>
      partsImported(file)
        .filter((part) => part !== file.part && !(MAY_IMPORT[file.part] ?? []).includes(part))
        .map((part) => `${file.path} imports ${part}`),
    );
    expect(wrong).toEqual([]);
  });

  it("are ruled for every part that there is", () => {
    const unruled = FILES.filter(({part}) => !(part in MAY_IMPORT)).map(({path}) => path);
    expect(unruled).toEqual([]);
  });

  it("ask Node for nothing between document and report, so that a browser can run these stages", () => {
    const wrong = FILES.filter(({part}) => WITHOUT_NODE.includes(part)).flatMap((file) =>
      specifiersOf(file)
        .filter((specifier) => specifier.startsWith("node:"))
        .map((specifier) => `${file.path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it("give what is made up of the stages the form and the list of divisions, and no reader", () => {
    const stages = FILES.filter(({part}) => part === "synth")
      .flatMap(specifiersOf)
      .filter((specifier) => /\/etl\/(?!form\/|agency\/region\.js|operatorError\.js)/.test(specifier));
    expect(stages).toEqual([]);
  });

  it("name files with their extension, and no folder", () => {
    const wrong = FILES.filter(({path}) => path.endsWith(".ts")).flatMap((file) =>
      specifiersOf(file)
        .filter((specifier) => specifier.startsWith(".") && !/\.(js|json|css)$/.test(specifier))
        .map((specifier) => `${file.path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the code", () => {
  it("holds the words of the statute in form/ only", () => {
    const words = statutoryWords();
    expect(words.length).toBeGreaterThan(50);
    const wrong = FILES.filter(({part}) => WITHOUT_STATUTE.includes(part)).flatMap(({path, text}) => {
      const code = withoutComments(text);
      return words.filter((word) => code.includes(word)).map((word) => `${path}: ${word}`);
    });
    expect(wrong).toEqual([]);
  });

  it("has no Markdown under etl/, which would be published as a page", () => {
    expect(FILES.filter(({path}) => path.startsWith("etl/") && path.endsWith(".md"))).toEqual([]);
  });
});
