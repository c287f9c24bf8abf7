/** Short ways to write TypeDoc JSON by hand, and a page to render it on. */

import { renderApiSection } from "../../../src/parse/api/api.ts";
import {
  type Comment,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  type TypeNode,
} from "../../../src/parse/api/reflection.ts";
import type { ApiContext } from "../../../src/parse/api-context.ts";
import { createDocumentWriter, type WrittenText } from "../../../src/parse/document-writer.ts";

const text = (value: string) => [{ kind: "text" as const, text: value }];

/** A doc comment: a summary, and tags such as `{ "@platform": "ios" }`. */
export function comment(
  summary: string,
  tags: Record<string, string> = {},
  modifierTags: string[] = [],
): Comment {
  return {
    summary: text(summary),
    blockTags: Object.entries(tags).map(([tag, value]) => ({ tag, content: text(value) })),
    modifierTags,
  };
}

export const intrinsic = (name: string): TypeNode => ({ type: "intrinsic", name });
export const literal = (value: string | number | boolean | null): TypeNode => ({
  type: "literal",
  value,
});
export const reference = (name: string, ...typeArguments: TypeNode[]): TypeNode => ({
  type: "reference",
  name,
  package: "expo-lantern",
  typeArguments,
});
export const union = (...types: TypeNode[]): TypeNode => ({ type: "union", types });
export const intersection = (...types: TypeNode[]): TypeNode => ({ type: "intersection", types });
export const object = (...children: Reflection[]): TypeNode => ({
  type: "reflection",
  declaration: { name: "__type", kind: ReflectionKind.TypeLiteral, children },
});
export const arrow = (parameters: Reflection[], type: TypeNode): TypeNode => ({
  type: "reflection",
  declaration: {
    name: "__type",
    kind: ReflectionKind.TypeLiteral,
    signatures: [{ name: "__type", kind: ReflectionKind.CallSignature, parameters, type }],
  },
});

export const property = (
  name: string,
  type: TypeNode,
  more: Partial<Reflection> = {},
): Reflection => ({
  name,
  kind: ReflectionKind.Property,
  type,
  ...more,
});
export const parameter = (
  name: string,
  type: TypeNode,
  more: Partial<Reflection> = {},
): Reflection => ({
  name,
  kind: ReflectionKind.Parameter,
  type,
  ...more,
});
export const signature = (
  name: string,
  parameters: Reflection[],
  type: TypeNode,
  more: Partial<Reflection> = {},
): Reflection => ({ name, kind: ReflectionKind.CallSignature, parameters, type, ...more });
export const func = (name: string, ...signatures: Reflection[]): Reflection => ({
  name,
  kind: ReflectionKind.Function,
  signatures,
});
export const alias = (
  name: string,
  type: TypeNode,
  more: Partial<Reflection> = {},
): Reflection => ({
  name,
  kind: ReflectionKind.TypeAlias,
  type,
  ...more,
});

export const project = (...children: Reflection[]): ProjectReflection => ({
  name: "expo-lantern",
  kind: ReflectionKind.Project,
  packageName: "expo-lantern",
  children,
});

/** A page that numbers repeated anchors, and the warnings that it was given. */
export function page(props: Record<string, unknown> = {}): {
  context: ApiContext;
  warnings: string[];
} {
  const warnings: string[] = [];
  const claimed = new Map<string, number>();
  const claimAnchor = (anchor: string) => {
    const times = claimed.get(anchor) ?? 0;
    claimed.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  };
  return {
    warnings,
    context: {
      props,
      platforms: [],
      baseUrl: "https://docs.example.dev/",
      path: "/lantern/",
      slug: (title) =>
        claimAnchor(
          title
            .toLowerCase()
            .replace(/[^\p{L}\p{N}\s_-]/gu, "")
            .trim()
            .replace(/\s/gu, "-"),
        ),
      claimAnchor,
      link: (address) => new URL(address, "https://docs.example.dev/lantern/").href,
      warn: (reason) => warnings.push(reason),
    },
  };
}

/** Renders data on a fresh page. */
export function render(
  data: unknown | readonly unknown[],
  props: Record<string, unknown> = {},
): WrittenText & { warnings: string[] } {
  const writer = createDocumentWriter();
  writer.heading(1, "Lantern", { anchor: "" });
  const { context, warnings } = page(props);
  renderApiSection(writer, Array.isArray(data) ? data : [data], context);
  return { ...writer.finish(), warnings };
}
