/** What is wrong in a file of configuration, and where. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

/** One thing that is wrong. */
export interface Fault {
  /** Dotted, with numbers in brackets: `expo.plugins[1].cameraPermision`; empty: the file. */
  path: string;
  /** 1-based, where the file was given as text. */
  line?: number;
  severity: "error" | "warning";
  message: string;
}

/** A file of JSON, comments and trailing commas tolerated. */
export interface ParsedConfig {
  value: unknown;
  faults: Fault[];
  /** The line of a value, or of the nearest one around it. */
  lineOf(path: readonly (string | number)[]): number;
}

/** What follows the first error of syntax mostly follows from it. */
const MAX_SYNTAX_FAULTS = 3;

/** Reads a file. Where it cannot be read at all, its value is `undefined` and a fault says why. */
export function parseConfig(text: string): ParsedConfig {
  if (depthOf(text) > MAX_DEPTH)
    return {
      value: undefined,
      faults: [
        { path: "", line: 1, severity: "error", message: `nests deeper than ${MAX_DEPTH} levels` },
      ],
      lineOf: () => 1,
    };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const lines = lineStarts(text);
  const lineAt = (offset: number) => {
    let [low, high] = [0, lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((lines[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  const faults = errors.slice(0, MAX_SYNTAX_FAULTS).map(
    ({ error, offset }): Fault => ({
      path: "",
      line: lineAt(offset),
      severity: "error",
      message: `not JSON: ${printParseErrorCode(error)
        .replace(/(?<=[a-z])(?=[A-Z])/gu, " ")
        .toLowerCase()}`,
    }),
  );
  return {
    value: root === undefined || errors.length > 0 ? undefined : plainValue(root),
    faults,
    lineOf: (path) => lineAt(nodeAt(root, path)?.offset ?? 0),
  };
}

/** The parser calls itself for each level; no configuration has so many. */
const MAX_DEPTH = 500;

/** How deep brackets nest at the most; those in texts count too, which errs on the safe side. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === "[" || sign === "{") most = Math.max(most, ++depth);
    else if (sign === "]" || sign === "}") depth--;
  }
  return most;
}

/** Writes a path for people. */
export function writePath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$-]*$/u.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}

/** Values without prototypes of their own, so that a key such as `__proto__` is a key. */
function plainValue(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(plainValue);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children }) => {
      const [key, value] = children ?? [];
      return key === undefined || value === undefined
        ? []
        : [[String(key.value), plainValue(value)]];
    }),
  );
}

function nodeAt(root: Node | undefined, path: readonly (string | number)[]): Node | undefined {
  let node = root;
  for (const key of path) {
    const next: Node | undefined =
      typeof key === "number" && node?.type === "array"
        ? node.children?.[key]
        : node?.children?.find(({ children }) => children?.[0]?.value === String(key));
    if (next === undefined) return node;
    node = next.type === "property" ? (next.children?.[1] ?? next) : next;
  }
  return node?.parent?.type === "property" ? node.parent : node;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/gu)) starts.push(index + 1);
  return starts;
}
