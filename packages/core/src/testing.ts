/** The complete public surface of `@expodex/core/testing`: contract suites for seams, and what an index is about. */
export {
  type GeneratorCase,
  generatorContract,
  type MakeGenerator,
} from "./answer/generator-contract.ts";
export type {
  Chunk,
  IndexContent,
  IndexedDocument,
  Placement,
  SymbolPlacement,
} from "./chunk/content.ts";
export { SDK_MARK, withSdk } from "./chunk/content.ts";
export {
  type EmbedderCase,
  embedderContract,
  type MakeEmbedder,
} from "./embed/embedder-contract.ts";
export { indexContent } from "./open-index.ts";
export {
  type MakeSource,
  type SourceCase,
  type SourceFixture,
  sourceContract,
} from "./source/source-contract.ts";
export { type MakeStore, type StoreCase, storeContract } from "./store/store-contract.ts";
