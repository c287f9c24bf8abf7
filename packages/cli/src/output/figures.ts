/** Durations, sizes and counts as people read them. */

/** `0.42 ms`, `12 ms`, `3.4 s`, `2 min 5 s` */
export function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(2)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `812 bytes`, `6.3 MB` */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} bytes`;
  if (count < 1_000_000) return `${(count / 1_000).toFixed(1)} kB`;
  return `${(count / 1_000_000).toFixed(1)} MB`;
}

/** `12,149`; the same in every locale. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ",");
}

/** `1 page`, `12 pages` */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
