/** What a section says of a trouble: its opening words, what to do, and commands. */

/** A step, with the code that stands in it. */
export interface Step {
  text: string;
  code?: string;
}

/** A section in parts. */
export interface Remedy {
  /** The first paragraph, without markup for headings. */
  opening: string;
  /** Items of its lists; code behind an item belongs to it. */
  steps: Step[];
}

const MAX_STEPS = 8;
const MAX_OPENING = 600;
const MAX_STEP = 400;
const MAX_CODE = 300;

/** Takes a section apart. @param text markdown of the section, its heading included */
export function readSteps(text: string): Remedy {
  const steps: Step[] = [];
  const paragraphs: string[] = [];
  let fence: string | undefined;
  let code: string[] = [];
  let isInList = false;
  for (const line of text.split("\n")) {
    const marker = /^[ \t>]*(`{3,}|~{3,})/u.exec(line)?.[1];
    if (fence !== undefined) {
      if (marker?.startsWith(fence) === true && /^[ \t>]*(?:`+|~+)[ \t]*$/u.test(line)) {
        addCode(steps, code, isInList, paragraphs.findLast((line) => line !== "") ?? "");
        fence = undefined;
      } else code.push(line.replace(/^[ \t]{1,6}/u, ""));
      continue;
    }
    if (marker !== undefined) {
      fence = marker;
      code = [];
      continue;
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
  const opening = paragraphs.join("\n").trim().split(/\n\n+/u).slice(0, 2).join("\n\n");
  return { opening: shortened(opening, MAX_OPENING), steps };
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
