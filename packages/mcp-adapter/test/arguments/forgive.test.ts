import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forgive } from "../../src/arguments/forgive.ts";

const schema = {
  properties: {
    query: { type: "string" },
    max_tokens: { type: "integer" },
    resend: { type: "boolean" },
    format: { type: "string", enum: ["concise", "detailed"] },
    platform: { type: "array", items: { type: "string", enum: ["ios", "android"] } },
    sdk: { anyOf: [{ type: "string" }, { type: "number" }] },
  },
};
const aliases = { q: "query", "filters.platform": "platform" };
const read = (given: Record<string, unknown>) => forgive(given, schema, aliases);

describe("forgive", () => {
  it.each([
    [{ max_tokens: "500" }, { max_tokens: 500 }],
    [{ resend: "true" }, { resend: true }],
    [{ resend: "no" }, { resend: false }],
    [{ platform: "iOS" }, { platform: ["ios"] }],
    [{ platform: "ios, android" }, { platform: ["ios", "android"] }],
    [{ platform: '["ios"]' }, { platform: ["ios"] }],
    [{ format: " Detailed" }, { format: "detailed" }],
    [{ query: ["camera"] }, { query: "camera" }],
    [{ query: 57 }, { query: "57" }],
    [{ query: null }, {}],
    [{ q: "camera" }, { query: "camera" }],
    [{ filters: { platform: "ios" } }, { platform: ["ios"] }],
    [{ unknown: 1, query: "a" }, { query: "a" }],
  ])("reads %j as %j", (given, meant) => {
    expect(read(given)).toEqual(meant);
  });

  it.each([
    [{ max_tokens: "many" }, { max_tokens: "many" }],
    [{ max_tokens: "" }, { max_tokens: "" }],
    [{ resend: "perhaps" }, { resend: "perhaps" }],
    [{ format: "long" }, { format: "long" }],
    [{ query: ["a", "b"] }, { query: ["a", "b"] }],
    [{ sdk: "57" }, { sdk: "57" }],
  ])("leaves %j to the tool's schema", (given, left) => {
    expect(read(given)).toEqual(left);
  });

  it("prefers an argument by its own name to an alias", () => {
    expect(read({ q: "alias", query: "own" })).toEqual({ query: "own" });
    expect(read({ q: "alias", query: null })).toEqual({ query: "alias" });
  });

  it("takes anything without failing, and gives only what the schema names", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (given) => {
        const names = Object.keys(read(given));
        expect(names.every((name) => Object.hasOwn(schema.properties, name))).toBe(true);
      }),
    );
  });
});
