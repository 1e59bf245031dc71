/**
 * Work that goes on before its result is asked for. Whoever takes it hears of a
 * failure; until then it must not count as one that nobody hears of, which would end the process.
 */
export function early<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Work that is begun when its result is first asked for, and once. */
export interface Later<T> {
  readonly get: () => Promise<T>;
  /** Waits until it does not go on any more, whatever came of it; where nobody asked for it, it does not begin. */
  readonly settled: () => Promise<void>;
}

export function later<T>(work: () => Promise<T>): Later<T> {
  let begun: Promise<T> | undefined;
  return {
    get: () => (begun ??= early(work())),
    settled: async () => {
      await Promise.allSettled([begun]);
    },
  };
}

/** What all of some work gives, or the first failure, once none of it goes on any more. */
export async function together<T extends readonly unknown[]>(work: {
  readonly [Key in keyof T]: Promise<T[Key]>;
}): Promise<T> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
