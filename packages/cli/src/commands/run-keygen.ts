/** `expodex keygen`: makes a key for encryption, or a pair of keys for signing. */
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { fileFailed } from "../index-file.ts";
import { formatRows } from "../output/rows.ts";
import type { Terminal } from "../terminal.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex keygen`. */
export interface KeygenFlags {
  out: string;
  sign?: boolean;
  json?: boolean;
}

/** Makes and writes; a file that is there is never written over, because what it opens would be lost. */
export async function runKeygen(
  { out, sign = false, json = false }: KeygenFlags,
  terminal: Terminal,
): Promise<void> {
  const { generateSigningKey, generateStoreKey } = await import("@expodex/node-store");
  const path = resolve(terminal.cwd, out);
  const { style } = terminal;
  if (!sign) {
    const { id, text } = generateStoreKey();
    await writeNew(path, `${text}\n`, SECRET_MODE);
    terminal.write(
      json
        ? toJson({ file: path, keyId: id })
        : `${formatRows(
            [
              ["key", id],
              ["file", path],
            ],
            style,
          )}${style.dim("Keep a copy apart from the backups: without it, nothing can be read.")}\n`,
    );
    return;
  }
  const { privateKey, publicKey, fingerprint } = generateSigningKey();
  const publicPath = `${path}.pub`;
  await writeNew(path, privateKey, SECRET_MODE);
  await writeNew(publicPath, publicKey, PUBLIC_MODE);
  terminal.write(
    json
      ? toJson({ file: path, publicFile: publicPath, fingerprint })
      : `${formatRows(
          [
            ["key", `${path}, for expodex publish --sign`],
            ["public key", `${publicPath}, for expodex pull --trust`],
            ["fingerprint", fingerprint],
          ],
          style,
        )}${style.dim("Tell people the fingerprint over another way than the file.")}\n`,
  );
}

const SECRET_MODE = 0o600;
const PUBLIC_MODE = 0o644;

async function writeNew(path: string, text: string, mode: number): Promise<void> {
  try {
    const file = await open(path, "wx", mode);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileFailed(path, "a new file that can be written", error, {
      EEXIST: "name another file: a key that is there is never written over",
      other: "check the path and its permissions",
    });
  }
}
