import {setTimeout as sleep} from "node:timers/promises";
import {describe, it, expect} from "vitest";
import {early, once, together} from "../../src/etl/concurrent.js";

describe("early(work)", () => {
  it("keeps a failure for whoever takes it later", async () => {
    const work = early(Promise.reject(new Error("too soon")));
    await sleep(1);
    await expect(work).rejects.toThrow("too soon");
  });
});

describe("once(work)", () => {
  it("begins when it is first asked, and gives the same to all", async () => {
    let begun = 0;
    const work = once(async () => Promise.resolve(++begun));
    expect(begun).toBe(0);
    expect(await Promise.all([work(), work()])).toEqual([1, 1]);
    expect(await work()).toBe(1);
  });

  it("keeps a failure for whoever asks", async () => {
    const work = once(async () => Promise.reject(new Error("no use")));
    void work();
    await sleep(1);
    await expect(work()).rejects.toThrow("no use");
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
