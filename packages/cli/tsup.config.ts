import { defineConfig, type Options } from "tsup";

export default defineConfig({
  entry: { expodex: "src/expodex.ts" },
  format: "esm",
  target: "node20",
  platform: "node",
  clean: true,
  treeshake: true,
  splitting: true,
  // What a search needs travels with the command: finding and loading a hundred modules takes longer than the search. Building an
  // index takes seconds anyway, and its packages stay where they are.
  noExternal: [
    "@expodex/core/read",
    /^@expodex\/node-store\//,
    /^@expodex\/mcp-adapter($|\/)/,
    "jsonc-parser",
    "smol-toml",
    /^@modelcontextprotocol\//,
    /^zod($|\/)/,
    "commander",
  ],
  external: [
    /^@expodex\/core$/,
    "@expodex/sources",
    /^@expodex\/node-store$/,
    "env-paths",
    // Runs settings of projects that have them as TypeScript, and is asked for through `@expodex/node-store`.
    "jiti",
  ],
  // Shorter files are read sooner; names stay, for the stack traces of `--debug`.
  minifyWhitespace: true,
  // jsonc-parser's first entry is of a form that asks for its parts while it runs.
  esbuildOptions(options) {
    options.mainFields = ["module", "main"];
  },
  // commander is CommonJS, and asks for Node's own modules by `require`.
  esbuildPlugins: [withoutSubcommandProcesses()],
  banner: {
    js: 'import { createRequire as createBundleRequire } from "node:module"; const require = createBundleRequire(import.meta.url);',
  },
});

/**
 * Leaves `node:child_process` out of commander, which loads it for subcommands that are programs of their own. There are none,
 * and Node takes as long to load it as all of commander.
 */
function withoutSubcommandProcesses(): NonNullable<Options["esbuildPlugins"]>[number] {
  return {
    name: "without-subcommand-processes",
    setup(build) {
      build.onResolve({ filter: /^node:child_process$/ }, ({ importer, path }) =>
        /[\\/]commander[\\/]/.test(importer) ? { path, namespace: "absent" } : undefined,
      );
      build.onLoad({ filter: /./, namespace: "absent" }, () => ({ contents: "", loader: "js" }));
    },
  };
}
