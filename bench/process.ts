import {spawn} from "node:child_process";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

const ROOT = join(import.meta.dirname, "..");

/** Has a process write what it used when it ends: of all its threads, and at their most. */
const REPORT_USAGE = `data:text/javascript,import {writeFileSync} from "node:fs";
process.on("exit", () => writeFileSync(process.env.ATLAS_USAGE, JSON.stringify(process.resourceUsage())));`;

/** What a process took. Processor time is that of all its threads, and does not grow when the machine is busy. */
export interface Usage {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
}

/** Runs a TypeScript file of the project in a process of its own; throws where it fails. */
export async function runProcess(script: string, args: readonly string[], environment = {}): Promise<Usage> {
  const folder = await mkdtemp(join(tmpdir(), "atlas-usage-"));
  const usage = join(folder, "usage.json");
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "--import", REPORT_USAGE, script, ...args], {
      cwd: ROOT,
      env: {...process.env, ...environment, ATLAS_USAGE: usage},
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${script} ended with status ${code ?? "none"}`));
    });
  });
  const seconds = (performance.now() - started) / 1000;
  const used = JSON.parse(await readFile(usage, "utf8")) as NodeJS.ResourceUsage; // our own hook wrote it
  await rm(folder, {recursive: true});
  return {
    seconds,
    processorSeconds: (used.userCPUTime + used.systemCPUTime) / 1e6,
    peakMegabytes: used.maxRSS / 1024,
  };
}
