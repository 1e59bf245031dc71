const MOST_SUGGESTED = 5;

/**
 * The names that a person who typed `wanted` may have meant, nearest first:
 * those that contain it, then those that a few slips of the finger away. Empty
 * where nothing is near.
 */
export function findSimilar(wanted: string, names: readonly string[]): string[] {
  const folded = wanted.toLowerCase();
  const containing = names.filter((name) => name.toLowerCase().includes(folded));
  const near = names
    .map((name) => ({name, distance: editDistance(folded, name.toLowerCase())}))
    .filter(({name, distance}) => distance <= Math.max(2, name.length / 3) && !containing.includes(name))
    .sort((a, b) => a.distance - b.distance);
  return [...containing, ...near.map(({name}) => name)].slice(0, MOST_SUGGESTED);
}

/** Insertions, deletions and replacements that make `b` out of `a` (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({length: b.length + 1}, (_, index) => index);
  for (const [i, character] of Array.from(a).entries()) {
    const current = [i + 1];
    for (const [j, other] of Array.from(b).entries()) {
      const replaced = (previous[j] ?? 0) + (character === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
