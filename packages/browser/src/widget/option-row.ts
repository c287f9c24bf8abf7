/** The nodes of one option; they stay, and what they say is written anew where it changes. */
import type { DocsSearchHit } from "../client/result.ts";
import { fill, make, part, set, write } from "./dom.ts";
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

/** Makes the row at a place of the list. */
export function createRow(place: number, words: Words): Row {
  const id = `eds-${place}`;
  const headId = `${id}-page`;
  const title = make("span");
  const badge = (name: string) => make("span", { class: "badge", part: name });
  const badges = ["kind", "version", "versions"].map(badge);
  const head = part("page-title", { id: headId, dir: "auto" }, title, ...badges);
  const where = part("heading", { dir: "auto" });
  const excerpt = part("excerpt", { dir: "auto" });
  const option = part(
    "option",
    // Many readers say nothing of groups, and a section without its page says little.
    { role: "option", id, "aria-selected": "false", "aria-labelledby": `${headId} ${id}` },
    where,
    excerpt,
  );
  const group = part("page", { role: "group", "aria-labelledby": headId }, head, option);
  let path = "";
  let drawn: string | undefined;

  function showHit(hit: DocsSearchHit, isFinal: boolean): void {
    const { sdk, sdks, kind } = hit;
    const others = sdk !== undefined && sdks.length > 1 ? `+${sdks.length - 1}` : "";
    const texts = [words.kinds[kind] ?? kind, sdk === undefined ? "" : versionText(sdk), others];
    write(title, hit.title);
    for (const [at, text] of texts.entries()) write(badges[at]!, text);
    const isSamePage = hit.path === path;
    path = hit.path;
    if (isSamePage && hit.excerpt === undefined && !isFinal) return;
    write(where, placeOf(hit));
    const wanted = JSON.stringify(hit.excerpt);
    if (wanted !== drawn) fill(excerpt, ...(hit.excerpt ? markedText(hit.excerpt) : []));
    drawn = wanted;
  }

  return {
    group,
    option,
    show(choice, isFinal) {
      const isHit = typeof choice === "object";
      set(head, { hidden: !isHit });
      set(excerpt, { hidden: !isHit });
      if (isHit) showHit(choice, isFinal);
      else {
        path = "";
        write(where, choice);
      }
    },
  };
}

/** Where on its page a hit stands; for the top of a page, where the page stands: `sdk › camera`. */
function placeOf({ title, path, headings, symbol }: DocsSearchHit): string {
  // The first heading of most parts is the page's own title.
  const parts = headings.filter((heading) => heading !== title);
  const folders = path.replace(/^\/versions\/[^/]+/u, "").split("/");
  const places = parts.length > 0 ? parts : folders.filter((folder) => folder !== "");
  return symbol ?? places.join(" › ");
}
