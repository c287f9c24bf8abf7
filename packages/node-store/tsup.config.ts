import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", config: "src/config.ts", open: "src/open.ts" },
  format: "esm",
  target: "node20",
  platform: "node",
  dts: true,
  clean: true,
  treeshake: true,
  splitting: true,
});
