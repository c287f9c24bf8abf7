import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    read: "src/read.ts",
    parts: "src/parts.ts",
    evidence: "src/evidence.ts",
    testing: "src/testing.ts",
  },
  format: "esm",
  target: "es2022",
  platform: "neutral",
  dts: true,
  clean: true,
  // Chunks are imported for what they export and never for their sake; bundlers warn of imports that are for nothing.
  treeshake: { moduleSideEffects: "no-external" },
  splitting: true,
});
