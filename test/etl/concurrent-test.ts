import {setTimeout as sleep} from "node:timers/promises";
import {describe, it, expect} from "vitest";
import {early, together} from "../../src/etl/concurrent.js";

describe("early(work)", () => {
  it("keeps a failure for whoever takes it later", async () => {
    const work = early(Promise.reject(new Error("too soon")));
    await sleep(1);
    await expect(work).rejects.toThrow("too soon");
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
