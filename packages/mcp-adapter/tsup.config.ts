import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", setup: "src/setup.ts", project: "src/project.ts" },
  format: "esm",
  target: "node20",
  platform: "node",
  dts: true,
  clean: true,
  treeshake: true,
  splitting: true,
});
