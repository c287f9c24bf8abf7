import { existsSync } from "node:fs";
import { chmod, mkdir, symlink, truncate } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isExpodexError } from "@expodex/core";
import { sourceContract } from "@expodex/core/testing";
import { describe, expect, it } from "vitest";
import { expoDocsFolder } from "../src/index.ts";
import { collect } from "./support/collect.ts";
import { tempFolder, writeFiles } from "./support/temp-folder.ts";

const DOCS = {
  "pages/index.mdx": "---\ntitle: Home\n---\n",
  "pages/guides/b.mdx": "B",
  "pages/guides/a.mdx": "\uFEFFA",
  "pages/guides/Notes.md": "notes",
  "pages/guides/diagram.png": "no page",
  "pages/ja/index.mdx": "日本語",
  "pages/internal/style.mdx": "internal",
  "pages/versions/v57.0.0/sdk/camera.mdx": "57",
  "pages/versions/v56.0.0/sdk/camera.mdx": "56",
  "pages/versions/unversioned/sdk/camera.mdx": "next",
  "scenes/_intro.mdx": "scene",
  "public/_redirects": "/old /new",
  "public/static/data/v57.0.0/expo-camera.json": '{"name":"expo-camera"}',
  "public/static/schemas/unversioned/eas-json-schema.js": "export default [];",
  "public/static/schemas/unversioned/copied-schema.json": "[]",
  "public/static/diffs/a.diff": "+ a",
  ".env": "SECRET=1",
  "constants/secret.json": "{}",
};

const PATHS = [
  "pages/guides/Notes.md",
  "pages/guides/a.mdx",
  "pages/guides/b.mdx",
  "pages/index.mdx",
  "pages/versions/unversioned/sdk/camera.mdx",
  "pages/versions/v56.0.0/sdk/camera.mdx",
  "pages/versions/v57.0.0/sdk/camera.mdx",
];

describe("expoDocsFolder", () => {
  for (const { name, run } of sourceContract)
    it(name, () =>
      run(async () => ({
        source: expoDocsFolder(await tempFolder(DOCS)),
        paths: PATHS,
        readable: { path: "public/_redirects", contains: "/old" },
      })),
    );

  it("leaves out Japanese and internal pages", async () => {
    const { files, problems } = await collect(expoDocsFolder(await tempFolder(DOCS)));
    expect(files.map(({ path }) => path)).toEqual(PATHS);
    expect(problems).toEqual([]);
  });

  it("takes in what is asked for", async () => {
    const source = expoDocsFolder(await tempFolder(DOCS), { include: ["ja", "internal"] });
    const paths = (await collect(source)).files.map(({ path }) => path);
    expect(paths).toContain("pages/ja/index.mdx");
    expect(paths).toContain("pages/internal/style.mdx");
  });

  it("yields only pages of wanted releases, and those of none", async () => {
    const source = expoDocsFolder(await tempFolder(DOCS));
    const { files } = await collect(source, { wantsSdk: (sdk) => sdk === 57 });
    const versioned = files.map(({ path }) => path).filter((path) => path.includes("versions"));
    expect(versioned).toEqual(["pages/versions/v57.0.0/sdk/camera.mdx"]);
    expect(files).toHaveLength(5);
  });

  it("puts the given revision on every file, and none otherwise", async () => {
    const folder = await tempFolder(DOCS);
    const with_ = await collect(expoDocsFolder(folder, { revision: "827aa750" }));
    expect(new Set(with_.files.map(({ revision }) => revision))).toEqual(new Set(["827aa750"]));
    const without = await collect(expoDocsFolder(folder));
    expect(without.files.every((file) => !("revision" in file))).toBe(true);
  });

  it("reads scenes, data, schemas, diffs and redirects", async () => {
    const source = expoDocsFolder(await tempFolder(DOCS));
    const mediaTypeOf = async (path: string) => (await source.read?.(path))?.mediaType;
    expect(await mediaTypeOf("scenes/_intro.mdx")).toBe("text/mdx");
    expect(await mediaTypeOf("public/static/data/v57.0.0/expo-camera.json")).toBe(
      "application/json",
    );
    expect(await mediaTypeOf("public/static/diffs/a.diff")).toBe("text/plain");
    expect(await mediaTypeOf("public/_redirects")).toBe("text/plain");
  });

  it("reads a schema as the .js module or the .json file that stands beside it", async () => {
    const source = expoDocsFolder(await tempFolder(DOCS));
    const folder = "public/static/schemas/unversioned";
    expect((await source.read?.(`${folder}/eas-json-schema.json`))?.path).toBe(
      `${folder}/eas-json-schema.js`,
    );
    expect((await source.read?.(`${folder}/copied-schema.js`))?.path).toBe(
      `${folder}/copied-schema.json`,
    );
    expect(await source.read?.(`${folder}/no-schema.js`)).toBeUndefined();
  });

  it("does not read other parts of the checkout", async () => {
    const source = expoDocsFolder(await tempFolder(DOCS));
    expect(await source.read?.(".env")).toBeUndefined();
    expect(await source.read?.("constants/secret.json")).toBeUndefined();
    expect(await source.read?.("pages/../.env")).toBeUndefined();
  });

  it("follows links inside the folder, and reports those that leave it", async () => {
    const outside = await tempFolder({ "secret.mdx": "secret" });
    const folder = await tempFolder(DOCS);
    await symlink(join(outside, "secret.mdx"), join(folder, "pages/guides/leak.mdx"));
    await symlink(join(folder, "pages/guides/a.mdx"), join(folder, "pages/guides/same.mdx"));
    await symlink(join(folder, "pages"), join(folder, "pages/guides/loop"));
    await symlink(join(folder, "nowhere"), join(folder, "pages/guides/broken.mdx"));
    const source = expoDocsFolder(folder);
    const { files, problems } = await collect(source);
    const paths = files.map(({ path }) => path);
    expect(paths).toContain("pages/guides/same.mdx");
    expect(paths).not.toContain("pages/guides/leak.mdx");
    expect(problems.map(({ path }) => path)).toEqual([
      "pages/guides/broken.mdx",
      "pages/guides/leak.mdx",
      "pages/guides/loop",
    ]);
    expect(await source.read?.("pages/guides/leak.mdx")).toBeUndefined();
  });

  it("keeps a page with invalid UTF-8, and says where it begins", async () => {
    const bytes = Buffer.concat([Buffer.from("first\nsecond "), Buffer.from([0xc3, 0x28])]);
    const folder = await tempFolder({ "pages/a.mdx": bytes });
    const { files, problems } = await collect(expoDocsFolder(folder));
    expect(files[0]?.text).toBe("first\nsecond \uFFFD(");
    expect(problems).toMatchObject([{ path: "pages/a.mdx", code: "INVALID_UTF8", line: 2 }]);
    expect(problems[0]?.reason).toContain("byte 13");
  });

  it("leaves out a page of 50 MB and says so, and keeps the others", async () => {
    const folder = await tempFolder({ "pages/a.mdx": "A", "pages/big.mdx": "" });
    await truncate(join(folder, "pages/big.mdx"), 50 * 1024 * 1024);
    const { files, problems } = await collect(expoDocsFolder(folder));
    expect(files.map(({ path }) => path)).toEqual(["pages/a.mdx"]);
    expect(problems).toMatchObject([{ path: "pages/big.mdx", code: "TOO_LARGE" }]);
  });

  it("raises LIMIT_EXCEEDED for a data file over its limit", async () => {
    const source = expoDocsFolder(await tempFolder(DOCS), { maxDataBytes: 10 });
    const path = "public/static/data/v57.0.0/expo-camera.json";
    await expect(source.read?.(path)).rejects.toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  it.skipIf(process.getuid?.() === 0)("reports a page that may not be read", async () => {
    const folder = await tempFolder({ "pages/a.mdx": "A", "pages/b.mdx": "B" });
    await chmod(join(folder, "pages/a.mdx"), 0);
    const { files, problems } = await collect(expoDocsFolder(folder));
    expect(files).toHaveLength(1);
    expect(problems).toMatchObject([{ path: "pages/a.mdx", code: "UNREADABLE_FILE" }]);
  });

  const raises = async (folder: string, code: string, words: RegExp) => {
    const error = await collect(expoDocsFolder(folder)).catch((cause: unknown) => cause);
    expect(isExpodexError(error) && error.code).toBe(code);
    expect(String(error)).toMatch(words);
  };

  it("raises SOURCE_EMPTY for an empty folder", async () => {
    await raises(await tempFolder(), "SOURCE_EMPTY", /empty folder/u);
  });

  it("raises SOURCE_EMPTY for a pages folder without anything", async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, "pages"));
    await raises(folder, "SOURCE_EMPTY", /empty pages/u);
  });

  it("raises SOURCE_EMPTY where no page can be used", async () => {
    const folder = await tempFolder({ "pages/a.mdx": "A".repeat(5 * 1024 * 1024) });
    await raises(folder, "SOURCE_EMPTY", /none of which can be used/u);
  });

  it("raises SOURCE_INVALID for a folder that is not Expo's docs, and names docsFolder", async () => {
    await raises(await tempFolder({ "a.md": "A" }), "SOURCE_INVALID", /docsFolder \(--markdown/u);
  });

  it("raises SOURCE_INVALID for another framework's pages folder", async () => {
    await raises(await tempFolder({ "pages/a.tsx": "A" }), "SOURCE_INVALID", /without any \.mdx/u);
  });

  it("names the docs folder where the repository around it was given", async () => {
    const folder = await tempFolder({ "docs/pages/index.mdx": "A" });
    await raises(folder, "SOURCE_INVALID", /\/docs instead/u);
  });

  it("raises SOURCE_INVALID for a file", async () => {
    const folder = await tempFolder({ "a.md": "A" });
    await raises(join(folder, "a.md"), "SOURCE_INVALID", /got a file/u);
  });

  it("raises SOURCE_UNREACHABLE where there is no folder", async () => {
    await raises(join(await tempFolder(), "nowhere"), "SOURCE_UNREACHABLE", /ENOENT/u);
  });

  it("finds the folder once it is there, after a failure", async () => {
    const folder = await tempFolder();
    const source = expoDocsFolder(folder);
    await expect(collect(source)).rejects.toThrow();
    await writeFiles(folder, { "pages/a.mdx": "A" });
    expect((await collect(source)).files).toHaveLength(1);
  });

  const root = fileURLToPath(new URL("../../../", import.meta.url));
  const corpus = resolve(process.env.EXPODEX_CORPUS ?? join(root, "../shared/corpus/expo-docs"));
  const there = existsSync(join(corpus, "pages"));
  it.skipIf(!there)(
    `finds the 697 pages of SDK 57 in the corpus (needs EXPODEX_CORPUS)`,
    async () => {
      const wantsSdk = (sdk: unknown) => sdk === 57;
      const { files, problems } = await collect(expoDocsFolder(corpus), { wantsSdk });
      expect(files).toHaveLength(697);
      expect(problems).toEqual([]);
    },
  );
});
