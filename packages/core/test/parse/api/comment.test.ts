import { describe, expect, it } from "vitest";
import { platformNames, readDoc } from "../../../src/parse/api/comment.ts";
import { absoluteLinks, decodeEntities } from "../../../src/parse/api/comment-text.ts";
import { createRendering } from "../../../src/parse/api/rendering.ts";
import { createDocumentWriter } from "../../../src/parse/document-writer.ts";
import { comment, func, intrinsic, page, parameter, project, signature } from "./build.ts";

const glow = func(
  "glowAsync",
  signature("glowAsync", [parameter("level", intrinsic("number"))], intrinsic("void")),
);

function rendering(apiName?: string) {
  const { context } = page(apiName === undefined ? {} : { apiName });
  return createRendering(createDocumentWriter(), [project(glow)], context, new Set());
}

const platforms = (text: string) =>
  readDoc(comment("", { "@platform": text }), rendering()).platforms;

describe("readDoc", () => {
  it.each([
    ["iOS", ["ios"]],
    ["ios, web", ["ios", "web"]],
    ["tvos16.0+", ["tvos 16.0+"]],
    ["ios 18.0+ tvos 18.0+", ["ios 18.0+", "tvos 18.0+"]],
    ["android", ["android"]],
    ["Only where the moon shines", ["Only where the moon shines"]],
    ["ios, but only when it rains", ["ios, but only when it rains"]],
    ["", []],
  ])("tidies the platform %j", (text, expected) => {
    expect(platforms(text)).toEqual(expected);
  });

  it("keeps the advice of a deprecation, and its absence", () => {
    expect(readDoc(comment("", { "@deprecated": "Use x." }), rendering()).deprecated).toBe(
      "Use x.",
    );
    expect(readDoc(comment("", { "@deprecated": "" }), rendering()).deprecated).toBe("");
    expect(readDoc(comment(""), rendering()).deprecated).toBeUndefined();
  });

  it.each(["@hidden", "@ignore", "@private"])("hides what carries %s", (tag) => {
    expect(readDoc(comment("", {}, [tag]), rendering()).hidden).toBe(true);
    expect(readDoc(comment("", { [tag]: "" }), rendering()).hidden).toBe(true);
  });

  it("does not hide what is internal, and lists no tag for it", () => {
    const doc = readDoc(comment("", { "@internal": "" }), rendering());
    expect([doc.hidden, doc.internal, doc.notes]).toEqual([false, true, []]);
  });

  it("does not hide what is experimental", () => {
    const doc = readDoc(comment("", {}, ["@experimental"]), rendering());
    expect([doc.hidden, doc.experimental]).toEqual([false, true]);
  });

  it("keeps tags that it does not know", () => {
    expect(readDoc(comment("", { "@sinceLong": "1" }), rendering()).notes).toEqual([
      { label: "Since Long", text: "1" },
    ]);
  });

  it("links an inline tag to a symbol of the page by the site's anchor", () => {
    const summary = [{ kind: "inline-tag" as const, tag: "@link", text: "glowAsync" }];
    expect(readDoc({ summary }, rendering("Lantern")).summary).toBe(
      "[`glowAsync`](https://docs.example.dev/lantern/#lanternglowasynclevel)",
    );
    expect(readDoc({ summary }, rendering()).summary).toContain("#glowasynclevel)");
  });

  it("does not link one to a symbol that the page has not", () => {
    const summary = [{ kind: "inline-tag" as const, tag: "@link", text: "Elsewhere" }];
    expect(readDoc({ summary }, rendering()).summary).toBe("`Elsewhere`");
  });

  it("records a link once, however often the comment is read", () => {
    const links: string[] = [];
    const { context } = page();
    const shared = createRendering(
      createDocumentWriter(),
      [],
      {
        ...context,
        link: (address) => {
          links.push(address);
          return address;
        },
      },
      new Set(),
    );
    const said = comment("See [x](#y).");
    expect(readDoc(said, shared)).toBe(readDoc(said, shared));
    expect(links).toEqual(["#y"]);
  });

  it("follows a link that is cut over parts, and tells its label", () => {
    const links: (string | undefined)[][] = [];
    const { context } = page();
    const shared = createRendering(
      createDocumentWriter(),
      [],
      {
        ...context,
        link: (address, label) => {
          links.push([address, label]);
          return `https://docs.example.dev/${address}`;
        },
      },
      new Set(),
    );
    const summary = [
      { kind: "text" as const, text: "Copy the [" },
      { kind: "code" as const, text: "`Photo`" },
      { kind: "text" as const, text: " file](" },
      { kind: "text" as const, text: "files/#copy" },
      { kind: "text" as const, text: "), not [" },
      { kind: "code" as const, text: "`a](b)`" },
      { kind: "text" as const, text: "." },
    ];
    expect(readDoc({ summary }, shared).summary).toBe(
      "Copy the [`Photo` file](https://docs.example.dev/files/#copy), not [`a](b)`.",
    );
    expect(links).toEqual([["files/#copy", "`Photo` file"]]);
  });

  it("links one to an address", () => {
    const summary = [
      { kind: "inline-tag" as const, tag: "@link", text: "https://example.org/a the moon" },
    ];
    expect(readDoc({ summary }, rendering()).summary).toBe("[the moon](https://example.org/a)");
  });
});

describe("absoluteLinks", () => {
  const link = (address: string) => `<${address}>`;

  it("follows every link, those with parentheses included", () => {
    expect(absoluteLinks("[a](#b) and [c](d_(e)) and [`f`](/g)", link)).toBe(
      "[a](<#b>) and [c](<d_(e)>) and [`f`](</g>)",
    );
  });

  it("tells the label of each link, of one inside another too, and none where there is none", () => {
    const labels: (string | undefined)[] = [];
    const tell = (address: string, label?: string) => {
      labels.push(label);
      return address;
    };
    absoluteLinks("[a] [b `]` c](d) [e [f](g) h](i) ](j) ![k](l) [](m)", tell);
    expect(labels).toEqual(["b `]` c", "f", "e [f](g) h", "", "k", ""]);
  });

  it("does not touch code", () => {
    expect(absoluteLinks("`[a](#b)`\n```\n[c](d)\n```", link)).toBe("`[a](#b)`\n```\n[c](d)\n```");
  });

  it.each(["](", "](a(", "[a](b", "`](", "```](", "]( "])(
    "visits repeated %j a bounded number of times",
    (piece) => {
      const hostile = piece.repeat(100_000);
      expect(absoluteLinks(hostile, link).length).toBeGreaterThanOrEqual(hostile.length);
    },
  );
});

describe("decodeEntities", () => {
  it("decodes names and numbers", () => {
    expect(decodeEntities("&lt;a&gt; &amp; &#39;b&#x27;")).toBe("<a> & 'b'");
  });

  it("leaves what is no entity", () => {
    expect(decodeEntities("a & b; &unknown; &#9999999;")).toBe("a & b; &unknown; &#9999999;");
  });
});

describe("platformNames", () => {
  it("writes them for people", () => {
    expect(platformNames(["android*", "ios 18.0+", "expo-go", "toaster", "constructor"])).toBe(
      "Android, iOS 18.0+, Expo Go, toaster, constructor",
    );
  });
});
