/** Judges an answer of a tool: whether the fact is in it, and how large it is for the model that reads it. */
import { estimateTokens } from "@expodex/core";
import type { AgentTask } from "./task.ts";

/** What a tool gave, as far as a model sees it. */
export interface ToolAnswerSeen {
  content?: readonly { type: string; text?: string }[];
  structuredContent?: unknown;
  isError?: boolean;
}

/** A judged answer. */
export interface Judged {
  id: string;
  kind: string;
  tool: string;
  /** Whether the fact is in every form that a client may show: some show the text alone, some the structured content alone. */
  found: boolean;
  /** Estimated tokens of the larger form. */
  tokens: number;
  failed: boolean;
}

/** Judges one answer. */
export function judgeAnswer(task: AgentTask, tool: string, answer: ToolAnswerSeen): Judged {
  const text = (answer.content ?? []).map((part) => part.text ?? "").join("\n");
  const forms = [text];
  if (answer.structuredContent !== undefined)
    forms.push(withoutQuestion(JSON.stringify(answer.structuredContent), task.question));
  const failed = answer.isError === true;
  return {
    id: task.id,
    kind: task.kind,
    tool,
    found: !failed && forms.every((form) => task.facts.some((fact) => fact.test(form))),
    tokens: Math.max(...forms.map(estimateTokens)),
    failed,
  };
}

/** What a server repeats of the question says nothing. */
function withoutQuestion(form: string, question: string): string {
  return form.replaceAll(JSON.stringify(question), '""');
}
