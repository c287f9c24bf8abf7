/** The argument that says which SDK is meant, and the note of every answer that says which one was used. */
import { ExpodexError, parseSdk, type Sdk, sdkLabel } from "@expodex/core/read";
import * as z from "zod";
import type { ToolContext } from "../tool-context.ts";
import { ToolError } from "../tool-error.ts";

const ONE = z.union([z.string().max(40), z.number()]);

/** The argument: `"latest"`, `"sdk-57"`, `"57"`, 57, `"57.0.0"`, `"unversioned"`, or a list of one of these. */
export const sdkVersionArgument = z
  .union([ONE, z.array(ONE).max(16)])
  .optional()
  .describe(
    'Expo SDK, such as 57, "sdk-57" or "latest". Default: the project\'s SDK, else the newest.',
  );

/** Which SDK an answer is about; every answer carries it as `sdk`. */
export const sdkNoteSchema = z.object({
  requested: z.string().optional().describe("as asked for"),
  searched: z.string().optional().describe("what this answer is from"),
  from: z
    .enum(["argument", "project", "server", "newest"])
    .optional()
    .describe("what named it: an argument, the project, the server's setting, or nothing did"),
  available: z.array(z.string()).describe("what can be asked for"),
  note: z.string().optional().describe("set where the two differ or a choice was made"),
});

/** Which SDK an answer is about. */
export type SdkNote = z.infer<typeof sdkNoteSchema>;

/** An SDK to pass to the index, and how to speak of it. */
export interface ChosenSdk {
  /** For the options of `search`, `read` and so on; absent where the index should take its newest. */
  sdk?: Sdk;
  note: SdkNote;
}

/**
 * Chooses the SDK of a call: the one asked for, else the project's, else the newest. Nothing is substituted in silence: an SDK
 * that was asked for and is not there fails, and where the project's is not there the note says so.
 *
 * @throws ExpodexError SDK_NOT_INDEXED
 * @throws ToolError where the argument cannot be read or names several
 */
export function chooseSdk(
  argument: z.infer<typeof sdkVersionArgument>,
  {
    docs,
    preferredSdk,
    project,
  }: Pick<ToolContext, "docs" | "preferredSdk"> & Partial<Pick<ToolContext, "project">>,
): ChosenSdk {
  const { sdks, defaultSdk } = docs.info;
  const available = sdks.map(sdkLabel);
  const requested = single(argument);
  if (requested === undefined) {
    const sdk =
      preferredSdk !== undefined && sdks.includes(preferredSdk) ? preferredSdk : undefined;
    const used = sdk ?? defaultSdk;
    const from = sdk === undefined ? "newest" : sdk === project?.sdk ? "project" : "server";
    const searched = used === undefined ? {} : ({ searched: sdkLabel(used), from } as const);
    const said = choiceNote({ sdks, preferredSdk, used, project });
    const note = said === undefined ? {} : { note: said };
    return {
      ...(used === undefined ? {} : { sdk: used }),
      note: { ...searched, available, ...note },
    };
  }
  const words = requested.trim().toLowerCase();
  if (words === "latest" || words === "newest" || words === "current") {
    const newest = sdks.find((sdk) => sdk !== "unversioned") ?? sdks[0];
    if (newest === undefined) return { note: { requested, available } };
    return { sdk: newest, note: noteOf(requested, newest, available) };
  }
  const sdk = parseSdk(words);
  if (sdk === undefined)
    throw new ToolError(
      "SDK_NOT_SUPPORTED",
      `sdk_version: expected an SDK such as 57 or "latest", got ${JSON.stringify(requested)}`,
      available.length === 0 ? "leave sdk_version out" : `use one of: ${available.join(", ")}`,
    );
  if (!sdks.includes(sdk)) throw notIndexed(requested, available);
  return { sdk, note: noteOf(requested, sdk, available) };
}

/** The note of an SDK that was asked for. */
function noteOf(requested: string, sdk: Sdk, available: string[]): SdkNote {
  return { requested, searched: sdkLabel(sdk), from: "argument", available };
}

/** What to say of a choice that nobody made: that it is not the project's SDK, or that the project has several. */
function choiceNote({
  sdks,
  preferredSdk,
  used,
  project,
}: {
  sdks: readonly Sdk[];
  preferredSdk: Sdk | undefined;
  used: Sdk | undefined;
  project: ToolContext["project"];
}): string | undefined {
  const isThis = used === undefined ? "" : `; this is ${sdkLabel(used)}`;
  if (sdks.length === 0) return undefined;
  if (preferredSdk !== undefined)
    return sdks.includes(preferredSdk)
      ? undefined
      : `the project uses ${sdkLabel(preferredSdk)}, which this index does not hold${isThis}`;
  if (project?.differing === undefined) return undefined;
  const all = [...new Set(project.differing.map(({ sdk }) => sdkLabel(sdk)))].join(" and ");
  return `projects of this repository use ${all}${isThis}; name one with sdk_version`;
}

function single(argument: z.infer<typeof sdkVersionArgument>): string | undefined {
  if (argument === undefined) return undefined;
  if (!Array.isArray(argument)) return String(argument);
  const different = [...new Set(argument.map(String))];
  if (different.length > 1)
    throw new ToolError(
      "INVALID_ARGUMENTS",
      `sdk_version: expected one SDK, got ${different.length}`,
      "ask for one SDK at a time",
    );
  return different[0];
}

function notIndexed(requested: string, available: string[]): ExpodexError<"SDK_NOT_INDEXED"> {
  return new ExpodexError("SDK_NOT_INDEXED", {
    subject: "sdk_version",
    expected:
      available.length === 0
        ? "none, because the index holds no SDK"
        : `one of ${available.join(", ")}`,
    got: requested,
    next: "ask for one of those",
    data: { requested, available },
  });
}
