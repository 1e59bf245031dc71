import {execFile, execFileSync} from "node:child_process";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import pc from "picocolors";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {z} from "zod";
import {explainCell} from "../src/etl/cli/explanation.js";
import {renderExplanation} from "../src/etl/cli/explanationView.js";
import {FINDING_RULES} from "../src/etl/finding.js";
import {buildWarehouse} from "../src/etl/pipeline.js";
import {MEDIA_TYPES} from "../src/etl/source/mediaType.js";
import {runQuery} from "../src/etl/warehouse/query.js";

const ROOT = join(import.meta.dirname, "..");
const SLOW = {timeout: 300_000};

const PACKAGE = z
  .object({version: z.string(), engines: z.object({node: z.string()}), scripts: z.record(z.string(), z.string())})
  .parse(JSON.parse(read("package.json")));

const LOCK = z
  .object({
    packages: z.record(
      z.string(),
      z.object({optionalDependencies: z.record(z.string(), z.string()).optional(), resolved: z.string().optional()}),
    ),
  })
  .parse(JSON.parse(read("package-lock.json")));

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Files of the project, those not added yet included. */
function projectFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {cwd: ROOT});
  return listed
    .toString("utf8")
    .split("\n")
    .filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

/** The shell commands of a document's code blocks, comments left out and continued lines joined. */
function commandsOf(document: string): string[] {
  const blocks = [...document.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, block = ""]) => block);
  return blocks.flatMap((block) =>
    block
      .split(/\n(?=\S)/)
      .map((command) =>
        command
          .replace(/\s+#.*$/m, "")
          .replace(/\s+/g, " ")
          .trim(),
      )
      .filter((command) => command !== ""),
  );
}

function linksOf(document: string): string[] {
  return [...document.matchAll(/\]\(([^)#\s]+)\)/g)].map(([, link = ""]) => link);
}

/** What a tool says when it fails; empty when all is well. */
async function complaints(tool: string, ...args: string[]): Promise<string> {
  const bin = join(ROOT, "node_modules/.bin", tool);
  return new Promise((resolve) => {
    execFile(bin, args, {cwd: ROOT, maxBuffer: 1 << 26}, (error, out, err) => {
      resolve(error === null ? "" : `${out}${err}` || error.message);
    });
  });
}

describe.concurrent("the code", () => {
  it("passes ESLint without a warning", SLOW, async () => {
    expect(await complaints("eslint", ".", "--max-warnings", "0")).toBe("");
  });

  it("is formatted by Prettier", SLOW, async () => {
    expect(await complaints("prettier", "--check", "--log-level", "warn", ".")).toBe("");
  });

  it("passes the TypeScript compiler", SLOW, async () => {
    expect(await complaints("tsc", "-p", ".")).toBe("");
  });
});

describe("the lock file", () => {
  it("names no registry", () => {
    expect(Object.entries(LOCK.packages).filter(([, {resolved}]) => resolved?.startsWith("http"))).toEqual([]);
  });

  it("names the packages of every platform, without which npm ci refuses it", () => {
    const lost = Object.entries(LOCK.packages).flatMap(([path, {optionalDependencies = {}}]) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
    );
    expect(lost).toEqual([]);
  });
});

/** Whether a package that stands at `path` finds another, as Node looks for it: beside its own, then further up. */
function isLocked(path: string, name: string): boolean {
  if (`${path === "" ? "" : `${path}/`}node_modules/${name}` in LOCK.packages) return true;
  return path !== "" && isLocked(path.slice(0, Math.max(0, path.lastIndexOf("node_modules/") - 1)), name);
}

describe("the files", () => {
  it("name no place of the machine that they were written on", () => {
    const home = /(^|[\s"'`(])\/(work|root|home\/\w+)\//m;
    const wrong = projectFiles()
      .filter((path) => /\.(ts|js|md|json|sql|css|csv|cff|yml|yaml|html)$/.test(path) || path.startsWith(".ci/"))
      .filter((path) => home.test(read(path)));
    expect(wrong).toEqual([]);
  });

  it("agree on the version", () => {
    expect(read("CITATION.cff")).toContain(`version: ${PACKAGE.version}\n`);
  });
});

describe("the documents", () => {
  const documents = [
    "README.md",
    "README.zh.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "corpus/README.md",
  ].concat(
    readdirSync(join(ROOT, "docs"), {recursive: true})
      .map(String)
      .filter((path) => path.endsWith(".md"))
      .map((path) => `docs/${path}`),
  );

  it.each(documents)("%s links to files that are there", (path) => {
    const broken = linksOf(read(path))
      .filter((link) => !/^[a-z]+:/.test(link))
      .filter((link) => !existsSync(join(ROOT, dirname(path), link)));
    expect(broken).toEqual([]);
  });

  it.each(documents)("%s names scripts that are there", (path) => {
    const named = [...read(path).matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(([, script = ""]) => script);
    expect(named.filter((script) => !(script in PACKAGE.scripts))).toEqual([]);
  });

  it("say the same in README.md and README.zh.md: headings, commands, links", () => {
    const [english, chinese] = [read("README.md"), read("README.zh.md")];
    const levels = (text: string) => [...text.matchAll(/^(#+) /gm)].map(([, level]) => level);
    const commands = (text: string) => commandsOf(text).map((command) => command.replace("message_zh", "message_en"));
    const links = (text: string) => linksOf(text).filter((link) => !link.startsWith("README"));
    expect(levels(chinese)).toEqual(levels(english));
    expect(commands(chinese)).toEqual(commands(english));
    expect(links(chinese)).toEqual(links(english));
  });

  it("give the test command that .ci/run runs", () => {
    expect(commandsOf(read("README.md"))).toContain("npm ci && npm test");
    expect(read(".ci/run").trimEnd().split("\n").at(-1)).toBe("npm ci && npm test");
  });

  it("ask for the Node that package.json asks for", () => {
    const [, version = "?"] = /^>=([\d.]+)$/.exec(PACKAGE.engines.node) ?? [];
    for (const path of ["README.md", "README.zh.md", "CONTRIBUTING.md"]) expect(read(path)).toContain(version);
  });

  it("explain every reason for which a file is turned away, and no other", () => {
    const reasons = Object.entries(FINDING_RULES)
      .filter(([code, {severity}]) => severity === "error" || code === "duplicate_file")
      .map(([code]) => code);
    const [, section = ""] = read("docs/adding-reports.md").split("## When a file is turned away");
    const explained = [...section.matchAll(/^\| `(\w+)`/gm)].map(([, code]) => code);
    expect(explained.sort()).toEqual(reasons.sort());
  });

  it("list the extensions that are read", () => {
    const [, line = ""] = /## What is read\n\n(.*)\n/.exec(read("docs/adding-reports.md")) ?? [];
    expect(line).toBe(
      Object.keys(MEDIA_TYPES)
        .map((extension) => `\`${extension}\``)
        .join(" "),
    );
  });
});

describe("the commands of README.md", () => {
  let out: string;

  beforeAll(async () => {
    out = join(mkdtempSync(join(tmpdir(), "atlas-readme-")), "warehouse");
    await buildWarehouse({corpus: [join(ROOT, "corpus")], out});
  });

  afterAll(() => {
    rmSync(dirname(out), {recursive: true, force: true});
  });

  const queries = commandsOf(read("README.md") + read("README.zh.md"))
    .map((command) => /npm run (?:--silent )?query -- "([^"]*)"/.exec(command)?.[1])
    .filter((sql) => sql !== undefined);

  it.each([...new Set(queries)])("query: %s", async (sql) => {
    expect((await runQuery(out, sql)).rows.length).toBeGreaterThan(0);
  });

  it("explain a cell, down to the line of the source", async () => {
    const command = commandsOf(read("README.md")).find((candidate) => candidate.includes("explain"));
    const [report = "", cell = ""] = command?.split(" -- ")[1]?.split(" ") ?? [];
    const explanation = await explainCell(out, [join(ROOT, "corpus")], report, cell);
    const text = renderExplanation(explanation, {width: 80, colors: pc.createColors(false)});
    expect(text).toMatch(/▸ \d+ │ .*\[0\]/);
    expect(text).toContain("11 (10 + 1) ≠ 0");
  });
});
