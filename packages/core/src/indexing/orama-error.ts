/**
 * Errors of the Orama database that Orama's own contract names. Its callers tell them apart by Orama's codes, so they carry those
 * and not one of ours.
 */

/** A code of Orama's that our components raise. */
export type OramaErrorCode =
  | "UNKNOWN_FILTER_PROPERTY"
  | "INVALID_FILTER_OPERATION"
  | "INVALID_BOOST_VALUE"
  | "PINNING_RULE_ALREADY_EXISTS"
  | "PINNING_RULE_NOT_FOUND"
  | "UNABLE_TO_SORT_ON_UNKNOWN_FIELD";

/** Makes an error with one of Orama's codes. */
export function oramaError(code: OramaErrorCode, message: string): Error & { code: string } {
  return Object.assign(new Error(message), { code });
}
