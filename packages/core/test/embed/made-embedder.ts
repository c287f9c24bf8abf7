import type { Embedder } from "../../src/embed/embedder.ts";

/** A custom embedder as a user would write one: letters counted into a few places. Records its calls. */
export function madeEmbedder(changes: Partial<Embedder> = {}) {
  const calls: string[][] = [];
  const embedder: Embedder = {
    id: "made",
    dimensions: 6,
    embed: async (texts) => {
      calls.push([...texts]);
      return texts.map((text) => {
        const vector = new Float32Array(6);
        for (let i = 0; i < text.length; i++) vector[text.charCodeAt(i) % 6]! += 1;
        return vector;
      });
    },
    ...changes,
  };
  return { embedder, calls };
}
