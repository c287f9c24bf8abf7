/** The nodes of one option; they stay, and what they say is written anew where it changes. */
import type { DocsSearchHit } from "../client/result.ts";
import { fill, make, write } from "./dom.ts";
import { markedText } from "./marked-text.ts";
import type { Choice } from "./option-list.ts";
import { versionText } from "./version-text.ts";
import type { Words } from "./words/words.ts";

/** A row of the options. */
export interface Row {
  group: HTMLElement;
  option: HTMLElement;
  /** Shows a choice. Until results are final, a page's texts stay where the same page comes without. */
  show(choice: Choice, isFinal: boolean): void;
}

/** Makes a row for recent searches. */
export function recentRow(place: number): Row {
  const option = make("div", {
    class: "option",
    part: "option",
    role: "option",
    id: `eds-recent-${place}`,
    "aria-selected": "false",
    dir: "auto",
  });
  return {
    group: make("div", { class: "page", part: "page" }, option),
    option,
    show(choice) {
      if (choice.kind === "recent") write(option, choice.query);
    },
  };
}

/** Makes a row for pages. */
export function hitRow(place: number, words: Words): Row {
  const id = `eds-hit-${place}`;
  const headId = `${id}-page`;
  const title = make("span");
  const badge = (part: string) => make("span", { class: "badge", part });
  const [kind, version, versions] = [badge("kind"), badge("version"), badge("versions")];
  const head = make(
    "div",
    { class: "title", part: "page-title", id: headId, dir: "auto" },
    title,
    kind,
    version,
    versions,
  );
  const where = make("div", { class: "where", part: "heading", dir: "auto" });
  const excerpt = make("div", { class: "excerpt", part: "excerpt", dir: "auto" });
  const option = make(
    "div",
    {
      class: "option",
      part: "option",
      role: "option",
      id,
      "aria-selected": "false",
      // Many readers say nothing of groups, and a section without its page says little.
      "aria-labelledby": `${headId} ${id}`,
    },
    where,
    excerpt,
  );
  const group = make(
    "div",
    { class: "page", part: "page", role: "group", "aria-labelledby": headId },
    head,
    option,
  );
  let path = "";
  let drawn: string | undefined;
  return {
    group,
    option,
    show(choice, isFinal) {
      if (choice.kind !== "hit") return;
      const { hit } = choice;
      write(title, hit.title);
      write(kind, words.kinds[hit.kind] ?? hit.kind);
      write(version, hit.sdk === undefined ? "" : versionText(hit.sdk));
      const more = hit.sdks.length - 1;
      write(versions, hit.sdk !== undefined && more > 0 ? `+${more}` : "");
      const isSamePage = hit.path === path;
      path = hit.path;
      if (isSamePage && hit.excerpt === undefined && !isFinal) return;
      write(where, placeOf(hit));
      const wanted = JSON.stringify(hit.excerpt);
      if (wanted !== drawn)
        fill(excerpt, ...(hit.excerpt === undefined ? [] : markedText(hit.excerpt)));
      drawn = wanted;
    },
  };
}

/** Where on its page a hit stands; for the top of a page, where the page stands: `sdk › camera`. */
function placeOf({ title, path, headings, symbol }: DocsSearchHit): string {
  // The first heading of most parts is the page's own title.
  const parts = headings.filter((heading) => heading !== title);
  if (symbol !== undefined) return symbol;
  if (parts.length > 0) return parts.join(" › ");
  const folders = path.replace(/^\/versions\/[^/]+/u, "").split("/");
  return folders.filter((part) => part !== "").join(" › ");
}
