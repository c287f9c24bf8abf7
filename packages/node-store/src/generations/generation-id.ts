/**
 * Ids of generations: a moment and a few random digits, so that they sort by age and two writers never take the same.
 *
 *     20261121t235959123z-3f9a1c
 *     └ UTC, to the millisecond  └ 24 random bits
 */

const FORM = /^(\d{4})(\d{2})(\d{2})t(\d{2})(\d{2})(\d{2})(\d{3})z-[0-9a-f]{6}$/u;

/** Whether a text has the form of an id. */
export function isGenerationId(text: string): boolean {
  return FORM.test(text);
}

/**
 * Makes an id that sorts behind another, whatever the clock says: clocks are set back.
 *
 * @param now milliseconds since 1970
 * @param after the newest id that there is
 */
export function createGenerationId(now: number, after?: string): string {
  const last = after === undefined ? undefined : timeOfGeneration(after);
  const time = last === undefined || now > last ? now : last + 1;
  const stamp = new Date(time).toISOString().replace(/[-:.]/gu, "").toLowerCase();
  const random = globalThis.crypto.getRandomValues(new Uint8Array(3));
  return `${stamp}-${[...random].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The moment in an id, in milliseconds since 1970; `undefined` where it has another form. */
export function timeOfGeneration(id: string): number | undefined {
  const parts = FORM.exec(id);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, millisecond] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`);
}
