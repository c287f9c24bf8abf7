/** The keyboard shortcut that opens the search: what it is written as, and whether a key press is it. */

/** What of a key press decides. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey"
>;

/** Whether the platform's shortcuts take Command instead of Control. */
export const isApple = (platform: string) => /mac|iphone|ipad|ipod/iu.test(platform);

/** Reads an attribute such as `mod+k` or `/`: the key, and whether Command or Control goes with it. `none` is no shortcut. */
function readShortcut(shortcut: string): { key: string; mod: boolean } | undefined {
  const written = shortcut.trim().toLowerCase();
  if (written === "none" || written === "") return undefined;
  const mod = /^(?:mod|ctrl|cmd)\+/u.test(written);
  return { key: mod ? written.slice(written.indexOf("+") + 1) : written, mod };
}

/**
 * Whether a key press is the shortcut. Capitals are no other key, so that Caps Lock does not matter; a letter of another script
 * is known by where it stands on the keyboard.
 */
export function isShortcut(press: KeyPress, shortcut: string, apple: boolean): boolean {
  const wanted = readShortcut(shortcut);
  if (wanted === undefined || press.altKey || (wanted.mod && press.shiftKey)) return false;
  const { key = "", code = "" } = press;
  const held = apple ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (wanted.mod ? !held : press.ctrlKey || press.metaKey) return false;
  const isLatin = key.length === 1 && key.charCodeAt(0) < 0x80;
  return isLatin
    ? key.toLowerCase() === wanted.key
    : code.toLowerCase() === `key${wanted.key}` && wanted.mod;
}

/** Writes a shortcut for people: `⌘K`, `Ctrl K`; empty for none. */
export function shortcutLabel(shortcut: string, apple: boolean): string {
  const wanted = readShortcut(shortcut);
  if (wanted === undefined) return "";
  const key = wanted.key.toUpperCase();
  return wanted.mod ? (apple ? `⌘${key}` : `Ctrl ${key}`) : key;
}

/** Writes a shortcut for assistive technology, as `aria-keyshortcuts` wants it; empty for none. */
export function ariaShortcut(shortcut: string, apple: boolean): string {
  const wanted = readShortcut(shortcut);
  if (wanted === undefined) return "";
  return `${wanted.mod ? (apple ? "Meta+" : "Control+") : ""}${wanted.key.toUpperCase()}`;
}
