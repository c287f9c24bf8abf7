/** The commands of `eas-cli` as the index keeps them: what its package published, read with a guard. */
import type { DocsIndex } from "@expodex/core/read";
import * as z from "zod";
import { ToolError } from "../../tool-error.ts";

const flagSchema = z.object({
  name: z.string(),
  char: z.string().optional(),
  description: z.string().optional(),
  takesValue: z.literal(true).optional(),
  allowNo: z.literal(true).optional(),
  multiple: z.literal(true).optional(),
  required: z.literal(true).optional(),
  options: z.array(z.string()).optional(),
  default: z.union([z.string(), z.number(), z.boolean()]).optional(),
  exclusive: z.array(z.string()).optional(),
  dependsOn: z.array(z.string()).optional(),
  aliases: z.array(z.string()).optional(),
  hidden: z.literal(true).optional(),
  deprecated: z.string().optional(),
});

const commandSchema = z.object({
  name: z.string(),
  description: z.string().optional(),
  examples: z.array(z.string()).optional(),
  aliases: z.array(z.string()).optional(),
  args: z
    .array(
      z.object({
        name: z.string(),
        description: z.string().optional(),
        required: z.literal(true).optional(),
        options: z.array(z.string()).optional(),
      }),
    )
    .optional(),
  flags: z.array(flagSchema),
  hidden: z.literal(true).optional(),
  deprecated: z.string().optional(),
});

const manifestSchema = z.object({ version: z.string(), commands: z.array(commandSchema) });

/** A flag of a command. */
export type EasFlag = z.infer<typeof flagSchema>;
/** A command. */
export type EasCommand = z.infer<typeof commandSchema>;
/** The commands of one release. */
export type EasManifest = z.infer<typeof manifestSchema>;

/** Manifests by index, so that none is read twice. */
const read = new WeakMap<DocsIndex, { fingerprint: string; manifest: EasManifest }>();

/**
 * Gives the commands that the index keeps.
 *
 * @throws ToolError NOT_FOUND where it keeps none
 */
export async function easManifest(docs: DocsIndex): Promise<EasManifest> {
  const known = read.get(docs);
  const { fingerprint } = docs.info;
  if (known?.fingerprint === fingerprint) return known.manifest;
  const parsed = manifestSchema.safeParse(await docs.attachment("eas-cli/manifest"));
  if (!parsed.success)
    throw new ToolError(
      "NOT_FOUND",
      "this index keeps no list of the commands of eas-cli",
      "read /eas/cli/ with expo_read_document instead, or tell the user to build the index again with network: expodex index --docs <folder> --eas-cli latest",
    );
  read.set(docs, { fingerprint, manifest: parsed.data });
  return parsed.data;
}
