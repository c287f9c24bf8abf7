import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", read: "src/read.ts", testing: "src/testing.ts" },
  format: "esm",
  target: "es2022",
  platform: "neutral",
  dts: true,
  clean: true,
  treeshake: true,
  splitting: true,
});
