/**
 * How many links with an anchor lead to a section.
 *
 *     npx tsx benchmarks/anchors.ts --docs <Expo's docs folder> [--sdk 57] [--all]
 *
 * Of the links with an anchor inside one SDK's pages and those that belong to none: the share whose target is one of our
 * sections, by its anchor or an alias. The rest is printed. Exits with 1 below 96 %.
 */
import { parseArgs } from "node:util";
import type { Document } from "../packages/core/src/parse/document.ts";
import { parseDocsFolder } from "./parse-docs-folder.ts";

const TARGET = 0.96;

const { values } = parseArgs({
  options: { docs: { type: "string" }, sdk: { type: "string", default: "57" } },
});
if (values.docs === undefined) {
  process.stderr.write("usage: anchors.ts --docs <folder> [--sdk 57]\n");
  process.exit(2);
}
const sdk = Number(values.sdk);
const { documents } = await parseDocsFolder(values.docs, { sdks: [sdk] });
const byPath = new Map<string, { document: Document; anchors: Set<string> }>();
for (const document of documents) {
  const anchors = new Set<string>();
  for (const section of document.sections)
    for (const anchor of [section.anchor, ...(section.aliases ?? [])]) anchors.add(anchor);
  byPath.set(document.path, { document, anchors });
}

let total = 0;
const unresolved = new Map<string, string[]>();
for (const document of documents)
  for (const link of document.links) {
    if (link.anchor === undefined) continue;
    const path = link.path.replace(/^\/versions\/latest\//u, `/versions/v${sdk}.0.0/`);
    total += 1;
    const page = byPath.get(path);
    if (page?.anchors.has(link.anchor) === true) continue;
    const reason = page === undefined ? "no such page" : "no such section";
    const key = `${path}#${link.anchor} (${reason})`;
    unresolved.set(key, [...(unresolved.get(key) ?? []), document.path]);
  }

const missed = [...unresolved.values()].reduce((sum, pages) => sum + pages.length, 0);
for (const [target, pages] of [...unresolved].sort(
  (a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1),
))
  process.stdout.write(
    `${String(pages.length).padStart(4)}  ${target}  from ${[...new Set(pages)].slice(0, 3).join(" ")}\n`,
  );
const share = total === 0 ? 1 : 1 - missed / total;
process.stdout.write(
  `${total} links with an anchor · ${(share * 100).toFixed(2)} % lead to a section (at least ${TARGET * 100} %)\n`,
);
process.exitCode = share >= TARGET ? 0 : 1;
