/** A small snapshot, and a later one, as a build writes them. */
import { createDocsIndex, type Source } from "@expodex/core";

const PAGES: Readonly<Record<string, string>> = {
  "camera.md":
    "# Camera\n\nAsk for permission before you show the camera.\n\n## Scan\n\nSet a handler.",
  "audio.md": "# Audio\n\nPlay and record sound. Loading a sound takes its address.",
  "maps.md": "# Maps\n\nShow a map with markers and regions.",
};

/** Builds a snapshot of a few pages. @param more further pages, by path @param options.embedder whether it has vectors, too ["none"] */
export async function docsSnapshot(
  more: Readonly<Record<string, string>> = {},
  { embedder = "none" }: { embedder?: "none" | "learned" } = {},
): Promise<Uint8Array> {
  const source: Source = {
    id: "memory",
    flavor: "plain",
    baseUrl: "https://docs.example.com/",
    async *files() {
      for (const [path, text] of Object.entries({ ...PAGES, ...more }))
        yield { path, mediaType: "text/markdown", text };
    },
  };
  const index = await createDocsIndex({
    source,
    ...(embedder === "none" ? { embedder } : {}),
  });
  const bytes = await index.snapshot();
  await index.close();
  return bytes;
}
