/** The note of an answer's SDK in words. */
import type { SdkNote } from "../arguments/sdk-version.ts";

/** Says which SDK was asked for, which answers and which there are: the facts of the note, in one line or two. */
export function sdkLine({ requested, searched, available, note }: SdkNote): string {
  const facts = [
    searched ?? "no SDK",
    ...(requested === undefined ? [] : [`requested: ${requested}`]),
    ...(available.length === 0 ? [] : [`available: ${available.join(", ")}`]),
  ];
  return `${facts.join(" · ")}${note === undefined ? "" : `\nNote: ${note}`}`;
}
