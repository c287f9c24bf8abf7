/** What the widget says, in one language. */
import type { DocumentKind } from "@expodex/core/read";

/** Wording of the widget. Functions get what they speak of, and choose the right form of it. */
export interface Words {
  /** Of the button, the field and the dialog. */
  search: string;
  /** In the empty field. */
  placeholder: string;
  close: string;
  clear: string;
  results: string;
  /** Announced: how many pages are shown. */
  count(pages: number): string;
  loading: string;
  /** Shown where loading takes long. */
  slow: string;
  /** Shown before anything is typed. */
  start: string;
  recent: string;
  forget: string;
  nothing(query: string): string;
  nearest: string;
  /** Words that were searched as others. */
  corrected(to: string): string;
  offline: string;
  failed: string;
  /** Some parts of the index could not be loaded. */
  partly: string;
  retry: string;
  /** The release of the page is not in the index. */
  noSdk(sdk: string): string;
  version: string;
  allVersions: string;
  /** The newest release. */
  newest: string;
  platforms: string;
  preview: string;
  open: string;
  copy: string;
  copied: string;
  code: string;
  select: string;
  move: string;
  newTab: string;
  ask: string;
  answer: string;
  sources: string;
  /** What a page is, beside its title. */
  kinds: Readonly<Record<DocumentKind, string>>;
}
