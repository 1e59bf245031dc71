/**
 * Work that goes on before its result is asked for. Whoever takes it hears of a
 * failure; until then it must not count as one that nobody hears of, which would end the process.
 */
export function early<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

/** Work that is begun when its result is first asked for, and once. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => (begun ??= early(work()));
}

/** What all of some work gives, or the first failure, once none of it goes on any more. */
export async function together<T extends readonly unknown[]>(work: {
  readonly [Key in keyof T]: Promise<T[Key]>;
}): Promise<T> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
