/** Starts the local S3 server in a process of its own, and ends it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { S3StoreOptions } from "../../src/s3/s3-settings.ts";
import { s3Store } from "../../src/s3/s3-store.ts";

let stores = 0;

/** Starts the server and waits until it listens. It has one bucket, `backups`. */
export async function startS3() {
  const file = fileURLToPath(new URL("./s3-server.mjs", import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const endpoint = line.toString().trim();
  /** Options of a store under a prefix of its own. */
  const options = (more: Partial<S3StoreOptions> = {}): S3StoreOptions => ({
    bucket: "backups",
    prefix: `store-${stores++}`,
    endpoint,
    ...more,
  });
  return {
    endpoint,
    options,
    /** A store under a prefix of its own. */
    store: (more: Partial<S3StoreOptions> = {}) => s3Store(options(more)),
    /** Lets the next requests fail whose path holds the text; `after` they have taken effect, or before. */
    fail: async (count: number, path: string, { status = 503, after = false } = {}) => {
      const query = `count=${count}&status=${status}&path=${path}&after=${after ? 1 : 0}`;
      await (await fetch(`${endpoint}/__faults?${query}`)).text();
    },
    /** How many requests there were since the last time. */
    requests: async () => Number(await (await fetch(`${endpoint}/__requests`)).text()),
    stop: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
}
