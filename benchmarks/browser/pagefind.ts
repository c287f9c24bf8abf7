/**
 * Pagefind, over the same pages: our parsed documents as plain HTML, indexed by its own command.
 *
 * Its pages stand in the same order with the same titles, headings, anchors and text. It is asked without its interface, so that
 * its figures are its least: the interface adds 46 KB.
 */
import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { DocsIndex } from "@expodex/core";
import { type IndexedDocument, indexContent, withSdk } from "@expodex/core/testing";
import { write } from "./site.ts";

const command = fileURLToPath(
  new URL("../node_modules/pagefind/lib/runner/bin.cjs", import.meta.url),
);

const sectionPlaces = (page: IndexedDocument) =>
  page.sectionPlaces?.() ?? { anchor: (section: number) => page.sections[section]?.anchor ?? "" };

/** Whether it is installed. */
export const hasPagefind = (): boolean => existsSync(command);

/** Writes the pages and indexes them; returns the processor seconds of indexing. */
export async function buildPagefindSite(index: DocsIndex, folder: string): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  writePages(index, join(folder, "site"));
  const { stderr } = await promisify(execFile)(
    "bash",
    [
      "-c",
      'TIMEFORMAT="%U %S"; time "$0" "$1" --site "$2" >/dev/null',
      process.execPath,
      command,
      join(folder, "site"),
    ],
    { maxBuffer: 2 ** 26 },
  );
  write(join(folder, "site", "peer.html"), PEER_PAGE);
  write(join(folder, "site", "modal.html"), MODAL_PAGE);
  write(join(folder, "site", "peer.js"), PEER_SCRIPT);
  const [user = 0, system = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
  return user + system;
}

function writePages(index: DocsIndex, folder: string): void {
  const { documents, chunks, placements } = indexContent(index);
  const bodies: string[][] = documents.map(() => []);
  for (const { document, chunk, section } of placements) {
    const { headings, text } = chunks[chunk]!;
    const page = documents[document]!;
    const heading = headings.at(-1);
    const anchor = sectionPlaces(page).anchor(section);
    const plain = withSdk(text, page.sdk);
    bodies[document]!.push(
      heading === undefined ? "" : `<h2 id="${escapeHtml(anchor)}">${escapeHtml(heading)}</h2>`,
      ...plain.split(/\n{2,}/u).map((part) => `<p>${escapeHtml(part)}</p>`),
    );
  }
  for (const [number, { path, title }] of documents.entries()) {
    const body = `<main data-pagefind-body><h1>${escapeHtml(title)}</h1>\n${bodies[number]!.join("\n")}</main>`;
    write(
      join(folder, path, "index.html"),
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`,
    );
  }
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);

const PEER_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pagefind</title><link rel="icon" href="data:,">
<script type="module" src="peer.js"></script></head><body><main><h1>Documentation</h1><ol></ol></main></body></html>`;

const MODAL_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Pagefind</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="pagefind/pagefind-component-ui.css"><script type="module" src="pagefind/pagefind-component-ui.js"></script>
</head><body><main><h1>Documentation</h1><pagefind-modal-trigger></pagefind-modal-trigger><pagefind-modal></pagefind-modal></main></body></html>`;

const PEER_SCRIPT = `const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
let loading;
globalThis.driver = {
  async find(query) {
    const started = performance.now();
    loading ??= import("./pagefind/pagefind.js");
    const pagefind = await loading;
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 8).map((result) => result.data()));
    document.querySelector("ol").replaceChildren(...shown.map(({ meta, plain_excerpt }) => {
      const item = document.createElement("li");
      item.textContent = [meta.title, plain_excerpt].join(": ");
      return item;
    }));
    const ms = (await painted()) - started;
    return { firstMs: ms, finalMs: ms, hits: shown.length, urls: shown.map(({ url }) => url) };
  },
};
`;
