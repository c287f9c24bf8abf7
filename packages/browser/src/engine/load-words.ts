/** Where help with unknown words comes from: a script of its own, which most searches never need. */
import { damaged } from "../format/frame.ts";
import type * as Words from "./words.ts";

/** Loads help with words. @throws ExpodexError FILE_DAMAGED */
export type LoadWords = () => Promise<typeof Words>;

/** Makes a script that does not load an error that searches go on without. */
export function wordsFrom(load: LoadWords): LoadWords {
  return async () => {
    try {
      return await load();
    } catch (cause) {
      throw damaged("translations.js", "a script that does not load", cause);
    }
  };
}
