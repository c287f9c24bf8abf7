/** A package's TypeDoc JSON on its own, as package sources yield it, into a document. */
import type { DocsFile } from "../source/source.ts";
import { createAnchors } from "./anchors.ts";
import { renderApiSection } from "./api/api.ts";
import type { Document, DocumentLink } from "./document.ts";
import { createDocumentWriter } from "./document-writer.ts";
import { followLink } from "./links.ts";
import { type PageContext, placeOf, provenanceOf } from "./parse-page.ts";

/** Parses TypeDoc JSON; a file that holds something else gives no document, and a warning. */
export function parseProject(file: DocsFile, text: string, context: PageContext): Document[] {
  let project: unknown;
  try {
    project = JSON.parse(text);
  } catch (error) {
    context.warn(file.path, "INVALID_JSON", (error as Error).message, 1);
    return [];
  }
  const { name, packageName, children } = (project ?? {}) as Record<string, unknown>;
  if (typeof name !== "string" || !Array.isArray(children)) {
    context.warn(
      file.path,
      "UNREADABLE_FILE",
      "JSON that is not TypeDoc's is no documentation that can be read",
      1,
    );
    return [];
  }
  const title = typeof packageName === "string" ? packageName : name;
  const source = { file, text, mdx: false, firstLine: 1, complete: true };
  const place = placeOf(source, { platforms: [], fields: {} }, context);
  const writer = createDocumentWriter();
  const anchors = createAnchors();
  const links: DocumentLink[] = [];
  const linkBase = { baseUrl: context.baseUrl, url: place.url };
  writer.heading(1, title, { anchor: "" });
  renderApiSection(writer, [project], {
    props: { packageName: title },
    ...(place.sdk === undefined ? {} : { sdk: place.sdk }),
    packageName: title,
    platforms: [],
    baseUrl: context.baseUrl,
    path: place.path,
    slug: (heading) => anchors.slug(heading),
    claimAnchor: (anchor) => anchors.claim(anchor),
    link: (address, label = "") => followLink(address, label, linkBase, links),
    warn: (reason) => context.warn(file.path, "UNRESOLVED_API", reason, 1),
  });
  return [
    {
      path: place.path,
      url: place.url,
      title,
      ...(place.sdk === undefined ? {} : { sdk: place.sdk }),
      kind: "api",
      packageName: title,
      platforms: [],
      ...writer.finish(),
      links,
      provenance: provenanceOf(file, context),
      dependencies: [],
    },
  ];
}
