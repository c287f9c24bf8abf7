import { defineConfig, type Options } from "tsup";

const shared: Options = {
  format: "esm",
  target: "es2022",
  platform: "neutral",
  treeshake: { moduleSideEffects: "no-external" },
  tsconfig: "../../tsconfig.browser.json",
};

/** What pages load is complete by itself: no page has to be bundled to resolve `@expodex/core`, and no worker can be. */
const inPages: Options = { ...shared, noExternal: [/^@expodex\/core/] };

// The build script empties the folder: these run at once.
export default defineConfig([
  {
    ...inPages,
    entry: { index: "src/index.ts", react: "src/react.ts" },
    dts: true,
    splitting: true,
  },
  { ...inPages, entry: { worker: "src/worker.ts" }, splitting: false, minify: true },
  { ...shared, entry: { export: "src/export.ts" }, dts: true },
]);
