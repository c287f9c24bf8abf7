import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashText } from "../../src/parse/hash.ts";
import { parseText, parseTexts } from "./parse-text.ts";

const PROJECT = JSON.stringify({
  name: "expo-torch",
  kind: 1,
  children: [
    {
      name: "onAsync",
      kind: 64,
      signatures: [
        {
          name: "onAsync",
          kind: 4096,
          comment: { summary: [{ kind: "text", text: "Turns it on." }] },
          type: { type: "intrinsic", name: "void" },
        },
      ],
    },
  ],
});

describe("parseFile", () => {
  it("places a page of a release by its path", async () => {
    const { document } = await parseText(
      "---\ntitle: Torch\npackageName: expo-torch\n---\n\nText.\n",
      {
        path: "pages/versions/v57.0.0/sdk/torch.mdx",
      },
    );
    expect(document).toMatchObject({
      path: "/versions/v57.0.0/sdk/torch/",
      url: "https://docs.expo.dev/versions/v57.0.0/sdk/torch/",
      sdk: 57,
      kind: "api",
      title: "Torch",
      packageName: "expo-torch",
    });
  });

  it("shows a plain description as it shows one that needs the markdown library", async () => {
    const shown = async (description: string) => {
      const front = `---\ntitle: T\ndescription: ${JSON.stringify(description)}\n---\n`;
      return (await parseText(front)).document.text;
    };
    const sentence = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ,.;:'"()/?-]{0,30}[a-z]$/u);
    await fc.assert(
      fc.asyncProperty(sentence, async (text) => {
        // The accent is outside of what is taken for plain, and means nothing in markdown.
        expect(await shown(text)).toBe((await shown(`${text}\u00e9`)).replace("\u00e9", ""));
      }),
      { numRuns: 60 },
    );
  });

  it("records where a document came from, and every file that went into it", async () => {
    const text = "---\ntitle: T\n---\n\nimport S from '~/scenes/s.mdx';\n\n<S />\n";
    const { document } = await parseText(text, {
      files: { "scenes/s.mdx": "Shared.\n" },
      file: { revision: "abc" },
    });
    expect(document.provenance).toEqual({
      source: "test",
      file: "pages/guides/page.mdx",
      revision: "abc",
      hash: hashText(text),
    });
    expect(document.dependencies).toEqual([{ path: "scenes/s.mdx", hash: hashText("Shared.\n") }]);
    expect(document.text).toContain("Shared.");
  });

  it("renders the API reference of a package from its data", async () => {
    const { document, warnings } = await parseText(
      '---\ntitle: Torch\n---\n\n## API\n\n<APISection\n  packageName="expo-torch"\n/>\n',
      {
        path: "pages/versions/v57.0.0/sdk/torch.mdx",
        files: { "public/static/data/v57.0.0/expo-torch.json": PROJECT },
      },
    );
    expect(warnings).toEqual([]);
    expect(document.symbols.map(({ name }) => name)).toContain("onAsync");
    expect(document.sections.map(({ anchor }) => anchor)).toContain("onasync");
  });

  it.each([
    ["absent", {}, "UNRESOLVED_API"],
    [
      "cut off",
      { "public/static/data/v57.0.0/expo-torch.json": PROJECT.slice(0, 40) },
      "INVALID_JSON",
    ],
  ])(
    "warns with the line where an API reference's data is %s, and keeps the page",
    async (_, files, code) => {
      const { document, warnings } = await parseText(
        '---\ntitle: Torch\n---\n\nBefore.\n\n<APISection packageName="expo-torch" />\n\nAfter.\n',
        { path: "pages/versions/v57.0.0/sdk/torch.mdx", files },
      );
      expect(warnings).toMatchObject([
        { code, file: "pages/versions/v57.0.0/sdk/torch.mdx", line: 7 },
      ]);
      expect(document.text).toContain("Before.");
      expect(document.text).toContain("After.");
    },
  );

  it("reads a schema from a JSON file, and from a module that exports the same literal", async () => {
    const schema = { torch: { type: "string", description: "Its name." } };
    const page = (name: string) =>
      `import schema from '~/public/static/schemas/unversioned/${name}';\n\n<AppConfigSchemaTable schema={schema} />\n`;
    const json = await parseText(page("a.json"), {
      files: { "public/static/schemas/unversioned/a.json": JSON.stringify(schema) },
    });
    const script = await parseText(page("a.js"), {
      files: {
        "public/static/schemas/unversioned/a.js": `const name = 'Its name.';\nexport default { torch: { type: 'string', description: name } };\n`,
      },
    });
    expect(json.warnings).toEqual([]);
    expect(script.warnings).toEqual([]);
    expect(json.document.text).toContain("torch");
    expect(script.document.text).toBe(json.document.text);
  });

  it("leaves out a page above the limit with a warning, and reads one below it", async () => {
    const large = await parseTexts("word ".repeat(100), { limits: { maxPageChars: 400 } });
    expect(large.documents).toEqual([]);
    expect(large.warnings).toMatchObject([{ code: "TOO_LARGE", line: 1 }]);
    const small = await parseTexts("word ".repeat(50), { limits: { maxPageChars: 400 } });
    expect(small.documents).toHaveLength(1);
    expect(small.warnings).toEqual([]);
  });

  it("names the line where bytes were not UTF-8", async () => {
    const { document, warnings } = await parseText("# Title\n\nBroken \uFFFD byte.\n");
    expect(warnings).toMatchObject([{ code: "INVALID_UTF8", line: 3 }]);
    expect(document.text).toContain("byte.");
  });

  it("reads Windows line ends and a byte order mark as if they were not there", async () => {
    const unix = await parseText("---\ntitle: T\n---\n\nA\n\n- b\n- c\n");
    const windows = await parseText("\uFEFF---\r\ntitle: T\r\n---\r\n\r\nA\r\n\r\n- b\r\n- c\r\n");
    expect(windows.document.text).toBe(unix.document.text);
  });

  it("reads an empty page", async () => {
    const { document, warnings } = await parseText("", { path: "pages/guides/local-first.mdx" });
    expect(document.text.trim()).toBe("# local first");
    expect(warnings).toEqual([]);
  });

  it("stops when it is told to", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(parseText("Text.", { signal: controller.signal })).rejects.toMatchObject({
      code: "ABORTED",
    });
  });

  it("reads markdown as the site serves it, without repeating its title", async () => {
    const { document } = await parseText(
      "---\ntitle: Torch\ndescription: Lights up.\nplatforms: ['ios']\n---\n\n# Expo Torch\n\nLights up.\niOS\n\n## Usage\n\n[Next](/sdk/lamp.md#on)\n",
      { path: "pages/sdk/torch.md", mediaType: "text/markdown" },
    );
    expect(document.title).toBe("Torch");
    expect(document.sections.map(({ title }) => title)).toEqual(["Torch", "Usage"]);
    expect(document.text.match(/Lights up\./gu)).toHaveLength(1);
    expect(document.links).toMatchObject([{ path: "/sdk/lamp/", anchor: "on" }]);
  });

  it("reads TypeDoc JSON that stands on its own as a package's reference", async () => {
    const { document } = await parseText(PROJECT, {
      path: "expo-torch.json",
      mediaType: "application/json",
      flavor: "plain",
    });
    expect(document).toMatchObject({ kind: "api", packageName: "expo-torch", title: "expo-torch" });
    expect(document.symbols.map(({ name }) => name)).toContain("onAsync");
  });

  it.each([
    ["a cut off", '{"name": "x"', "INVALID_JSON"],
    ["another", '{"version": 1}', "UNREADABLE_FILE"],
  ])("gives no document for %s JSON file, and says so", async (_, text, code) => {
    const { documents, warnings } = await parseTexts(text, { mediaType: "application/json" });
    expect(documents).toEqual([]);
    expect(warnings).toMatchObject([{ code, line: 1 }]);
  });

  it("reports each problem once", async () => {
    const { warnings } = await parseText("{a.b} and {a.b}\n\n{a.b}\n");
    expect(warnings.map(({ line }) => line)).toEqual([1, 3]);
  });
});

describe("parseFile on plain folders", () => {
  const plain = { flavor: "plain", baseUrl: "https://example.com/docs/" } as const;

  it("gives a README its folder's path and its first heading's title", async () => {
    const { document } = await parseText(
      "<!-- a comment -->\n\n# My *tool*\n\nIt helps. See [usage](./usage.md#run) and [all](../).\n",
      { ...plain, path: "tools/mine/README.md", mediaType: "text/markdown" },
    );
    expect(document).toMatchObject({
      path: "/tools/mine/",
      url: "https://example.com/docs/tools/mine/",
      title: "My tool",
      kind: "guide",
    });
    expect(document.text).not.toContain("comment");
    expect(document.links).toMatchObject([
      { path: "/docs/tools/mine/usage/", anchor: "run" },
      { path: "/docs/tools/" },
    ]);
  });

  it("keeps HTML by what it shows", async () => {
    const { document } = await parseText(
      '<h1 align="center">Logo &amp; name</h1>\n\n<p align="center"><img src="a.png" alt="Build passing"/></p>\n\n<details>\n<summary>More</summary>\n\nHidden part.\n\n</details>\n',
      { ...plain, path: "a.md", mediaType: "text/markdown" },
    );
    expect(document.title).toBe("Logo & name");
    for (const words of ["Build passing", "More", "Hidden part."])
      expect(document.text).toContain(words);
    expect(document.text).not.toContain("<");
  });

  it("has no components of Expo to miss", async () => {
    const { document, warnings } = await parseText("<Card title='A card'>\n\nText.\n\n</Card>\n", {
      ...plain,
      path: "a.mdx",
    });
    expect(warnings).toEqual([]);
    expect(document.text).toContain("A card");
    expect(document.text).toContain("Text.");
  });

  it("reads no SDK off a plain path", async () => {
    const { document } = await parseText("# A\n", {
      ...plain,
      path: "versions/v57.0.0/a.md",
      mediaType: "text/markdown",
    });
    expect(document.sdk).toBeUndefined();
  });

  it("takes path and SDK that the source gives", async () => {
    const { document } = await parseText("# A\n", {
      ...plain,
      path: "README.md",
      mediaType: "text/markdown",
      file: { url: "https://www.npmjs.com/package/expo-torch", sdk: 57 },
    });
    expect(document).toMatchObject({
      path: "/package/expo-torch/",
      url: "https://www.npmjs.com/package/expo-torch",
      sdk: 57,
    });
  });
});
