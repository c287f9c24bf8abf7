/** The note of an answer's SDK in words. */
import type { SdkNote } from "../arguments/sdk-version.ts";

/** What named the SDK, as the line says it. */
const NAMED: Readonly<Record<NonNullable<SdkNote["from"]>, string>> = {
  argument: "as asked",
  project: "the project's",
  server: "the server's setting",
  newest: "the newest",
};

/** Says which SDK was asked for, which answers and which there are: the facts of the note, in one line or two. */
export function sdkLine({ requested, searched, from, available, note }: SdkNote): string {
  const facts = [
    searched === undefined
      ? "no SDK"
      : `${searched}${from === undefined ? "" : ` (${NAMED[from]})`}`,
    ...(requested === undefined ? [] : [`requested: ${requested}`]),
    ...(available.length === 0 ? [] : [`available: ${available.join(", ")}`]),
  ];
  return `${facts.join(" · ")}${note === undefined ? "" : `\nNote: ${note}`}`;
}
