import {spawn} from "node:child_process";
import type {ChildProcess} from "node:child_process";
import {dirname, join} from "node:path";
import {frameworkManifest} from "./offline.js";

/** Framework would tell its makers of every build. */
const QUIET = {OBSERVABLE_TELEMETRY_DISABLE: "true"};

/** Starts Observable Framework with the given arguments, with `tsx` on the path for the loaders. */
export function startFramework(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const program = join(dirname(frameworkManifest()), "dist", "bin", "observable.js");
  return spawn(process.execPath, [program, ...args], {
    stdio: "inherit",
    env: {...process.env, ...QUIET, ...environment},
  });
}

/** Waits for a program to end; throws where it fails. */
export async function finished(program: ChildProcess, name: string): Promise<void> {
  const code = await new Promise<number | null>((resolve, reject) => {
    program.on("error", reject);
    program.on("exit", resolve);
  });
  if (code !== 0) throw new Error(`${name} failed with code ${code ?? "none"}`);
}
