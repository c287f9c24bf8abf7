/** Uses a snapshot as its users do, and says what went wrong. */
import { isExpodexError } from "../../src/errors.ts";
import { openExpoDocsIndex } from "../../src/open-expo-docs-index.ts";
import { indexContent } from "../../src/open-index.ts";
import { plainContent } from "../support/plain-content.ts";

/** Opens and uses a snapshot; gives the errors that are not Expodex errors, as text. */
export async function useSnapshot(bytes: Uint8Array, verify: boolean): Promise<string[]> {
  const faults: string[] = [];
  const attempt = async <T>(what: string, work: () => T | Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!isExpodexError(error)) faults.push(`${what}: ${(error as Error).stack ?? error}`);
      return undefined;
    }
  };
  const docs = await attempt("open", () => openExpoDocsIndex(bytes, { verify }));
  if (docs === undefined) return faults;
  await attempt("info", () => JSON.stringify(docs.info));
  for (const query of ["camera permission", "takePictureAsync", "notificatons"])
    await attempt(`search ${query}`, () => docs.search(query, { platforms: ["ios"] }));
  await attempt("search", () => docs.search("read a file"));
  await attempt("read", () => docs.read("/versions/latest/sdk/camera/", { maxTokens: 500 }));
  await attempt("symbol", () => docs.symbol("takePictureAsync"));
  await attempt("diff", () => docs.diff("expo-camera", { from: 56, to: 57 }));
  await attempt("answer", () => docs.answer("camera permission"));
  await attempt("orama", () => docs.orama);
  await attempt("snapshot", () => docs.snapshot());
  await attempt("content", () => plainContent(indexContent(docs)));
  await attempt("close", () => docs.close());
  return faults;
}
