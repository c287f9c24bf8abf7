/** Leaves chunks out that a search does not ask for, before anything is scored. */
import type { Chunk } from "../chunk/content.ts";
import type { SearchIndex, SearchView } from "../indexing/indexing.ts";
import type { SearchSettings } from "./settings.ts";

/** The view with the chunks taken out that the filters reject; the view itself where there are no filters. */
export function filterView(
  index: SearchIndex,
  view: SearchView,
  { platforms, kinds, packages }: SearchSettings,
): SearchView {
  if (platforms.length === 0 && kinds.length === 0 && packages.length === 0) return view;
  const accepts = (chunk: Chunk) =>
    (kinds.length === 0 || kinds.includes(chunk.kind)) &&
    // A chunk that names no platform is about all.
    (platforms.length === 0 ||
      chunk.platforms.length === 0 ||
      chunk.platforms.some((platform) => platforms.includes(platform))) &&
    (packages.length === 0 ||
      (chunk.packageName !== undefined && packages.includes(chunk.packageName.toLowerCase())));
  const documentOf = view.documentOf.slice();
  for (let number = 0; number < documentOf.length; number++) {
    if (documentOf[number]! >= 0 && !accepts(index.content.chunks[number]!))
      documentOf[number] = -1;
  }
  return { ...view, documentOf };
}
