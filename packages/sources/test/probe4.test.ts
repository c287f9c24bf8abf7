import { it } from "vitest";
import { nodeModules } from "../src/index.ts";
it("probe", async () => {
  const t = performance.now();
  const s = nodeModules("/tmp/pacote-probe");
  for await (const f of s.files({ onProblem: (p) => console.log(JSON.stringify(p).slice(0, 300)), onProgress: (e) => console.log(e.done, e.total, e.item, Math.round(performance.now() - t)) })) {
    console.log(f.path, f.url, f.sdk, f.origin, f.text.length);
  }
});
