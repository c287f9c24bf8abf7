/** `expodex pull`: takes a signed snapshot in and makes it the current generation. */
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isExpodexError } from "@expodex/core/read";
import { withHint } from "../failure.ts";
import { fileFailed, homeFolder, writeIndexFile } from "../index-file.ts";
import { openStore } from "../open-store.ts";
import { bytes, count } from "../output/figures.ts";
import { formatRows } from "../output/rows.ts";
import { withProgress } from "../output/store-progress.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex pull`. */
export interface PullFlags {
  trust?: string[];
  allowOlder?: boolean;
  allowPrivateNetwork?: boolean;
  json?: boolean;
}

/** Pulls and publishes. */
export async function runPull(from: string, flags: PullFlags, terminal: Terminal): Promise<void> {
  const configuration = await readSettings(terminal, { "sharing.trust": flags.trust });
  const named = configuration.values.sharing.trust;
  if (named.length === 0)
    throw new UsageError(
      "pull needs to know whose signature to trust",
      "expodex pull <url or file> --trust <public key or fingerprint>, or sharing.trust in expodex.config.json",
    );
  const trust = await Promise.all(named.map((one) => readTrust(one, terminal)));
  const [{ pullSnapshot }, pulled] = await Promise.all([
    import("@expodex/node-store"),
    readPulled(terminal),
  ]);
  const isWeb = /^https?:\/\//iu.test(from);
  const web = isWeb && flags.allowPrivateNetwork !== true ? await publicWeb() : undefined;
  const newerThan = Object.values(pulled).sort().at(-1);
  const store = await openStore(terminal, configuration);
  try {
    const {
      bytes: snapshot,
      facts,
      signedBy,
    } = await withProgress(terminal, (onProgress) =>
      pullSnapshot(isWeb ? from : resolve(terminal.cwd, from), {
        trust,
        allowOlder: flags.allowOlder === true,
        signal: terminal.signal,
        onProgress: (done, total) => onProgress({ step: "download", done, total }),
        ...(newerThan === undefined ? {} : { newerThan }),
        ...(web === undefined ? {} : { fetch: web.fetch }),
      }),
    ).catch((error: unknown) => {
      throw withNextStep(error);
    });
    const { generation, unchanged } = await store.publish(snapshot, { signal: terminal.signal });
    await keepPulled({ ...pulled, [signedBy]: facts.createdAt }, terminal);
    if (flags.json === true) {
      terminal.write(toJson({ from, signedBy, unchanged, generation, ...facts }));
      return;
    }
    terminal.write(
      formatRows(
        [
          ["generation", `${generation.id}${unchanged ? ", which was current already" : ""}`],
          ["signed by", signedBy],
          ["published", facts.createdAt],
          ["SDKs", facts.sdks.join(", ") || "none"],
          ["documents", count(facts.documents)],
          ["size", bytes(facts.sizeBytes)],
        ],
        terminal.style,
      ),
    );
  } finally {
    await store.close();
    await web?.close();
  }
}

async function publicWeb() {
  const { publicFetch } = await import("@expodex/sources");
  return publicFetch();
}

/** A fingerprint or a key as it is, else the text of the file. */
async function readTrust(named: string, { cwd }: Terminal): Promise<string> {
  if (/^SHA256:/u.test(named) || named.includes("-----BEGIN")) return named;
  const path = resolve(cwd, named);
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw fileFailed(path, "a public key that can be read", error, {
      other: "name the file of a public key, or a fingerprint SHA256:…",
    });
  }
}

/** The moment that the newest snapshot of each key was signed at: whoever answers for an address cannot bring an older one back. */
type Pulled = Readonly<Record<string, string>>;

async function readPulled(terminal: Terminal): Promise<Pulled> {
  try {
    const value: unknown = JSON.parse(await readFile(await pulledPath(terminal), "utf8"));
    if (typeof value !== "object" || value === null) return {};
    const known = Object.entries(value).filter(
      ([, moment]) => typeof moment === "string" && !Number.isNaN(Date.parse(moment)),
    );
    return Object.fromEntries(known.slice(0, MAX_SIGNERS));
  } catch {
    return {};
  }
}

const MAX_SIGNERS = 100;

async function keepPulled(pulled: Pulled, terminal: Terminal): Promise<void> {
  await writeIndexFile(await pulledPath(terminal), Buffer.from(`${JSON.stringify(pulled)}\n`));
}

const pulledPath = async (terminal: Terminal) => join(await homeFolder(terminal), "pulled.json");

function withNextStep(error: unknown): unknown {
  if (isExpodexError(error, "SIGNATURE_INVALID") && error.data.reason === "outdated")
    return withHint(error, "where going back is meant: expodex pull … --allow-older");
  return error;
}
