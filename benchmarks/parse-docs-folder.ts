/** Parses a checkout of Expo's documentation for the benchmarks, as an index would. */
import type { Document, ParseWarning } from "../packages/core/src/parse/document.ts";
import { parseFile } from "../packages/core/src/parse/parse.ts";
import { expoDocsFolder } from "../packages/sources/src/index.ts";

/** Parses pages that belong to one of the SDKs, and those that belong to none. */
export async function parseDocsFolder(
  folder: string,
  { sdks }: { sdks: readonly number[] },
): Promise<{ documents: Document[]; warnings: ParseWarning[] }> {
  const source = expoDocsFolder(folder);
  const documents: Document[] = [];
  const warnings: ParseWarning[] = [];
  const wantsSdk = (sdk: number | "unversioned") => sdk !== "unversioned" && sdks.includes(sdk);
  for await (const file of source.files({ wantsSdk }))
    documents.push(
      ...(await parseFile(file, {
        flavor: source.flavor,
        baseUrl: source.baseUrl ?? "https://docs.expo.dev/",
        sourceId: source.id,
        read: async (path) => source.read?.(path),
        onWarning: (warning) => warnings.push(warning),
      })),
    );
  return { documents, warnings };
}
