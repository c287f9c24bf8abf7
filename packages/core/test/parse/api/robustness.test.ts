import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderApiSection } from "../../../src/parse/api/api.ts";
import { MAX_DEPTH, readProject } from "../../../src/parse/api/read-project.ts";
import { ReflectionKind } from "../../../src/parse/api/reflection.ts";
import { createDocumentWriter } from "../../../src/parse/document-writer.ts";
import { alias, func, intrinsic, page, project, property, render, signature } from "./build.ts";

/** Objects that look like TypeDoc's here and there, so that odd values reach deep into the renderer. */
const oddReflection = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.jsonValue({ maxDepth: 1 }),
    fc.record(
      {
        name: fc.oneof(
          fc.string(),
          fc.constantFrom("useX", "XProps", "X", "default"),
          fc.integer(),
        ),
        kind: fc.constantFrom(...Object.values(ReflectionKind), "64", null),
        type: fc.oneof(
          tie("node"),
          fc.record(
            {
              type: fc.constantFrom(
                "union",
                "intersection",
                "reference",
                "reflection",
                "literal",
                "array",
                "tuple",
                "mapped",
                "conditional",
                "templateLiteral",
                "typeOperator",
                "nonsense",
              ),
              name: fc.constantFrom("FC", "X", "XProps", "Omit", 1),
              types: fc.array(tie("node"), { maxLength: 3 }),
              typeArguments: fc.array(tie("node"), { maxLength: 2 }),
              declaration: tie("node"),
              target: tie("node"),
              tail: fc.jsonValue({ maxDepth: 2 }),
              value: fc.jsonValue({ maxDepth: 1 }),
            },
            { requiredKeys: ["type"] },
          ),
        ),
        children: fc.oneof(fc.array(tie("node"), { maxLength: 4 }), fc.jsonValue({ maxDepth: 1 })),
        signatures: fc.oneof(fc.array(tie("node"), { maxLength: 3 }), fc.constant({})),
        parameters: fc.oneof(fc.array(tie("node"), { maxLength: 3 }), fc.constant("x")),
        extendedTypes: fc.array(tie("node"), { maxLength: 2 }),
        flags: fc.jsonValue({ maxDepth: 1 }),
        comment: fc.record(
          {
            summary: fc.array(
              fc.record({
                kind: fc.constantFrom("text", "code", "inline-tag", 3),
                text: fc.oneof(
                  fc.string(),
                  fc.constantFrom("```ts\nx", "[a](#b", "> q", "| t |", "- i"),
                ),
              }),
            ),
            blockTags: fc.oneof(
              fc.array(
                fc.record({
                  tag: fc.constantFrom(
                    "@platform",
                    "@example",
                    "@deprecated",
                    "@header",
                    "@default",
                    "@x",
                  ),
                  content: fc.oneof(
                    fc.array(fc.record({ kind: fc.constant("text"), text: fc.string() })),
                    fc.jsonValue({ maxDepth: 1 }),
                  ),
                }),
                { maxLength: 3 },
              ),
              fc.constant(7),
            ),
            modifierTags: fc.jsonValue({ maxDepth: 1 }),
          },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ["name", "kind"] },
    ),
  ),
})).node;

function nested(depth: number): unknown {
  let type: unknown = { type: "intrinsic", name: "string" };
  for (let at = 0; at < depth; at += 1) type = { type: "array", elementType: type };
  return type;
}

describe("renderApiSection with foreign data", () => {
  it("never throws, whatever the JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        render([value]);
      }),
      { numRuns: 300 },
    );
  });

  it("never throws on data of nearly the right shape", () => {
    fc.assert(
      fc.property(fc.array(oddReflection, { maxLength: 6 }), (children) => {
        const written = render({ ...project(), children });
        expect(written.text.startsWith("# Lantern")).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each([null, 1, "text", [], {}, { children: {} }])("reports %j and writes nothing", (value) => {
    const written = render([value]);
    expect(written.warnings.length).toBeGreaterThan(0);
    expect(written.sections).toHaveLength(1);
  });

  it("reports nothing where the data is sound", () => {
    const data = project(func("shineAsync", signature("shineAsync", [], intrinsic("void"))));
    expect(render(data).warnings).toEqual([]);
  });

  it("keeps what stands beside an odd entry", () => {
    const sound = func("shineAsync", signature("shineAsync", [], intrinsic("void")));
    const written = render({ ...project(), children: [null, { name: 1 }, sound] });
    expect(written.symbols.map((symbol) => symbol.name)).toEqual(["shineAsync"]);
    expect(written.warnings).toEqual(["an API entry has no name or kind"]);
  });

  it("cuts types that nest 10,000 deep, and reports it once", () => {
    const data = {
      ...project(),
      children: [{ ...alias("Deep", intrinsic("x")), type: nested(10_000) }],
    };
    const written = render(data);
    expect(written.warnings).toEqual([`API data nests deeper than ${MAX_DEPTH} levels`]);
    expect(written.text).toContain("…");
  });

  it("leaves types alone that nest less deep", () => {
    const data = {
      ...project(),
      children: [{ ...alias("Flat", intrinsic("x")), type: nested(20) }],
    };
    expect(render(data).warnings).toEqual([]);
  });

  it("cuts declarations that nest 10,000 deep", () => {
    let child: Record<string, unknown> = { name: "leaf", kind: ReflectionKind.Property };
    for (let at = 0; at < 10_000; at += 1)
      child = { name: "level", kind: ReflectionKind.Namespace, children: [child] };
    expect(render({ ...project(), children: [child] }).warnings).toEqual([
      `API data nests deeper than ${MAX_DEPTH} levels`,
    ]);
  });

  it("follows aliases that lead to one another in a circle", () => {
    const circle = (name: string, to: string) =>
      alias(name, { type: "intersection", types: [{ type: "reference", name: to }] });
    const written = render(project(circle("AProps", "BProps"), circle("BProps", "AProps")));
    expect(written.symbols.map((symbol) => symbol.name)).toEqual(["AProps", "BProps"]);
  });

  it("writes text that grows with the members only", () => {
    const lengthFor = (members: number) => {
      const children = Array.from({ length: members }, (_, at) =>
        property(`member${at}`, intrinsic("string")),
      );
      const writer = createDocumentWriter();
      const data = project({
        ...alias("Big", intrinsic("x")),
        type: { type: "reflection", declaration: { name: "", kind: 1, children } },
      });
      renderApiSection(writer, [data], page().context);
      return writer.finish().text.length;
    };
    const [small, large] = [lengthFor(500), lengthFor(5_000)];
    expect(large / small).toBeLessThan(12);
  });
});

describe("readProject", () => {
  it("keeps the package's name", () => {
    expect(readProject(project(), () => {})?.packageName).toBe("expo-lantern");
  });

  it("does not share objects with what it was given", () => {
    const child = property("glow", intrinsic("number"));
    const read = readProject(project(child), () => {});
    expect(read?.children?.[0]).toEqual(child);
    expect(read?.children?.[0]).not.toBe(child);
  });

  it("reads a reference's own target as no type", () => {
    const type = { type: "reference", name: "Date", target: { packageName: "typescript" } };
    const read = readProject(
      { ...project(), children: [{ name: "at", kind: 1024, type }] },
      (reason) => {
        throw new Error(reason);
      },
    );
    expect(read?.children?.[0]?.type).toEqual({ type: "reference", name: "Date" });
  });
});
