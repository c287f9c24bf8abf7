import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProject } from "../../src/project/read-project.ts";
import { watchProject } from "../../src/project/watch-project.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "expodex-project-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

type Files = Record<string, string | object>;
let count = 0;

async function write(folder: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof text === "string" ? text : JSON.stringify(text));
  }
}

async function folderOf(files: Files): Promise<string> {
  count += 1;
  const folder = join(root, String(count));
  await mkdir(folder);
  await write(folder, files);
  return folder;
}

async function sdkOf(files: Files, below = ".") {
  const folder = await folderOf(files);
  await mkdir(join(folder, below), { recursive: true });
  const project = readProject(join(folder, below));
  return project === undefined
    ? undefined
    : { sdk: project.sdk, file: project.sdkFile?.slice(folder.length + 1) };
}

const asks = (expo: string) => ({ dependencies: { expo } });

describe("readProject", () => {
  it("reads what package.json asks for", async () => {
    for (const range of ["~57.0.1", "^57.0.0", "57.0.0", "57", "57.0.0-preview.3"])
      expect(await sdkOf({ "package.json": asks(range) })).toEqual({
        sdk: 57,
        file: "package.json",
      });
  });

  it("prefers what is installed, then what is locked, then what is asked for, then app.json", async () => {
    const files: Files = {
      "package.json": asks("^55.0.0"),
      "app.json": { expo: { sdkVersion: "54.0.0" } },
      "package-lock.json": { packages: { "node_modules/expo": { version: "56.0.3" } } },
      "node_modules/expo/package.json": { version: "57.0.3" },
    };
    expect((await sdkOf(files))?.sdk).toBe(57);
    delete files["node_modules/expo/package.json"];
    expect(await sdkOf(files)).toEqual({ sdk: 56, file: "package-lock.json" });
    delete files["package-lock.json"];
    expect((await sdkOf(files))?.sdk).toBe(55);
    files["package.json"] = asks("catalog:");
    expect(await sdkOf(files)).toEqual({ sdk: 54, file: "app.json" });
  });

  it("never runs a configuration that is a program", async () => {
    const folder = await folderOf({
      "package.json": asks("*"),
      "app.config.js": "throw new Error('was run'); module.exports = { sdkVersion: '57.0.0' }",
    });
    expect(readProject(folder)).toMatchObject({ appConfigPath: join(folder, "app.config.js") });
    expect(readProject(folder)?.sdk).toBeUndefined();
  });

  it("finds a project above, and its modules above that", async () => {
    const files = {
      "package.json": { workspaces: ["apps/*"] },
      "node_modules/expo/package.json": { version: "57.0.0" },
      "apps/phone/package.json": asks("*"),
    };
    expect((await sdkOf(files, "apps/phone/src/deep"))?.sdk).toBe(57);
  });

  it("finds the projects of a repository from its root, where they are on one SDK", async () => {
    const apps = {
      "apps/phone/package.json": asks("~57.0.0"),
      "libs/ui/package.json": { name: "ui" },
    };
    for (const files of [
      { "package.json": { workspaces: { packages: ["libs/*", "./apps/ph*"] } } },
      {
        "package.json": {},
        "pnpm-workspace.yaml": "packages:\n  # ours\n  - 'apps/**'\ncatalog:\n  expo: 1\n",
      },
      { "package.json": { workspaces: ["**"] } },
    ] as Files[])
      expect((await sdkOf({ ...files, ...apps }))?.sdk).toBe(57);
    expect(
      await sdkOf({ "package.json": { workspaces: ["libs/*", "../*"] }, ...apps }),
    ).toBeUndefined();
  });

  it("does not choose between projects on different SDKs", async () => {
    const folder = await folderOf({
      "package.json": { workspaces: ["apps/*"] },
      "apps/a/package.json": asks("~56.0.0"),
      "apps/b/package.json": asks("~57.0.0"),
    });
    const project = readProject(folder);
    expect(project?.sdk).toBeUndefined();
    expect(project?.differing?.map(({ sdk }) => sdk)).toEqual([56, 57]);
    expect(readProject(join(folder, "apps/a"))?.sdk).toBe(56);
  });

  it("does not take a project without expo, a broken manifest or a range that names no release", async () => {
    expect(await sdkOf({ "package.json": { dependencies: { react: "19" } } })).toBeUndefined();
    expect(await sdkOf({ "package.json": "{" })).toBeUndefined();
    expect((await sdkOf({ "package.json": asks("workspace:*") }))?.sdk).toBeUndefined();
    expect(await sdkOf({ "package.json": { dependencies: ["expo"] } })).toBeUndefined();
  });

  it("names the packages with what is installed, else with what is asked for", async () => {
    const folder = await folderOf({
      "package.json": {
        dependencies: { expo: "~57.0.0", "expo-camera": "~17.0.0", "../../x": "1" },
        devDependencies: { typescript: "^5" },
      },
      "node_modules/expo-camera/package.json": { version: "17.0.8" },
    });
    expect([...(readProject(folder)?.packages ?? [])]).toEqual([
      ["expo", "~57.0.0"],
      ["expo-camera", "17.0.8"],
      ["typescript", "^5"],
    ]);
  });
});

describe("readProject, of lock files", () => {
  const LOCKS: Record<string, [file: string, text: string]> = {
    "npm 6": ["package-lock.json", '{"dependencies":{"expo":{"version":"57.0.4"}}}'],
    "pnpm 9": [
      "pnpm-lock.yaml",
      "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      react:\n        specifier: 19\n        version: 19.0.0\n      expo:\n        specifier: 'catalog:'\n        version: 57.0.4(react@19.0.0)\n\npackages:\n\n  expo@49.0.0:\n    version: 49.0.0\n",
    ],
    "pnpm 7": ["pnpm-lock.yaml", "lockfileVersion: 5.4\ndependencies:\n  expo: 57.0.4\n"],
    "Yarn 1": [
      "yarn.lock",
      '# yarn lockfile v1\n\n\nexpo-camera@^1:\n  version "1.0.0"\n\nexpo@>=1, "expo@catalog:":\n  version "57.0.4"\n  resolved "x"\n\nexpo@^49:\n  version "49.0.0"\n',
    ],
    "Yarn 4": [
      "yarn.lock",
      '__metadata:\n  version: 8\n\n"expo@npm:~57.0.1":\n  version: 57.0.4\n  resolution: "expo@npm:57.0.4"\n',
    ],
    Bun: [
      "bun.lock",
      '{\n  "packages": {\n    "expo-camera": ["expo-camera@1.0.0", ""],\n    "expo": ["expo@57.0.4", "", { "dependencies": {}, }, "sha512-"],\n  }\n}\n',
    ],
  };

  it.each(Object.entries(LOCKS))("reads %s's", async (_, [file, text]) => {
    expect(await sdkOf({ "package.json": asks("catalog:"), [file]: text })).toEqual({
      sdk: 57,
      file,
    });
  });

  it("reads a package's own version in a repository of several", async () => {
    const pnpm =
      "importers:\n  .: {}\n  apps/a:\n    dependencies:\n      expo:\n        specifier: ^56\n        version: 56.0.1\n  apps/b:\n    dependencies:\n      expo:\n        specifier: ^57\n        version: 57.0.1\n";
    const npm = {
      packages: {
        "node_modules/expo": { version: "56.0.1" },
        "apps/b/node_modules/expo": { version: "57.0.1" },
      },
    };
    for (const lock of [{ "pnpm-lock.yaml": pnpm }, { "package-lock.json": npm }] as Files[]) {
      const files = { "apps/a/package.json": asks("*"), "apps/b/package.json": asks("*"), ...lock };
      expect((await sdkOf(files, "apps/a"))?.sdk).toBe(56);
      expect((await sdkOf(files, "apps/b"))?.sdk).toBe(57);
    }
  });

  it("does not take a broken one, and none takes long for its size", async () => {
    for (const [name, text] of [
      ["package-lock.json", "{"],
      ["yarn.lock", `expo@${"a,".repeat(200_000)}\n${" ".repeat(200_000)}`],
      [
        "pnpm-lock.yaml",
        `importers:\n${`${" ".repeat(40)}a:\n`.repeat(50_000)}${" ".repeat(200_000)}`,
      ],
      ["bun.lock", `${" ".repeat(200_000)}"expo": ["expo@`],
    ] as const)
      expect(
        (await sdkOf({ "package.json": asks("catalog:"), [name]: text }))?.sdk,
      ).toBeUndefined();
  });
});

describe("watchProject", () => {
  it("notices an upgrade, whichever file tells of it, and reads nothing again where nothing changed", async () => {
    const folder = await folderOf({ "package.json": asks("~55.0.0") });
    const project = watchProject(join(folder, "src"));
    expect(project()?.sdk).toBe(55);
    expect(project()).toBe(project());
    await write(folder, {
      "package-lock.json": { packages: { "node_modules/expo": { version: "56.0.0" } } },
    });
    expect(project()?.sdk).toBe(56);
    await write(folder, { "node_modules/expo/package.json": { version: "57.0.0" } });
    expect(project()?.sdk).toBe(57);
    // As installers do it: another file is moved into its place, of the same size.
    await write(folder, { "new/package.json": { version: "58.0.0" } });
    await rm(join(folder, "node_modules/expo"), { recursive: true });
    await rename(join(folder, "new"), join(folder, "node_modules/expo"));
    expect(project()?.sdk).toBe(58);
    await rm(join(folder, "node_modules"), { recursive: true });
    expect(project()?.sdk).toBe(56);
  });

  it("notices a project that comes and goes", async () => {
    const folder = await folderOf({});
    const project = watchProject(folder);
    expect(project()).toBeUndefined();
    await write(folder, { "package.json": asks("~57.0.0") });
    expect(project()?.sdk).toBe(57);
    await rm(join(folder, "package.json"));
    expect(project()).toBeUndefined();
  });
});
