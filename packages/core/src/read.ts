/** The complete public surface of `@expodex/core/read`: open a snapshot and search it. */
export { ExpodexError, type ExpodexErrorCode, isExpodexError } from "./errors.ts";
