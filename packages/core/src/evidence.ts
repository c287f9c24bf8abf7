/**
 * The complete public surface of `@expodex/core/evidence`: an open index as numbers, for what writes it in another form. Apart from
 * `@expodex/core/parts`, which pages load: this reaches all that an index is.
 */
export {
  type IndexEvidence,
  indexEvidence,
  type ShownAnchors,
  type TermEvidence,
} from "./index-evidence.ts";
export { writeDictionary } from "./indexing/dictionary.ts";
export { writeTranslations } from "./indexing/translations.ts";
export { plainText } from "./search/plain-text.ts";
