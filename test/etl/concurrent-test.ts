import {setTimeout as sleep} from "node:timers/promises";
import {describe, it, expect} from "vitest";
import {early, later, together} from "../../src/etl/concurrent.js";

describe("early(work)", () => {
  it("keeps a failure for whoever takes it later", async () => {
    const work = early(Promise.reject(new Error("too soon")));
    await sleep(1);
    await expect(work).rejects.toThrow("too soon");
  });
});

describe("later(work)", () => {
  it("begins when it is first asked for, and gives the same to all", async () => {
    let begun = 0;
    const {get, settled} = later(async () => Promise.resolve(++begun));
    await settled();
    expect(begun).toBe(0);
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
  });

  it("waits for what was begun, and keeps a failure for whoever asks", async () => {
    let isDone = false;
    const {get, settled} = later(async () => {
      await sleep(5);
      isDone = true;
      throw new Error("no use");
    });
    void get();
    await settled();
    expect(isDone).toBe(true);
    await expect(get()).rejects.toThrow("no use");
  });
});

describe("together(work)", () => {
  it("gives what each gives, in its place", async () => {
    expect(await together([sleep(2, "a"), Promise.resolve(1)])).toEqual(["a", 1]);
  });

  it("fails with the first that fails in their order, once all have ended", async () => {
    let isDone = false;
    const slow = sleep(5).then(() => {
      isDone = true;
    });
    const failures = [Promise.reject(new Error("one")), Promise.reject(new Error("two"))] as const;
    await expect(together([slow, ...failures])).rejects.toThrow("one");
    expect(isDone).toBe(true);
  });
});
