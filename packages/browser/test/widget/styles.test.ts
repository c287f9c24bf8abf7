import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { BUTTON_STYLE } from "../../src/widget/button-style.ts";
import { DIALOG_STYLE } from "../../src/widget/dialog-style.ts";

describe("the style sheets", () => {
  it("take 4 KB at the most, packed", () => {
    expect(gzipSync(BUTTON_STYLE + DIALOG_STYLE, { level: 9 }).length).toBeLessThanOrEqual(4_096);
  });

  it("load nothing, move nothing where that is not wanted, and heed forced colours", () => {
    expect(BUTTON_STYLE + DIALOG_STYLE).not.toMatch(/url\(|@import/u);
    const still = DIALOG_STYLE.replace(/@media \(prefers-reduced-motion:no-preference\).*/u, "");
    expect(still).not.toMatch(/animation|transition/u);
    expect(DIALOG_STYLE).toContain("@media (forced-colors:active)");
  });
});
