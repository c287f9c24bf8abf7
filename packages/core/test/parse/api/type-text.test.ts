import { describe, expect, it } from "vitest";
import {
  isFunctionType,
  MAX_TYPE_CHARS,
  MAX_UNION_MEMBERS,
  signatureText,
  typeFact,
  typeText,
} from "../../../src/parse/api/type-text.ts";
import {
  arrow,
  intersection,
  intrinsic,
  literal,
  object,
  parameter,
  property,
  reference,
  signature,
  union,
} from "./build.ts";

const string = intrinsic("string");

describe("typeText", () => {
  it.each([
    [reference("Promise", { type: "array", elementType: reference("Hue") }), "Promise<Hue[]>"],
    [{ type: "array", elementType: union(literal("a"), literal(null)) }, "('a' | null)[]"],
    [intersection(reference("A"), union(reference("B"), reference("C"))), "A & (B | C)"],
    [union(arrow([], intrinsic("void")), intrinsic("undefined")), "(() => void) | undefined"],
    [
      arrow([parameter("event", string, { flags: { isOptional: true } })], string),
      "(event?: string) => string",
    ],
    [
      arrow(
        [parameter("all", { type: "array", elementType: string }, { flags: { isRest: true } })],
        string,
      ),
      "(...all: string[]) => string",
    ],
    [
      object(property("a", string), property("b", string, { flags: { isOptional: true } })),
      "{ a: string, b?: string }",
    ],
    [object(), "object"],
    [{ type: "typeOperator", operator: "keyof", target: reference("Hue") }, "keyof Hue"],
    [{ type: "query", queryType: reference("hue") }, "typeof hue"],
    [
      { type: "indexedAccess", objectType: reference("Hue"), indexType: literal("name") },
      "Hue['name']",
    ],
    [
      {
        type: "tuple",
        elements: [
          { type: "namedTupleMember", name: "x", isOptional: true, element: string },
          { type: "rest", elementType: { type: "array", elementType: string } },
        ],
      },
      "[x?: string, ...string[]]",
    ],
    [
      {
        type: "conditional",
        checkType: reference("T"),
        extendsType: string,
        trueType: literal(1),
        falseType: literal(2),
      },
      "T extends string ? 1 : 2",
    ],
    [
      { type: "mapped", parameter: "K", parameterType: reference("Keys"), templateType: string },
      "{ [K in Keys]: string }",
    ],
    [
      {
        type: "templateLiteral",
        head: "on",
        tail: [[reference("Name"), "!"] as [ReturnType<typeof reference>, string]],
      },
      "`on$" + "{Name}!`",
    ],
    [{ type: "predicate", name: "value", targetType: string }, "value is string"],
    [{ type: "reference", name: "default", package: "expo-sensors" }, "DeviceSensor"],
    [undefined, "any"],
  ])("writes %j as %s", (type, text) => {
    expect(typeText(type)).toBe(text);
  });

  it("cuts a text that is too long to read", () => {
    const wide = object(...Array.from({ length: 500 }, (_, at) => property(`member${at}`, string)));
    expect(typeText(wide)).toHaveLength(MAX_TYPE_CHARS);
    expect(typeText(wide).endsWith("…")).toBe(true);
  });

  it("does not cut one that is not", () => {
    expect(typeText(object(property("member", string)))).not.toContain("…");
  });
});

describe("typeFact", () => {
  it("lists the members of a union apart", () => {
    expect(typeFact(union(literal("a"), literal("b")))).toEqual({
      label: "Literal Type",
      text: "string",
      values: ["'a'", "'b'"],
    });
  });

  it("does not where the type is none", () => {
    expect(typeFact(string)).toEqual({ label: "Type", text: "string", values: [] });
  });

  it("counts the members past the bound", () => {
    const members = Array.from({ length: MAX_UNION_MEMBERS + 5 }, (_, at) =>
      literal(`symbol${at}`),
    );
    const { values } = typeFact(union(...members));
    expect(values).toHaveLength(MAX_UNION_MEMBERS + 1);
    expect(values.at(-1)).toBe("… 5 more");
  });
});

describe("signatureText", () => {
  it("names a destructured parameter", () => {
    const text = signatureText(
      signature("f", [parameter("__namedParameters", reference("Options"))], string),
    );
    expect(text).toBe("(options: Options): string");
  });

  it("writes type parameters with constraint and default", () => {
    const generic = signature("f", [], reference("T"), {
      typeParameters: [{ name: "T", kind: 131072, type: string, default: literal("x") }],
    });
    expect(signatureText(generic)).toBe("<T extends string = 'x'>(): T");
  });
});

describe("isFunctionType", () => {
  it("knows an arrow from an object", () => {
    expect(isFunctionType(arrow([], string))).toBe(true);
    expect(isFunctionType(object(property("a", string)))).toBe(false);
  });
});
