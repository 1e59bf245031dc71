import {spawn} from "node:child_process";
import {readdir, rm, utimes} from "node:fs/promises";
import {join} from "node:path";
import {watch} from "chokidar";
import {finished, startFramework} from "./framework.js";
import {settleVersions} from "./offline.js";

const LOADERS = "src/data";
const LOADED = "src/.observablehq/cache/data";
const SETTLE_MS = 400;

/** Builds the warehouse, and lets every loader run again: Framework tells a stale loader by its time. */
async function refresh(): Promise<void> {
  await finished(
    spawn("tsx", ["src/etl/cli.ts", "etl"], {stdio: "inherit", shell: process.platform === "win32"}),
    "etl",
  );
  await rm(LOADED, {recursive: true, force: true});
  const now = new Date();
  for (const name of await readdir(LOADERS)) await utimes(join(LOADERS, name), now, now);
}

await refresh();
await settleVersions();
const preview = startFramework(["preview", "--no-open", ...process.argv.slice(2)]);
let timer: NodeJS.Timeout | undefined;
let refreshing = Promise.resolve();
const changed = () => {
  refreshing = refreshing.then(refresh).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
  });
};
const watcher = watch("corpus", {ignoreInitial: true}).on("all", () => {
  clearTimeout(timer);
  timer = setTimeout(changed, SETTLE_MS);
});
preview.on("exit", (code) => {
  void watcher.close();
  process.exitCode = code ?? 0;
});
