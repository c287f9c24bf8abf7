import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyFromEnvironment } from "../../src/keys/key-environment.ts";
import { keyFromFile } from "../../src/keys/key-file.ts";
import { generateStoreKey, joinKeys, keyRing, parseStoreKeys } from "../../src/keys/store-key.ts";
import { failureOf } from "../support/failure-of.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "expodex-keys-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const one = generateStoreKey();
const two = generateStoreKey();

async function keyFile(name: string, text: string, mode = 0o600): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  await chmod(path, mode);
  return path;
}

describe("generateStoreKey", () => {
  it("makes another key each time, which is read back under the id that it said", () => {
    expect(one.text).not.toBe(two.text);
    expect(parseStoreKeys(one.text, "test").map(({ id }) => id)).toEqual([one.id]);
  });
});

describe("parseStoreKeys", () => {
  it("reads hexadecimal digits and both alphabets of base64 as the same key", () => {
    const bytes = Buffer.from(one.text.slice("expodex_key_".length), "base64url");
    const texts = [bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64url")];
    for (const text of texts) expect(parseStoreKeys(text, "test")[0]?.id).toBe(one.id);
  });

  it("leaves comments and empty lines out", () => {
    const text = `# the key of this year\r\n${two.text}\r\n\r\n# the one before\n  ${one.text}\n`;
    expect(parseStoreKeys(text, "test").map(({ id }) => id)).toEqual([two.id, one.id]);
  });

  it.each([
    ["nothing", ""],
    ["comments alone", "# a key\n"],
    ["a short one", "abcd"],
    ["a password", "correct horse battery staple"],
    ["zeros", "0".repeat(64)],
    ["a second line that is none", `${one.text}\nsecret-nonsense`],
    ["too many", `${one.text}\n`.repeat(65)],
  ])("refuses %s, and repeats nothing of it", async (_, text) => {
    const error = await failureOf(() => parseStoreKeys(text, "test"));
    expect(error.code).toBe("INVALID_OPTION");
    for (const line of text.split("\n").filter((part) => part.length > 6 && part !== "# a key"))
      expect(inspect(error, { depth: 9 })).not.toContain(line);
  });

  it("gives keys that show nothing where they are printed or written down", () => {
    const [key] = parseStoreKeys(one.text, "test");
    const bytes = Buffer.from(one.text.slice("expodex_key_".length), "base64url");
    const shown = inspect(key, { depth: 9, showHidden: true }) + JSON.stringify(key);
    for (const encoding of ["hex", "base64", "base64url"] as const)
      expect(shown).not.toContain(bytes.toString(encoding).slice(0, 12));
  });
});

describe("keyFromFile", () => {
  it("writes with the first key and reads with all", async () => {
    const path = await keyFile("both.key", `${two.text}\n${one.text}\n`);
    const keys = await keyFromFile(path);
    expect((await keys.current()).id).toBe(two.id);
    expect((await keys.find(one.id))?.id).toBe(one.id);
    expect(await keys.find("another")).toBeUndefined();
  });

  it.runIf(process.platform !== "win32").each([0o644, 0o604, 0o602, 0o620, 0o666, 0o777])(
    "refuses a file of mode %o",
    async (mode) => {
      const path = await keyFile(`open-${mode}.key`, one.text, mode);
      const error = await failureOf(() => keyFromFile(path));
      expect(error.code).toBe("INVALID_OPTION");
      expect(error.message).toContain("chmod 600");
      expect(error.message).not.toContain(one.text);
    },
  );

  it.each([0o600, 0o400, 0o640, 0o440])("takes a file of mode %o", async (mode) => {
    const path = await keyFile(`closed-${mode}.key`, one.text, mode);
    expect((await (await keyFromFile(path)).current()).id).toBe(one.id);
  });

  it("raises FILE_FAILED where there is none", async () => {
    const error = await failureOf(() => keyFromFile(join(folder, "none.key")));
    expect(error).toMatchObject({ code: "FILE_FAILED", data: { reason: "ENOENT" } });
  });

  it("refuses a folder and a file that is too large", async () => {
    await mkdir(join(folder, "folder"), { mode: 0o700 });
    expect((await failureOf(() => keyFromFile(join(folder, "folder")))).code).toBe(
      "INVALID_OPTION",
    );
    const large = await keyFile("large.key", "#\n".repeat(40_000));
    expect((await failureOf(() => keyFromFile(large))).code).toBe("INVALID_OPTION");
  });
});

describe("keyFromEnvironment", () => {
  it("reads one key, and several between commas", async () => {
    const keys = await keyFromEnvironment("KEY", { KEY: `${two.text}, ${one.text}` });
    expect((await keys.current()).id).toBe(two.id);
    expect((await keys.find(one.id))?.id).toBe(one.id);
  });

  it("raises KEY_MISSING where the variable is not set or empty", async () => {
    for (const environment of [{}, { KEY: " " }]) {
      const error = await failureOf(() => keyFromEnvironment("KEY", environment));
      expect(error).toMatchObject({ code: "KEY_MISSING", data: { variable: "KEY" } });
    }
  });

  it("names the variable and nothing of its text where it is no key", async () => {
    const error = await failureOf(() => keyFromEnvironment("KEY", { KEY: "hunter2hunter2" }));
    expect(error.code).toBe("INVALID_OPTION");
    expect(error.message).toContain("$KEY");
    expect(error.message).not.toContain("hunter2");
  });
});

describe("joinKeys", () => {
  it("writes with the first provider's key and reads with every one's", async () => {
    const keys = joinKeys(
      keyRing(parseStoreKeys(two.text, "new")),
      keyRing(parseStoreKeys(one.text, "old")),
    );
    expect((await keys.current()).id).toBe(two.id);
    expect((await keys.find(one.id))?.id).toBe(one.id);
    expect(await keys.find("another")).toBeUndefined();
  });
});
