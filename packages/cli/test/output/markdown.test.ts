import { describe, expect, it } from "vitest";
import { paintMarkdown } from "../../src/output/markdown.ts";
import { createStyle } from "../../src/output/style.ts";

const text = "# Title\n\nText with # in it.\n\n```sh\n# no heading\n```\n\n## Next\n";

describe("paintMarkdown", () => {
  it("paints headings, and none inside code", () => {
    const painted = paintMarkdown(text, createStyle(true));
    expect(painted).toContain("\u001b[1m# Title\u001b[22m");
    expect(painted).toContain("\u001b[1m## Next\u001b[22m");
    expect(painted).not.toContain("\u001b[1m# no heading");
  });

  it("does not change text where no colours are wanted", () => {
    expect(paintMarkdown(text, createStyle(false))).toBe(text);
  });
});
