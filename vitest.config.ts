import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@expodex\/core$/, replacement: at("./packages/core/src/index.ts") },
      { find: /^@expodex\/core\/read$/, replacement: at("./packages/core/src/read.ts") },
      { find: /^@expodex\/core\/testing$/, replacement: at("./packages/core/src/testing.ts") },
      { find: /^@expodex\/sources$/, replacement: at("./packages/sources/src/index.ts") },
    ],
  },
  test: {
    include: ["packages/*/test/**/*.test.ts", "tests/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
