/** An open snapshot's content as plain objects, which tests can compare. */
import { copySymbol, type IndexContent } from "../../src/chunk/content.ts";
import { buildRecordOf } from "../../src/snapshot/build-record.ts";

/** Reads every field of a content. Absent fields are `undefined` in both of two contents, which `toEqual` takes as equal. */
export function plainContent(content: IndexContent): IndexContent {
  return {
    documents: content.documents.map((document) => ({
      path: document.path,
      url: document.url,
      title: document.title,
      description: document.description,
      sdk: document.sdk,
      kind: document.kind,
      packageName: document.packageName,
      platforms: document.platforms,
      sections: document.sections,
      links: document.links,
      provenance: document.provenance,
      firstPlacement: document.firstPlacement,
      endPlacement: document.endPlacement,
      firstSymbol: document.firstSymbol,
      endSymbol: document.endSymbol,
    })) as IndexContent["documents"],
    chunks: content.chunks.map((chunk) => ({
      text: chunk.text,
      title: chunk.title,
      headings: chunk.headings,
      kind: chunk.kind,
      platforms: chunk.platforms,
      packageName: chunk.packageName,
      symbols: chunk.symbols,
      languages: chunk.languages,
    })) as IndexContent["chunks"],
    placements: content.placements.map(({ chunk, document, section, start, end, line }) => ({
      chunk,
      document,
      section,
      start,
      end,
      line,
    })) as IndexContent["placements"],
    symbols: content.symbols.map((symbol) => copySymbol(symbol)),
    symbolPlacements: content.symbolPlacements.map(({ symbol, document, section }) => ({
      symbol,
      document,
      section,
    })),
    sdks: content.sdks,
    redirects: content.redirects,
    ...(buildRecordOf(content) === undefined ? {} : { build: buildRecordOf(content) }),
  };
}
