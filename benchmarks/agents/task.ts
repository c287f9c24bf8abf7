/** Tasks that an agent brings to a documentation server, each with a fact that its answer must hold. */
import { readFileSync } from "node:fs";

/** A task. */
export interface AgentTask {
  id: string;
  /** What it is about; `error` is a pasted error message. */
  kind: string;
  /** As the agent words it; it never holds the fact. */
  question: string;
  /** The SDK of the agent's project; absent where the answer is the same for all. */
  sdk?: number;
  /** Regular expressions, ignoring case; one that matches is enough. */
  facts: RegExp[];
}

/** Reads the tasks, one JSON a line. @throws where a line is no task, or its question holds its fact */
export function readTasks(path: string): AgentTask[] {
  const lines = readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const { id, kind, question, sdk, facts } = JSON.parse(line) as Record<string, unknown>;
    if (typeof id !== "string" || typeof kind !== "string" || typeof question !== "string")
      throw new Error(`expected id, kind and question, got ${line}`);
    if (!Array.isArray(facts) || facts.length === 0) throw new Error(`${id}: expected facts`);
    const patterns = facts.map((fact) => new RegExp(String(fact), "iu"));
    if (patterns.some((pattern) => pattern.test(question)))
      throw new Error(`${id}: the question holds the fact`);
    return { id, kind, question, facts: patterns, ...(typeof sdk === "number" ? { sdk } : {}) };
  });
}
