import type { DocsIndex } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResourceTemplate } from "../../src/resource.ts";
import { RESOURCES } from "../../src/resources/resource-set.ts";
import { smallIndex } from "../support/small-index.ts";
import { toolContext } from "../support/tool-context.ts";

let docs: DocsIndex;
beforeAll(async () => {
  docs = await smallIndex();
});
afterAll(() => docs.close());

const family = (name: string): ResourceTemplate => {
  const found = RESOURCES.find((one) => one.name === `expo-${name}`);
  if (found === undefined) throw new Error(`no family ${name}`);
  return found;
};

async function read(uri: string, context = toolContext(docs)): Promise<string> {
  for (const template of RESOURCES) {
    const variables = template.match(uri);
    if (variables !== undefined) return (await template.read(uri, variables, context)).text;
  }
  throw new Error(`nothing matches ${uri}`);
}

describe("expo://docs", () => {
  it("reads a page, framed, with or without slashes, encoded or not", async () => {
    const text = await read("expo://docs/guides/permissions");
    expect(text).toContain("--- documentation: Permissions");
    expect(text).toContain("An app asks before it uses the camera");
    expect(await read("expo://docs/guides%2Fpermissions/")).toBe(text);
  });

  it("reads one section where the URI has a fragment", async () => {
    const text = await read("expo://docs/versions/latest/sdk/camera#torch");
    expect(text).toContain("enableTorch");
    expect(text).not.toContain("useCameraPermissions");
  });

  it("gives a page again that the session has, because a person picked it", async () => {
    const context = toolContext(docs);
    const first = await read("expo://docs/guides/permissions", context);
    expect(await read("expo://docs/guides/permissions", context)).toBe(first);
  });

  it("lists the pages of the project's SDK and of none, each of which can be read", async () => {
    const listed = (await family("docs").list?.(toolContext(docs, { sdk: 56 }))) ?? [];
    const uris = listed.map(({ uri }) => uri);
    expect(uris).toContain("expo://docs/versions/v56.0.0/sdk/camera");
    expect(uris).toContain("expo://docs/guides/permissions");
    expect(uris).not.toContain("expo://docs/versions/v57.0.0/sdk/camera");
    expect(new Set(uris).size).toBe(uris.length);
    for (const uri of uris.slice(0, 5)) expect(await read(uri)).toContain("--- documentation:");
  });

  it("does not find what is not there", async () => {
    await expect(read("expo://docs/guides/no-such-page")).rejects.toMatchObject({
      code: "DOCUMENT_NOT_FOUND",
    });
  });

  it("completes paths by their beginning, then by what they hold, then by titles", async () => {
    const { complete } = family("docs");
    const context = toolContext(docs);
    expect((await complete?.("path", "guides/perm", {}, context))?.[0]).toBe("guides/permissions");
    expect(await complete?.("path", "camera", {}, context)).toEqual([
      "versions/v57.0.0/sdk/camera",
    ]);
    expect(await complete?.("path", "Lens 7", {}, context)).toContain("guides/lens-7");
    expect(await complete?.("other", "a", {}, context)).toEqual([]);
  });
});

describe("expo://api", () => {
  it("gives a package of the SDK that the query names", async () => {
    expect(await read("expo://api/expo-camera?version=56")).toContain("SDK 56");
    expect(await read("expo://api/expo-camera")).toContain("SDK 57");
  });

  it("refuses an SDK that is not there", async () => {
    await expect(read("expo://api/expo-camera?version=9")).rejects.toMatchObject({
      code: "SDK_NOT_INDEXED",
    });
  });

  it("lists the packages", async () => {
    expect(await family("api").list?.(toolContext(docs))).toEqual([
      { uri: "expo://api/expo-camera", name: "expo-camera", title: "expo-camera" },
    ]);
  });

  it("completes packages, and versions by the package that is known", async () => {
    const { complete } = family("api");
    const context = toolContext(docs);
    expect(await complete?.("module", "cam", {}, context)).toEqual(["expo-camera"]);
    expect(await complete?.("version", "", { module: "expo-camera" }, context)).toEqual([
      "57",
      "56",
    ]);
    expect(await complete?.("version", "", { module: "no-such" }, context)).toEqual([]);
    expect(await complete?.("version", "6", {}, context)).toEqual(["56"]);
  });
});

describe("expo://config", () => {
  it("writes a file for the project that the query describes", async () => {
    const context = encodeURIComponent('{"platforms":["ios"]}');
    const text = await read(`expo://config/eas.json?context=${context}`);
    expect(text).toContain('"ios": {}');
    expect(text).not.toContain('"android": {}');
  });

  it("does not take a type that is none", async () => {
    await expect(read("expo://config/other.json")).rejects.toMatchObject({
      failure: { name: "INVALID_ARGUMENTS" },
    });
  });
});

describe("RESOURCES", () => {
  it("match no URI of others, however odd", () => {
    for (const uri of [
      "",
      "expo://",
      "expo://docs",
      "expo://docs/",
      "http://docs/a",
      "expo://docs/%E0%A4%A",
      "expo://nothing/a",
      "EXPO://docs/a",
      `expo://docs/${"a/".repeat(5000)}`,
    ])
      expect(RESOURCES.filter((one) => one.match(uri) !== undefined)).toEqual([]);
  });

  it("say in their templates what stands where, and in which order, once each", () => {
    const templates = RESOURCES.map((one) => one.uriTemplate);
    expect(templates.slice(0, 2)).toEqual(["expo://docs/{path}", "expo://api/{module}{?version}"]);
    expect(new Set(templates).size).toBe(templates.length);
  });
});
