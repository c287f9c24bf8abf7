/**
 * A small static evaluator for the JavaScript that pages hold: literals, templates, arrays, objects, JSX, constants,
 * `.map(…)` with an arrow function. Nothing is ever run: a call that is not listed here is `UNRESOLVED`.
 */
import { childNode, childNodes, isScriptNode, type ScriptNode } from "./script-node.ts";

/** The value of what cannot be told without running it. */
export const UNRESOLVED: unique symbol = Symbol("unresolved");

/** Names that an expression may use. */
export type Scope = Map<string, unknown>;

/** A JSX element that an expression made. */
export interface JsxValue {
  jsx: true;
  /** Empty for a fragment. */
  name: string;
  props: Record<string, unknown>;
  children: unknown[];
}

/** Whether a value is a JSX element. */
export function isJsxValue(value: unknown): value is JsxValue {
  return typeof value === "object" && value !== null && (value as { jsx?: unknown }).jsx === true;
}

/** Steps that one expression may take; the largest table of the real documentation takes about 3,000. */
const MAX_STEPS = 100_000;
const MAX_DEPTH = 200;

interface Run {
  scope: Scope;
  steps: number;
  depth: number;
}

/** Evaluates an expression; `UNRESOLVED` where its value cannot be told. Parts of arrays and objects are told apart. */
export function evaluate(node: ScriptNode, scope: Scope): unknown {
  return value(node, { scope, steps: 0, depth: 0 });
}

function value(node: ScriptNode, run: Run): unknown {
  run.steps += 1;
  if (run.steps > MAX_STEPS || run.depth >= MAX_DEPTH) return UNRESOLVED;
  run.depth += 1;
  try {
    const evaluator = EVALUATORS[node.type];
    return evaluator === undefined ? UNRESOLVED : evaluator(node, run);
  } finally {
    run.depth -= 1;
  }
}

const field = (node: ScriptNode, name: string, run: Run): unknown => {
  const child = childNode(node, name);
  return child === undefined ? UNRESOLVED : value(child, run);
};

const EVALUATORS: Record<string, (node: ScriptNode, run: Run) => unknown> = {
  Literal: (node) => node.value,
  TemplateLiteral: template,
  ArrayExpression: (node, run) =>
    childNodes(node, "elements").flatMap((element) => {
      if (element.type !== "SpreadElement") return [value(element, run)];
      const spread = field(element, "argument", run);
      return Array.isArray(spread) ? spread : [UNRESOLVED];
    }),
  ObjectExpression: object,
  Identifier: (node, run) =>
    node.name === "undefined"
      ? null
      : run.scope.has(String(node.name))
        ? (run.scope.get(String(node.name)) ?? null)
        : UNRESOLVED,
  MemberExpression: member,
  ChainExpression: (node, run) => field(node, "expression", run),
  ParenthesizedExpression: (node, run) => field(node, "expression", run),
  UnaryExpression: unary,
  BinaryExpression: binary,
  LogicalExpression: logical,
  ConditionalExpression: (node, run) => {
    const test = field(node, "test", run);
    if (test === UNRESOLVED) return UNRESOLVED;
    return field(node, test ? "consequent" : "alternate", run);
  },
  CallExpression: call,
  ArrowFunctionExpression: (node) => ({ arrow: node }),
  JSXElement: element,
  JSXFragment: (node, run) => jsx("", {}, node, run),
  JSXExpressionContainer: (node, run) => field(node, "expression", run),
  JSXEmptyExpression: () => null,
};

function template(node: ScriptNode, run: Run): unknown {
  const expressions = childNodes(node, "expressions");
  let text = "";
  for (const [index, quasi] of childNodes(node, "quasis").entries()) {
    const cooked = (quasi.value as { cooked?: unknown } | undefined)?.cooked;
    text += typeof cooked === "string" ? cooked : "";
    const expression = expressions[index];
    if (expression === undefined) continue;
    const part = value(expression, run);
    if (typeof part !== "string" && typeof part !== "number") return UNRESOLVED;
    text += part;
  }
  return text;
}

function object(node: ScriptNode, run: Run): unknown {
  const result: Record<string, unknown> = Object.create(null);
  for (const property of childNodes(node, "properties")) {
    if (property.type === "SpreadElement") {
      const spread = field(property, "argument", run);
      if (isPlainObject(spread)) Object.assign(result, spread);
      continue;
    }
    const key = childNode(property, "key");
    const name =
      property.computed === true ? key && value(key, run) : (key?.name ?? key?.value ?? UNRESOLVED);
    if (typeof name === "string" || typeof name === "number")
      result[name] = field(property, "value", run);
  }
  return result;
}

function member(node: ScriptNode, run: Run): unknown {
  const owner = field(node, "object", run);
  const property = childNode(node, "property");
  const key = node.computed === true ? property && value(property, run) : property?.name;
  if (typeof key !== "string" && typeof key !== "number") return UNRESOLVED;
  if (Array.isArray(owner))
    return key === "length" ? owner.length : (owner[Number(key)] ?? UNRESOLVED);
  if (typeof owner === "string") return key === "length" ? owner.length : UNRESOLVED;
  if (!isPlainObject(owner) || !Object.hasOwn(owner, key)) return UNRESOLVED;
  return owner[key];
}

function unary(node: ScriptNode, run: Run): unknown {
  const argument = field(node, "argument", run);
  if (argument === UNRESOLVED) return UNRESOLVED;
  if (node.operator === "!") return !argument;
  if (node.operator === "-" && typeof argument === "number") return -argument;
  if (node.operator === "void") return null;
  return UNRESOLVED;
}

function binary(node: ScriptNode, run: Run): unknown {
  const left = field(node, "left", run);
  const right = field(node, "right", run);
  if (left === UNRESOLVED || right === UNRESOLVED) return UNRESOLVED;
  if (node.operator === "===") return left === right;
  if (node.operator === "!==") return left !== right;
  if (node.operator !== "+") return UNRESOLVED;
  if (typeof left === "number" && typeof right === "number") return left + right;
  return isText(left) && isText(right) ? `${left}${right}` : UNRESOLVED;
}

const isText = (part: unknown): part is string | number =>
  typeof part === "string" || typeof part === "number";

function logical(node: ScriptNode, run: Run): unknown {
  const left = field(node, "left", run);
  if (left === UNRESOLVED) return node.operator === "&&" ? UNRESOLVED : field(node, "right", run);
  if (node.operator === "??") return left ?? field(node, "right", run);
  if (node.operator === "&&") return left ? field(node, "right", run) : left;
  return left ? left : field(node, "right", run);
}

function call(node: ScriptNode, run: Run): unknown {
  const callee = childNode(node, "callee");
  if (callee?.type !== "MemberExpression") return UNRESOLVED;
  const owner = field(callee, "object", run);
  const name = childNode(callee, "property")?.name;
  const [first] = childNodes(node, "arguments");
  const argument = first === undefined ? null : value(first, run);
  if (Array.isArray(owner)) {
    if (name === "join" && owner.every(isText))
      return owner.join(isText(argument) ? `${argument}` : ",");
    if (name === "map") return owner.map((item, index) => apply(argument, [item, index], run));
    if (name === "filter")
      return owner.filter((item, index) => {
        const kept = apply(argument, [item, index], run);
        return kept === UNRESOLVED || Boolean(kept);
      });
  }
  if (typeof owner === "string") {
    if (name === "toLowerCase") return owner.toLowerCase();
    if (name === "toUpperCase") return owner.toUpperCase();
    if (name === "trim") return owner.trim();
  }
  return UNRESOLVED;
}

function apply(callback: unknown, values: unknown[], run: Run): unknown {
  const arrow = (callback as { arrow?: unknown } | null)?.arrow;
  if (!isScriptNode(arrow)) return UNRESOLVED;
  const scope: Scope = new Map(run.scope);
  for (const [index, parameter] of childNodes(arrow, "params").entries())
    bind(parameter, values[index], scope);
  const body = childNode(arrow, "body");
  if (body === undefined) return UNRESOLVED;
  const inner: Run = { ...run, scope };
  const returned =
    body.type === "BlockStatement"
      ? childNodes(body, "body").find((statement) => statement.type === "ReturnStatement")
      : undefined;
  const result =
    body.type === "BlockStatement"
      ? returned === undefined
        ? UNRESOLVED
        : field(returned, "argument", inner)
      : value(body, inner);
  run.steps = inner.steps;
  return result;
}

function bind(pattern: ScriptNode, bound: unknown, scope: Scope): void {
  if (pattern.type === "Identifier") scope.set(String(pattern.name), bound);
  if (pattern.type === "ObjectPattern" && isPlainObject(bound)) {
    for (const property of childNodes(pattern, "properties")) {
      const key = childNode(property, "key")?.name;
      const target = childNode(property, "value");
      if (typeof key === "string" && target !== undefined) bind(target, bound[key], scope);
    }
  }
  if (pattern.type === "ArrayPattern" && Array.isArray(bound))
    for (const [index, item] of childNodes(pattern, "elements").entries())
      bind(item, bound[index], scope);
}

function element(node: ScriptNode, run: Run): unknown {
  const opening = childNode(node, "openingElement");
  if (opening === undefined) return UNRESOLVED;
  const props: Record<string, unknown> = Object.create(null);
  for (const attribute of childNodes(opening, "attributes")) {
    const name = childNode(attribute, "name")?.name;
    if (typeof name !== "string") continue;
    const written = childNode(attribute, "value");
    props[name] = written === undefined ? true : value(written, run);
  }
  return jsx(nameOf(childNode(opening, "name")), props, node, run);
}

function nameOf(node: ScriptNode | undefined): string {
  if (node?.type !== "JSXMemberExpression") return typeof node?.name === "string" ? node.name : "";
  return `${nameOf(childNode(node, "object"))}.${nameOf(childNode(node, "property"))}`;
}

function jsx(name: string, props: Record<string, unknown>, node: ScriptNode, run: Run): JsxValue {
  const children = childNodes(node, "children").flatMap((child) =>
    child.type === "JSXText" ? jsxText(String(child.value)) : [value(child, run)],
  );
  return { jsx: true, name, props, children };
}

/** JSX drops the line breaks of its layout, with the blanks around them. */
function jsxText(text: string): string[] {
  const lines = text.split("\n");
  const kept = lines
    .map((line, index) => {
      const start = index === 0 ? line : line.trimStart();
      return index === lines.length - 1 ? start : start.trimEnd();
    })
    .filter((line) => line !== "");
  return kept.length === 0 ? [] : [kept.join(" ")];
}

function isPlainObject(object: unknown): object is Record<string, unknown> {
  return (
    typeof object === "object" && object !== null && !Array.isArray(object) && !isJsxValue(object)
  );
}
