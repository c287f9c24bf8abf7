/**
 * What somebody gets who installs the published packages: the tarballs go into an empty project, with their
 * dependencies from the registry, and index, search and read there.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at, readText } from "../repository.ts";

const folder = mkdtempSync(join(tmpdir(), "expodex-packed-"));
const project = join(folder, "project");
const tarballs = join(folder, "tarballs");

function run(command: string, args: readonly string[], cwd = project): string {
  return execFileSync(command, args, { cwd, encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
}

/** Runs a module in the project and returns what it printed, read as JSON. */
function evaluate(code: string): unknown {
  const file = join(project, `case-${Math.abs(hash(code))}.mjs`);
  writeFileSync(file, code);
  return JSON.parse(run(process.execPath, [file]));
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}

beforeAll(() => {
  mkdirSync(project, { recursive: true });
  mkdirSync(tarballs, { recursive: true });
  for (const name of readdirSync(at("packages"))) {
    run(
      "npm",
      ["pack", "--loglevel=error", "--pack-destination", tarballs],
      at(`packages/${name}`),
    );
  }
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  const packed = readdirSync(tarballs).map((name) => join(tarballs, name));
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packed]);
  const docs = join(project, "docs");
  mkdirSync(docs);
  writeFileSync(
    join(docs, "torch.md"),
    "---\ntitle: Torch\n---\n\nTurns the lamp of the device on.\n\n## Battery\n\nThe torch drains the battery quickly.\n",
  );
  writeFileSync(
    join(docs, "compass.md"),
    "---\ntitle: Compass\n---\n\nPoints to the north.\n\n## Calibration\n\nMove the device in a figure of eight.\n",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the packed tarballs", () => {
  it("import by every entry", () => {
    const code = `
      const names = {};
      for (const entry of ["@expodex/core", "@expodex/core/read", "@expodex/core/testing", "@expodex/sources", "@expodex/mcp-adapter"]) {
        names[entry] = Object.keys(await import(entry)).length > 0;
      }
      console.log(JSON.stringify(names));`;
    expect(evaluate(code)).toEqual({
      "@expodex/core": true,
      "@expodex/core/read": true,
      "@expodex/core/testing": true,
      "@expodex/sources": true,
      "@expodex/mcp-adapter": true,
    });
  });

  it("index a folder, search it, and open its snapshot without the parser", () => {
    const code = `
      import { createDocsIndex } from "@expodex/core";
      import { openExpoDocsIndex } from "@expodex/core/read";
      import { docsFolder } from "@expodex/sources";
      const docs = await createDocsIndex({ source: docsFolder("docs", { baseUrl: "https://example.com/" }) });
      const first = await docs.search("drains the battery");
      const opened = await openExpoDocsIndex(await docs.snapshot());
      const second = await opened.search("drains the battery");
      console.log(JSON.stringify({
        first: first.hits.slice(0, 1).map(({ path, anchor }) => ({ path, anchor })),
        same: JSON.stringify(first.hits) === JSON.stringify(second.hits),
      }));
      await docs.close();
      await opened.close();`;
    expect(evaluate(code)).toEqual({ first: [{ path: "/torch/", anchor: "battery" }], same: true });
  });

  it("put the command on the path, which indexes and searches", () => {
    const expodex = join(project, "node_modules/.bin/expodex");
    run(expodex, ["index", "--markdown", "docs", "--out", "docs.expodex"]);
    const out = run(expodex, [
      "search",
      "calibration figure of eight",
      "--index",
      "docs.expodex",
      "--json",
    ]);
    expect(JSON.parse(out)).toMatchObject({ hits: [{ path: "/compass/" }] });
  });

  it("serve as the image does: nobody's rights, a folder that cannot be written, no home", async () => {
    const image = readText("Dockerfile");
    const [user = 0, group = 0] = /^USER (\d+):(\d+)$/mu.exec(image)?.slice(1).map(Number) ?? [];
    expect(user).toBeGreaterThan(0);
    const [, program = ""] = /^ENTRYPOINT \["node", "\/app\/(.*)"\]$/mu.exec(image) ?? [];
    const data = join(folder, "data");
    mkdirSync(data);
    run(join(project, "node_modules/.bin/expodex"), [
      ...["index", "--markdown", "docs", "--out", join(data, "docs.expodex")],
    ]);
    // The command writes files for their owner alone.
    chmodSync(join(data, "docs.expodex"), 0o444);
    for (const one of [folder, project, data]) chmodSync(one, 0o555);
    const server = spawn(
      process.execPath,
      [join(project, program), "serve", "--port", "0", "--index", join(data, "docs.expodex")],
      {
        cwd: data,
        env: { NODE_ENV: "production", EXPODEX_HOME: data },
        stdio: ["ignore", "pipe", "pipe"],
        ...(process.getuid?.() === 0 ? { uid: user, gid: group } : {}),
      },
    );
    try {
      let said = "";
      const url = await new Promise<string>((resolve, reject) => {
        server.stderr.setEncoding("utf8").on("data", (text: string) => {
          said += text;
          const found = /listening on (\S+)/u.exec(said)?.[1];
          if (found !== undefined) resolve(found);
        });
        server.once("exit", () => reject(new Error(said)));
      });
      expect((await fetch(new URL("/readyz", url))).status).toBe(200);
      const call = { name: "expo_search_documents", arguments: { query: "figure of eight" } };
      const answer = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
        },
        body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: call }),
      });
      expect(await answer.text()).toContain("Calibration");
    } finally {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
      for (const one of [folder, project, data]) chmodSync(one, 0o755);
    }
  });

  it("leave nothing of the repository's tooling in the project", () => {
    const tree = readdirSync(join(project, "node_modules"));
    expect(tree.filter((name) => ["vitest", "tsup", "turbo", "biome"].includes(name))).toEqual([]);
  });
});
