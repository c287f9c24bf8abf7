/** The parts of `@expodex/core` that the site source uses: a child process starts faster without the rest. */
export { ExpodexError, isExpodexError, throwIfAborted } from "../../../core/src/errors.ts";
export { parseSdk, sdkSegment } from "../../../core/src/sdk.ts";
