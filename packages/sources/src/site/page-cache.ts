/**
 * Keeps fetched pages, so that a later run asks only what has changed, and a stopped one goes on.
 *
 *     pass.json          while a pass is under way: when it began
 *     3f9a….page         one page: a line of JSON with its address, validators and hash; then its text
 *
 * What does not read back as it was written is fetched again.
 */
import { createHash } from "node:crypto";
import type { Milliseconds } from "@expodex/core";
import { isRecord } from "../package/manifest.ts";
import type { Validators } from "./client.ts";
import type { PageStorage } from "./page-storage.ts";

/** Stands while a pass is under way. */
const PASS = "pass.json";

/** Rises with every change of the format; entries of another are fetched again. */
const FORMAT = 1;

/** A page that is kept. */
export interface CachedPage {
  text: string;
  validators: Validators;
  /** Whether it was fetched by the pass that is being resumed, and need not be asked for again. */
  fresh: boolean;
}

/** Kept pages, for one pass over a site. */
export interface PageCache {
  read(url: string): Promise<CachedPage | undefined>;
  /** Notes that a kept page is still right. */
  confirm(url: string, page: CachedPage): Promise<void>;
  /** @throws ExpodexError FILE_FAILED, STORE_FAILED */
  write(url: string, text: string, validators: Validators): Promise<void>;
  /** Ends the pass: forgets pages that it did not meet, so that there is one copy of the site at most. */
  finish(): Promise<void>;
}

/** A pass that was stopped longer ago than this is not resumed, but begun anew. */
const MAX_RESUMED_MS: Milliseconds = 24 * 60 * 60 * 1_000;

/**
 * Opens kept pages, and begins a pass or resumes the one that was stopped.
 *
 * @param now the time since 1970, in milliseconds
 * @throws ExpodexError FILE_FAILED, STORE_FAILED
 */
export async function openPageCache(
  storage: PageStorage,
  site: string,
  now: () => Milliseconds,
): Promise<PageCache> {
  const startedAt = (await resumedPass(storage, site, now())) ?? now();
  await storage.write(PASS, JSON.stringify({ format: FORMAT, site, startedAt }));
  const met = new Set<string>();
  const nameOf = (url: string) => `${sha256(url).slice(0, 40)}.page`;

  const write = async (url: string, text: string, validators: Validators) => {
    const name = nameOf(url);
    met.add(name);
    const header = { format: FORMAT, url, ...validators, hash: sha256(text), fetchedAt: now() };
    await storage.write(name, `${JSON.stringify(header)}\n${text}`);
  };

  return {
    write,
    async read(url) {
      const name = nameOf(url);
      const kept = readEntry(await storage.read(name), url);
      if (kept === undefined) return undefined;
      met.add(name);
      const { fetchedAt, ...page } = kept;
      return { ...page, fresh: fetchedAt >= startedAt };
    },
    confirm: (url, page) => write(url, page.text, page.validators),
    async finish() {
      for (const name of await storage.names())
        if (name.endsWith(".page") && !met.has(name)) await storage.remove(name);
      await storage.tidy(now());
      await storage.remove(PASS);
    },
  };
}

async function resumedPass(
  storage: PageStorage,
  site: string,
  now: Milliseconds,
): Promise<Milliseconds | undefined> {
  try {
    const pass: unknown = JSON.parse((await storage.read(PASS)) ?? "");
    if (!isRecord(pass) || pass.format !== FORMAT || pass.site !== site) return undefined;
    const { startedAt } = pass;
    if (typeof startedAt !== "number" || startedAt > now) return undefined;
    return now - startedAt > MAX_RESUMED_MS ? undefined : startedAt;
  } catch {
    return undefined;
  }
}

function readEntry(
  content: string | undefined,
  url: string,
): { text: string; validators: Validators; fetchedAt: Milliseconds } | undefined {
  if (content === undefined) return undefined;
  try {
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

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
