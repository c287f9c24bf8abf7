import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countTokens } from "../../src/budget/count-tokens.ts";
import { codeExamples } from "../../src/tools/code-examples/code-examples.ts";
import { pageExamples } from "../../src/tools/code-examples/page-examples.ts";
import { snackUrl } from "../../src/tools/code-examples/snack-url.ts";
import { memorySource } from "../support/memory-source.ts";
import { toolContext } from "../support/tool-context.ts";

const FENCE = "```";
const TORCH = `---
title: Torch
packageName: 'expo-torch'
platforms: ['android', 'ios']
---

Switches the light on.

## Usage

Ask for the permission before the light is switched on.

<SnackInline label="Basic torch" dependencies={['expo-torch', 'expo-permissions']}>

${FENCE}tsx App.tsx
import { Torch } from 'expo-torch';

export default function App() {
  return <Torch lit />;
}
${FENCE}

</SnackInline>

## Configuration

Name the torch's plugin in the app's config.

${FENCE}json app.json
{
  "expo": { "plugins": ["expo-torch"] }
}
${FENCE}

1. In a list, switch the torch on from a shell:

   ${FENCE}sh
   torch --on
   torch --bright
   ${FENCE}
`;
const LONG = `---
title: Lanterns
---

## All lanterns

Every lantern in one file.

${FENCE}js lanterns.js
${Array.from({ length: 60 }, (_, at) => `export const lantern${at} = makeLantern(${at}, 'a long name of lantern ${at}');`).join("\n")}
${FENCE}
`;

let docs: DocsIndex;
beforeAll(async () => {
  docs = await createExpoDocsIndex({
    source: memorySource({
      "pages/versions/v57.0.0/sdk/torch.mdx": TORCH,
      "pages/guides/lanterns.mdx": LONG,
    }),
    embedder: "none",
  });
});
afterAll(() => docs.close());

const find = async (args: Record<string, unknown>, context = toolContext(docs)) => {
  const answer = await codeExamples.run(codeExamples.input.parse(args), context);
  expect(codeExamples.output.parse(answer.structured)).toEqual(answer.structured);
  return answer;
};

describe("codeExamples", () => {
  it("gives a whole block with its heading, the words before it, its address and its file", async () => {
    const { structured, text } = await find({
      pattern: "switch the torch on",
      language: "typescript",
    });
    expect(structured.examples).toHaveLength(1);
    const [example] = structured.examples;
    expect(example).toMatchObject({
      title: "Torch",
      section: "Usage",
      url: "https://docs.expo.dev/versions/v57.0.0/sdk/torch/#usage",
      language: "tsx",
      file: "App.tsx",
      package: "expo-torch",
      sdk: "SDK 57",
      text: "Ask for the permission before the light is switched on.",
    });
    expect(example?.code).toBe(
      "import { Torch } from 'expo-torch';\n\nexport default function App() {\n  return <Torch lit />;\n}",
    );
    expect(text).toContain(example?.code);
    expect(text).toContain(example?.url);
  });

  it("links the Snack of an example that has one, and of no other", async () => {
    const { structured, text } = await find({ pattern: "torch" });
    const links = structured.examples.flatMap(({ language, snack_url }) =>
      snack_url === undefined ? [] : [[language, snack_url]],
    );
    expect(links).toHaveLength(1);
    expect(links[0]?.[0]).toBe("tsx");
    const url = new URL(links[0]?.[1] ?? "");
    expect(url.origin).toBe("https://snack.expo.dev");
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      name: "Basic torch",
      dependencies: "expo-torch,expo-permissions",
      sdkVersion: "57.0.0",
      code: expect.stringContaining("<Torch lit />"),
    });
    expect(text).toContain(links[0]?.[1]);
    const without = await find({ pattern: "torch", snack: false });
    expect(without.text).not.toContain("snack.expo.dev");
  });

  it("keeps blocks of a language, under any of its names", async () => {
    const languages = async (language: string) =>
      (await find({ pattern: "torch", language })).structured.examples.map((one) => one.language);
    expect(await languages("bash")).toEqual(["sh"]);
    expect(await languages("json")).toEqual(["json"]);
    expect(await languages("javascript")).not.toContain("tsx");
  });

  it("says which languages there are where there is nothing in one", async () => {
    const { structured, text } = await find({ pattern: "torch", language: "kotlin" });
    expect(structured.examples).toEqual([]);
    expect(structured.note).toContain("json, sh, tsx");
    expect(text).toContain(structured.note);
  });

  it("never splits a block: one too large is named with what it needs", async () => {
    const small = await find({ pattern: "lanterns", max_tokens: 300 });
    const [example] = small.structured.examples;
    expect(example?.code).toBeUndefined();
    expect(example?.needs_tokens).toBeGreaterThan(300);
    const large = await find({ pattern: "lanterns", max_tokens: example?.needs_tokens });
    expect(large.structured.examples[0]?.code).toContain("lantern59");
    expect(countTokens(large)).toBeLessThanOrEqual(example?.needs_tokens ?? 0);
  });

  it("goes on where it ended", async () => {
    const first = await find({ pattern: "torch", max_tokens: 200, snack: false });
    expect(first.structured.truncated).toBe(true);
    const next = await find({
      pattern: "torch",
      max_tokens: 200,
      snack: false,
      cursor: first.structured.next_cursor,
    });
    const urls = ({ structured }: typeof first) =>
      structured.examples.map(({ url, language }) => `${url} ${language}`);
    expect(urls(next).some((url) => urls(first).includes(url))).toBe(false);
  });

  it("does not send a session the same code twice, unless it asks", async () => {
    const context = toolContext(docs);
    await find({ pattern: "torch", language: "json" }, context);
    const again = await find({ pattern: "torch", language: "json" }, context);
    expect(again.structured.examples[0]).toMatchObject({ already_sent: true });
    const asked = await find({ pattern: "torch", language: "json", resend: true }, context);
    expect(asked.structured.examples[0]?.code).toContain("plugins");
  });
});

describe("pageExamples", () => {
  it("takes the indent of a list off, and keeps a longer fence whole", () => {
    const text = "# Page\n\n- Do:\n\n  ````md\n  ```js\n  1\n  ```\n  ````\n\nEnd.\n";
    expect(pageExamples(text, [])).toEqual([
      { code: "```js\n1\n```", language: "md", headings: [], anchor: "", intro: "- Do:" },
    ]);
  });

  it("takes a fence that is not closed to the end", () => {
    expect(pageExamples("```js\n1\n2", [])).toMatchObject([{ code: "1\n2" }]);
  });
});

describe("snackUrl", () => {
  it("gives no address that a browser would cut", () => {
    expect(snackUrl({ code: "a b".repeat(4000), dependencies: [] })).toBeUndefined();
    expect(snackUrl({ code: "a", dependencies: [] })).toBe("https://snack.expo.dev/?code=a");
  });
});
