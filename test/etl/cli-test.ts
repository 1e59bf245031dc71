import {execFile} from "node:child_process";
import {readFileSync, rmSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, it, expect} from "vitest";
import {makeCorpus} from "./source/temporaryCorpus.js";
import type {TemporaryCorpus} from "./source/temporaryCorpus.js";

const ROOT = join(import.meta.dirname, "../..");

interface Finished {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a process of its own, as npm would. */
async function run(
  args: readonly string[],
  {input = "", environment = {}}: {input?: string; environment?: NodeJS.ProcessEnv} = {},
): Promise<Finished> {
  const env = {...process.env, CI: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined, ...environment};
  return new Promise((resolve) => {
    const command = ["--import", "tsx", join(ROOT, "src/etl/cli.ts"), ...args];
    const child = execFile(process.execPath, command, {cwd: ROOT, env, maxBuffer: 1 << 28}, (_, out, err) => {
      resolve({status: child.exitCode ?? -1, out, err});
    });
    child.stdin?.end(input);
  });
}

/** Runs `etl` on a corpus made for it, and gives what became of each file besides. */
async function etl(fill: (corpus: TemporaryCorpus) => void, ...options: string[]) {
  const corpus = makeCorpus();
  const out = makeCorpus();
  try {
    fill(corpus);
    const finished = await run([
      "etl",
      "--json",
      "--corpus",
      corpus.folder,
      "--out",
      join(out.folder, "w"),
      ...options,
    ]);
    return {...finished, folder: corpus.folder, sources: readSourceEvents(finished.out)};
  } finally {
    corpus.remove();
    out.remove();
  }
}

function readSourceEvents(lines: string): Record<string, string> {
  const events = lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as {type: string; path: string; role: string; reason: string | null});
  return Object.fromEntries(
    events.filter(({type}) => type === "source").map(({path, role, reason}) => [path, reason ?? role]),
  );
}

const NOTE = "会议通知\n\n请于周五下午参加会议。\n";

describe.concurrent("npm run etl", {timeout: 120_000}, () => {
  it("turns a missing folder away with one line, what to do, and 2", async () => {
    const {status, out, err} = await run(["etl", "--corpus", "/nowhere/at/all"]);
    expect({status, out}).toEqual({status: 2, out: ""});
    expect(err).toBe("error: no such folder: /nowhere/at/all\nName a folder of reports with --corpus.\n");
  });

  it("turns an empty folder away, so that it never empties a warehouse", async () => {
    const {status, err, folder} = await etl(() => undefined);
    expect(status).toBe(2);
    expect(err).toContain(`error: no reports found in: ${folder}\n`);
  });

  it("turns a file away where a folder should stand", async () => {
    const {status, err} = await run(["etl", "--corpus", "package.json"]);
    expect({status, err}).toEqual({
      status: 2,
      err: expect.stringContaining("error: not a folder: package.json") as string,
    });
  });

  it("rejects what it cannot read, each with its reason, and loses nothing", async () => {
    const {status, sources} = await etl((corpus) => {
      corpus.put(
        "binary.txt",
        Uint8Array.from({length: 4096}, (_, index) => (index * 7919) % 256),
      );
      corpus.put("picture.txt", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13));
      corpus.put("huge.txt", Buffer.alloc(50 * 1024 * 1024 + 1, "年度报告\n"));
      corpus.put("large.txt", Buffer.alloc(50 * 1024 * 1024, "年度报告\n"));
      corpus.put("empty.txt", "");
      corpus.put("folder.txt/note.txt", NOTE);
      corpus.put("sheet.xlsx", "x");
      symlinkSync(join(corpus.folder, "nowhere"), join(corpus.folder, "dangling.txt"));
      corpus.put("unlike.txt", `${NOTE}再\n`);
    });
    expect(status).toBe(0);
    expect(Object.keys(sources).sort()).toEqual([
      "binary.txt",
      "dangling.txt",
      "empty.txt",
      "folder.txt/note.txt",
      "huge.txt",
      "large.txt",
      "picture.txt",
      "sheet.xlsx",
      "unlike.txt",
    ]);
    expect(sources["binary.txt"]).toMatch(/^binary_file/);
    expect(sources["picture.txt"]).toMatch(/^binary_file/);
    expect(sources["huge.txt"]).toMatch(/^file_too_large: 52428801 bytes/);
    expect(sources["large.txt"]).toMatch(/^file_too_large: 52428800 bytes/);
    expect(sources["empty.txt"]).toMatch(/^empty_file/);
    expect(sources["folder.txt/note.txt"]).toMatch(/^not_a_report/);
    expect(sources["sheet.xlsx"]).toBe("unsupported_type: .xlsx");
    expect(sources["dangling.txt"]).toBe("unreadable_file: a symbolic link to nothing");
  });

  it("remarks on a folder that bears a file's name", async () => {
    const {out} = await etl((corpus) => {
      corpus.put("2023.txt/note.txt", NOTE);
    });
    expect(out).toContain('{"type":"remark","path":"2023.txt","message":"a folder with the name of a file');
  });

  it.each([
    ["an unknown column", "path,yaer\nnote.txt,2023\n", "line 1 column yaer: unknown column"],
    ["a path that leaves the corpus", "path\n../note.txt\n", "line 2 column path: leaves the corpus: ../note.txt"],
    ["a path that is not there", "path\nnode.txt\n", "line 2 column path: no such file in the corpus: node.txt"],
    ["a date that is none", "path,published_on\nnote.txt,2024-02-30\n", "line 2 column published_on: not a date"],
  ])("builds nothing from a manifest with %s", async (_, manifest, message) => {
    const {status, out, err, folder} = await etl((corpus) => {
      corpus.put("note.txt", NOTE);
      corpus.put("sources.csv", manifest);
    });
    expect({status, out}).toEqual({status: 2, out: ""});
    expect(err).toContain(`error: invalid manifest: ${join(folder, "sources.csv")} ${message}`);
  });

  it("refuses to write into the corpus", async () => {
    const corpus = makeCorpus();
    corpus.put("note.txt", NOTE);
    const {status, err} = await run(["etl", "--corpus", corpus.folder, "--out", corpus.folder]);
    const kept = readFileSync(join(corpus.folder, "note.txt"), "utf8");
    corpus.remove();
    expect({status, kept}).toEqual({status: 2, kept: NOTE});
    expect(err).toContain("error: the warehouse would lie in the corpus: ");
  });

  it.each([[["etl", "--nope"]], [["nonsense"]], [[]], [["explain", "x"]]])(
    "answers the usage error %j with 2",
    async (args) => {
      expect((await run(args)).status).toBe(2);
    },
  );

  it.each(["etl", "query", "explain"])("shows examples for %s --help", async (command) => {
    const {status, out} = await run([command, "--help"]);
    expect(status).toBe(0);
    expect(out).toContain(`Examples:\n  npm run ${command}`);
  });
});

describe.concurrent("npm run query", {timeout: 120_000}, () => {
  let corpus: TemporaryCorpus;
  let warehouse: string;
  const query = async (...args: string[]) => run(["query", "--out", warehouse, ...args]);

  beforeAll(async () => {
    corpus = makeCorpus();
    corpus.put("reports/note.txt", NOTE);
    warehouse = join(corpus.folder, "w");
    await run(["etl", "--corpus", join(corpus.folder, "reports"), "--out", warehouse]);
  });

  afterAll(() => {
    corpus.remove();
  });

  it("prints a table", async () => {
    const {status, out} = await query("select path, role, report_id from source");
    expect(status).toBe(0);
    expect(out).toBe("path      role      report_id\n─────────────────────────────\nnote.txt  rejected  ∅\n1 row\n");
  });

  it("prints CSV and JSON, and writes Parquet", async () => {
    const sql = "select path, role, null as nothing from source";
    expect((await query(sql, "--csv")).out).toBe("path,role,nothing\nnote.txt,rejected,\n");
    expect(JSON.parse((await query(sql, "--json")).out)).toEqual([{path: "note.txt", role: "rejected", nothing: null}]);
    const file = join(corpus.folder, "out.parquet");
    expect((await query(sql, "--parquet", file)).status).toBe(0);
    expect(readFileSync(file).subarray(0, 4).toString()).toBe("PAR1");
    rmSync(file);
  });

  it("reads SQL from standard input", async () => {
    const {out} = await run(["query", "-", "--csv", "--out", warehouse], {input: "select 6 * 7 as answer;\n"});
    expect(out).toBe("answer\n42\n");
  });

  it("shows where the SQL is wrong, and exits with 2", async () => {
    const {status, err} = await query("select colour from source");
    expect(status).toBe(2);
    expect(err).toMatch(/^error: Binder Error: .*"colour" not found/);
  });

  it.each([
    ["a write", ["delete from source"], "read-only"],
    ["two formats", ["select 1", "--csv", "--json"], "more than one format"],
    [
      "a file that cannot be written",
      ["select 1", "--parquet", "/nowhere/x.parquet"],
      "cannot write /nowhere/x.parquet",
    ],
  ])("refuses %s", async (_, args, message) => {
    const {status, err} = await query(...args);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });

  it("says how to build a warehouse where there is none", async () => {
    const {status, err} = await run(["query", "select 1", "--out", "/nowhere"]);
    expect({status, err}).toEqual({status: 2, err: "error: no warehouse at /nowhere\nRun `npm run etl` first.\n"});
  });

  it("uses colours when asked, and none with NO_COLOR", async () => {
    const coloured = await run(["query", "select null as a", "--out", warehouse], {environment: {FORCE_COLOR: "1"}});
    expect(coloured.out).toContain("\u001b[");
    const plain = await run(["query", "select null as a", "--out", warehouse], {
      environment: {FORCE_COLOR: "1", NO_COLOR: "1"},
    });
    expect(plain.out).not.toContain("\u001b[");
  });

  it("ends quietly when its reader does", async () => {
    const script = `"${process.execPath}" --import tsx src/etl/cli.ts query "from range(200000)" --csv --out "${warehouse}" | head -n 1`;
    const finished = await new Promise<Finished>((resolve) => {
      const child = execFile("sh", ["-c", script], {cwd: ROOT}, (_, out, err) => {
        resolve({status: child.exitCode ?? -1, out, err});
      });
    });
    expect(finished).toEqual({status: 0, out: "range\n", err: ""});
  });
});
