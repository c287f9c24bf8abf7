import { describe, expect, it } from "vitest";
import { bundledPaths, splitBundle } from "../../src/parse/llms.ts";
import { parseTexts } from "./parse-text.ts";

const BUNDLE = `# Made-up SDK

> Everything.

<AgentInstructions>

Report to someone.

</AgentInstructions>

---
title: create-torch
---

# create-torch

See [Torch](/versions/latest/sdk/torch.md#on) and [this](/more/create-torch.md).

---

---
modificationDate: May 1, 2026
title: Torch (expo-torch)
packageName: 'expo-torch'
platforms: ['android']
---

# Expo Torch (expo-torch)

## On

\`\`\`md
---
title: Not a page
---

# Shown as code
\`\`\`

---

A rule above is no page.

---

---
title: Torch Beam
packageName: expo-torch
---

# Expo Torch Beam

[Own](#x)

---

---
title: Deep Sea
url: https://docs.expo.dev/guides/deep/
---

# Deep Sea
`;

describe("splitBundle", () => {
  it("finds pages by their front matter and heading, with their lines", () => {
    const { preamble, pages } = splitBundle(BUNDLE);
    expect(preamble).toContain("Everything.");
    expect(pages.map(({ firstLine }) => BUNDLE.split("\n")[firstLine])).toEqual([
      "title: create-torch",
      "modificationDate: May 1, 2026",
      "title: Torch Beam",
      "title: Deep Sea",
    ]);
  });

  it("does not split at front matter inside a fence, nor at a rule", () => {
    expect(splitBundle(BUNDLE).pages[1]?.text).toContain("A rule above is no page.");
  });

  it("takes a text without any page as a whole", () => {
    expect(splitBundle("# Index\n\n- [A](/a)\n")).toEqual({
      preamble: "# Index\n\n- [A](/a)\n",
      pages: [],
    });
  });
});

describe("bundledPaths", () => {
  it("tells paths by url, links, package and title, in the bundle's SDK", () => {
    const { pages } = splitBundle(BUNDLE);
    expect(bundledPaths(pages, { path: "llms-sdk-v56.0.0.txt", sdk: 56 })).toEqual([
      "/more/create-torch/",
      "/versions/v56.0.0/sdk/torch/",
      "/versions/v56.0.0/sdk/torch/beam/",
      "/guides/deep/",
    ]);
  });

  it("gives no path twice", () => {
    const page = { text: "---\ntitle: Same\n---\n\n# Same\n", firstLine: 1 };
    expect(bundledPaths([page, page], { path: "llms.txt" })).toEqual([
      "/llms/same/",
      "/llms/same-2/",
    ]);
  });
});

describe("parseFile on a bundle", () => {
  it("gives one document a page, and reports the block for assistants", async () => {
    const { documents, warnings } = await parseTexts(BUNDLE, {
      path: "public/llms-sdk-v56.0.0.txt",
      mediaType: "text/llms",
    });
    expect(documents.map(({ title }) => title)).toEqual([
      "Made-up SDK",
      "create-torch",
      "Torch (expo-torch)",
      "Torch Beam",
      "Deep Sea",
    ]);
    expect(warnings).toMatchObject([{ code: "ASSISTANT_TEXT", line: 5 }]);
    expect(documents.every(({ text }) => !text.includes("Report to someone"))).toBe(true);
    expect(documents[2]).toMatchObject({
      path: "/versions/v56.0.0/sdk/torch/",
      sdk: 56,
      kind: "api",
      packageName: "expo-torch",
      platforms: ["android"],
    });
    const [heading] = documents[2]?.sections.slice(1) ?? [];
    expect(BUNDLE.split("\n")[(heading?.line ?? 0) - 1]).toBe("## On");
  });
});
