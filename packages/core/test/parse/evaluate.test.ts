// Templates stand in strings here on purpose: they are the source that is told.
/* biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text of expressions */
import { describe, expect, it } from "vitest";
import { evaluate, type Scope, UNRESOLVED } from "../../src/parse/evaluate.ts";
import { expressionOf } from "../../src/parse/jsx-nodes.ts";
import { parseMarkdown, parseScript } from "../../src/parse/markdown.ts";
import { defaultExport } from "../../src/parse/module-scope.ts";

function tell(source: string, scope: Scope = new Map()): unknown {
  const tree = parseMarkdown(`{${source}}\n`, { mdx: true });
  const expression = expressionOf(tree.children?.[0]?.data?.estree);
  return expression === undefined ? "no expression" : evaluate(expression, scope);
}

describe("evaluate", () => {
  it.each([
    ["'a' + 1", "a1"],
    ["`${1}-${'b'}`", "1-b"],
    ["[1, ...[2, 3]]", [1, 2, 3]],
    ["{ a: 1, ['b']: { c: null } }.b.c", null],
    ["['x', 'y'].join(', ')", "x, y"],
    ["[1, 2].map((n, i) => `${n}:${i}`)", ["1:0", "2:1"]],
    ["[{ a: 1 }].map(({ a }) => { return a; })", [1]],
    ["true ? 'yes' : 'no'", "yes"],
    ["null ?? 'else'", "else"],
    ["'' || 'or'", "or"],
    ["!0", true],
    ["-5", -5],
    ["known.length", 3],
    ["undefined", null],
  ])("tells %s", (source, expected) => {
    const value = tell(source, new Map([["known", [1, 2, 3]]]));
    expect(value).toEqual(expected);
  });

  it.each([
    "unknown",
    "Math.random()",
    "fetch('x')",
    "new Date()",
    "[].constructor",
    "({}).__proto__",
    "'a'.constructor",
    "known.call()",
  ])("does not run %s", (source) => {
    expect(tell(source, new Map([["known", {}]]))).toBe(UNRESOLVED);
  });

  it("keeps the parts that can be told", () => {
    expect(tell("{ a: 1, b: run() }")).toEqual({ a: 1, b: UNRESOLVED });
  });

  it("makes JSX a value, without the blanks of its layout", () => {
    expect(tell("<A href='/x'>\n  one <B.C on />\n  two\n</A>")).toMatchObject({
      jsx: true,
      name: "A",
      props: { href: "/x" },
      children: ["one ", { name: "B.C", props: { on: true } }, "two"],
    });
  });

  it("gives up on work without end rather than doing it", () => {
    const rows = `[${"1,".repeat(60)}]`;
    const source = `${rows}.map(a => ${rows}.map(b => ${rows}.map(c => ${rows}.map(d => d))))`;
    expect(() => tell(source)).not.toThrow();
  });

  it("gives up on depth", () => {
    expect(JSON.stringify(tell(`${"[".repeat(300)}1${"]".repeat(300)}`))).not.toContain("1");
  });

  it("finds nothing in a comment", () => expect(tell("/* a */")).toBe("no expression"));
});

describe("defaultExport", () => {
  it.each([
    ["const a = 1;\nexport default { a };", { a: 1 }],
    ["module.exports = ['x'];", ["x"]],
    ["export const a = 1;", UNRESOLVED],
    ["export default makeIt();", UNRESOLVED],
  ])("reads %j", (source, expected) => {
    const program = parseScript(source);
    expect(program === undefined ? "invalid" : defaultExport(program)).toEqual(expected);
  });
});
