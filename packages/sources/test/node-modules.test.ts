import { mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { sourceContract } from "@expodex/core/testing";
import { describe, expect, it } from "vitest";
import { nodeModules } from "../src/index.ts";
import { collect } from "./support/collect.ts";
import { expo, lantern, modulesCore, type PackageFiles, whistle } from "./support/packages.ts";
import { tempFolder, writeFiles } from "./support/temp-folder.ts";

const under = (folder: string, files: PackageFiles) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));

const PROJECT = {
  "package.json": "{}",
  ...under("node_modules/expo", expo("57.0.4", {})),
  ...under("node_modules/expo-modules-core", modulesCore("57.0.2")),
  ...under("node_modules/expo-lantern", lantern("57.0.3")),
  ...under("node_modules/@expo/whistle", {
    ...whistle("1.2.3"),
    "package.json": JSON.stringify({
      name: "@expo/whistle",
      version: "1.2.3",
      types: "index.d.ts",
    }),
  }),
  ...under("node_modules/other", {
    "package.json": JSON.stringify({ name: "other", version: "2.0.0", types: "index.d.ts" }),
    "index.d.ts": "export declare const other: 1;",
  }),
  "node_modules/.package-lock.json": "{}",
};

const PATHS = [
  "pages/packages/@expo/whistle.mdx",
  "pages/packages/expo.mdx",
  "pages/versions/v57.0.0/sdk/lantern.mdx",
  "pages/packages/expo-lantern/legacy.mdx",
  "pages/packages/expo-lantern/readme.md",
  "pages/packages/expo-modules-core.mdx",
];

describe("nodeModules", () => {
  for (const { name, run } of sourceContract)
    it(name, () =>
      run(async () => ({
        source: nodeModules(await tempFolder(PROJECT)),
        paths: PATHS,
        readable: { path: "public/static/data/v57.0.0/expo-lantern.json", contains: "shineAsync" },
      })),
    );

  it("puts the SDK that expo pins on every page, and the installed version", async () => {
    const { files, problems } = await collect(nodeModules(await tempFolder(PROJECT)));
    expect(problems).toEqual([]);
    expect(new Set(files.map(({ sdk }) => sdk))).toEqual(new Set([57]));
    expect(files[0]?.revision).toBe("1.2.3");
  });

  it("takes the node_modules folder itself as well as the project", async () => {
    const folder = await tempFolder(PROJECT);
    const { files } = await collect(nodeModules(join(folder, "node_modules")));
    expect(files.map(({ path }) => path)).toEqual(PATHS);
  });

  it("reads further packages that are named, and only those", async () => {
    const folder = await tempFolder(PROJECT);
    const { files } = await collect(nodeModules(folder, { packages: ["other"] }));
    expect(files.map(({ path }) => path)).toContain("pages/packages/other.mdx");
    await expect(collect(nodeModules(folder, { packages: ["nothing"] }))).rejects.toMatchObject({
      code: "SOURCE_NOT_FOUND",
      data: { wanted: "nothing" },
    });
  });

  it("has no SDK to tell without expo, but for packages whose version tells it", async () => {
    const folder = await tempFolder(PROJECT);
    await rm(join(folder, "node_modules/expo"), { recursive: true });
    const { files } = await collect(nodeModules(folder));
    expect(files.find(({ path }) => path.includes("whistle"))).not.toHaveProperty("sdk");
    expect(files.find(({ path }) => path.includes("lantern"))?.sdk).toBe(57);
  });

  it("follows a package that is linked, and none of its links out of it", async () => {
    const elsewhere = await tempFolder({ ...whistle("57.0.0"), "README.md": "# Whistle" });
    const folder = await tempFolder(PROJECT);
    await symlink(elsewhere, join(folder, "node_modules/expo-whistle"));
    await symlink(join(folder, "package.json"), join(elsewhere, "leak.d.ts"));
    await symlink(join(elsewhere, "nowhere"), join(folder, "node_modules/expo-broken"));
    const { files, problems } = await collect(nodeModules(folder));
    expect(files.map(({ path }) => path)).toContain("pages/packages/expo-whistle/readme.md");
    expect(problems.map(({ path }) => path)).toEqual(["expo-broken", "expo-whistle/leak.d.ts"]);
  });

  it("reports a package without a manifest, and one without declarations", async () => {
    const folder = await tempFolder(PROJECT);
    await mkdir(join(folder, "node_modules/expo-empty"));
    await writeFiles(folder, {
      "node_modules/expo-plain/package.json": JSON.stringify({
        name: "expo-plain",
        version: "1.0.0",
      }),
    });
    const { problems } = await collect(nodeModules(folder));
    expect(problems).toMatchObject([
      { path: "expo-empty", code: "UNREADABLE_FILE" },
      { path: "expo-plain", code: "MISSING_FILE" },
    ]);
  });

  it("raises SOURCE_INVALID for a project without node_modules", async () => {
    const source = nodeModules(await tempFolder({ "package.json": "{}" }));
    await expect(collect(source)).rejects.toMatchObject({ code: "SOURCE_INVALID" });
    await expect(collect(source)).rejects.toThrow(/npm install/u);
  });

  it("raises SOURCE_EMPTY where nothing of Expo's is installed", async () => {
    const source = nodeModules(await tempFolder({ "node_modules/other/package.json": "{}" }));
    await expect(collect(source)).rejects.toMatchObject({ code: "SOURCE_EMPTY" });
  });

  it("raises SOURCE_UNREACHABLE where there is no folder", async () => {
    const source = nodeModules(join(await tempFolder(), "nowhere"));
    await expect(collect(source)).rejects.toMatchObject({ code: "SOURCE_UNREACHABLE" });
  });
});
