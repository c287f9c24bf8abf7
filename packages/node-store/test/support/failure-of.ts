/** Gives the Expodex error that work raises, and fails where it raises none. */
import { ExpodexError } from "@expodex/core/read";

/** Runs work that must fail with an Expodex error, and gives the error. */
export async function failureOf(work: () => unknown): Promise<ExpodexError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ExpodexError) return error;
    throw error;
  }
  throw new Error("expected an ExpodexError, got none");
}
