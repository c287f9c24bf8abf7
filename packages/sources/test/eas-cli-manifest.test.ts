import { type SourceProblem, throwIfAborted } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { easCliManifest } from "../src/eas-cli-manifest.ts";
import { startServer, type TestServer } from "./support/server.ts";
import { tempFolder } from "./support/temp-folder.ts";

const MANIFEST = {
  version: "9.1.0",
  commands: {
    "widget:paint": {
      description: "paint a widget",
      examples: ["$ eas widget:paint --color red"],
      args: { widget: { description: "which one", required: true } },
      flags: {
        color: { char: "c", type: "option", options: ["red", "blue"], description: "its color" },
        wait: { type: "boolean", allowNo: true, description: "wait for it to dry" },
        coat: { type: "option", deprecated: { message: "One coat is enough." } },
        secret: { type: "boolean", hidden: true },
      },
      contextDefinition: { loggedIn: {} },
    },
    "widget:inner": { hidden: true, flags: {} },
    "widget:dye": { hidden: true, description: "deprecated, use widget:paint", flags: {} },
  },
};

let server: TestServer;
let cacheDir: string;
beforeAll(async () => {
  const pack = (version: string, files: Record<string, string>) => ({
    [version]: { "package.json": JSON.stringify({ name: "eas-cli", version }), ...files },
  });
  server = await startServer("registry-server", {
    packages: {
      "eas-cli": {
        tags: { latest: "9.1.0" },
        versions: {
          ...pack("9.1.0", { "oclif.manifest.json": JSON.stringify(MANIFEST), "build/a.js": "1" }),
          ...pack("8.0.0", { "README.md": "nothing" }),
        },
      },
    },
  });
  cacheDir = await tempFolder();
});
afterAll(async () => {
  await server.stop();
});

const ask = async (options: Parameters<typeof easCliManifest>[0] = {}) => {
  const problems: SourceProblem[] = [];
  const source = easCliManifest({ registry: server.url, cacheDir, ...options });
  const given = await source.attachments?.({ onProblem: (problem) => problems.push(problem) });
  return { given, problems };
};

describe("easCliManifest", () => {
  it("gives commands, arguments and flags of the version that the registry calls the latest", async () => {
    const { given, problems } = await ask();
    expect(problems).toEqual([]);
    expect(given).toEqual([
      {
        name: "eas-cli/manifest",
        value: {
          version: "9.1.0",
          commands: [
            {
              name: "widget:dye",
              description: "deprecated, use widget:paint",
              flags: [],
              hidden: true,
              deprecated: "",
            },
            {
              name: "widget:paint",
              description: "paint a widget",
              examples: ["$ eas widget:paint --color red"],
              args: [{ name: "widget", description: "which one", required: true }],
              flags: [
                {
                  name: "color",
                  char: "c",
                  description: "its color",
                  takesValue: true,
                  options: ["red", "blue"],
                },
                { name: "wait", description: "wait for it to dry", allowNo: true },
                { name: "coat", takesValue: true, deprecated: "One coat is enough." },
                { name: "secret", hidden: true },
              ],
            },
          ],
        },
      },
    ]);
  });

  it("yields no page", async () => {
    const pages = [];
    for await (const file of easCliManifest().files()) pages.push(file);
    expect(pages).toEqual([]);
  });

  it("reports what it cannot get, and gives that of the build before instead", async () => {
    const kept = { version: "1.0.0", commands: [] };
    for (const options of [
      { registry: "http://127.0.0.1:9/" },
      { version: "7.7.7" },
      { version: "8.0.0" },
      { version: "not a version!" },
    ]) {
      const none = await ask(options);
      expect(none.given).toEqual([]);
      expect(none.problems).toMatchObject([{ code: "MISSING_ATTACHMENT" }]);
      const before = await ask({ ...options, kept });
      expect(before.given).toEqual([{ name: "eas-cli/manifest", value: kept }]);
      expect(before.problems).toHaveLength(1);
    }
  });

  it("asks no registry where what is kept is recent, and does where it is not", async () => {
    const kept = { version: "1.0.0", commands: [] };
    await server.forget();
    expect((await ask({ kept, refresh: false })).given).toMatchObject([{ value: kept }]);
    expect(await server.log()).toEqual([]);
    expect((await ask({ kept })).given).toMatchObject([{ value: { version: "9.1.0" } }]);
  });

  it("raises ABORTED where the build is stopped", async () => {
    const stopped = AbortSignal.abort();
    expect(() => throwIfAborted(stopped, "test")).toThrow();
    const source = easCliManifest({ registry: server.url, cacheDir });
    await expect(source.attachments?.({ signal: stopped })).rejects.toMatchObject({
      code: "ABORTED",
    });
  });
});
