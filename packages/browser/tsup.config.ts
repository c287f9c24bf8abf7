import { defineConfig } from "tsup";

export default defineConfig({
  entry: { index: "src/index.ts", export: "src/export.ts", react: "src/react.ts" },
  format: "esm",
  target: "es2022",
  platform: "neutral",
  dts: true,
  clean: true,
  treeshake: { moduleSideEffects: "no-external" },
  splitting: true,
});
