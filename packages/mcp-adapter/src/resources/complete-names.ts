/** Completes names: those that begin with what was typed, then those that hold it. */

/** Filters and orders; the order within each group is that of `names`. */
export function completeNames(names: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return [...names];
  const begins: string[] = [];
  const holds: string[] = [];
  for (const name of names) {
    const at = name.toLowerCase().indexOf(wanted);
    if (at === 0) begins.push(name);
    else if (at > 0) holds.push(name);
  }
  return [...begins, ...holds];
}
