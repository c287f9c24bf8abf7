/** Documentation that changes from one day to the next, as a build and two later ones write it down. */
import { createDocsIndex, type DocsIndex, type Source } from "@expodex/core";
import { draws } from "./draws.ts";

const PAGES = 40;
const WORDS =
  "camera permission module view native build update router screen tab link image video audio map location notification token storage file".split(
    " ",
  );

/** A state of the documentation: its snapshot, and what searches find in it. */
export interface DocsState {
  snapshot: Uint8Array;
  found: Found;
}

type Found = Readonly<Record<string, readonly (readonly [string, number])[]>>;

/** Words that all states know, and one each that only a state knows. */
const QUERIES = ["camera permission", "router screen 7", "quokka", "wombat", "notification token"];

let states: Promise<DocsState[]> | undefined;

/** Three states: the first, one with a page changed, and one with a page more and one less. Each is built upon the one before. */
export function growingDocs(): Promise<DocsState[]> {
  states ??= build();
  return states;
}

/** What searches find: address and score of each hit. */
export async function searchAll(index: DocsIndex): Promise<Found> {
  const found: Record<string, [string, number][]> = {};
  for (const query of QUERIES) {
    const { hits } = await index.search(query, { limit: 10 });
    found[query] = hits.map(({ path, anchor, score }) => [`${path}#${anchor ?? ""}`, score]);
  }
  return found;
}

async function build(): Promise<DocsState[]> {
  const random = draws(7);
  const pick = () => `${WORDS[Math.floor(random() * WORDS.length)]}`;
  const sentence = () => Array.from({ length: 12 }, pick).join(" ");
  const pages = new Map<string, string>();
  for (let page = 0; page < PAGES; page++) {
    const sections = Array.from(
      { length: 4 },
      (_, part) => `## Part ${part}\n\n${Array.from({ length: 6 }, sentence).join(". ")}.`,
    );
    pages.set(`page-${page}.md`, `# Page ${page}\n\n${sections.join("\n\n")}`);
  }
  const first = await createDocsIndex({ source: sourceOf(pages) });
  pages.set("page-20.md", `${pages.get("page-20.md")}\n\nA quokka asks for the camera.`);
  const second = await createDocsIndex({ source: sourceOf(pages), previous: first });
  pages.set("page-40.md", "# Page 40\n\nA wombat waits for a notification.");
  pages.delete("page-3.md");
  const third = await createDocsIndex({ source: sourceOf(pages), previous: second });
  const made: DocsState[] = [];
  for (const index of [first, second, third]) {
    made.push({ snapshot: await index.snapshot(), found: await searchAll(index) });
    await index.close();
  }
  return made;
}

function sourceOf(pages: ReadonlyMap<string, string>): Source {
  const now = [...pages];
  return {
    id: "memory",
    flavor: "plain",
    baseUrl: "https://docs.example.com/",
    async *files() {
      for (const [path, text] of now) yield { path, mediaType: "text/markdown", text };
    },
  };
}
