import { describe, expect, it } from "vitest";
import { readSteps } from "../../src/tools/error-diagnosis/read-steps.ts";

const SECTION = [
  "## Errors",
  "",
  "Builds fail in two ways.",
  "",
  "```",
  "Torch not found in /a/b",
  "```",
  "",
  "This means that the lamp is broken.",
  "",
  "- Buy a lamp.",
  "",
].join("\n");

describe("readSteps", () => {
  it("puts what stands behind the message first, and does not take the message for a step", () => {
    const { opening, steps } = readSteps(SECTION, (code) => code.startsWith("Torch"));
    expect(opening).toBe("This means that the lamp is broken.\n\nBuilds fail in two ways.");
    expect(steps).toEqual([{ text: "Buy a lamp." }]);
  });

  it("takes other code for a step", () => {
    const { opening, steps } = readSteps(SECTION, () => false);
    expect(opening).toMatch(/^Builds fail in two ways\./u);
    expect(steps[0]?.code).toBe("Torch not found in /a/b");
  });

  it("takes a list behind the message for steps, not for what it means", () => {
    const text = "Opening.\n\n```\nboom\n```\n\n- Do this.\n- Do that.\n";
    const { opening, steps } = readSteps(text, () => true);
    expect(opening).toBe("Opening.");
    expect(steps.map((step) => step.text)).toEqual(["Do this.", "Do that."]);
  });
});
