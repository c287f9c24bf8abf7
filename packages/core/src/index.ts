/** The complete public surface of `@expodex/core`. */
export { ExpodexError, type ExpodexErrorCode, isExpodexError } from "./errors.ts";
