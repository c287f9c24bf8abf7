/** Habits of the house that can be read off the text of a file. */

import ts from "typescript";
import { describe, expect, it } from "vitest";
import { listFiles, readText } from "./repository.ts";

/** A longer file says in its first comment why it is one piece. */
const MAX_LINES = 300;
/** Tests are lists of cases, which are read one at a time. */
const MAX_TEST_LINES = 500;
const SAYS_WHY = /longer than|one file because|one piece because/iu;

const sources = listFiles(/^packages\/[^/]+\/src\/.*\.ts$/u);
const code = listFiles(/^(?:packages|tests|scripts|benchmarks|examples)\/.*\.ts$/u);
const texts = listFiles(/\.(?:ts|js|mjs|json|md|yml|yaml|sh|html|svg)$|^\.ci\/run$/u).filter(
  (path) => !path.includes("package-lock.json") && !path.includes("/results/"),
);

/** Lists `path:line` for the lines of files that match. */
function linesMatching(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    readText(path)
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
  );
}

describe("a file", () => {
  it(`holds at most ${MAX_LINES} lines, or says in its header why it is longer`, () => {
    const long = code.filter((path) => {
      const text = readText(path);
      const most = path.endsWith(".test.ts") ? MAX_TEST_LINES : MAX_LINES;
      if (text.split("\n").length - 1 <= most) return false;
      const header = /^\s*\/\*\*[\s\S]*?\*\//u.exec(text)?.[0] ?? "";
      return !SAYS_WHY.test(header);
    });
    expect(long).toEqual([]);
  });

  it("is named in kebab case, and no folder of a package has an index below its root", () => {
    const named = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:ts)$/u;
    const file = (path: string) => path.split("/").at(-1) as string;
    expect(sources.filter((path) => !named.test(file(path)))).toEqual([]);
    const barrels = sources.filter((path) => /src\/.+\/index\.ts$/u.test(path));
    expect(barrels).toEqual([]);
  });

  it("opens with a comment that says what it is for", () => {
    expect(sources.filter((path) => !/^(?:#!.*\n)?\s*\/\*\*/u.test(readText(path)))).toEqual([]);
  });
});

describe("library code", () => {
  const libraries = sources.filter((path) => !path.startsWith("packages/cli/"));

  it("prints nothing", () => {
    const printing = /\bconsole\.|process\.(?:stdout|stderr)/u;
    const comment = /^\s*(?:\*|\/\/|\/\*)/u;
    const found = linesMatching(libraries, printing).filter(
      (line) => !comment.test(line.replace(/^\S+ /u, "")),
    );
    expect(found).toEqual([]);
  });

  it("never reads an absent option by truthiness: no `||` before a literal or an empty default", () => {
    const found: string[] = [];
    for (const path of sources) {
      const source = ts.createSourceFile(path, readText(path), ts.ScriptTarget.Latest, true);
      const visit = (node: ts.Node): void => {
        if (ts.isBinaryExpression(node) && isDefaultByTruthiness(node)) {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart());
          found.push(`${path}:${line + 1} ${node.getText().slice(0, 80)}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    expect(found).toEqual([]);
  });

  it("switches no lint rule off without a reason", () => {
    const found = linesMatching(code, /biome-ignore(?:-all|-start)?\b/u).filter(
      (line) =>
        !/biome-ignore\S* lint\/\S+: .{10,}/u.test(line) && !line.startsWith("tests/habits"),
    );
    expect(found).toEqual([]);
  });
});

function isDefaultByTruthiness(node: ts.BinaryExpression): boolean {
  const operator = node.operatorToken.kind;
  if (operator !== ts.SyntaxKind.BarBarToken && operator !== ts.SyntaxKind.BarBarEqualsToken) {
    return false;
  }
  // A call's result may be an empty string or not a number, which only truthiness tells apart in one step.
  if (!ts.isIdentifier(node.left) && !ts.isPropertyAccessExpression(node.left)) return false;
  const right = node.right;
  return (
    ts.isNumericLiteral(right) ||
    ts.isStringLiteralLike(right) ||
    ts.isArrayLiteralExpression(right) ||
    ts.isObjectLiteralExpression(right)
  );
}

describe("the repository", () => {
  it("names no path of a machine", () => {
    const machine = new RegExp(["/wo" + "rk/", "/ho" + "me/\\w", "/Us" + "ers/\\w"].join("|"), "u");
    expect(linesMatching(texts, machine)).toEqual([]);
  });

  it("names no registry host, so that an install asks whichever registry the user has", () => {
    const host = new RegExp(
      ["regis" + "try\\.npmjs\\.org", "regis" + "try\\.yarnpkg"].join("|"),
      "u",
    );
    const lock = listFiles(/package-lock\.json$/u);
    expect(linesMatching(lock, /"resolved": "http/u)).toEqual([]);
    expect(linesMatching(lock, host)).toEqual([]);
  });

  it("leaves nothing half done behind: no note to finish later, no focused test", () => {
    const left = new RegExp(
      ["\\bTO" + "DO\\b", "\\bFIX" + "ME\\b", "\\bXX" + "X\\b"].join("|"),
      "u",
    );
    const markers = linesMatching(code, left);
    expect(markers).toEqual([]);
    const focused = new RegExp("\\b(?:it|test|describe)\\.on" + "ly\\(", "u");
    expect(linesMatching(code, focused)).toEqual([]);
  });
});
