/**
 * Five projects: what the packages say about themselves, what is true of the repository's source, of its built output, of what is
 * built in a browser, and of its packed tarballs. The last three build once before they start; `packed` also needs a registry.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const alias = [
  { find: /^@expodex\/core$/, replacement: at("./packages/core/src/index.ts") },
  { find: /^@expodex\/core\/read$/, replacement: at("./packages/core/src/read.ts") },
  { find: /^@expodex\/core\/testing$/, replacement: at("./packages/core/src/testing.ts") },
  {
    find: /^@expodex\/mcp-adapter\/(setup|project)$/,
    replacement: at("./packages/mcp-adapter/src/$1.ts"),
  },
  {
    find: /^@expodex\/mcp-adapter$/,
    replacement: at("./packages/mcp-adapter/src/index.ts"),
  },
  {
    find: /^@expodex\/node-store\/(config|open)$/,
    replacement: at("./packages/node-store/src/$1.ts"),
  },
  { find: /^@expodex\/node-store$/, replacement: at("./packages/node-store/src/index.ts") },
  {
    find: /^@expodex\/core\/(parts|evidence)$/,
    replacement: at("./packages/core/src/$1.ts"),
  },
  {
    find: /^@expodex\/browser\/(export|react)$/,
    replacement: at("./packages/browser/src/$1.ts"),
  },
  { find: /^@expodex\/browser$/, replacement: at("./packages/browser/src/index.ts") },
  { find: /^@expodex\/sources$/, replacement: at("./packages/sources/src/index.ts") },
];
const reportFolder = process.env.EXPODEX_TEST_REPORTS;
const limits = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  resolve: { alias },
  test: {
    maxWorkers: 2,
    reporters:
      reportFolder === undefined
        ? ["default"]
        : ["default", ["json", { outputFile: `${reportFolder}/${process.pid}.json` }]],
    projects: [
      {
        resolve: { alias },
        test: {
          name: "packages",
          include: ["packages/*/test/**/*.test.ts"],
          exclude: ["packages/*/test/built/**", "packages/*/test/browser/**"],
          ...limits,
        },
      },
      {
        resolve: { alias },
        test: { name: "repository", include: ["tests/*.test.ts"], ...limits },
      },
      {
        test: {
          name: "built",
          include: ["tests/built/*.test.ts", "packages/*/test/built/*.test.ts"],
          globalSetup: ["tests/build.ts"],
          ...limits,
        },
      },
      {
        // Support files are read from source, pages load what was built.
        resolve: { alias },
        test: {
          name: "browser",
          include: ["packages/browser/test/browser/*.test.ts", "tests/browser/*.test.ts"],
          globalSetup: ["tests/build.ts"],
          // Browsers side by side would time each other out on small machines.
          fileParallelism: false,
          ...limits,
        },
      },
      {
        test: {
          name: "packed",
          include: ["tests/packed/*.test.ts"],
          globalSetup: ["tests/build.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
