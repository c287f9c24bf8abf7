/** Arguments that several tools share: what to keep, how much to send, where to go on. */
import type { DocumentKind, Platform } from "@expodex/core/read";
import * as z from "zod";

/** Kinds of documents as models name them; `docs` and the plurals are the earlier server's. */
const CATEGORIES = [
  "guide",
  "tutorial",
  "api",
  "reference",
  "example",
  "docs",
  "tutorials",
  "examples",
] as const;

const KINDS: Readonly<Record<(typeof CATEGORIES)[number], readonly DocumentKind[]>> = {
  guide: ["guide"],
  tutorial: ["tutorial"],
  api: ["api"],
  reference: ["reference"],
  example: ["example"],
  docs: ["guide", "reference"],
  tutorials: ["tutorial"],
  examples: ["example"],
};

/** Keeps documents of some kinds. */
export const categoryArgument = z
  .array(z.enum(CATEGORIES))
  .max(8)
  .optional()
  .describe("Keep these kinds of pages. Default: all.");

/** The kinds that categories mean; `undefined` for all. */
export function kindsOf(categories: z.infer<typeof categoryArgument>): DocumentKind[] | undefined {
  if (categories === undefined || categories.length === 0) return undefined;
  return [...new Set(categories.flatMap((category) => KINDS[category]))];
}

const PLATFORMS = ["android", "ios", "web", "tvos", "macos", "universal"] as const;

/** Keeps what is about some platforms; what names no platform is about all. */
export const platformArgument = z
  .array(z.enum(PLATFORMS))
  .max(6)
  .optional()
  .describe("Keep what applies to these platforms. Default: all.");

/** The platforms that the argument means; `undefined` for all. */
export function platformsOf(platforms: z.infer<typeof platformArgument>): Platform[] | undefined {
  if (platforms === undefined || platforms.length === 0 || platforms.includes("universal"))
    return undefined;
  return [...new Set(platforms)] as Platform[];
}

/** Keeps chunks about some packages. */
export const packageArgument = z
  .array(z.string().min(1).max(214))
  .max(16)
  .optional()
  .describe("Keep what is about these npm packages, such as expo-camera.");

/** Keeps what is about packages of Expo's own or of others; `deprecated` is the earlier server's and keeps all. */
export const moduleTypeArgument = z
  .array(z.enum(["core", "community", "deprecated"]))
  .max(3)
  .optional()
  .describe("core: packages of Expo. community: packages of others. Default: all, guides too.");

/** The packages that the argument means; `undefined` for all, and for pages about none. */
export function packagesOf(
  types: z.infer<typeof moduleTypeArgument>,
  packages: readonly string[],
): string[] | undefined {
  if (types?.length !== 1 || types[0] === "deprecated") return undefined;
  const isCore = types[0] === "core";
  return packages.filter((name) => /^(?:expo(?:-|$)|@expo\/)/u.test(name) === isCore);
}

/** Budget of an answer. */
export function maxTokensArgument(preset: number) {
  return z
    .number()
    .int()
    .min(100)
    .max(20_000)
    .default(preset)
    .describe(`Size of the answer in tokens, 100 to 20,000. Default ${preset}.`);
}

/** Where an earlier answer ended. */
export const cursorArgument = z
  .string()
  .max(500)
  .optional()
  .describe(
    "next_cursor of an earlier answer, with otherwise equal arguments, to get what follows.",
  );

/** Whether chunks that the session was sent already are sent again. */
export const resendArgument = z
  .boolean()
  .default(false)
  .describe("Send text again that this session already got. Default false.");
