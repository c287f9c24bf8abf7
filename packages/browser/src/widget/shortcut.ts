/** The keyboard shortcut that opens the search: what it is written as, and whether a key press is it. */

/** What of a key press decides. */
export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "metaKey" | "ctrlKey" | "altKey" | "shiftKey"
>;

/** A shortcut, as one platform has it. */
export interface Shortcut {
  /** For people: `⌘K`, `Ctrl K`. */
  label: string;
  /** For assistive technology, as `aria-keyshortcuts` wants it. */
  aria: string;
  /**
   * Whether a key press is it. Capitals are no other key, so that Caps Lock does not matter; with Command or Control, a letter of
   * another script is known by where it stands on the keyboard.
   */
  isPressed(press: KeyPress): boolean;
}

/** Whether the platform's shortcuts take Command instead of Control. */
export const isApple = (platform: string) => /mac|^ip/iu.test(platform);

/** Reads an attribute such as `mod+k` or `/`; `none` and an empty one are no shortcut. */
export function readShortcut(written: string, apple: boolean): Shortcut | undefined {
  const [, mod, key = "none"] =
    /^((?:mod|ctrl|cmd)\+)?(.+)$/u.exec(written.trim().toLowerCase()) ?? [];
  if (key === "none") return undefined;
  const shown = key.toUpperCase();
  const isHeld = ({ metaKey, ctrlKey, shiftKey }: KeyPress) =>
    mod ? !shiftKey && metaKey === apple && ctrlKey !== apple : !ctrlKey && !metaKey;
  return {
    label: mod ? (apple ? "⌘" : "Ctrl ") + shown : shown,
    aria: mod ? (apple ? "Meta+" : "Control+") + shown : shown,
    isPressed: (press) =>
      isHeld(press) &&
      !press.altKey &&
      (press.key?.toLowerCase() === key ||
        // Latin letters sort before all others, and know their key themselves.
        (mod !== undefined && press.key > "\x7f" && press.code === `Key${shown}`)),
  };
}
