import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  checkout,
  type TemporaryFolder,
  temporaryFolder,
  writeFiles,
} from "./support/docs-checkout.ts";
import { type CliRun, runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`docs/${name}`, text])),
  );
  const { code, stderr } = await cli("index --docs docs");
  expect(code, stderr).toBe(0);
});
afterAll(() => folder.remove());

const cli = (line: string, env: Record<string, string> = {}) =>
  runCli(line.split(" "), { cwd: folder.path, env });

interface Running {
  url: string;
  said(): string;
  search(query: string): Promise<string>;
  end(): Promise<CliRun>;
}

/** Starts `expodex serve` in this process. */
async function serve(flags: string, env: Record<string, string> = {}): Promise<Running> {
  const abort = new AbortController();
  let said = "";
  const ended = runCli(
    ["serve", "--port", "0", ...flags.split(" ").filter((word) => word !== "")],
    {
      cwd: folder.path,
      env,
      signal: abort.signal,
      onSay: (line) => {
        said += `${line}\n`;
      },
    },
  );
  await until(() => /listening on/u.test(said) || undefined, ended);
  const url = /listening on (\S+)/u.exec(said)?.[1] as string;
  return {
    url,
    said: () => said,
    async search(query) {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "application/json, text/event-stream",
        },
        body: JSON.stringify({
          jsonrpc: "2.0",
          id: 1,
          method: "tools/call",
          params: { name: "expo_search_documents", arguments: { query } },
        }),
      });
      return response.text();
    },
    async end() {
      abort.abort();
      return ended;
    },
  };
}

/** Waits for what a check gives; fails where a process that should go on has ended. */
async function until<T>(
  check: () => T | undefined | Promise<T | undefined>,
  ended?: Promise<CliRun>,
): Promise<T> {
  let end: CliRun | undefined;
  void ended?.then((run) => {
    end = run;
  });
  for (;;) {
    const found = await check();
    if (found !== undefined) return found;
    if (end !== undefined) throw new Error(`ended: ${end.stderr}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("expodex serve", () => {
  it("serves a new generation without a restart", async () => {
    const server = await serve("");
    try {
      expect(await server.search("camera")).toContain("sdk/camera");
      expect(await server.search("quokka")).not.toContain("About quokkas");
      await writeFiles(folder.path, {
        "docs/pages/guides/quokka.mdx": "---\ntitle: About quokkas\n---\n\nThe quokka smiles.\n",
      });
      expect((await cli("index --docs docs")).code).toBe(0);
      await until(() => /serves generation \S+/u.test(server.said()) || undefined);
      expect(await server.search("quokka")).toContain("About quokkas");
    } finally {
      expect((await server.end()).code).toBe(0);
    }
  });

  it("makes the backups that are due, and says so", async () => {
    const server = await serve("--schedule --backup-to copies");
    try {
      expect(server.said()).toMatch(/next full backup: \d{4}-/u);
      await until(() => /full backup made in/u.test(server.said()) || undefined);
      const { stdout } = await cli("snapshots --from copies --json");
      expect(JSON.parse(stdout).backups).toMatchObject([{ mode: "full" }]);
    } finally {
      expect((await server.end()).code).toBe(0);
    }
  });

  it("keeps an access log that verifies, without the text of queries, and shows where it was changed", async () => {
    const server = await serve("--access-log");
    await server.search("a very private question");
    await server.end();
    const verified = await cli("verify --log --json");
    expect(verified.code, verified.stderr + verified.stdout).toBe(0);
    const found = JSON.parse(verified.stdout);
    expect(found).toMatchObject({ ok: true, requests: 1 });
    const names = (await readdir(found.folder)).filter((name) => name.endsWith(".jsonl"));
    const texts = await Promise.all(
      names.map((name) => readFile(join(found.folder, name), "utf8")),
    );
    expect(texts.join("")).toContain("expo_search_documents");
    expect(texts.join("")).not.toContain("private question");

    const [name = ""] = names;
    await writeFiles(found.folder, {
      [name]: (texts[0] as string).replace("expo_search_documents", "expo_read_document"),
    });
    const changed = await cli("verify --log");
    expect(changed.code).toBe(1);
    expect(changed.stdout).toMatch(/problem/u);
  });

  it("takes its settings from the file and the environment, and says less where less is wanted", async () => {
    await writeFiles(folder.path, {
      "expodex.config.json": '{ "logLevel": "error", "backup": { "to": "copies" } }',
    });
    const server = await serve("--schedule", { EXPODEX_PORT: "1" });
    await server.end();
    expect(server.said()).not.toContain("next full backup");
    const refused = await cli("serve", { MAX_CONNECTIONS: "none" });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("MAX_CONNECTIONS");
    await writeFiles(folder.path, { "expodex.config.json": "{}" });
    expect((await cli("serve --schedule")).stderr).toContain("--schedule needs a place");
  });
});
