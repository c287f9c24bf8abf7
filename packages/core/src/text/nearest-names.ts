/** Finds the names that a mistyped one may have meant. */

/** Longer names are not compared letter by letter; no page, package or symbol is called so. */
const MAX_COMPARED_LENGTH = 80;

/**
 * Counts the letters to insert, remove, replace or swap to turn one text into another.
 *
 * @returns the distance, or `max + 1` where it is larger than `max`
 */
export function editDistance(a: string, b: string, max: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        previous[column]! + 1,
        current[column - 1]! + 1,
        previous[column - 1]! + (same ? 0 : 1),
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
        a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, before[column - 2]! + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > max) return max + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length]!, max + 1);
}

/**
 * How alike two names are, ignoring case: 1 for equal, 0 for nothing in common.
 *
 * A name that holds the other whole, or shares its words, counts beside one that is spelled alike.
 */
export function likeness(wanted: string, name: string): number {
  const a = wanted.slice(0, MAX_COMPARED_LENGTH).toLowerCase();
  const b = name.slice(0, MAX_COMPARED_LENGTH).toLowerCase();
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  const max = Math.max(1, Math.floor(shorter / 3));
  const distance = editDistance(a, b, max);
  const spelled = distance > max ? 0 : 1 - distance / longer;
  const held = shorter >= 3 && (a.includes(b) || b.includes(a)) ? 0.5 + shorter / longer / 2.5 : 0;
  return Math.max(spelled, held, sharedWords(wanted, name) * 0.8);
}

/** Share of words that two names have in common: 1 where all, 0 where none. */
export function sharedWords(a: string, b: string): number {
  const left = new Set(nameWords(a));
  const right = new Set(nameWords(b));
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return (2 * common) / (left.size + right.size);
}

/** The words of a name: `useCameraPermissions` → use, camera, permissions. */
export function nameWords(name: string): string[] {
  return (
    name
      .slice(0, 400)
      .replace(/([a-z0-9])([A-Z])/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/**
 * The names most like the wanted one, best first; names that have little in common with it are left out.
 *
 * @param formsOf further spellings under which a name may be meant, such as its last part
 */
export function nearestNames(
  wanted: string,
  names: Iterable<string>,
  limit: number,
  formsOf: (name: string) => readonly string[] = () => [],
): string[] {
  const scored: { name: string; score: number }[] = [];
  for (const name of new Set(names)) {
    let score = likeness(wanted, name);
    for (const form of formsOf(name)) score = Math.max(score, likeness(wanted, form) * 0.95);
    if (score >= 0.45) scored.push({ name, score });
  }
  scored.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  return scored.slice(0, limit).map(({ name }) => name);
}
