import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ToolError } from "../../src/tool-error.ts";
import { easCommandBuilder } from "../../src/tools/eas-command-builder/eas-command-builder.ts";
import { smallSource } from "../support/small-index.ts";
import { toolContext } from "../support/tool-context.ts";

const MANIFEST = {
  version: "9.1.0",
  commands: [
    {
      name: "build",
      description: "start a build",
      flags: [
        { name: "platform", char: "p", takesValue: true, options: ["android", "ios", "all"] },
        { name: "profile", char: "e", takesValue: true, description: "Name of the profile." },
        { name: "clear-cache", description: "Clear cache before the build" },
        { name: "wait", allowNo: true, description: "Wait for the end" },
        { name: "auto-submit", exclusive: ["auto-submit-with"], aliases: ["submit"] },
        { name: "auto-submit-with", takesValue: true, exclusive: ["auto-submit"] },
        { name: "machine", takesValue: true, hidden: true, deprecated: "Say it in eas.json." },
        { name: "note", takesValue: true, dependsOn: ["auto-submit"] },
      ],
    },
    { name: "build:list", description: "list builds", flags: [{ name: "json" }] },
    {
      name: "channel:list",
      description: "list channels of the project",
      flags: [{ name: "json", description: "Enable JSON output" }],
    },
    {
      name: "channel:view",
      description: "view a channel",
      args: [{ name: "name", required: true }],
      flags: [],
    },
    {
      name: "env:create",
      hidden: true,
      deprecated: "",
      description: "deprecated, use eas env:set",
      flags: [],
    },
    { name: "env:set", description: "set an environment variable", flags: [] },
    {
      name: "update",
      description: "publish an update",
      flags: [
        { name: "channel", takesValue: true },
        { name: "message", char: "m", takesValue: true },
        { name: "environment", takesValue: true, required: true },
      ],
    },
  ],
};

let docs: DocsIndex;
let without: DocsIndex;
beforeAll(async () => {
  without = await createExpoDocsIndex({ source: smallSource, embedder: "none" });
  docs = await createExpoDocsIndex({
    source: {
      ...smallSource,
      attachments: async () => [{ name: "eas-cli/manifest", value: MANIFEST }],
    },
    embedder: "none",
  });
});
afterAll(async () => {
  await docs.close();
  await without.close();
});

const build = async (args: Record<string, unknown>, index = docs) => {
  const answer = await easCommandBuilder.run(
    easCommandBuilder.input.parse(args),
    toolContext(index),
  );
  expect(easCommandBuilder.output.parse(answer.structured)).toEqual(answer.structured);
  return answer;
};
const commandOf = async (args: Record<string, unknown>) => (await build(args)).structured.command;

describe("easCommandBuilder", () => {
  it("writes the command of an operation, platform and profile, and names the release it checked", async () => {
    const { structured, text } = await build({
      operation: "build",
      platform: "ios",
      profile: "production",
    });
    expect(structured.command).toBe("eas build --platform ios --profile production");
    expect(structured.eas_cli_version).toBe("9.1.0");
    expect(structured.flags[1]).toMatchObject({ flag: "--profile", text: "Name of the profile." });
    expect(text).toContain(structured.command);
    expect(text).toContain("Checked against eas-cli 9.1.0");
    for (const { flag, text: said = "" } of structured.other_flags ?? []) {
      expect(text).toContain(flag);
      expect(text).toContain(said);
    }
  });

  it("takes an operation as it is typed, with colons or spaces", async () => {
    expect(await commandOf({ operation: "channel:list" })).toBe("eas channel:list");
    expect(await commandOf({ operation: "npx eas-cli channel list" })).toBe("eas channel:list");
  });

  it("finds the command that a task describes, and the flags it describes", async () => {
    expect(await commandOf({ task: "list the channels as json" })).toBe("eas channel:list --json");
    expect(
      await commandOf({ operation: "build", task: "clear the cache and do not wait for it" }),
    ).toBe("eas build --clear-cache --no-wait");
  });

  it("takes values out of a task, quoted for a shell", async () => {
    const { structured } = await build({
      operation: "update",
      task: `publish to the preview channel with message "It's done"`,
      flags: ["--environment=production"],
    });
    expect(structured.command).toBe(
      `eas update --environment production --channel preview --message 'It'\\''s done'`,
    );
  });

  it("puts placeholders where a value is needed, and says so", async () => {
    const update = await build({ operation: "update" });
    expect(update.structured.command).toBe("eas update --environment <environment>");
    expect(update.structured.fill_in).toEqual(["environment"]);
    const view = await build({ operation: "channel:view" });
    expect(view.structured.command).toBe("eas channel:view <name>");
    expect(await commandOf({ operation: "channel:view", args: ["my channel"] })).toBe(
      "eas channel:view 'my channel'",
    );
  });

  it("leaves out flags that the command has not, and names the nearest", async () => {
    const { structured, text } = await build({ operation: "build", flags: ["--clean-cache"] });
    expect(structured.command).toBe("eas build");
    expect(structured.problems).toEqual([expect.stringContaining("--clear-cache")]);
    expect(text).toContain(structured.problems?.[0]);
    const { structured: update } = await build({ operation: "update", profile: "production" });
    expect(update.problems?.[0]).toContain("eas update has no --profile");
  });

  it("refuses values that a flag does not take, and flags that exclude or need each other", async () => {
    const { structured } = await build({
      operation: "build",
      flags: ["-p=windows", "--submit", "--auto-submit-with x", "--no-clear-cache"],
    });
    expect(structured.problems).toEqual([
      expect.stringContaining("android, ios, all"),
      expect.stringContaining("--clear-cache cannot be turned off"),
      expect.stringContaining("--auto-submit cannot stand with --auto-submit-with"),
    ]);
    const { structured: needs } = await build({ operation: "build", flags: ["--note=a"] });
    expect(needs.problems).toEqual([expect.stringContaining("needs --auto-submit")]);
  });

  it("warns of what is deprecated, and names what stands in its place", async () => {
    const flag = await build({ operation: "build", flags: ["--machine=large"] });
    expect(flag.structured.warnings).toEqual(["--machine is deprecated"]);
    expect(flag.structured.flags[0]?.text).toContain("Say it in eas.json.");
    const command = await build({ operation: "env:create" });
    expect(command.structured.warnings).toEqual(["eas env:create is deprecated"]);
    expect(command.structured.other_commands?.[0]).toBe("env:set");
  });

  it("does not guess where nothing fits", async () => {
    await expect(build({ task: "make coffee" })).rejects.toBeInstanceOf(ToolError);
    await expect(build({ operation: "biuld" })).rejects.toMatchObject({
      failure: { next: expect.stringContaining("build") },
    });
    await expect(build({})).rejects.toBeInstanceOf(ToolError);
  });

  it("says what to do where the index keeps no commands", async () => {
    await expect(build({ operation: "build" }, without)).rejects.toMatchObject({
      failure: { name: "NOT_FOUND", next: expect.stringContaining("expodex index") },
    });
  });

  it("keeps to its budget by leaving out other flags", async () => {
    const { structured } = await build({ operation: "build", max_tokens: 100 });
    expect(structured.truncated).toBe(true);
    expect(structured.command).toBe("eas build");
  });
});
