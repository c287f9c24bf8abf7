/** Words of a task or a description, in one form, for comparing. */

const NOISE = new Set(
  "a an and are as at be by can do eas expo for from has have how i in is it its me my of on or our project app so that the their them then this to use using want we when which with without you your".split(
    " ",
  ),
);

/** At most this much of a text is looked at. */
const MAX_LENGTH = 2000;

/** The words of a text without endings: `uploading builds` gives `upload`, `build`. */
export function wordsOf(text: string): Set<string> {
  const words =
    text
      .slice(0, MAX_LENGTH)
      .toLowerCase()
      .match(/[a-z\d]+/gu) ?? [];
  return new Set(words.filter((word) => !NOISE.has(word)).map(stemOf));
}

function stemOf(word: string): string {
  const bare = word
    .replace(/(?<=[a-z]{3})(?:ing|ed|es|s)$/u, "")
    .replace(/([bdgmnprt])\1$/u, "$1")
    .replace(/(?<=[a-z]{3})e$/u, "");
  return bare.length < 2 ? word : bare;
}
