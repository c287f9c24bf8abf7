/** Where Expo's documentation and judged queries lie, where nobody says: beside the repository, or nowhere. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Paths that exist. */
export interface PlacesOfDocs {
  /** Expo's `docs` folder: `$EXPODEX_CORPUS`, else one beside the repository. */
  docs: string | undefined;
  /** Judged queries: `$EXPODEX_QUERIES`, else those beside the repository. */
  queries: string | undefined;
}

/** Looks for both. */
export function placesOfDocs(): PlacesOfDocs {
  const beside = (path: string) => fileURLToPath(new URL(`../../shared/${path}`, import.meta.url));
  const existing = (path: string) => (existsSync(path) ? path : undefined);
  return {
    docs: existing(process.env.EXPODEX_CORPUS ?? beside("corpus/expo-docs")),
    queries: existing(process.env.EXPODEX_QUERIES ?? beside("eval/dev.jsonl")),
  };
}
