import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { parse as parseJsonc } from "jsonc-parser";
import { parse as parseToml } from "smol-toml";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SetupPlace } from "../../src/setup/client.ts";
import { CLIENTS } from "../../src/setup/client-set.ts";
import { SETUP_CLIENTS, setup } from "../../src/setup/setup.ts";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "expodex-setup-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

let count = 0;
/** A machine of its own. */
async function machine(): Promise<SetupPlace> {
  count += 1;
  const home = join(root, String(count), "person");
  const project = join(root, String(count), "app");
  await mkdir(project, { recursive: true });
  await mkdir(home);
  return { platform: "linux", home, project, env: {} };
}

const fileOf = (name: string, place: SetupPlace) =>
  CLIENTS.find((one) => one.name === name)?.files.user(place) ?? "";

async function put(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const HTTP = { kind: "http", url: "http://localhost:3737/mcp" } as const;

const JSON_FILES: Record<string, (container: string) => string> = {
  "nothing at all": () => "",
  "an empty object": () => "{}",
  "an empty object over lines": () => "{\n}\n",
  "only a comment": () => "// mine\n",
  "other settings, comments and trailing commas": (container) =>
    `// settings\n{\n\t"theme": "dark", // for the eyes\n\t/* servers */\n\t"${container}": { // mine\n\t\t"docs": { "command": "docs" /* the best */ }, // last\n\t},\n}\n`,
  "other servers without a trailing comma": (container) =>
    `{\n    "${container}": {\n        "a": {\n            "command": "a"\n        },\n        "b": { "url": "https://b" }\n    },\n    "after": [1, 2]\n}`,
  "an empty table of servers": (container) => `{\n  "${container}": {}\n}\n`,
  "an empty table that holds a comment": (container) =>
    `{\n  "${container}": {\n    // none yet\n  },\n}\n`,
  "everything in one line": (container) => `{"${container}":{"a":{"command":"a"}},"x":1}`,
  "lines as Windows ends them, and a byte order mark": (container) =>
    `\uFEFF{\r\n  "${container}": {\r\n    "a": {}\r\n  }\r\n}\r\n`,
};

const TOML_FILES: Record<string, string> = {
  "nothing at all": "",
  "other settings, without a line end":
    '# mine\nmodel = "o"   # the best\n[mcp_servers.docs]\ncommand = "docs"',
  "other servers and a comment at the end":
    '[mcp_servers.a]\ncommand = "a"\nargs = [\n  "[mcp_servers.expodex]", # no table\n]\n\n# the end\n',
  "a string that looks like our table":
    'text = """\n[mcp_servers.expodex]\ncommand = "no"\n"""\nwhen = 2026-11-21T10:00:00Z\n',
  "lines as Windows ends them": "[a]\r\nb = 1\r\n",
};

function filesOf(name: string): [string, string][] {
  const client = CLIENTS.find((one) => one.name === name);
  return client?.format === "toml"
    ? Object.entries(TOML_FILES)
    : Object.entries(JSON_FILES).map(([what, text]) => [what, text(client?.container ?? "")]);
}

/** What a client reads in a file. */
function serversIn(name: string, text: string): Record<string, unknown> {
  const client = CLIENTS.find((one) => one.name === name);
  const bare = text.replace(/^\uFEFF/u, "");
  const value = client?.format === "toml" ? parseToml(bare) : parseJsonc(bare);
  return value?.[client?.container ?? ""] ?? {};
}

describe.each(SETUP_CLIENTS)("setup %s", (name) => {
  it.each(filesOf(name))("adds to %s, and gives it back byte for byte", async (_, text) => {
    const place = await machine();
    const path = fileOf(name, place);
    await put(path, text);
    const before = serversIn(name, text);
    const added = await setup(name, { place });
    expect(added).toMatchObject({ outcome: "added", file: path, backup: `${path}.expodex-backup` });
    expect(await readFile(`${path}.expodex-backup`, "utf8")).toBe(text);
    const after = await readFile(path, "utf8");
    expect(serversIn(name, after)).toEqual({ ...before, expodex: added.entry });

    expect(await setup(name, { place })).toMatchObject({ outcome: "unchanged" });
    expect(await readFile(path, "utf8")).toBe(after);

    expect(await setup(name, { place, remove: true })).toMatchObject({ outcome: "removed" });
    expect(await readFile(path, "utf8")).toBe(text);
    expect(await readdir(dirname(path))).toEqual([path.slice(dirname(path).length + 1)]);
    expect(await setup(name, { place, remove: true })).toMatchObject({ outcome: "absent" });
  });

  it.each(filesOf(name))(
    "cuts out of %s what it added where the backup is gone",
    async (_, text) => {
      const place = await machine();
      const path = fileOf(name, place);
      await put(path, text);
      await setup(name, { place });
      await rm(`${path}.expodex-backup`);
      await setup(name, { place, remove: true });
      const left = await readFile(path, "utf8").catch(() => "");
      expect(serversIn(name, left)).toEqual(serversIn(name, text));
      expect(left.match(/\/\/ \w+|\/\*.*?\*\/|# .*/gu)).toEqual(
        text.match(/\/\/ \w+|\/\*.*?\*\/|# .*/gu),
      );
      const held = Object.keys(serversIn(name, text)).length > 0;
      if (held)
        expect(left).toBe(text.replace(/([^\n])$/u, /\]$|"docs"$/u.test(text) ? "$1\n" : "$1"));
    },
  );

  it("makes a file, readable by its owner alone, and removes it again", async () => {
    const place = await machine();
    const path = fileOf(name, place);
    expect(await setup(name, { place, dryRun: true })).toMatchObject({
      outcome: "added",
      dryRun: true,
    });
    await expect(stat(path)).rejects.toThrow("ENOENT");
    expect(await setup(name, { place })).toMatchObject({ outcome: "added", wholeFile: true });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await setup(name, { place, remove: true })).toMatchObject({ wholeFile: true });
    await expect(stat(path)).rejects.toThrow("ENOENT");
  });

  it("changes to another server in place, keeps what the person added to the entry, and gives all back", async () => {
    const place = await machine();
    const path = fileOf(name, place);
    const [, text = ""] = filesOf(name)[4] ?? [];
    await put(path, text);
    await setup(name, { place });
    const server = { kind: "stdio", command: "node", args: ["expodex.js", "mcp"] } as const;
    expect(await setup(name, { place, server })).toMatchObject({ outcome: "updated" });
    expect(serversIn(name, await readFile(path, "utf8")).expodex).toMatchObject({
      command: "node",
    });
    await setup(name, { place, remove: true });
    expect(await readFile(path, "utf8")).toBe(text);
  });

  it("writes an address where the client takes one", async () => {
    const place = await machine();
    if (name === "claude-desktop") {
      await expect(setup(name, { place, server: HTTP })).rejects.toMatchObject({
        code: "INVALID_OPTION",
      });
      return;
    }
    await setup(name, { place, server: HTTP });
    const entry = serversIn(name, await readFile(fileOf(name, place), "utf8")).expodex;
    expect(Object.values(entry as object)).toContain(HTTP.url);
    expect(entry).not.toHaveProperty("command");
  });

  it("does not touch a file that is broken", async () => {
    const place = await machine();
    const path = fileOf(name, place);
    for (const text of ['{ "a": ', "[1]\nb", Uint8Array.of(0xff, 0xfe)]) {
      await put(path, text);
      await expect(setup(name, { place })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
      expect(await readFile(path)).toEqual(Buffer.from(text));
    }
    expect(await readdir(dirname(path))).toHaveLength(1);
  });
});

const comment = fc.constantFrom("", " // c", " /* c */", "\n// c\n", "\n");
const key = fc.stringMatching(/^[a-z]{1,6}$/u).filter((word) => word !== "expodex");
const value = fc.oneof(
  fc.constant('"x"'),
  fc.constant("[1, /* two */ 2]"),
  fc.constant('{ "command": "y", "env": { "K": "//v" } }'),
);
const object = (entries: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.uniqueArray(fc.tuple(key, entries), { selector: ([name]) => name, maxLength: 4 }),
      comment,
      comment,
      fc.boolean(),
      fc.constantFrom("\n", "\n  ", "\n\t", " "),
    )
    .map(([properties, head, tail, hasTrailingComma, gap]) => {
      const start = head.includes("//") ? `${head}\n` : head;
      const end = tail.includes("//") ? `${tail}\n` : tail;
      const all = properties.map(([name, one]) => `${gap}"${name}": ${one}`).join(",");
      return `{${start}${all}${properties.length > 0 && hasTrailingComma ? "," : ""}${end}}`;
    });
const jsonFile = fc
  .tuple(object(value), object(fc.constantFrom('"b"', "1")), fc.boolean(), comment)
  .map(([servers, others, isThere, tail]) => {
    const rest = others.slice(1);
    if (!isThere) return others + tail;
    const isAlone = !rest.includes('"');
    return `{ "mcpServers": ${servers}${isAlone ? "" : ","}${isAlone ? rest.replace(",", "") : rest}${tail}`;
  });

describe("setup, on any file", () => {
  it("added twice and removed, JSON is as it was", async () => {
    const place = await machine();
    const path = fileOf("cursor", place);
    await fc.assert(
      fc.asyncProperty(jsonFile, fc.boolean(), async (text, isKept) => {
        await put(path, text);
        await setup("cursor", { place });
        const once = await readFile(path, "utf8");
        expect((await setup("cursor", { place })).outcome).toBe("unchanged");
        expect(await readFile(path, "utf8")).toBe(once);
        if (!isKept) await rm(`${path}.expodex-backup`);
        await setup("cursor", { place, remove: true });
        const left = await readFile(path, "utf8").catch(() => "{}");
        if (isKept) expect(left).toBe(text);
        // Without what was kept, a table that was there and empty is the only thing that may be missing.
        else {
          const { mcpServers: is = {}, ...rest } = parseJsonc(left);
          const { mcpServers: was = {}, ...others } = parseJsonc(text);
          expect({ is, rest }).toEqual({ is: was, rest: others });
          expect(left.split("c */").length + left.split("// c").length).toBe(
            text.split("c */").length + text.split("// c").length,
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it("added twice and removed, TOML is as it was", async () => {
    const place = await machine();
    const path = fileOf("codex", place);
    const line = fc.constantFrom("# c", "", "   ", "[mcp_servers.a]", "[b.c]", "[[d]]");
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), fc.boolean(), async (lines, ends) => {
        let number = 0;
        const text = lines
          .map((one) => one.replace(/\.(a|c)\]/u, () => `.k${number++}]\nv = "x" # c`))
          .join("\n")
          .concat(ends ? "\n" : "");
        await put(path, text);
        await setup("codex", { place });
        const once = await readFile(path, "utf8");
        expect((await setup("codex", { place })).outcome).toBe("unchanged");
        expect(await readFile(path, "utf8")).toBe(once);
        await setup("codex", { place, remove: true });
        expect(await readFile(path, "utf8")).toBe(text);
      }),
      { numRuns: 60 },
    );
  });
});

describe("setup, after the person changed the file", () => {
  it("takes out its own entry and leaves theirs", async () => {
    const place = await machine();
    const path = fileOf("zed", place);
    await put(path, '{\n  // mine\n  "theme": "dark",\n}\n');
    await setup("zed", { place });
    const edited = (await readFile(path, "utf8")).replace('"dark"', '"light" /* nicer */');
    await writeFile(path, edited);
    await setup("zed", { place, remove: true });
    expect(await readFile(path, "utf8")).toBe('{\n  // mine\n  "theme": "light" /* nicer */,\n}\n');
    expect(await readdir(dirname(path))).toEqual(["settings.json"]);
  });

  it("keeps a variable that they set in the entry, also in TOML", async () => {
    const place = await machine();
    for (const name of ["cursor", "codex"]) {
      await setup(name, { place });
      const path = fileOf(name, place);
      const text = await readFile(path, "utf8");
      await writeFile(
        path,
        name === "codex"
          ? `${text}\n[mcp_servers.expodex.env]\nA = "1"\n\n[after]\nb = 2\n`
          : text.replace('"command"', '"env": { "A": "1" },\n "command"'),
      );
      await setup(name, { place, server: HTTP });
      const after = await readFile(path, "utf8");
      expect(serversIn(name, after).expodex).toEqual({ url: HTTP.url, env: { A: "1" } });
      await setup(name, { place, remove: true });
      const left = await readFile(path, "utf8").catch(() => "");
      expect(left.trim()).toBe(name === "codex" ? "[after]\nb = 2" : "");
    }
  });

  it("does not edit what is written in a form that it does not know", async () => {
    const place = await machine();
    const files: [string, string][] = [
      ["codex", '[mcp_servers]\nexpodex = { command = "x" }\n'],
      ["codex", 'mcp_servers = { a = { command = "x" } }\n'],
      ["cursor", '{ "mcpServers": [] }'],
      ["cursor", '{ "mcpServers": {}, "mcpServers": {} }'],
      ["cursor", '{ "mcpServers": { "expodex": "x" } }'],
      ["cursor", "[]"],
    ];
    for (const [name, text] of files) {
      await put(fileOf(name, place), text);
      await expect(setup(name, { place }), text).rejects.toMatchObject({ code: "CONFIG_INVALID" });
      expect(await readFile(fileOf(name, place), "utf8")).toBe(text);
    }
  });
});

describe("setup, on links and modes", () => {
  it("writes behind a link, which stays one, and keeps the mode", async () => {
    const place = await machine();
    const path = fileOf("cursor", place);
    const real = join(place.home, "dotfiles", "mcp.json");
    await put(real, "{}");
    await chmod(real, 0o640);
    await mkdir(dirname(path), { recursive: true });
    await symlink(real, path);
    await setup("cursor", { place });
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect((await stat(real)).mode & 0o777).toBe(0o640);
    expect((await stat(`${real}.expodex-backup`)).mode & 0o777).toBe(0o640);
    await setup("cursor", { place, remove: true });
    expect(await readFile(real, "utf8")).toBe("{}");
  });

  it("does not follow a project's link out of the project, nor one that leads nowhere, nor write to a folder", async () => {
    const place = await machine();
    const secret = join(place.home, "secret.json");
    await put(secret, "{}");
    await symlink(secret, join(place.project, ".mcp.json"));
    const project = { place, scope: "project" } as const;
    await expect(setup("claude-code", project)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await symlink(place.home, join(place.project, ".cursor"));
    await expect(setup("cursor", project)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await mkdir(join(place.project, ".vscode", "mcp.json"), { recursive: true });
    await expect(setup("vscode", project)).rejects.toMatchObject({ name: "ExpodexError" });
    await symlink("nowhere", join(place.home, ".claude.json"));
    await expect(setup("claude-code", { place })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    expect(await readFile(secret, "utf8")).toBe("{}");
  });
});

describe("setup, of a project", () => {
  it("writes the project's own file and tells an editor which folder is meant", async () => {
    const place = await machine();
    for (const [name, file] of [
      ["claude-code", ".mcp.json"],
      ["cursor", ".cursor/mcp.json"],
      ["vscode", ".vscode/mcp.json"],
      ["codex", ".codex/config.toml"],
      ["gemini", ".gemini/settings.json"],
      ["zed", ".zed/settings.json"],
    ] as const) {
      const done = await setup(name, { place, scope: "project" });
      expect(done.file).toBe(join(place.project, file));
      const { args } = done.entry as { args: string[] };
      expect(args.includes("--project")).toBe(name === "cursor" || name === "vscode");
    }
  });

  it("does not invent one for a client that has none, nor a client, nor an address", async () => {
    const place = await machine();
    const refused = { code: "INVALID_OPTION" };
    await expect(setup("windsurf", { place, scope: "project" })).rejects.toMatchObject(refused);
    await expect(setup("emacs", { place })).rejects.toMatchObject(refused);
    for (const url of ["localhost:3737", "file:///x", "javascript:alert(1)"])
      await expect(setup("cursor", { place, server: { kind: "http", url } })).rejects.toMatchObject(
        refused,
      );
  });
});
