import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDocumentWriter } from "../../../src/parse/document-writer.ts";
import { renderEasJsonTable } from "../../../src/parse/schema/eas-json.ts";
import { MAX_SCHEMA_DEPTH } from "../../../src/parse/schema/json-schema.ts";
import { renderSchemaTable } from "../../../src/parse/schema/schema.ts";
import { page } from "../api/build.ts";

function render(schema: unknown, write: typeof renderSchemaTable = renderSchemaTable) {
  const writer = createDocumentWriter();
  writer.heading(2, "Properties", { anchor: "properties" });
  const { context, warnings } = page();
  write(writer, schema, context);
  return { ...writer.finish(), warnings };
}

const sample = {
  name: {
    description: "The lamp's name, see [naming](/naming/#lamps).",
    type: "string",
    meta: { bareWorkflow: "Edit the label.", regexHuman: "Lower-case letters." },
    pattern: "^[a-z|]+$",
    maxLength: 20,
  },
  mode: { type: "string", enum: ["low", "high"], default: "low" },
  oil: {
    type: "object",
    properties: {
      level: { type: "number", minimum: 0, maximum: 1 },
      name: { type: "string", meta: { deprecated: true } },
    },
    required: ["level"],
    additionalProperties: false,
  },
  version: {
    oneOf: [
      { type: "string", pattern: "^v", meta: { regexHuman: "Begins with v." } },
      { type: "object", properties: { policy: { type: "string", enum: ["app", "sdk"] } } },
    ],
  },
  filters: {
    type: "array",
    uniqueItems: true,
    items: {
      type: "object",
      properties: {
        data: {
          anyOf: [
            {
              type: "object",
              properties: { pathPattern: { type: "string", description: "A pattern." } },
            },
            {
              type: "array",
              items: { type: "object", properties: { pathPattern: { type: "string" } } },
            },
          ],
        },
      },
    },
    example: [{ data: {} }],
  },
  wick: { type: "string", description: "Was the wick. @deprecated Use `oil` instead" },
};

describe("renderSchemaTable", () => {
  it("gives every property a section, numbered where a name comes again", () => {
    const { sections, symbols } = render(sample);
    expect(
      sections.slice(1).map((section) => [section.depth, section.title, section.anchor]),
    ).toEqual([
      [3, "name", "name"],
      [3, "mode", "mode"],
      [3, "oil", "oil"],
      [4, "level", "level"],
      [4, "name", "name-1"],
      [3, "version", "version"],
      [4, "policy", "policy"],
      [3, "filters", "filters"],
      [4, "data", "data"],
      // Inside a union of a union the site shows nothing; an anchor of the path changes no number.
      [5, "pathPattern", "filtersdatapathpattern"],
      [3, "wick", "wick"],
    ]);
    expect(symbols.map((symbol) => symbol.qualifiedName)).toContain("filters.data.pathPattern");
    expect(symbols.every((symbol) => symbol.kind === "config")).toBe(true);
  });

  it("leads to a nested property by its path too", () => {
    const level = render(sample).sections.find((section) => section.title === "level");
    expect(level?.aliases).toEqual(["oillevel"]);
  });

  it("says type, values, default and constraints", () => {
    const { text } = render(sample);
    expect(text).toContain("Type: `enum` • One of: `low`, `high` • Default: `low`");
    expect(text).toContain("- Pattern: `^[a-z|]+$`");
    expect(text).toContain("- Maximum length: `20`");
    expect(text).toContain("- Minimum: `0`\n- Maximum: `1`");
    expect(text).toContain("Lower-case letters.");
    expect(text).toContain("**Existing React Native app?**\n\nEdit the label.");
    expect(text).toContain("- `string` matching the following pattern: `^v`");
    expect(text).toContain("Begins with v.");
    expect(text).toContain("- Required: `level`");
    expect(text).toContain("- Items must be unique");
    expect(text).toContain("(https://docs.example.dev/naming/#lamps)");
  });

  it("does not speak of constraints where there are none", () => {
    const { text } = render({ plain: { type: "boolean" } });
    expect(text).toBe("## Properties\n\n### `plain`\n\nType: `boolean`\n\n");
  });

  it("reads a deprecation with its advice, and one without", () => {
    const { symbols, text } = render(sample);
    const deprecated = symbols.filter((symbol) => symbol.deprecated !== undefined);
    expect(deprecated.map((symbol) => [symbol.qualifiedName, symbol.deprecated])).toEqual([
      ["oil.name", ""],
      ["wick", "Use `oil` instead"],
    ]);
    expect(text).toContain("> **Deprecated:** Use `oil` instead");
    expect(text).toContain("> **Deprecated**\n");
  });

  it("follows references inside the schema, those in a circle too", () => {
    const { symbols, warnings } = render({
      type: "object",
      definitions: {
        node: { type: "object", properties: { next: { $ref: "#/definitions/node" } } },
      },
      properties: { first: { $ref: "#/definitions/node" } },
    });
    expect(symbols[1]?.qualifiedName).toBe("first.next");
    expect(symbols).toHaveLength(MAX_SCHEMA_DEPTH);
    expect(warnings).toEqual([`the schema nests deeper than ${MAX_SCHEMA_DEPTH} levels`]);
  });

  it("cuts a schema that nests 10,000 deep, and reports it once", () => {
    let schema: Record<string, unknown> = { type: "string" };
    for (let at = 0; at < 10_000; at += 1)
      schema = { type: "object", properties: { level: schema } };
    expect(render({ top: schema }).warnings).toEqual([
      `the schema nests deeper than ${MAX_SCHEMA_DEPTH} levels`,
    ]);
  });

  it("cuts unions and arrays that nest 10,000 deep", () => {
    let schema: Record<string, unknown> = { type: "string" };
    for (let at = 0; at < 10_000; at += 1)
      schema = at % 2 === 0 ? { anyOf: [schema] } : { type: "array", items: schema };
    expect(render({ top: schema }).symbols).toHaveLength(1);
  });

  it.each([null, 3, "text", [7], {}])("reports %j and writes nothing", (value) => {
    const { warnings, symbols } = render(value);
    expect(warnings).toHaveLength(1);
    expect(symbols).toEqual([]);
  });

  it("never throws, whatever the JSON", () => {
    const word = fc.constantFrom(
      "type",
      "properties",
      "items",
      "oneOf",
      "anyOf",
      "enum",
      "meta",
      "description",
      "required",
      "not",
      "$ref",
      "pattern",
      "a",
    );
    const odd = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom(null, 1, "object", "array", "#/a", true),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(word, tie("node"), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(odd, (schema) => {
        render(schema);
        render(schema, renderEasJsonTable);
      }),
      { numRuns: 500 },
    );
  });
});

describe("renderEasJsonTable", () => {
  const list = [
    {
      name: "track",
      enum: ["beta", "internal"],
      description: ["The track.", "", " - `beta` for testers"],
    },
    {
      name: "cache",
      type: "object",
      properties: [{ name: "key", type: "string", description: ["A key."] }],
    },
    {
      name: "releaseChannel",
      type: "string",
      description: ["**Deprecated**: Name of the [channel](#channel)."],
    },
    { name: "key", type: "boolean" },
  ];

  it("gives every property a section and a symbol", () => {
    const { sections, symbols, text } = render(list, renderEasJsonTable);
    expect(sections.slice(1).map((section) => [section.depth, section.anchor])).toEqual([
      [3, "track"],
      [3, "cache"],
      [4, "key"],
      [3, "releasechannel"],
      [3, "key-1"],
    ]);
    expect(symbols.map((symbol) => symbol.signature)).toEqual([
      'track: "beta" | "internal"',
      "cache: object",
      "cache.key: string",
      "releaseChannel: string",
      "key: boolean",
    ]);
    expect(symbols.map((symbol) => symbol.deprecated !== undefined)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(text).toContain("Type: `enum` • One of: `beta`, `internal`");
    expect(text).toContain("(https://docs.example.dev/lantern/#channel)");
  });

  it("keeps what stands beside an odd entry", () => {
    const { symbols, warnings } = render([null, { type: "string" }, list[3]], renderEasJsonTable);
    expect(symbols).toHaveLength(1);
    expect(warnings).toEqual([
      "a property of the schema has no name",
      "a property of the schema has no name",
    ]);
  });

  it("is what a list is rendered with, whichever table it was given to", () => {
    expect(render(list).text).toBe(render(list, renderEasJsonTable).text);
  });

  it("reports what is no list", () => {
    expect(render({ name: "x" }, renderEasJsonTable).warnings).toEqual([
      "the schema is not a list of properties",
    ]);
  });
});
