import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {format} from "prettier";
import {describe, expect, it} from "vitest";
import {z} from "zod";
import {strictHeaders} from "./site/strictHeaders.js";

const ROOT = join(import.meta.dirname, "..");
const WORKFLOWS = ".github/workflows";

const PACKAGE = z
  .object({engines: z.object({node: z.string()}), scripts: z.record(z.string(), z.string())})
  .parse(JSON.parse(read("package.json")));

/** The oldest Node that the project runs on. */
const OLDEST = PACKAGE.engines.node.replace(">=", "");

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function scriptsOf(text: string): string[] {
  return [...text.matchAll(/npm (?:run )?(test|(?<=run )[\w:-]+)/g)].map(([, script = ""]) => script);
}

/** The directives of a Content-Security-Policy. */
function parsePolicy(policy: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

describe.each(readdirSync(join(ROOT, WORKFLOWS)).map((name) => `${WORKFLOWS}/${name}`))("%s", (path) => {
  const text = read(path);

  it("is YAML", async () => {
    await expect(format(text, {parser: "yaml"})).resolves.not.toBe("");
  });

  it("runs scripts that are there", () => {
    expect(scriptsOf(text).filter((script) => !(script in PACKAGE.scripts))).toEqual([]);
  });

  it("takes actions at a version, and workflows that are there", () => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, name = ""]) => name);
    const [own, others] = [used.filter((name) => name.startsWith("./")), used.filter((name) => !name.startsWith("./"))];
    expect(own.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    expect(others.filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name))).toEqual([]);
  });

  it("may do no more than read, but for what a job asks for", () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    expect(text).not.toMatch(/write-all|contents: write|pull_request_target/);
  });
});

describe("the workflows", () => {
  it("test on the oldest Node that the project runs on", () => {
    expect(read(`${WORKFLOWS}/test.yml`)).toContain(`node: ["${OLDEST}", `);
  });

  it("publish nothing that is not tested", () => {
    expect(read(`${WORKFLOWS}/pages.yml`)).toMatch(/ build:\n {4}needs: test\n[^]* deploy:\n {4}needs: build\n/);
  });
});

describe("Dockerfile", () => {
  const text = read("Dockerfile");

  it("runs scripts that are there, on a Node that the project runs on", () => {
    expect(scriptsOf(text)).toEqual(["build"]);
    expect(text).toContain(`FROM node:${OLDEST.split(".")[0] ?? ""}-slim`);
  });

  it("copies files that are there, and that are not ignored", () => {
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = ""]) => names.split(" "));
    const kept = [...read(".dockerignore").matchAll(/^!(.+)$/gm)].map(([, name = ""]) => name);
    expect(copied.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    expect(kept.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    expect(copied.filter((name) => name !== "." && !kept.includes(name.split("/")[0] ?? ""))).toEqual([]);
  });
});

describe("docs/publishing.md", () => {
  const text = read("docs/publishing.md");

  it.each(Object.entries(strictHeaders("/index.html")).filter(([name]) => name !== "Cache-Control"))(
    "gives the header %s as hosting/nginx.conf sends it",
    (name, value) => {
      const given = [...text.matchAll(new RegExp(`${name}:? "?([^"\n]+)`, "g"))].map(([, header]) => header);
      expect(new Set(given)).toEqual(new Set([value]));
    },
  );

  it("gives the folders whose files never change", () => {
    expect(strictHeaders("/atlas/_bundle/x.js")["Cache-Control"]).toMatch(/immutable$/);
    expect(strictHeaders("/atlas/data/value.parquet")["Cache-Control"]).toBe("no-cache");
    expect(text).toContain(strictHeaders("/_file/x")["Cache-Control"]);
  });
});

describe("the policy of a strict host", () => {
  const policy = parsePolicy(strictHeaders("/index.html")["Content-Security-Policy"] ?? "");

  it("allows nothing that it does not name", () => {
    expect(policy.get("default-src")).toEqual(["'none'"]);
  });

  it("runs no script for standing in a page, and names no other host", () => {
    expect(policy.get("script-src")).not.toContain("'unsafe-inline'");
    expect(policy.get("script-src")).not.toContain("'unsafe-eval'");
    expect([...policy.values()].flat().filter((source) => !/^'.+'$|^data:$/.test(source))).toEqual([]);
  });
});
