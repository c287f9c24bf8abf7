import { defineConfig } from "tsup";

export default defineConfig({
  entry: { expodex: "src/expodex.ts" },
  format: "esm",
  target: "node20",
  platform: "node",
  clean: true,
  treeshake: true,
  splitting: true,
});
