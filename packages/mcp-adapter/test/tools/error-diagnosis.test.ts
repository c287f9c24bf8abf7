import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countTokens } from "../../src/budget/count-tokens.ts";
import { cleanMessage } from "../../src/tools/error-diagnosis/clean-message.ts";
import { errorDiagnosis } from "../../src/tools/error-diagnosis/error-diagnosis.ts";
import { readSteps } from "../../src/tools/error-diagnosis/read-steps.ts";
import { memorySource } from "../support/memory-source.ts";
import { toolContext } from "../support/tool-context.ts";

const FENCE = "```";
const PAGES = {
  "pages/troubleshooting/duplicate-torch.mdx": `---
title: Torch is registered twice
---

Two versions of the native module are in the app, so Metro finds both.

## Invariant Violation: Torch was registered twice

The bundler of the project resolved \`expo-torch\` from two folders.

1. Remove the copy that is not needed.
2. Clear the cache of Metro and start again:

   ${FENCE}sh
   npx expo start --clear
   ${FENCE}

3. Build the app again.
`,
  "pages/versions/v57.0.0/sdk/torch.mdx": `---
title: Torch
packageName: 'expo-torch'
---

Switches the light on.
`,
  "pages/guides/lanterns.mdx": "---\ntitle: Lanterns\n---\n\nHow lanterns are hung on a wall.\n",
};

let docs: DocsIndex;
beforeAll(async () => {
  docs = await createExpoDocsIndex({ source: memorySource(PAGES), embedder: "none" });
});
afterAll(() => docs.close());

const diagnose = async (args: Record<string, unknown>) => {
  const answer = await errorDiagnosis.run(errorDiagnosis.input.parse(args), toolContext(docs));
  expect(errorDiagnosis.output.parse(answer.structured)).toEqual(answer.structured);
  return answer;
};

const LOG = `\u001b[31mERROR\u001b[0m 2026-11-02T09:14:33Z Invariant Violation: Torch was registered twice
    at register (/private/shop/node_modules/expo-torch/build/Torch.js:12:9)
    at Object.<anonymous> (/private/shop/App.js:3:1)
`;

describe("errorDiagnosis", () => {
  it("gives the section that speaks of a pasted log, with its steps in order and its address", async () => {
    const { structured, text } = await diagnose({ error_message: LOG, error_type: "metro" });
    expect(structured.message).toBe("Invariant Violation: Torch was registered twice");
    expect(structured.found).toBe(true);
    const [cause] = structured.causes;
    expect(cause).toMatchObject({
      title: "Torch is registered twice",
      url: expect.stringContaining("https://docs.expo.dev/troubleshooting/duplicate-torch/"),
      text: expect.stringContaining("expo-torch"),
      steps: [
        { text: "Remove the copy that is not needed." },
        { text: expect.stringContaining("Clear the cache"), code: "npx expo start --clear" },
        { text: "Build the app again." },
      ],
    });
    for (const fact of [cause?.url, cause?.text, ...(cause?.steps ?? []).map((step) => step.text)])
      expect(text).toContain(fact);
  });

  it.each([
    "ORA-00942: table or view does not exist",
    "panic: runtime error: index out of range [3] with length 3",
    "asdf qwer zxcv poiu",
    "the wall is wet",
    "!!!",
  ])("says that nothing fits %s", async (error_message) => {
    const { structured, text } = await diagnose({ error_message });
    expect(structured).toMatchObject({ found: false, causes: [] });
    expect(text).toContain("nothing that fits");
  });

  it("keeps to its budget by leaving out later causes", async () => {
    const answer = await diagnose({ error_message: LOG, max_tokens: 400 });
    expect(answer.structured.causes.length).toBeGreaterThan(0);
    expect(countTokens(answer)).toBeLessThanOrEqual(400);
  });
});

describe("cleanMessage", () => {
  it("keeps the telling lines of a long log, each once", () => {
    const noise = Array.from({ length: 30 }, (_, at) => `> Task :app:step${at} UP-TO-DATE`);
    const log = [
      ...noise,
      "Execution failed for task ':app:x'.",
      ...noise,
      "Execution failed for task ':app:x'.",
    ];
    expect(cleanMessage(log.join("\n"))).toBe("Execution failed for task ':app:x'.");
  });

  it("does not grow with what is pasted", () => {
    for (const text of ["\u001b[".repeat(10_000), "error ".repeat(5000), "/private/a".repeat(4000)])
      expect(cleanMessage(text).length).toBeLessThanOrEqual(400);
  });
});

describe("readSteps", () => {
  it("takes headings and tables for no steps", () => {
    const text = "## Trouble\n\nWhy it is so.\n\n| a | b |\n| --- | --- |\n\n- One\n  more\n";
    expect(readSteps(text)).toEqual({ opening: "Why it is so.", steps: [{ text: "One more" }] });
  });
});
