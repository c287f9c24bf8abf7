/** What every part of one API section shares while it is written. */
import type { ApiContext } from "../api-context.ts";
import type { DocumentWriter } from "../document-writer.ts";
import type { Doc } from "./comment.ts";
import {
  type Comment,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
} from "./reflection.ts";
import { functionTitle, signaturesOf } from "./type-text.ts";

/** Depth of the headings that group symbols: `## Methods`, whatever heading the section stands under. */
export const GROUP_DEPTH = 2;
/** Depth of a symbol's heading. */
export const ENTRY_DEPTH = 3;
/** Depth of a member's heading. */
export const MEMBER_DEPTH = 4;

/** The state of one API section. */
export interface Rendering {
  readonly writer: DocumentWriter;
  readonly context: ApiContext;
  /** Put on every symbol. */
  readonly packageName?: string;
  /** Prefix of functions and constants in headings: `Linking` in `Linking.canOpenURL(url)`. */
  readonly apiName?: string;
  /** Top-level declarations by name; of equal names the first. */
  readonly declarations: ReadonlyMap<string, Reflection>;
  /** Names that the section gives an entry of their own. */
  readonly shown: ReadonlySet<string>;
  /** Doc comments that have been read. */
  readonly docs: WeakMap<Comment, Doc>;
  /** The anchor that a `{@link}` to the name leads to, where the page has it. */
  anchorOf(name: string): string | undefined;
  /** Those of the anchors that no section of this rendering has as an alias yet. */
  claimAliases(anchors: readonly string[], canonical: string): string[];
}

/** Gathers what the parts share. `shown` may be filled after. */
export function createRendering(
  writer: DocumentWriter,
  projects: readonly ProjectReflection[],
  context: ApiContext,
  shown: ReadonlySet<string>,
): Rendering {
  const declarations = new Map<string, Reflection>();
  const members = new Map<string, { member: Reflection; owner: string }>();
  for (const project of projects)
    for (const child of project.children ?? []) {
      if (!declarations.has(child.name)) declarations.set(child.name, child);
      for (const member of child.children ?? [])
        if (!members.has(member.name)) members.set(member.name, { member, owner: child.name });
    }
  const { apiName } = context.props;
  const packageName =
    context.packageName ?? projects[0]?.packageName ?? projects[0]?.name ?? undefined;
  const aliases = new Set<string>();
  return {
    writer,
    context,
    ...(packageName === undefined || packageName === "" ? {} : { packageName }),
    ...(typeof apiName === "string" && apiName !== "" ? { apiName } : {}),
    declarations,
    shown,
    docs: new WeakMap(),
    anchorOf(name) {
      const last = name.split(/[.#]/u).at(-1) ?? name;
      const declaration = declarations.get(last);
      const found = members.get(last);
      const target = declaration ?? found?.member;
      if (target === undefined) return undefined;
      const signature = signaturesOf(target)[0];
      const isComponent = /^[A-Z]/u.test(last);
      if (isComponent || signature === undefined)
        return flatAnchor(
          isComponent && declaration === undefined ? `${found?.owner}${last}` : last,
        );
      const isPrefixed =
        declaration?.kind === ReflectionKind.Function &&
        typeof apiName === "string" &&
        !/^use[A-Z]/u.test(last);
      const title = functionTitle(isPrefixed ? `${apiName}.${last}` : last, signature);
      return flatAnchor(title.split(" ").slice(0, ANCHOR_WORDS).join(" "));
    },
    claimAliases(anchors, canonical) {
      aliases.add(canonical);
      const free = [...new Set(anchors)].filter((anchor) => anchor !== "" && !aliases.has(anchor));
      for (const anchor of free) aliases.add(anchor);
      return free;
    },
  };
}

/** The site's anchors keep the first words of a heading. */
const ANCHOR_WORDS = 7;

/** An anchor of a bare name: `Linking.canOpenURL` → `linkingcanopenurl`. */
export function flatAnchor(name: string): string {
  return name
    .toLowerCase()
    .replace(/\s+/gu, "-")
    .replace(/[^\p{L}\p{N}_-]/gu, "");
}
