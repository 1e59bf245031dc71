import {spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {hostname, tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {afterEach, beforeEach, describe, it, expect} from "vitest";
import {withLock} from "../../../src/etl/warehouse/lock.js";
import type {LockHolder} from "../../../src/etl/warehouse/lock.js";

describe("withLock(folder, run)", () => {
  let parent: string;
  let folder: string;
  let lock: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "lock-"));
    folder = join(parent, "warehouse");
    lock = join(parent, ".warehouse.lock");
  });

  afterEach(() => {
    rmSync(parent, {recursive: true});
  });

  const hold = (holder: Partial<LockHolder>) => {
    writeFileSync(
      lock,
      JSON.stringify({pid: process.ppid, host: hostname(), since: "2026-01-02T03:04:05Z", ...holder}),
    );
  };
  const done = () => Promise.resolve("done");
  const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;

  it("gives what the run gives, and leaves nothing behind, though it fails", async () => {
    expect(await withLock(folder, done)).toBe("done");
    await expect(withLock(folder, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(readdirSync(parent)).toEqual([]);
  });

  it("says who holds it", async () => {
    const holder = await withLock(folder, () => Promise.resolve(readFileSync(lock, "utf8")));
    expect(JSON.parse(holder)).toMatchObject({pid: process.pid, host: hostname()});
    hold({});
    await expect(withLock(folder, done)).rejects.toThrow(
      `another run is writing to ${folder}: process ${process.ppid} on ${hostname()}, since 2026-01-02T03:04:05Z`,
    );
    expect(readdirSync(parent)).toEqual([".warehouse.lock"]);
  });

  it("lets one run after the other, never two at a time", async () => {
    let [running, most, waits] = [0, 0, 0];
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await sleep(20);
      running -= 1;
    };
    const onWait = () => (waits += 1);
    await Promise.all(Array.from({length: 5}, async () => withLock(folder, run, {onWait})));
    expect(most).toBe(1);
    expect(waits).toBe(4);
  });

  it("takes over the lock of a run that is dead, whatever it left in the file", async () => {
    hold({pid: deadPid()});
    expect(await withLock(folder, done)).toBe("done");
    writeFileSync(lock, "");
    const before = new Date(Date.now() - 600_000);
    utimesSync(lock, before, before);
    expect(await withLock(folder, done)).toBe("done");
  });

  it("takes over from another machine only after a silence", async () => {
    hold({pid: 1, host: "elsewhere"});
    await expect(withLock(folder, done)).rejects.toThrow("process 1 on elsewhere");
    const before = new Date(Date.now() - 600_000);
    utimesSync(lock, before, before);
    expect(await withLock(folder, done)).toBe("done");
  });

  it("takes a dead run's lock over once, however many find it", async () => {
    hold({pid: deadPid()});
    let [running, most] = [0, 0];
    const run = async () => {
      most = Math.max(most, ++running);
      await sleep(5);
      running -= 1;
    };
    await Promise.all(Array.from({length: 10}, async () => withLock(folder, run, {onWait: () => undefined})));
    expect(most).toBe(1);
    expect(readdirSync(parent)).toEqual([]);
  });
});
