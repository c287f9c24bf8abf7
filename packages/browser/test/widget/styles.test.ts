import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { BUTTON_STYLE } from "../../src/widget/button-style.ts";
import { DIALOG_STYLE } from "../../src/widget/dialog-style.ts";
import { READING_STYLE } from "../../src/widget/reading-style.ts";

const ALL = BUTTON_STYLE + DIALOG_STYLE + READING_STYLE;

describe("the style sheets", () => {
  it("take 4 KB at the most, packed", () => {
    expect(gzipSync(ALL, { level: 9 }).length).toBeLessThanOrEqual(4_096);
  });

  it("load nothing, move nothing where that is not wanted, and heed forced colours", () => {
    expect(ALL).not.toMatch(/url\(|@import/u);
    const still = ALL.replace(
      /@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/u,
      "",
    );
    expect(still).not.toBe(ALL);
    expect(still).not.toMatch(/animation|transition/u);
    expect(DIALOG_STYLE).toContain("@media (forced-colors: active)");
  });
});
