/** Which tools a server offers, in the order that clients see. */
import { ExpodexError } from "@expodex/core/read";
import type { Tool } from "../tool.ts";
import { codeExamples } from "./code-examples/code-examples.ts";
import { configTemplates } from "./config-templates/config-templates.ts";
import { easCommandBuilder } from "./eas-command-builder/eas-command-builder.ts";
import { errorDiagnosis } from "./error-diagnosis/error-diagnosis.ts";
import { getSdkModule } from "./get-sdk-module.ts";
import { readDocument } from "./read-document.ts";
import { recommend } from "./recommend.ts";
import { fetchDocument, search } from "./search-and-fetch.ts";
import { searchDocuments } from "./search-documents.ts";

/** Sets of tools: everything; search and read alone; the two that deep-research clients expect. */
export type ToolSet = "all" | "minimal" | "search,fetch";

/** Every set. */
export const TOOL_SETS: readonly ToolSet[] = ["all", "minimal", "search,fetch"];

const SETS: Readonly<Record<ToolSet, readonly Tool[]>> = {
  all: [
    searchDocuments,
    readDocument,
    getSdkModule,
    recommend,
    easCommandBuilder,
    codeExamples,
    errorDiagnosis,
    configTemplates,
  ],
  minimal: [searchDocuments, readDocument],
  "search,fetch": [search, fetchDocument],
};

/**
 * Gives the tools of a set.
 *
 * @throws ExpodexError INVALID_OPTION where there is no such set
 */
export function toolsOf(set: string): readonly Tool[] {
  const found = TOOL_SETS.find((name) => name === set.replace(/\s/gu, ""));
  if (found !== undefined) return SETS[found];
  throw new ExpodexError("INVALID_OPTION", {
    subject: "tools",
    expected: `one of ${TOOL_SETS.join(" | ")}`,
    got: JSON.stringify(set.slice(0, 100)),
    next: "name one of those",
    data: { option: "tools", expected: TOOL_SETS.join(" | "), got: set.slice(0, 100) },
  });
}
