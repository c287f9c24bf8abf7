import { describe, expect, it } from "vitest";
import { isApple, type KeyPress, readShortcut } from "../../src/widget/shortcut.ts";

const none = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof none> = {}, code = "") => ({
  ...none,
  key,
  code,
  ...held,
});

const isShortcut = (key: KeyPress, shortcut: string, apple: boolean) =>
  readShortcut(shortcut, apple)?.isPressed(key) === true;

describe("isPressed", () => {
  it.each([
    ["Control and k", press("k", { ctrlKey: true }), "mod+k", false, true],
    ["Caps Lock", press("K", { ctrlKey: true }), "mod+k", false, true],
    ["Command on Apple's", press("k", { metaKey: true }), "mod+k", true, true],
    ["a Russian layout", press("л", { ctrlKey: true }, "KeyK"), "mod+k", false, true],
    ["a bare key, where that is asked for", press("/"), "/", false, true],
  ])("knows %s", (_, key, shortcut, apple, expected) => {
    expect(isShortcut(key, shortcut, apple)).toBe(expected);
  });

  it.each([
    ["the key alone", press("k"), "mod+k", false],
    ["Control on Apple's", press("k", { ctrlKey: true }), "mod+k", true],
    ["AltGr", press("k", { ctrlKey: true, altKey: true }), "mod+k", false],
    ["Shift too", press("K", { ctrlKey: true, shiftKey: true }), "mod+k", false],
    ["another letter on that key", press("t", { ctrlKey: true }, "KeyK"), "mod+k", false],
    ["any key, where there is no shortcut", press("k", { ctrlKey: true }), "none", false],
    ["Command and Control", press("k", { ctrlKey: true, metaKey: true }), "mod+k", true],
    ["a key without a letter", press("Enter", { ctrlKey: true }, "KeyK"), "mod+k", false],
    ["a bare key with Control", press("/", { ctrlKey: true }), "/", false],
  ])("does not take %s for it", (_, key, shortcut, apple) => {
    expect(isShortcut(key, shortcut, apple)).toBe(false);
  });
});

describe("readShortcut", () => {
  it.each([
    ["mod+k", "MacIntel", "⌘K", "Meta+K"],
    ["mod+k", "Linux x86_64", "Ctrl K", "Control+K"],
    [" Ctrl+P ", "Win32", "Ctrl P", "Control+P"],
    ["/", "Win32", "/", "/"],
  ])("writes %s for %s as %s", (written, platform, label, aria) => {
    expect(readShortcut(written, isApple(platform))).toMatchObject({ label, aria });
  });

  it.each(["none", "", " "])("takes %j for no shortcut", (written) => {
    expect(readShortcut(written, false)).toBeUndefined();
  });
});
