/** What a section says of a trouble: its opening words, what to do, and commands. */

/** A step, with the code that stands in it. */
export interface Step {
  text: string;
  code?: string;
}

/** A section in parts. */
export interface Remedy {
  /** What stands behind the message where the section shows it, then the first paragraphs, without markup for headings. */
  opening: string;
  /** Items of its lists; code behind an item belongs to it. */
  steps: Step[];
}

const MAX_STEPS = 8;
const MAX_OPENING = 600;
const MAX_STEP = 400;
const MAX_CODE = 300;

/**
 * Takes a section apart.
 *
 * @param text markdown of the section, its heading included
 * @param isMessage whether a code block shows the message that is asked about: the paragraph behind it says what it means
 */
export function readSteps(
  text: string,
  isMessage: (code: string) => boolean = () => false,
): Remedy {
  const steps: Step[] = [];
  const paragraphs: string[] = [];
  let fence: string | undefined;
  let code: string[] = [];
  let isInList = false;
  let explanation = "";
  let isExplained = false;
  for (const line of text.split("\n")) {
    const marker = /^[ \t>]*(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence !== undefined) {
      if (marker?.startsWith(fence) === true && /^[ \t>]*(?:`+|~+)[ \t]*$/u.test(line)) {
        if (explanation === "" && isMessage(code.join("\n"))) isExplained = true;
        else addCode(steps, code, isInList, paragraphs.findLast((line) => line !== "") ?? "");
        fence = undefined;
      } else code.push(line.replace(/^[ \t]{1,6}/u, ""));
      continue;
    }
    if (marker !== undefined) {
      fence = marker;
      code = [];
      continue;
    }
    if (isExplained && (line.trim() !== "" || explanation !== "")) {
      isExplained = /^[ \t>]*[\p{L}\p{N}*`"'(]/u.test(line) && !/^\d+[.)]\s/u.test(line);
      if (isExplained) {
        explanation += `${line.trim()}\n`;
        continue;
      }
    }
    const item = /^[ \t]{0,3}(?:[-*+]|\d{1,3}[.)])[ \t]+(.*)$/u.exec(line)?.[1];
    if (/^#{1,6} /u.test(line) || /^[ \t]*\|/u.test(line)) {
      isInList = false;
      continue;
    }
    if (item !== undefined) {
      isInList = true;
      if (steps.length < MAX_STEPS) steps.push({ text: shortened(item, MAX_STEP) });
    } else if (line.trim() === "") {
      if (!isInList) paragraphs.push("");
    } else if (isInList && /^[ \t]{2,}/u.test(line)) {
      const last = steps.at(-1);
      if (last !== undefined) last.text = shortened(`${last.text} ${line.trim()}`, MAX_STEP);
    } else {
      isInList = false;
      paragraphs.push(line.replace(/^[ \t>]+/u, ""));
    }
  }
  const first = paragraphs.join("\n").trim().split(/\n\n+/u).slice(0, 2).join("\n\n");
  const parts = [explanation.trim(), first].filter((part) => part !== "");
  return { opening: parts.map((part) => shortened(part, MAX_OPENING)).join("\n\n"), steps };
}

/** Code in a list belongs to its item; other short code is a step of its own. */
function addCode(steps: Step[], lines: readonly string[], isInList: boolean, before: string): void {
  const code = lines.join("\n");
  if (code.length > MAX_CODE || code.trim() === "") return;
  const last = steps.at(-1);
  if (isInList && last !== undefined) {
    if (last.code === undefined) last.code = code;
  } else if (steps.length < MAX_STEPS) steps.push({ text: shortened(before, MAX_STEP), code });
}

function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), max / 2))} …`;
}
