/** What is known and gathered while one page is rendered. */
import type { Sdk } from "../sdk.ts";
import type { Anchors } from "./anchors.ts";
import type { DocumentLink, WarningCode } from "./document.ts";
import type { DocumentWriter } from "./document-writer.ts";
import type { Scope } from "./evaluate.ts";
import type { LinkBase } from "./links.ts";
import type { MarkdownNode } from "./markdown.ts";

/** A fragment or the page itself, parsed. */
export interface Module {
  /** Its path in the source. */
  file: string;
  tree: MarkdownNode;
  /** Its constants and imports. */
  scope: Scope;
  /** Addresses of `[label]: address` lines, by identifier. */
  definitions: Map<string, string>;
}

/** Fragments that stand under an imported name. */
export interface SceneValue {
  scenes: { label?: string; module: Module }[];
}

/** Whether a value in a scope stands for imported fragments. */
export function isSceneValue(value: unknown): value is SceneValue {
  return typeof value === "object" && value !== null && Array.isArray((value as SceneValue).scenes);
}

/** Stands in a scope for an imported picture, which shows no text. */
export const ICON: unique symbol = Symbol("icon");

/** A file that a component shows, read before rendering starts. */
export type Resource = { text: string } | { missing: true };

/** One page in the making. Nested renderings get a copy with some fields changed. */
export interface PageState {
  flavor: "expo" | "plain";
  /** The page's path on the site. */
  path: string;
  links: DocumentLink[];
  linkBase: LinkBase;
  sdk?: Sdk;
  packageName?: string;
  /** Of the front matter, as written. */
  platforms: string[];
  writer: DocumentWriter;
  anchors: Anchors;
  module: Module;
  /** Whether lines of `module` are lines of the page's own file. */
  own: boolean;
  /** Files that components show, by path in the source. */
  resources: Map<string, Resource>;
  /** Fragments that components show, by path in the source. */
  scenes: Map<string, Module>;
  /** Headings inside stand deeper than this. */
  floor: number;
  /** How deep the rendering is nested. */
  nesting: number;
  /** Reports, once for each line and reason. `file` is that of the line: `module`'s unless told. */
  warn(code: WarningCode, reason: string, line?: number, file?: string): void;
}

/** The line of a node, where the page's own file holds it. */
export function ownLine(state: PageState, node: MarkdownNode): { line: number } | undefined {
  const line = node.position?.start.line;
  return state.own && line !== undefined ? { line } : undefined;
}

/** The state in which a fragment is rendered: what is reported there names the fragment's file. */
export function insideModule(state: PageState, module: Module): PageState {
  return {
    ...state,
    module,
    own: false,
    warn: (code, reason, line, file = module.file) => state.warn(code, reason, line, file),
  };
}
