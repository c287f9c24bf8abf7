import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectSdk } from "../src/project-sdk.ts";
import { temporaryFolder } from "./support/docs-checkout.ts";

async function sdkOf(files: Record<string, string>, below = ".") {
  const folder = await temporaryFolder({ ...files, [join(below, ".keep")]: "" });
  const found = await projectSdk(join(folder.path, below));
  await folder.remove();
  return found;
}

describe("projectSdk", () => {
  it("reads what package.json asks for", async () => {
    for (const range of ["~57.0.1", "^57.0.0", "57.0.0", "57"])
      expect(await sdkOf({ "package.json": `{"dependencies":{"expo":"${range}"}}` })).toEqual({
        sdk: 57,
        file: "package.json",
      });
  });

  it("prefers what is installed", async () => {
    const files = {
      "package.json": '{"dependencies":{"expo":"^57.0.0"}}',
      "node_modules/expo/package.json": '{"version":"56.0.3"}',
    };
    expect((await sdkOf(files))?.sdk).toBe(56);
  });

  it("finds a project above, and its modules above that", async () => {
    const files = {
      "package.json": '{"workspaces":["apps/*"]}',
      "node_modules/expo/package.json": '{"version":"57.0.0"}',
      "apps/phone/package.json": '{"dependencies":{"expo":"*"}}',
    };
    expect((await sdkOf(files, "apps/phone/src/deep"))?.sdk).toBe(57);
  });

  it("does not take a project without expo, a broken manifest or a range that names no release", async () => {
    expect(await sdkOf({ "package.json": '{"dependencies":{"react":"19"}}' })).toBeUndefined();
    expect(await sdkOf({ "package.json": "{" })).toBeUndefined();
    expect(
      await sdkOf({ "package.json": '{"dependencies":{"expo":"workspace:*"}}' }),
    ).toBeUndefined();
    expect(await sdkOf({ "package.json": '{"dependencies":["expo"]}' })).toBeUndefined();
  });
});
