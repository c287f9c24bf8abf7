/**
 * Values of a record that came out of JSON, each checked for its type.
 *
 * Hand-written, because the browser's entry carries no schema library.
 */
import { corruptPart } from "../indexing/indexing.ts";

/** Checks values of the records of one part. Each raises SNAPSHOT_CORRUPT, naming the part, for a value of another type. */
export interface RecordValues {
  readString(value: unknown): string;
  /** A safe integer. */
  readNumber(value: unknown): number;
  /** A safe integer that is not negative. */
  readCount(value: unknown): number;
  readArray(value: unknown): readonly unknown[];
  /** The error for a record that is not what was written. */
  damaged(): Error;
}

/** Makes the checks of a part. */
export function recordValues(part: string): RecordValues {
  const damaged = () => corruptPart(part, "a record of another shape");
  const readNumber = (value: unknown) => {
    if (!Number.isSafeInteger(value)) throw damaged();
    return value as number;
  };
  return {
    readString(value) {
      if (typeof value !== "string") throw damaged();
      return value;
    },
    readNumber,
    readCount(value) {
      const count = readNumber(value);
      if (count < 0) throw damaged();
      return count;
    },
    readArray(value) {
      if (!Array.isArray(value)) throw damaged();
      return value;
    },
    damaged,
  };
}
