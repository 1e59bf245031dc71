/** A source of chance that gives the same numbers for the same seed, on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Two items side by side are as likely as any two others. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Mulberry32 (Tommy Ettinger, public domain), started from a seed and the name of what it is for. */
export function createRandom(seed: number, purpose = ""): Random {
  let state = hash(`${seed}:${purpose}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    for (const item of items.slice(int(0, items.length - 1))) return item;
    throw new Error("nothing to pick from");
  };
  const shuffle = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({item, key: next()}))
      .sort((a, b) => a.key - b.key)
      .map(({item}) => item);
  return {next, int, pick, shuffle, chance: (probability) => next() < probability};
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
