/**
 * Keeps fetched pages in a folder, so that a later run asks only what has changed, and a stopped one goes on.
 *
 *     <folder>/pass.json          while a pass is under way: when it began
 *     <folder>/3f9a….page         one page: a line of JSON with its address, validators and hash; then its text
 *
 * A page is written beside its place and then renamed, so that no reader ever sees half of one. What does not read
 * back as it was written is fetched again.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ExpodexError, type Milliseconds } from "@expodex/core";
import { reasonOf } from "../disk/read-text.ts";
import { isRecord } from "../package/manifest.ts";
import type { Validators } from "./client.ts";

/** Rises with every change of the format; entries of another are fetched again. */
const FORMAT = 1;

/** A page that is kept. */
export interface CachedPage {
  text: string;
  validators: Validators;
  /** Whether it was fetched by the pass that is being resumed, and need not be asked for again. */
  fresh: boolean;
}

/** A folder of kept pages, for one pass over a site. */
export interface PageCache {
  read(url: string): Promise<CachedPage | undefined>;
  /** Notes that a kept page is still right. */
  confirm(url: string, page: CachedPage): Promise<void>;
  /** @throws ExpodexError FILE_FAILED */
  write(url: string, text: string, validators: Validators): Promise<void>;
  /** Ends the pass: forgets pages that it did not meet, so that the folder holds one copy of the site at most. */
  finish(): Promise<void>;
}

/** A pass that was stopped longer ago than this is not resumed, but begun anew. */
const MAX_RESUMED_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/**
 * Opens a folder of kept pages, and begins a pass or resumes the one that was stopped.
 *
 * @param now the time since 1970, in milliseconds
 * @throws ExpodexError FILE_FAILED
 */
export async function openPageCache(
  folder: string,
  site: string,
  now: () => Milliseconds,
): Promise<PageCache> {
  await failing(folder, () => mkdir(folder, { recursive: true }));
  const passFile = join(folder, "pass.json");
  const startedAt = (await resumedPass(passFile, site, now())) ?? now();
  await writeAtomically(passFile, JSON.stringify({ format: FORMAT, site, startedAt }));
  const met = new Set<string>();
  const fileOf = (url: string) => `${sha256(url).slice(0, 40)}.page`;

  const write = async (url: string, text: string, validators: Validators) => {
    const name = fileOf(url);
    met.add(name);
    const header = { format: FORMAT, url, ...validators, hash: sha256(text), fetchedAt: now() };
    await writeAtomically(join(folder, name), `${JSON.stringify(header)}\n${text}`);
  };

  return {
    write,
    async read(url) {
      const name = fileOf(url);
      const kept = await readEntry(join(folder, name), url);
      if (kept === undefined) return undefined;
      met.add(name);
      const { fetchedAt, ...page } = kept;
      return { ...page, fresh: fetchedAt >= startedAt };
    },
    confirm: (url, page) => write(url, page.text, page.validators),
    async finish() {
      for (const name of await readdir(folder)) {
        const stale = name.endsWith(".page")
          ? !met.has(name)
          : await isAbandoned(join(folder, name));
        if (stale) await rm(join(folder, name), { force: true });
      }
      await rm(passFile, { force: true });
    },
  };

  /** A half-written file of a process that was killed; another process may be writing one right now. */
  async function isAbandoned(path: string): Promise<boolean> {
    if (!path.endsWith(".writing")) return false;
    try {
      return now() - (await stat(path)).mtimeMs > 60 * 60 * 1_000;
    } catch {
      return false;
    }
  }
}

async function resumedPass(
  path: string,
  site: string,
  now: Milliseconds,
): Promise<Milliseconds | undefined> {
  try {
    const pass: unknown = JSON.parse(await readFile(path, "utf8"));
    if (!isRecord(pass) || pass.format !== FORMAT || pass.site !== site) return undefined;
    const { startedAt } = pass;
    if (typeof startedAt !== "number" || startedAt > now) return undefined;
    return now - startedAt > MAX_RESUMED_MS ? undefined : startedAt;
  } catch {
    return undefined;
  }
}

async function readEntry(
  path: string,
  url: string,
): Promise<{ text: string; validators: Validators; fetchedAt: Milliseconds } | undefined> {
  try {
    const content = await readFile(path, "utf8");
    const end = content.indexOf("\n");
    const header: unknown = JSON.parse(content.slice(0, end));
    const text = content.slice(end + 1);
    if (!isRecord(header) || header.format !== FORMAT || header.url !== url) return undefined;
    if (header.hash !== sha256(text) || typeof header.fetchedAt !== "number") return undefined;
    const { etag, lastModified, fetchedAt } = header;
    const validators = {
      ...(typeof etag === "string" ? { etag } : {}),
      ...(typeof lastModified === "string" ? { lastModified } : {}),
    };
    return { text, validators, fetchedAt };
  } catch {
    return undefined;
  }
}

let written = 0;

async function writeAtomically(path: string, text: string): Promise<void> {
  written += 1;
  const beside = `${path}.${process.pid}-${written}.writing`;
  await failing(path, async () => {
    try {
      await writeFile(beside, text);
      await rename(beside, path);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  });
}

async function failing<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new ExpodexError("FILE_FAILED", {
      subject: path,
      expected: "a folder that can be written to",
      got: reason,
      next: "free some space, or name another cache folder",
      data: { path, reason },
      cause,
    });
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
