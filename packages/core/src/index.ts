/** The complete public surface of `@expodex/core`. */
export {
  ExpodexError,
  type ExpodexErrorCode,
  isExpodexError,
  throwIfAborted,
} from "./errors.ts";
export {
  type Comment,
  type CommentPart,
  type CommentTag,
  type ProjectReflection,
  type Reflection,
  type ReflectionFlags,
  ReflectionKind,
  type TypeNode,
} from "./parse/api/reflection.ts";
export type { Milliseconds } from "./platform.ts";
export type { OnProgress, ProgressEvent, ProgressStage } from "./progress.ts";
export { compareSdk, latestSdk, parseSdk, type Sdk, sdkSegment } from "./sdk.ts";
export type {
  DocsFile,
  MediaType,
  Source,
  SourceOptions,
  SourceProblem,
} from "./source/source.ts";
