/** The shape of JavaScript's syntax tree as the evaluator reads it. */

/** A node of an ESTree with JSX; which fields are there depends on `type`. */
export interface ScriptNode {
  type: string;
  [field: string]: unknown;
}

/** Whether a value is a node. */
export function isScriptNode(value: unknown): value is ScriptNode {
  return typeof value === "object" && value !== null && "type" in value;
}

/** Reads a field that holds one node. */
export function childNode(node: ScriptNode, field: string): ScriptNode | undefined {
  const value = node[field];
  return isScriptNode(value) ? value : undefined;
}

/** Reads a field that holds a list of nodes; holes of sparse lists are left out. */
export function childNodes(node: ScriptNode, field: string): ScriptNode[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isScriptNode) : [];
}
