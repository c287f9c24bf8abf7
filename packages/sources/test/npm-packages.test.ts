import { isExpodexError } from "@expodex/core";
import { sourceContract } from "@expodex/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type NpmPackagesOptions, npmPackages } from "../src/index.ts";
import { collect } from "./support/collect.ts";
import { expo, lantern, modulesCore, permit, whistle } from "./support/packages.ts";
import { startServer, type TestServer } from "./support/server.ts";
import { tempFolder } from "./support/temp-folder.ts";

const pins = (sdk: number) => ({ "expo-lantern": `~${sdk}.0.0`, "expo-whistle": `~${sdk}.0.0` });

const PACKAGES = {
  expo: {
    tags: { latest: "58.0.0" },
    versions: { "57.0.1": expo("57.0.1", pins(57)), "58.0.0": expo("58.0.0", pins(58)) },
  },
  "expo-modules-core": { versions: { "57.0.1": modulesCore("57.0.1") } },
  // As a mirror that lags behind: SDK 58 of one package is there, that of the other is not.
  "expo-lantern": {
    tags: { latest: "58.0.0", "sdk-54": "4.0.0" },
    versions: {
      "4.0.0": lantern("4.0.0"),
      "57.0.3": lantern("57.0.3"),
      "58.0.0": lantern("58.0.0"),
    },
  },
  "expo-permit": { versions: { "57.0.0": permit("57.0.0") } },
  "expo-whistle": { tags: { latest: "57.0.0" }, versions: { "57.0.0": whistle("57.0.0") } },
};

let server: TestServer;
let cacheDir: string;
beforeAll(async () => {
  server = await startServer("registry-server", { packages: PACKAGES });
  cacheDir = await tempFolder();
});
afterAll(() => server.stop());

const source = (names: readonly string[], options: NpmPackagesOptions = {}) =>
  npmPackages(names, { registry: server.url, cacheDir, retries: 0, timeoutMs: 10_000, ...options });

describe("npmPackages", () => {
  for (const { name, run } of sourceContract)
    it(name, () =>
      run(() => ({
        source: source(["expo-lantern", "expo-whistle"], { sdk: 57 }),
        paths: [
          "pages/versions/v57.0.0/sdk/lantern.mdx",
          "pages/packages/expo-lantern/legacy.mdx",
          "pages/packages/expo-lantern/readme.md",
          "pages/packages/expo-whistle.mdx",
        ],
        readable: {
          path: "public/static/data/v57.0.0/expo-lantern.json",
          contains: '"name":"shineAsync"',
        },
      })),
    );

  it("makes a page of each entry, and of the README as it is", async () => {
    const { files, problems } = await collect(source(["expo-lantern@57.0.3"]));
    expect(problems).toEqual([]);
    const [api, legacy, readme] = files;
    expect(api).toMatchObject({
      mediaType: "text/mdx",
      url: "https://docs.expo.dev/versions/v57.0.0/sdk/lantern/",
      sdk: 57,
      revision: "57.0.3",
      origin: "npm:expo-lantern@57.0.3",
    });
    expect(api?.text).toContain('platforms: ["android","ios"]');
    expect(api?.text).toContain('<APISection packageName="expo-lantern" apiName="Lantern" />');
    expect(legacy?.text).toContain("the same as in `expo-lantern`: `Colour`");
    expect(readme?.mediaType).toBe("text/markdown");
    expect(readme?.text).toContain("{braces} and <Angles>");
  });

  it("finds the declarations that a package re-exports from expo", async () => {
    const lanternSource = source(["expo-lantern@57.0.3"]);
    await collect(lanternSource);
    const data = await lanternSource.read?.("public/static/data/v57.0.0/expo-lantern.json");
    expect(data?.text).toContain("Whether the user agreed.");
  });

  it("finds what expo itself re-exports, and what a package imports there and exports further down", async () => {
    const both = source(["expo@57.0.1", "expo-permit@57.0.0"]);
    const { problems } = await collect(both);
    expect(problems).toEqual([]);
    for (const name of ["expo", "expo-permit"]) {
      const data = await both.read?.(`public/static/data/v57.0.0/${name}.json`);
      expect(data?.text, name).toContain("Whether the user agreed.");
    }
  });

  it("takes packages in the newest SDK for which the registry has them all", async () => {
    const { files } = await collect(source(["expo-lantern", "expo-whistle"]));
    expect(new Set(files.map(({ origin }) => origin))).toEqual(
      new Set(["npm:expo-lantern@57.0.3", "npm:expo-whistle@57.0.0"]),
    );
  });

  it("takes a package alone in its latest version", async () => {
    const { files, problems } = await collect(source(["expo-lantern"]));
    expect(files[0]?.origin).toBe("npm:expo-lantern@58.0.0");
    // expo-modules-core of SDK 58 is not in the registry.
    expect(problems).toMatchObject([{ path: "expo-lantern", code: "MISSING_FILE" }]);
  });

  it("takes the version that is named, with the SDK of its tag", async () => {
    const { files } = await collect(source(["expo-lantern@sdk-54"]));
    expect(files[0]).toMatchObject({ sdk: 54, revision: "4.0.0" });
  });

  it("raises SOURCE_NOT_FOUND where the SDK that is asked for lacks a package", async () => {
    const error = await failure(source(["expo-lantern", "expo-whistle"], { sdk: 58 }));
    expect(error).toMatchObject({
      code: "SOURCE_NOT_FOUND",
      data: { wanted: "expo-whistle@~58.0.0" },
    });
  });

  it("skips a package whose SDK is not wanted", async () => {
    const { files } = await collect(source(["expo-lantern@57.0.3"]), {
      wantsSdk: (sdk) => sdk === 56,
    });
    expect(files).toEqual([]);
  });

  it("asks for a tarball once, and takes it from npm's cache afterwards", async () => {
    await collect(source(["expo-whistle@57.0.0"]));
    await server.forget();
    await collect(source(["expo-whistle@57.0.0"]));
    const asked = (await server.log()).filter(({ path }) => path.startsWith("tarballs/"));
    expect(asked).toEqual([]);
  });

  async function failure(failing: ReturnType<typeof source>): Promise<unknown> {
    return collect(failing).then(
      () => "no failure",
      (error: unknown) => error,
    );
  }

  it("raises SOURCE_NOT_FOUND for a package that the registry does not have", async () => {
    const error = await failure(source(["expo-nothing"]));
    expect(error).toMatchObject({
      code: "SOURCE_NOT_FOUND",
      data: { wanted: "expo-nothing@latest" },
    });
    expect(String(error)).toContain("check the spelling");
  });

  it("raises SOURCE_NOT_FOUND for a version that the registry does not have", async () => {
    expect(await failure(source(["expo-whistle@9.9.9"]))).toMatchObject({
      code: "SOURCE_NOT_FOUND",
    });
  });

  it("raises SOURCE_UNREACHABLE, with the status, where the registry fails", async () => {
    expect(await failure(source(["expo-broken"]))).toMatchObject({
      code: "SOURCE_UNREACHABLE",
      data: { status: 500 },
    });
    expect(await failure(source(["expo-forbidden"]))).toMatchObject({
      code: "SOURCE_UNREACHABLE",
      data: { status: 403 },
    });
  });

  it("raises SOURCE_UNREACHABLE where there is no registry", async () => {
    const error = await failure(
      source(["expo-lantern@57.0.3"], { registry: "http://127.0.0.1:9/" }),
    );
    expect(error).toMatchObject({ code: "SOURCE_UNREACHABLE" });
    expect(String(error)).toContain("npm config get registry");
  });

  it("raises SOURCE_UNREACHABLE where the registry trickles", async () => {
    const error = await failure(source(["expo-trickle"], { timeoutMs: 300 }));
    expect(error).toMatchObject({ code: "SOURCE_UNREACHABLE" });
    expect(String(error)).toContain("no complete answer within 300 ms");
  });

  it("raises ABORTED where it is stopped while the registry trickles", async () => {
    const stop = new AbortController();
    const running = collect(source(["expo-trickle"]), { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(running).rejects.toMatchObject({ code: "ABORTED" });
  });

  it("raises SOURCE_INVALID for a tarball that is none", async () => {
    expect(await failure(source(["expo-garbage"]))).toMatchObject({ code: "SOURCE_INVALID" });
  });

  it("raises LIMIT_EXCEEDED for a tarball over its limits", async () => {
    for (const limit of [{ maxPackedBytes: 100 }, { maxUnpackedBytes: 100 }])
      expect(await failure(source(["expo-lantern@57.0.3"], limit))).toMatchObject({
        code: "LIMIT_EXCEEDED",
        data: { limit: Object.keys(limit)[0] },
      });
  });

  it("raises INVALID_OPTION for what is no package of a registry", () => {
    for (const name of ["", "../x", "git+https://example.com/x", "x@file:../y", "a b", "@scope"]) {
      const made = (() => {
        try {
          return source([name]);
        } catch (error) {
          return error;
        }
      })();
      expect(isExpodexError(made, "INVALID_OPTION"), name).toBe(true);
    }
    expect(() => source([])).toThrow(/at least one package/u);
  });
});
