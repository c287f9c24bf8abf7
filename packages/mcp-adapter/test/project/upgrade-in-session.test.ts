/** A project that is upgraded while its agent works, as the agent sees it. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocsIndex } from "@expodex/core/read";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { watchProject } from "../../src/project/watch-project.ts";
import { smallIndex } from "../support/small-index.ts";
import { overStreams } from "../support/streams.ts";

let docs: DocsIndex;
let folder = "";
beforeAll(async () => {
  docs = await smallIndex();
  folder = await mkdtemp(join(tmpdir(), "expodex-upgrade-"));
});
afterAll(async () => {
  await docs.close();
  await rm(folder, { recursive: true, force: true });
});

const manifest = (expo: string) =>
  writeFile(join(folder, "package.json"), JSON.stringify({ dependencies: { expo } }));

describe("a session", () => {
  it("answers for the SDK that the project is on at each call, and says so where the index lacks it", async () => {
    await manifest("~56.0.0");
    const { initialize, call } = overStreams({
      index: async () => docs,
      project: watchProject(folder),
    });
    await initialize();
    let id = 0;
    const ask = async (more: Record<string, unknown> = {}) => {
      id += 1;
      const { result } = await call(id, { query: "release of the camera", resend: true, ...more });
      return (result as { structuredContent: { sdk: Record<string, unknown> } }).structuredContent;
    };
    const available = ["SDK 57", "SDK 56"];
    expect((await ask()).sdk).toEqual({ searched: "SDK 56", from: "project", available });

    await manifest("~57.0.0");
    expect((await ask()).sdk).toEqual({ searched: "SDK 57", from: "project", available });

    // What is installed counts more than what is asked for.
    await mkdir(join(folder, "node_modules/expo"), { recursive: true });
    await writeFile(join(folder, "node_modules/expo/package.json"), '{"version":"56.0.9"}');
    expect((await ask()).sdk).toEqual({ searched: "SDK 56", from: "project", available });
    await writeFile(join(folder, "node_modules/expo/package.json"), '{"version":"58.0.0"}');
    const { sdk } = await ask();
    expect(sdk).toMatchObject({ searched: "SDK 57", from: "newest", available });
    expect(sdk.note).toContain("the project uses SDK 58, which this index does not hold");

    expect((await ask({ sdk_version: 56 })).sdk).toEqual({
      requested: "56",
      searched: "SDK 56",
      from: "argument",
      available,
    });
    expect(await ask({ sdk_version: 58 })).toMatchObject({ error: { code: -32_005 } });
  });
});
