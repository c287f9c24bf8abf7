/**
 * Reads a doc comment: what is said, and what its tags add.
 *
 * Responsible for: markdown with absolute links, platforms, advice, examples. Not responsible for: cutting the
 * markdown into blocks (`comment-blocks.ts`).
 */
import { absoluteLinks, decodeEntities } from "./comment-text.ts";
import type { Comment, CommentPart, Reflection } from "./reflection.ts";
import type { Rendering } from "./rendering.ts";
import { functionOf } from "./type-text.ts";

/** What a doc comment says. All texts are markdown. */
export interface Doc {
  summary: string;
  /** `android`, `ios 18.0+`. */
  platforms: string[];
  /** The advice; empty where a deprecation gives none. Absent: not deprecated. */
  deprecated?: string;
  experimental: boolean;
  /** `@hidden`, `@ignore`, `@private`: no reader sees it. */
  hidden: boolean;
  /** `@internal`: not meant for readers, and yet the site shows it. */
  internal: boolean;
  default?: string;
  returns?: string;
  /** Key of the group that the page lists it under. */
  header?: string;
  /** Whether the type is too unwieldy to be shown. */
  hidesType: boolean;
  examples: string[];
  /** `Since`, `Throws`, `See`, `Remarks` and tags without a meaning of their own, in order. */
  notes: { label: string; text: string }[];
  parameters: Map<string, string>;
}

/** Not `@internal`: what is in the data in spite of that tag, the site shows. */
const HIDING_TAGS = new Set(["@hidden", "@ignore", "@private"]);

/** Names of platforms as people write them, by their lower-case form. */
const PLATFORM_NAMES = new Map([
  ["android", "Android"],
  ["ios", "iOS"],
  ["macos", "macOS"],
  ["tvos", "tvOS"],
  ["web", "Web"],
  ["windows", "Windows"],
  ["expo", "Expo Go"],
  ["expo-go", "Expo Go"],
  ["apple", "Apple"],
]);
const PLATFORM_WORD = /\b(android|ios|macos|tvos|web|windows|apple)\b\s*/giu;

/** Reads the doc comment of a declaration; a function's stands at its signatures, an accessor's at its getter. */
export function docOf(reflection: Reflection, rendering: Rendering): Doc {
  const own =
    reflection.comment ??
    commentOf(reflection.signatures) ??
    reflection.getSignature?.comment ??
    reflection.setSignature?.comment;
  if (own !== undefined) return readDoc(own, rendering);
  const { type } = reflection;
  const parts = type?.type === "intersection" ? (type.types ?? []) : [type];
  for (const part of parts) {
    const comment = commentOf(part?.declaration?.signatures);
    if (comment !== undefined) return readDoc(comment, rendering);
  }
  return readDoc(undefined, rendering);
}

const commentOf = (signatures: readonly Reflection[] | undefined) =>
  signatures?.find((signature) => signature.comment !== undefined)?.comment;

/** Reads the doc comment of a member; what it leaves out, the function that the member holds may say. */
export function docOfMember(member: Reflection, rendering: Rendering): Doc {
  const doc = docOf(member, rendering);
  const said = member.comment === undefined ? undefined : functionOf(member)?.comment;
  return said === undefined ? doc : filledIn(doc, readDoc(said, rendering));
}

/** Completes what one comment says with what another says of the same function. */
export function filledIn(own: Doc, outer: Doc): Doc {
  const doc: Doc = {
    ...own,
    summary: own.summary === "" ? outer.summary : own.summary,
    platforms: own.platforms.length === 0 ? outer.platforms : own.platforms,
    experimental: own.experimental || outer.experimental,
    hidden: own.hidden || outer.hidden,
    examples: own.examples.length === 0 ? outer.examples : own.examples,
    notes: own.notes.length === 0 ? outer.notes : own.notes,
    parameters: new Map([...outer.parameters, ...own.parameters]),
  };
  const { deprecated = outer.deprecated, returns = outer.returns } = own;
  if (deprecated !== undefined) doc.deprecated = deprecated;
  if (returns !== undefined) doc.returns = returns;
  return doc;
}

/** Reads a doc comment, once for each rendering: reading records the links that stand in it. */
export function readDoc(comment: Comment | undefined, rendering: Rendering): Readonly<Doc> {
  if (comment === undefined) return parseDoc(undefined, rendering);
  const known = rendering.docs.get(comment);
  if (known !== undefined) return known;
  const doc = parseDoc(comment, rendering);
  rendering.docs.set(comment, doc);
  return doc;
}

function parseDoc(comment: Comment | undefined, rendering: Rendering): Doc {
  const doc: Doc = {
    summary: markdown(comment?.summary, rendering),
    platforms: [],
    experimental: false,
    hidden: false,
    internal: false,
    hidesType: false,
    examples: [],
    notes: [],
    parameters: new Map(),
  };
  for (const tag of comment?.modifierTags ?? []) applyModifier(doc, tag);
  for (const tag of comment?.blockTags ?? []) {
    const text = markdown(tag.content, rendering);
    switch (tag.tag) {
      case "@platform":
        doc.platforms.push(...platformsOf(text));
        break;
      case "@deprecated":
        doc.deprecated = text;
        break;
      case "@returns":
      case "@return":
        doc.returns = text;
        break;
      case "@default":
      case "@defaultValue":
        doc.default = decodeEntities(text);
        break;
      case "@example":
        doc.examples.push(text);
        break;
      case "@header":
        doc.header = text;
        break;
      case "@param":
        if (tag.name !== undefined) doc.parameters.set(tag.name, text);
        break;
      case "@field":
        doc.summary = [doc.summary, text].filter((part) => part !== "").join("\n\n");
        break;
      default:
        if (!applyModifier(doc, tag.tag)) doc.notes.push({ label: labelOf(tag.tag), text });
    }
  }
  return doc;
}

/** Writes platforms for people: `Android, iOS 18.0+`. */
export function platformNames(platforms: readonly string[]): string {
  return platforms
    .map((platform) =>
      platform.replace(/\*$/u, "").replace(/^[a-z-]+/u, (word) => PLATFORM_NAMES.get(word) ?? word),
    )
    .join(", ");
}

function applyModifier(doc: Doc, tag: string): boolean {
  if (HIDING_TAGS.has(tag)) doc.hidden = true;
  else if (tag === "@experimental") doc.experimental = true;
  else if (tag === "@hideType") doc.hidesType = true;
  else if (tag === "@internal") doc.internal = true;
  else return false;
  return true;
}

/** `@throws` reads `Throws`. */
function labelOf(tag: string): string {
  const word = tag.slice(1).replace(/([a-z])([A-Z])/gu, "$1 $2");
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}

/**
 * Upstream writes `iOS`, `ios, web`, `tvos16.0+`, `ios 18.0+ tvos 18.0+` and whole sentences. Platform names part the
 * list where every piece holds one; a sentence is kept whole.
 */
function platformsOf(text: string): string[] {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line === "") return [];
  const tidied = line.toLowerCase().replace(/\b(android|ios|macos|tvos|web)(?=\d)/gu, "$1 ");
  const starts = [...tidied.matchAll(PLATFORM_WORD)].map((match) => match.index);
  if (starts.length === 0 || starts[0] !== 0) return [line];
  const pieces = starts.map((start, index) =>
    tidied
      .slice(start, starts[index + 1])
      .replace(/[\s,;&]+$/u, "")
      .trim(),
  );
  const plain = pieces.every((piece) => /^[a-z]+(?: [\d.]+\+?)?(?: only)?$/u.test(piece));
  return plain ? pieces : [line];
}

/**
 * Joins the parts of a comment to markdown with absolute links. A link may be cut over several parts, its address being
 * one of its own, so links are looked for in the whole:
 *
 *     text "the [cache]("   relative-link "filesystem/#cache"   text ")."
 */
function markdown(parts: readonly CommentPart[] | undefined, rendering: Rendering): string {
  if (parts === undefined) return "";
  let text = "";
  for (const part of parts) {
    if (part.kind === "code") text += part.text;
    else if (part.kind === "inline-tag") text += inlineLink(part, rendering);
    else text += decodeEntities(part.text);
  }
  return absoluteLinks(text, rendering.context.link)
    .replace(/\r\n?/gu, "\n")
    .replace(CALLOUT, "$1")
    .trim();
}

/** The site draws `> **info** …` as a coloured box without the word. */
const CALLOUT = /^(\s*>\s*)\*\*info\*\*:?\s+/gmu;

/** An inline `{@link}` as a link on the page. */
function inlineLink(part: CommentPart, rendering: Rendering): string {
  const [name = "", ...rest] = part.text.split(/[|\s]+/u);
  const label = rest.join(" ").trim();
  const wanted = part.target ?? name;
  if (/^https?:/u.test(wanted)) return `[${label === "" ? wanted : label}](${wanted})`;
  const anchor = rendering.anchorOf(name);
  const title = label === "" ? `\`${part.text.trim()}\`` : label;
  return anchor === undefined ? title : `[${title}](#${anchor})`;
}
