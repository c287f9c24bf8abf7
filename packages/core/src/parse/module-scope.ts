/** What a module declares and exports, told without running it. */
import { evaluate, type Scope, UNRESOLVED } from "./evaluate.ts";
import { childNode, childNodes, type ScriptNode } from "./script-node.ts";

/** Adds a module's `export const` and `const` declarations to a scope. */
export function declare(program: ScriptNode, scope: Scope): void {
  for (const statement of childNodes(program, "body")) {
    const declaration =
      statement.type === "ExportNamedDeclaration" ? childNode(statement, "declaration") : statement;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const declarator of childNodes(declaration, "declarations")) {
      const name = childNode(declarator, "id")?.name;
      const init = childNode(declarator, "init");
      if (typeof name === "string" && init !== undefined) scope.set(name, evaluate(init, scope));
    }
  }
}

/** Evaluates what a module exports by default; `UNRESOLVED` where it exports nothing that can be told. */
export function defaultExport(program: ScriptNode): unknown {
  const scope: Scope = new Map();
  declare(program, scope);
  for (const statement of childNodes(program, "body")) {
    if (statement.type === "ExportDefaultDeclaration") {
      const declaration = childNode(statement, "declaration");
      return declaration === undefined ? UNRESOLVED : evaluate(declaration, scope);
    }
    const assigned = childNode(statement, "expression");
    if (assigned?.type === "AssignmentExpression" && isModuleExports(childNode(assigned, "left"))) {
      const right = childNode(assigned, "right");
      return right === undefined ? UNRESOLVED : evaluate(right, scope);
    }
  }
  return UNRESOLVED;
}

function isModuleExports(node: ScriptNode | undefined): boolean {
  return (
    node?.type === "MemberExpression" &&
    childNode(node, "object")?.name === "module" &&
    childNode(node, "property")?.name === "exports"
  );
}
