import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDocComment, readParts } from "../../src/declarations/doc-comment.ts";

describe("readDocComment", () => {
  it("takes the stars off and splits code from text", () => {
    expect(readDocComment("/**\n * Takes a `Picture`.\n *\n *   - indented\n */")).toEqual({
      summary: [
        { kind: "text", text: "Takes a " },
        { kind: "code", text: "`Picture`" },
        { kind: "text", text: ".\n\n  - indented" },
      ],
    });
  });

  it("reads a comment of one line", () => {
    expect(readDocComment("/** Whistles. */")).toEqual({
      summary: [{ kind: "text", text: "Whistles." }],
    });
  });

  it("names parameters, without types, dashes and brackets", () => {
    const { blockTags } = readDocComment(
      "/**\n * @param {string} [options.level=1] - How bright.\n * @param name The\n * name.\n */",
    );
    expect(blockTags).toEqual([
      { tag: "@param", name: "options.level", content: [{ kind: "text", text: "How bright." }] },
      { tag: "@param", name: "name", content: [{ kind: "text", text: "The\nname." }] },
    ]);
  });

  it("spells @return and @defaultValue as the others do", () => {
    const { blockTags } = readDocComment("/** @return A.\n * @defaultValue 1 */");
    expect(blockTags?.map(({ tag }) => tag)).toEqual(["@returns", "@default"]);
  });

  it("keeps tags without content apart", () => {
    const comment = readDocComment("/** Dims.\n * @experimental\n * @platform ios\n * @hidden */");
    expect(comment.modifierTags).toEqual(["@experimental", "@hidden"]);
    expect(comment.blockTags).toHaveLength(1);
  });

  it("does not take decorators in a fence for tags", () => {
    const { blockTags } = readDocComment(
      "/**\n * @example\n * ```ts\n * @Component({})\n * class A {}\n * ```\n * @platform web\n */",
    );
    expect(blockTags).toEqual([
      {
        tag: "@example",
        content: [{ kind: "code", text: "```ts\n@Component({})\nclass A {}\n```" }],
      },
      { tag: "@platform", content: [{ kind: "text", text: "web" }] },
    ]);
  });

  it("fences an example that is not", () => {
    const { blockTags } = readDocComment("/** @example shine(1) */");
    expect(blockTags?.[0]?.content).toEqual([{ kind: "code", text: "```ts\nshine(1)\n```" }]);
  });

  it("keeps every word of any comment", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("`", "```", "\n", "{@link A", "}", "word", " ", "@x")),
        (parts) => {
          const text = parts.join("");
          const { summary = [], blockTags = [] } = readDocComment(`/** ${text} */`);
          const shown = [...summary, ...blockTags.flatMap(({ content }) => content)];
          const words =
            shown
              .map((part) => part.text)
              .join(" ")
              .match(/word/gu) ?? [];
          // A word that is glued to a tag's name is part of the name.
          expect(words.length).toBeGreaterThanOrEqual(
            (
              text
                .replace(/@x(?:word|`)*/gu, "")
                .replace(/\{@link A[^{}]*\}/gu, "")
                .match(/\bword\b/gu) ?? []
            ).length,
          );
        },
      ),
    );
  });
});

describe("readParts", () => {
  it("reads links with a label, after a bar or a space, and without", () => {
    const links = readParts("{@link A} {@link A|the a} {@link https://example.com the b}");
    expect(links.filter(({ kind }) => kind === "inline-tag")).toEqual([
      { kind: "inline-tag", tag: "@link", text: "A", target: "A" },
      { kind: "inline-tag", tag: "@link", text: "the a", target: "A" },
      { kind: "inline-tag", tag: "@link", text: "the b", target: "https://example.com" },
    ]);
  });

  it("leaves a link in code, a backtick without its twin and an unknown tag alone", () => {
    expect(readParts("`{@link A}`")).toEqual([{ kind: "code", text: "`{@link A}`" }]);
    expect(readParts("a ` b {@todo c}")).toEqual([{ kind: "text", text: "a ` b {@todo c}" }]);
  });

  it("grows no faster than its text", () => {
    const steps = (size: number) => {
      const texts = ["`".repeat(size), "` `` ".repeat(size / 5), "{@link ".repeat(size / 7)];
      const started = process.cpuUsage();
      for (const text of texts) readParts(text);
      const { user, system } = process.cpuUsage(started);
      return user + system + 2_000;
    };
    steps(10_000);
    // Quadratic work would be 64 times as much.
    expect(steps(400_000) / steps(50_000)).toBeLessThan(32);
  });
});
