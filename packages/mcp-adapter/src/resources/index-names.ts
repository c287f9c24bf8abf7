/** Names of what an index holds, for lists and completions. */
import { type ListedDocument, type Sdk, sdkLabel } from "@expodex/core/read";
import { label } from "../frame.ts";
import type { ToolContext } from "../tool-context.ts";

/** The SDK that a call without one is about, where the index holds it. */
export function sdkOf({
  docs,
  preferredSdk,
}: Pick<ToolContext, "docs" | "preferredSdk">): Sdk | undefined {
  return preferredSdk !== undefined && docs.info.sdks.includes(preferredSdk)
    ? preferredSdk
    : docs.info.defaultSdk;
}

/** The documents of that SDK, and those of none. */
export function documentsOf(context: ToolContext): Promise<ListedDocument[]> {
  const sdk = sdkOf(context);
  return context.docs.documents(sdk === undefined ? {} : { sdk });
}

/** Packages that the documentation of an SDK has a page for, sorted. */
export async function packagesOfSdk(
  { docs }: Pick<ToolContext, "docs">,
  sdk?: Sdk,
): Promise<string[]> {
  const documents = await docs.documents(sdk === undefined ? {} : { sdk });
  const names = documents.flatMap((one) =>
    one.packageName === undefined ? [] : [one.packageName],
  );
  return [...new Set(names)].sort();
}

/** SDKs as people write them, newest first: those whose documentation has the package, where one is named. */
export async function sdksWith(
  { docs }: Pick<ToolContext, "docs">,
  packageName: string | undefined,
): Promise<string[]> {
  const { sdks } = docs.info;
  const written = (sdk: Sdk) => (sdk === "unversioned" ? sdk : String(sdk));
  if (packageName === undefined || packageName === "") return sdks.map(written);
  const wanted = packageName.toLowerCase();
  const found: string[] = [];
  for (const sdk of sdks) {
    const names = await packagesOfSdk({ docs }, sdk);
    if (
      names.some((name) => name.toLowerCase() === wanted || name.toLowerCase() === `expo-${wanted}`)
    )
      found.push(written(sdk));
  }
  return found;
}

/** A description of a document in a list; each fact is looked at by itself, because what it says to assistants it may say at its start. */
export function describeDocument({ kind, sdk, packageName, description }: ListedDocument): string {
  const facts = [kind, packageName, sdk === undefined ? undefined : sdkLabel(sdk), description];
  return facts
    .flatMap((fact) => (fact === undefined || fact === "" ? [] : [label(fact)]))
    .join(" · ");
}
