/** What stands around and between the lines of a code block: its info, and marks for the site. */

// Notes stand in comments of any language: slashes and stars, the same in braces, of HTML, hashes.
const NOTE_END = /(?:\{?\/\*|<!--|#)[ \t]*@end[ \t]*(?:\*\/\}?|-->|#)?/gu;
const NOTE_START = /(\{?\/\*|<!--|#)([ \t]*)@(?:info|hide)\b[ \t]*/gu;

/** Reads a fence's info: `tsx App.tsx|collapseHeight=300` is TypeScript titled `App.tsx`. */
export function fenceInfo(
  lang: string | undefined,
  meta: string | undefined,
): { language?: string; title?: string } {
  const language = lang === undefined || lang === "" ? undefined : lang.replace(/^\{|\}$/gu, "");
  const title = meta
    ?.replace(/(?:^|\s)title=(?:"([^"]*)"|'([^']*)')/u, " $1$2")
    .replace(/\|.*$/su, "")
    .replace(
      /(?:^|\s)(?:showLineNumbers|copy|collapse\S*|\{[\d,\s-]*\}|\w+=(?:"[^"]*"|'[^']*'|\S+))(?=\s|$)/gu,
      " ",
    )
    .replace(/\s+/gu, " ")
    .trim();
  return {
    ...(language === undefined ? {} : { language }),
    ...(title === undefined || title === "" ? {} : { title }),
  };
}

/** Takes the marks of notes out of code. The site shows `@info` notes beside the code, and never `@end` and `@hide`. */
export function withoutMarks(text: string): string {
  if (!/@(?:end|info|hide)\b/u.test(text)) return text;
  return text
    .split("\n")
    .flatMap((line) => {
      if (!/@(?:end|info|hide)\b/u.test(line)) return [line];
      const shown = line.replace(NOTE_END, "").replace(NOTE_START, "$1$2").trimEnd();
      return shown === "" ? [] : [shown];
    })
    .join("\n");
}
