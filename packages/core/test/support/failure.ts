/** Runs something that must fail, and gives the error. */
import { type ExpodexError, isExpodexError } from "../../src/errors.ts";

/** The Expodex error that a call raises; any other error passes. */
export function failure(run: () => unknown): ExpodexError {
  try {
    run();
  } catch (error) {
    if (isExpodexError(error)) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
