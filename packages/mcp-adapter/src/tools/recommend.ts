/** `expo_recommend`: documents that are related to a described context, each with its reasons. */
import { type Recommendation, type Relation, sdkLabel } from "@expodex/core/read";
import * as z from "zod";
import { maxTokensArgument, platformArgument, platformsOf } from "../arguments/filters.ts";
import {
  chooseSdk,
  type SdkNote,
  sdkNoteSchema,
  sdkVersionArgument,
} from "../arguments/sdk-version.ts";
import { fitItems } from "../budget/fit-items.ts";
import { address, label } from "../frame.ts";
import { defineTool, type ToolAnswer } from "../tool.ts";
import { sdkLine } from "./sdk-line.ts";

const DESCRIPTION =
  "Recommends pages of Expo's documentation for a described situation, each with its reasons; use it to find what else to read before or after a task. Takes a description of what is being built, code with its imports, an error, or the path or URL of a page. Not for answering a question (expo_search_documents).";

/** Words that a reason names at the most. */
const MAX_WORDS = 6;

const documentSchema = z.object({
  title: z.string(),
  url: z.string().describe("where to start reading"),
  path: z.string().optional(),
  section: z.string().optional(),
  kind: z.string(),
  sdk: z.string().optional(),
  package: z.string().optional(),
  platforms: z.array(z.string()).optional(),
  reasons: z.array(z.string()).describe("why, the strongest first"),
});

const output = z.object({
  page: z
    .object({ title: z.string(), url: z.string() })
    .optional()
    .describe("the page that the context is"),
  sdk: sdkNoteSchema,
  documents: z.array(documentSchema),
  truncated: z.boolean(),
  note: z.string().optional(),
});

/** Recommends documents. */
export const recommend = defineTool({
  name: "expo_recommend",
  title: "Recommend Expo documentation",
  description: DESCRIPTION,
  input: z.object({
    context: z
      .string()
      .trim()
      .min(1)
      .max(20_000)
      .describe("What is being done, code, an error, or a page's path or URL."),
    max_results: z
      .number()
      .int()
      .min(1)
      .max(10)
      .default(5)
      .describe("Documents at the most, 1 to 10. Default 5."),
    platform: platformArgument,
    sdk_version: sdkVersionArgument,
    max_tokens: maxTokensArgument(2000),
  }),
  aliases: {
    query: "context",
    url: "context",
    path: "context",
    limit: "max_results",
    sdk: "sdk_version",
  },
  output,
  async run(args, context): Promise<ToolAnswer<z.output<typeof output>>> {
    const { docs, signal } = context;
    const { sdk, note } = chooseSdk(args.sdk_version, context);
    const platforms = platformsOf(args.platform);
    const isMeant = args.sdk_version !== undefined || context.preferredSdk !== undefined;
    const found = await docs.recommend(args.context, {
      limit: args.max_results,
      signal,
      // A page speaks for its own SDK.
      ...(isMeant && sdk !== undefined ? { sdk } : {}),
      ...(platforms === undefined ? {} : { platforms }),
    });
    const { searched } = found.sdk;
    const ofPage = searched === undefined ? note.searched : sdkLabel(searched);
    const sdkNote: SdkNote = {
      ...note,
      ...(ofPage === undefined ? {} : { searched: ofPage }),
      // Only the page that was named can have named another.
      ...(ofPage === note.searched ? {} : { from: "argument" }),
    };
    const page =
      found.page === undefined
        ? undefined
        : { title: label(found.page.title), url: found.page.url };
    const documents = found.documents.map((document) =>
      describe(document, args.max_tokens, found.page !== undefined),
    );
    return fitItems(documents.length, args.max_tokens, (count) => {
      const shown = documents.slice(0, count);
      const truncated = count < documents.length;
      const remark = truncated
        ? "more fit: raise max_tokens"
        : documents.length === 0
          ? "nothing is related; describe the context in more words"
          : undefined;
      const head = [
        sdkLine(sdkNote),
        ...(page === undefined ? [] : [`Related to ${page.title} · ${page.url}`]),
        ...(remark === undefined ? [] : [`Note: ${remark}.`]),
      ];
      return {
        structured: {
          ...(page === undefined ? {} : { page }),
          sdk: sdkNote,
          documents: shown,
          truncated,
          ...(remark === undefined ? {} : { note: remark }),
        },
        text: [head.join("\n"), ...shown.map(write)].join("\n\n"),
      };
    }).answer;
  },
});

type Described = z.output<typeof documentSchema>;

function describe(document: Recommendation, budget: number, ofPage: boolean): Described {
  // A small budget is for what is most telling.
  const isRoomy = budget >= 250;
  const { title, url, path, section, kind, sdk, packageName, platforms, reasons } = document;
  return {
    title: label(title),
    url: address(section.anchor === "" ? url : `${url}#${section.anchor}`, section.headings),
    ...(isRoomy ? { path } : {}),
    ...(section.headings.length === 0 || !isRoomy
      ? {}
      : { section: section.headings.map(label).join(" › ") }),
    kind,
    ...(sdk === undefined ? {} : { sdk: sdkLabel(sdk) }),
    ...(packageName === undefined || !isRoomy ? {} : { package: label(packageName) }),
    ...(platforms.length === 0 || !isRoomy ? {} : { platforms }),
    reasons: (isRoomy ? reasons : reasons.slice(0, 1)).map((reason) => inWords(reason, ofPage)),
  };
}

function write(document: Described, index: number): string {
  const { title, section, url, path, kind, sdk, platforms, reasons } = document;
  const facts = [kind, document.package, sdk, platforms?.join(", "), path];
  return [
    `${index + 1}. ${section === undefined ? title : `${title} › ${section}`} (${facts.filter((fact) => fact !== undefined).join(" · ")})`,
    url,
    ...reasons.map((reason) => `- ${reason}`),
  ].join("\n");
}

/** Words of the caller's own may be named; those of a page, and the texts of its links, are the documentation's. */
function inWords(reason: Relation, ofPage: boolean): string {
  switch (reason.kind) {
    case "similar":
      return reason.words.length === 0 || ofPage
        ? "about the same"
        : `about the same: ${label(reason.words.slice(0, MAX_WORDS).join(", "))}`;
    case "symbol":
      return `describes ${label(reason.symbol)}, which the context names`;
    case "package":
      return `about ${label(reason.packageName)}, as the context is`;
    case "next":
      return "the page names it as a next step";
    case "previous":
      return "names the page as a next step";
    case "linked-from":
      return "the page links to it";
    case "links-to":
      return "links to the page";
    case "section":
      return `stands below ${label(reason.path)}, as the page does`;
  }
}
