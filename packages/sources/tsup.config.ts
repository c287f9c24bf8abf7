import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", "parse-thread": "src/parse-thread.ts" },
  format: "esm",
  target: "node20",
  platform: "node",
  dts: { entry: "src/index.ts" },
  clean: true,
  treeshake: true,
});
