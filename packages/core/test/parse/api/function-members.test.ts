import { describe, expect, it } from "vitest";
import {
  type Reflection,
  ReflectionKind,
  type TypeNode,
} from "../../../src/parse/api/reflection.ts";
import {
  alias,
  arrow,
  comment,
  func,
  intrinsic,
  literal,
  object,
  parameter,
  project,
  property,
  reference,
  render,
  signature,
  union,
} from "./build.ts";

/** A function type whose own comment says what it gives. */
function said(type: TypeNode, returns: string): TypeNode {
  const [only] = type.declaration?.signatures ?? [];
  if (only !== undefined) only.comment = comment("", { "@returns": returns });
  return type;
}

const klass = (name: string, children: Reflection[], more: Partial<Reflection> = {}) => ({
  name,
  kind: ReflectionKind.Class,
  children,
  ...more,
});

const symbolOf = (written: ReturnType<typeof render>, name: string) =>
  written.symbols.find((symbol) => symbol.qualifiedName === name);

describe("a class property that holds a function", () => {
  const lit = said(
    arrow(
      [
        parameter("level", intrinsic("number"), { comment: comment("How bright.") }),
        parameter("quiet", intrinsic("boolean"), { flags: { isOptional: true } }),
      ],
      reference("Lamp"),
    ),
    "The lamp, lit.",
  );

  it("tells its parameters and its result in the text and in the symbol", () => {
    const written = render(
      project(klass("Lamp", [property("light", lit, { comment: comment("Lights a lamp.") })])),
    );
    expect(written.text).toContain("| `level` | `number` | How bright. |");
    expect(written.text).toContain("Returns: `Lamp` The lamp, lit.");
    expect(symbolOf(written, "Lamp.light")).toMatchObject({
      kind: "method",
      summary: "Lights a lamp.",
      parameters: [
        { name: "level", type: "number", optional: false, text: "How bright." },
        { name: "quiet", type: "boolean", optional: true },
      ],
      returns: { type: "Lamp", text: "The lamp, lit." },
    });
  });

  it("is found among other types", () => {
    const written = render(project(klass("Lamp", [property("light", union(lit, literal(null)))])));
    expect(symbolOf(written, "Lamp.light")?.returns?.type).toBe("Lamp");
  });

  it("writes no table where nothing is said of its parameters", () => {
    const plain = arrow([parameter("level", intrinsic("number"))], intrinsic("void"));
    const written = render(project(klass("Lamp", [property("dim", plain)])));
    expect(written.text).not.toContain("| Parameter |");
    expect(written.text).not.toContain("Returns:");
    expect(symbolOf(written, "Lamp.dim")?.returns).toEqual({ type: "void" });
  });

  it("keeps what is said of a function whose type has a name", () => {
    const doc = comment("", { "@returns": "The lamp." });
    doc.blockTags?.push({
      tag: "@param",
      name: "level",
      content: [{ kind: "text", text: "How bright." }],
    });
    const member = property("light", reference("Lighter"), { comment: doc });
    const { text } = render(project(klass("Lamp", [member]), alias("Bag", object(member))));
    expect(text).toContain("| `level` | How bright. |\n\nReturns: The lamp.");
    expect(text).toContain("| light | `Lighter` | Returns: The lamp. `level`: How bright. |");
  });

  it("gives neither parameters nor a result to a property that holds a value", () => {
    const written = render(project(klass("Lamp", [property("level", intrinsic("number"))])));
    const symbol = symbolOf(written, "Lamp.level");
    expect([symbol?.kind, symbol?.parameters, symbol?.returns]).toEqual([
      "property",
      [],
      undefined,
    ]);
  });
});

describe("a property of a type that holds a function", () => {
  const select = arrow(
    [
      parameter("id", intrinsic("string"), { comment: comment("Which lamp.") }),
      parameter("later", intrinsic("boolean")),
    ],
    intrinsic("void"),
  );

  it("tells in its row what is said of its parameters and its result", () => {
    const written = render(
      project(
        alias(
          "LampRef",
          object(
            property("select", said(select, "Nothing."), { comment: comment("Selects a lamp.") }),
          ),
        ),
      ),
    );
    const text = "Selects a lamp. Returns: Nothing. `id`: Which lamp.";
    expect(written.text).toContain(
      `| select | \`(id: string, later: boolean) => void\` | ${text} |`,
    );
    expect(symbolOf(written, "LampRef")?.parameters[0]?.text).toBe(text);
  });

  it("tells those of a method too", () => {
    const method: Reflection = {
      name: "select",
      kind: ReflectionKind.Method,
      signatures: [
        signature(
          "select",
          select.declaration?.signatures?.[0]?.parameters ?? [],
          intrinsic("void"),
        ),
      ],
    };
    expect(render(project(alias("LampRef", object(method)))).text).toContain("`id`: Which lamp. |");
  });

  it("has an empty description where nothing is said", () => {
    const plain = arrow([parameter("id", intrinsic("string"))], intrinsic("void"));
    expect(render(project(alias("LampRef", object(property("select", plain))))).text).toContain(
      "| select | `(id: string) => void` | - |",
    );
  });
});

describe("an entry for internal use", () => {
  const wired = klass(
    "Wire",
    [
      property("level", intrinsic("number"), {
        implementationOf: { type: "reference", name: "Shared.level" },
      }),
      property("flicker", arrow([], intrinsic("void"))),
    ],
    { comment: comment("", {}, ["@internal"]) },
  );

  it("is shown, without what it implements", () => {
    const { symbols } = render(
      project(wired, func("level", signature("level", [], intrinsic("void")))),
    );
    expect(symbols.map((symbol) => symbol.qualifiedName)).toEqual([
      "Wire",
      "Wire.flicker",
      "level",
    ]);
  });

  it("keeps what it implements where it is meant for readers", () => {
    const { symbols } = render(project({ ...wired, comment: comment("A wire.") }));
    expect(symbols.map((symbol) => symbol.qualifiedName)).toContain("Wire.level");
  });
});
