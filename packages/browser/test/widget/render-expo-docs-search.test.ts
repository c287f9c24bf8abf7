import { describe, expect, it } from "vitest";
import { defineExpoDocsSearch } from "../../src/widget/define-expo-docs-search.ts";
import { renderExpoDocsSearch } from "../../src/widget/render-expo-docs-search.ts";

describe("renderExpoDocsSearch", () => {
  it("writes the closed widget with a declarative root, and a link for readers without scripts", () => {
    const markup = renderExpoDocsSearch({
      attributes: { src: "/index/", lang: "de", sdk: "57" },
      fallbackHref: "/suche",
    });
    expect(markup).toMatch(
      /^<expo-docs-search src="\/index\/" lang="de" sdk="57"><template shadowrootmode="open">/u,
    );
    expect(markup).toContain('<a part="button" class="button" href="/suche">');
    expect(markup).toMatch(/<\/template><a href="\/suche">Suchen<\/a><\/expo-docs-search>$/u);
  });

  it("writes no style but under the page's nonce", () => {
    expect(renderExpoDocsSearch()).not.toMatch(/style/u);
    expect(renderExpoDocsSearch({ nonce: "abc" })).toMatch(/<style nonce="abc">\s*:host/u);
  });

  it("lets nothing out of the attributes that it is given", () => {
    const markup = renderExpoDocsSearch({
      attributes: { label: '"><script>', onclick: "x()", 'a="b': "c" },
      fallbackHref: '"><img onerror="x">',
    });
    expect(markup).not.toMatch(/<script|<img|onclick|a="b/u);
  });
});

describe("defineExpoDocsSearch", () => {
  it("does nothing where there are no elements", () => {
    expect(() => defineExpoDocsSearch()).not.toThrow();
  });
});
