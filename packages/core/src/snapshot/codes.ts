/** How single facts are written as numbers and names in columns. */
import type { Sdk } from "../sdk.ts";

/** 0: none, 1: unversioned, else the release and 2. */
export function sdkNumber(sdk: Sdk | undefined): number {
  return sdk === undefined ? 0 : sdk === "unversioned" ? 1 : sdk + 2;
}

/** The SDK of a number. */
export function sdkOf(number: number): Sdk | undefined {
  return number === 0 ? undefined : number === 1 ? "unversioned" : number - 2;
}

/** The last part of a qualified name; a symbol's name unless its record says otherwise. */
export function lastName(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.lastIndexOf(".") + 1);
}
