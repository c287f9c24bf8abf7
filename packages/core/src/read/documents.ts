/** Lists the documents of an index, for maps of it: lists of resources, tables of contents, completions. */
import { knownOptions, type OptionKinds } from "../known-options.ts";
import type { Sdk } from "../sdk.ts";
import { wantedSdk } from "../wanted-sdk.ts";
import type { DocumentLookup } from "./document-lookup.ts";
import type { DocumentsOptions, ListedDocument } from "./result.ts";

const OPTIONS: OptionKinds<DocumentsOptions> = { sdk: "checked" };

/**
 * Lists documents in the order of the index: those of one SDK, and those of none.
 *
 * @throws ExpodexError SDK_NOT_INDEXED, INVALID_OPTION
 */
export function listDocuments(
  { content }: DocumentLookup,
  options: DocumentsOptions | undefined,
  { defaultSdk }: { defaultSdk?: Sdk },
): ListedDocument[] {
  const { sdk: wanted } = knownOptions("documents", options, OPTIONS);
  const { sdk } = wantedSdk(wanted, content.sdks, "error", defaultSdk);
  return content.documents
    .filter((document) => document.sdk === undefined || document.sdk === sdk)
    .map(({ path, url, title, description, kind, packageName, sdk: own }) => ({
      path,
      url,
      title,
      ...(description === undefined ? {} : { description }),
      kind,
      ...(packageName === undefined ? {} : { packageName }),
      ...(own === undefined ? {} : { sdk: own }),
    }));
}
