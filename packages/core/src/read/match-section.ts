/**
 * Finds symbols by where they stand, where no symbol has the name that was written.
 *
 *     CameraViewProps.facing         the section `facing` below the section `CameraViewProps`
 *     CameraPictureOptions.quality   a field that the type's own section lists
 *     LocationAccuracy               a further anchor of the section `Accuracy`
 */
import type { Section } from "../parse/document.ts";
import type { DocsSymbol, SymbolParameter } from "../parse/symbol.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import { type PlacedSymbol, symbolLookupOf } from "./symbol-lookup.ts";

/** Symbols whose section stands below a section of the owner's name. */
export function matchesBelow(lookup: DocumentLookup, owner: string, name: string): PlacedSymbol[] {
  const wanted = squeeze(owner.slice(owner.lastIndexOf(".") + 1));
  return symbolLookupOf(lookup)
    .byName(name)
    .filter(({ placement }) => {
      const { sections } = lookup.content.documents[placement.document]!;
      return sectionsAbove(sections, placement.section).some(
        ({ title }) => squeeze(title) === wanted,
      );
    });
}

/** The sections around one, without the page, innermost first. */
function sectionsAbove(sections: readonly Section[], start: number): Section[] {
  const above: Section[] = [];
  for (let at = sections[start]?.parent; at !== undefined && at > 0; at = sections[at]?.parent)
    above.push(sections[at]!);
  return above;
}

/** The field of a type, or the parameter of a function, ignoring case. */
export function fieldOf(
  { parameters }: DocsSymbol,
  name: string | undefined,
): SymbolParameter | undefined {
  if (name === undefined) return undefined;
  const key = name.toLowerCase();
  return (
    parameters.find((parameter) => parameter.name === name) ??
    parameters.find((parameter) => parameter.name.toLowerCase() === key)
  );
}

/** Symbols whose section goes by the name, or one that is written together, under another anchor. */
export function matchesByAlias(lookup: DocumentLookup, path: string): PlacedSymbol[] {
  const key = squeeze(path);
  if (key === "") return [];
  return symbolLookupOf(lookup)
    .all()
    .filter(({ placement }) =>
      lookup.content.documents[placement.document]!.sections[placement.section]?.aliases?.includes(
        key,
      ),
    );
}

/** A name as anchors have it: `Location.Accuracy` → `locationaccuracy`. */
export const squeeze = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/gu, "");
