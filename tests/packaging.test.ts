/** What is published beside the packages: manifests that agree, and an image that asks for no more than it needs. */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VERSIONED, withVersion } from "../scripts/sync-versions.ts";
import { at, readJson, readText } from "./repository.ts";

interface Named {
  name: string;
  version: string;
  description: string;
}
const command = readJson<Named & { mcpName: string }>("packages/cli/package.json");

describe("the manifests", () => {
  it.each(VERSIONED)("%s names the version of the command", (path, times) => {
    const text = readText(path);
    expect(text.match(/"version": "/gu)?.length).toBe(times);
    // `npm run versions` writes them.
    expect(withVersion(text, command.version)).toBe(text);
  });

  it("call the server by one name", () => {
    const server = readJson<Named & { packages: { identifier: string }[] }>("server.json");
    expect(server.name).toBe(command.mcpName);
    expect(server.packages.map(({ identifier }) => identifier)).toEqual([command.name]);
    expect(readText("Dockerfile")).toContain(
      `io.modelcontextprotocol.server.name="${server.name}"`,
    );
    const plugin = readJson<Named & { mcpServers: object }>(
      "packaging/claude-code/.claude-plugin/plugin.json",
    );
    expect(Object.keys(plugin.mcpServers)).toEqual(["expodex"]);
  });
});

describe("server.json", () => {
  it("keeps to what the registry takes", () => {
    const server = readJson<Named & { $schema: string }>("server.json");
    expect(server.$schema).toMatch(/schemas\/2025-12-11\/server\.schema\.json$/u);
    expect(server.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/u);
    expect(server.description.length).toBeLessThanOrEqual(100);
  });
});

describe("the plugin for Claude Code", () => {
  it("stands where the marketplace says, with a skill that says when it is for", () => {
    const { plugins } = readJson<{ plugins: { name: string; source: string }[] }>(
      ".claude-plugin/marketplace.json",
    );
    expect(plugins).toHaveLength(1);
    for (const { name, source } of plugins) {
      const plugin = `${source.replace(/^\.\//u, "")}/.claude-plugin/plugin.json`;
      expect(readJson<Named>(plugin).name).toBe(name);
    }
    const skill = readText("packaging/claude-code/skills/expo-docs/SKILL.md");
    const [, name, description = ""] =
      /^---\nname: (\S+)\ndescription: (.+)\n---\n/u.exec(skill) ?? [];
    expect(name).toBe("expo-docs");
    expect(description.length).toBeLessThanOrEqual(1024);
    expect(description).toContain("Use before");
  });

  it("names only tools that there are", async () => {
    const { toolsOf } = await import("../packages/mcp-adapter/src/tools/tool-set.ts");
    const tools = toolsOf("all").map((tool) => tool.name);
    const skill = readText("packaging/claude-code/skills/expo-docs/SKILL.md");
    const named = new Set([...skill.matchAll(/`(expo_\w+)`/gu)].map(([, name]) => name ?? ""));
    expect([...named].filter((name) => !tools.includes(name))).toEqual([]);
  });
});

describe("Dockerfile", () => {
  /** Instructions with their continued lines joined. */
  const instructions = readText("Dockerfile")
    .replace(/^#.*\n/gmu, "")
    .replace(/\\\n\s*/gu, " ")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [word = "", ...rest] = line.split(" ");
      return { word, rest: rest.join(" ").trim() };
    });
  const last = (word: string) => instructions.findLast((one) => one.word === word)?.rest;

  it("consists of instructions that there are", () => {
    const known = /^(?:FROM|WORKDIR|COPY|RUN|LABEL|ENV|USER|EXPOSE|HEALTHCHECK|ENTRYPOINT|CMD)$/u;
    expect(instructions.filter(({ word }) => !known.test(word))).toEqual([]);
  });

  it("runs as a number that is not root, and starts the program itself, not a shell", () => {
    expect(last("USER")).toMatch(/^[1-9]\d*:[1-9]\d*$/u);
    const stage = instructions.slice(instructions.findLastIndex(({ word }) => word === "FROM"));
    expect(stage.filter(({ word }) => word === "RUN")).toEqual([]);
    for (const word of ["ENTRYPOINT", "CMD"])
      expect(JSON.parse(last(word) ?? ""), word).toEqual(expect.any(Array));
    expect(JSON.parse(last("HEALTHCHECK")?.replace(/^.*?CMD /u, "") ?? "")[0]).toBe("node");
    expect(last("COPY")).toContain("--chown=root:root");
  });

  it("builds once for all platforms, from images of a named version", () => {
    const images = instructions.filter(({ word }) => word === "FROM").map(({ rest }) => rest);
    expect(images).toHaveLength(2);
    expect(images[0]).toContain("--platform=$BUILDPLATFORM");
    expect(images[1]).not.toContain("--platform");
    for (const image of images) expect(image).toMatch(/node:\d+-[a-z]+/u);
  });

  it("builds and packs every package that the command stands on, which the registry need not have", () => {
    const needed = new Set(["cli"]);
    for (const name of needed) {
      const { dependencies = {} } = readJson<{ dependencies?: Record<string, string> }>(
        `packages/${name}/package.json`,
      );
      for (const one of Object.keys(dependencies))
        if (one.startsWith("@expodex/")) needed.add(one.replace("@expodex/", ""));
    }
    const named = (step: RegExp) =>
      instructions
        .filter(({ word, rest }) => word === "RUN" && step.test(rest))
        .map(({ rest }) => [...rest.matchAll(/-w packages\/(\S+)/gu)].map(([, name]) => name));
    for (const step of [/npm run build/u, /npm pack/u])
      expect(named(step).map((names) => [...names].sort())).toEqual([[...needed].sort()]);
    expect(
      instructions.some(({ rest }) => /npm install .*--omit=dev.*\/packed\/\*\.tgz/u.test(rest)),
    ).toBe(true);
  });

  it("copies only what is there and is not left out of the context", () => {
    const left = readText(".dockerignore").split("\n");
    const copied = instructions
      .filter(({ word, rest }) => word === "COPY" && !rest.includes("--from"))
      .flatMap(({ rest }) => rest.split(" ").slice(0, -1));
    expect(copied.filter((path) => !existsSync(at(path)) || left.includes(path))).toEqual([]);
    const workspaces = readJson<{ workspaces: string[] }>("package.json").workspaces;
    for (const workspace of workspaces)
      expect(
        copied.some((path) => workspace.startsWith(`${path}/`)),
        workspace,
      ).toBe(true);
  });
});
