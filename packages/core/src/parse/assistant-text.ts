/**
 * Text in the documentation that addresses an assistant rather than a reader: it is kept out of the document, because
 * what is retrieved is data, and reported.
 */

/** Elements whose content is meant for an assistant: `<AgentInstructions>`, `<llm-only>`, `<SystemPrompt>`. */
const BLOCK =
  /^[ \t]*<((?:agent|assistant|llms?|ai|chatbot|claude|chatgpt|copilot|system)[-_]?(?:instructions?|directives?|only|prompts?|notes?|messages?))(?:\s[^>]*)?>/i;

/** A block that was taken out. */
export interface AssistantBlock {
  /** 1-based line of its opening tag. */
  line: number;
  name: string;
}

/**
 * Takes such elements out of a text, line by line, leaving their lines empty so that line numbers stay true.
 * What stands in code fences is code about assistants, not text for them, and stays.
 */
export function withoutAssistantBlocks(text: string): { text: string; blocks: AssistantBlock[] } {
  const blocks: AssistantBlock[] = [];
  if (!/<[a-z]+[-_]?(?:instruction|directive|only|prompt|note|message)/iu.test(text))
    return { text, blocks };
  const lines = text.split("\n");
  const lower = text.toLowerCase().split("\n");
  // Names whose closing tag was looked for to the end and is not there: looking again would take quadratic time.
  const unclosed = new Set<string>();
  let fence: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const [, marker] = /^[ \t]*(`{3,}|~{3,})/u.exec(line) ?? [];
    if (fence !== undefined) {
      if (marker?.startsWith(fence) === true) fence = undefined;
      continue;
    }
    if (marker !== undefined) {
      fence = marker;
      continue;
    }
    const name = BLOCK.exec(line)?.[1];
    if (name === undefined || unclosed.has(name.toLowerCase())) continue;
    const end = closingLine(lower, index, name);
    if (end === undefined) {
      unclosed.add(name.toLowerCase());
      continue;
    }
    blocks.push({ line: index + 1, name });
    const closed = (lines[end] ?? "").toLowerCase().lastIndexOf(`</${name.toLowerCase()}>`);
    const rest = (lines[end] ?? "").slice(closed + name.length + 3);
    for (let row = index; row <= end; row += 1) lines[row] = "";
    lines[end] = rest.trim() === "" ? "" : rest;
    index = end;
  }
  return { text: blocks.length === 0 ? text : lines.join("\n"), blocks };
}

function closingLine(lower: readonly string[], from: number, name: string): number | undefined {
  const close = `</${name.toLowerCase()}>`;
  for (let index = from; index < lower.length; index += 1)
    if (lower[index]?.includes(close) === true) return index;
  return undefined;
}

const PHRASES = [
  /\bignore (?:all |any )?(?:your |the )?(?:previous|prior|above) (?:instructions|prompts?|messages)\b/iu,
  /^\W*(?:(?:important|note|attention|instructions?)\W+)?(?:for|to|dear|attention) (?:all )?(?:ai|llm|language model|coding) ?(?:agents?|assistants?|models?)\s*:/iu,
  /^\W*if you are an? (?:ai|llm|language model|coding) ?(?:agent|assistant|model)?\b[^.]{0,40}\byou must\b/iu,
];

/** The words by which a paragraph addresses an assistant; `undefined` for one that speaks to the reader. */
export function assistantPhrase(text: string): string | undefined {
  for (const phrase of PHRASES) {
    const found = phrase.exec(text);
    if (found !== null) return found[0].slice(0, 80);
  }
  return undefined;
}
