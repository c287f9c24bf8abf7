import { describe, expect, it } from "vitest";
import { ariaShortcut, isApple, isShortcut, shortcutLabel } from "../../src/widget/shortcut.ts";

const none = { metaKey: false, ctrlKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<typeof none> = {}, code = "") => ({
  ...none,
  key,
  code,
  ...held,
});

describe("isShortcut", () => {
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
    ["a bare key with Control", press("/", { ctrlKey: true }), "/", false],
  ])("does not take %s for it", (_, key, shortcut, apple) => {
    expect(isShortcut(key, shortcut, apple)).toBe(false);
  });
});

describe("shortcutLabel", () => {
  it("writes the shortcut as each platform does", () => {
    expect(shortcutLabel("mod+k", isApple("MacIntel"))).toBe("⌘K");
    expect(shortcutLabel("mod+k", isApple("Linux x86_64"))).toBe("Ctrl K");
    expect(shortcutLabel("none", false)).toBe("");
    expect(ariaShortcut("mod+k", true)).toBe("Meta+K");
    expect(ariaShortcut("/", false)).toBe("/");
  });
});
