/** What entries may cost a page, minified and gzipped. Raising a limit is a decision: say why in the commit. */

/** Chunks import each other for their order alone, which esbuild would tell of line by line. */
const quiet = (config) => ({ ...config, logLevel: "error" });

/** Leaves out what is loaded by the first call for it, so that what every page loads is weighed by itself. */
const withoutLaterCalls = (config) => ({
  ...quiet(config),
  plugins: [
    ...(config.plugins ?? []),
    {
      name: "without-later-calls",
      setup: (build) =>
        build.onResolve({ filter: /^\./ }, ({ kind, path }) =>
          kind === "dynamic-import" ? { path, external: true } : undefined,
        ),
    },
  ],
});

/** For what is loaded as modules: as a script it would be larger. */
const asModule = (config) => ({ ...withoutLaterCalls(config), format: "esm" });

/** For files that pages load as they are. */
const asItIs = (config) => ({ ...quiet(config), loader: { ".js": "copy" } });

export default [
  {
    name: "@expodex/core: everything, bundled with its dependencies",
    path: "packages/core/dist/index.js",
    import: "*",
    gzip: true,
    modifyEsbuildConfig: quiet,
    limit: "297 kB",
  },
  {
    name: "@expodex/core/read: what opens a snapshot and searches it",
    path: "packages/core/dist/read.js",
    import: "*",
    gzip: true,
    modifyEsbuildConfig: asModule,
    limit: "40 kB",
  },
  {
    name: "@expodex/core/read: with reading, answers, recommendations and suggestions",
    path: "packages/core/dist/read.js",
    import: "*",
    gzip: true,
    modifyEsbuildConfig: quiet,
    limit: "60 kB",
  },
  {
    name: "@expodex/browser: what every page with the widget loads",
    path: "packages/browser/dist/expodex-search.js",
    gzip: true,
    modifyEsbuildConfig: asItIs,
    limit: "3 kB",
  },
  {
    name: "@expodex/browser: the dialog with its style sheet and English, and the client, once somebody means to search",
    path: "packages/browser/dist/search-dialog.js",
    gzip: true,
    modifyEsbuildConfig: asItIs,
    limit: "13 kB",
  },
  {
    name: "@expodex/browser/react: the component beside the element",
    path: "packages/browser/dist/react.js",
    import: "{ ExpoDocsSearch }",
    gzip: true,
    modifyEsbuildConfig: (config) => ({
      ...quiet(config),
      external: [...(config.external ?? []), "react", "./index.js"],
    }),
    limit: "1 kB",
  },
  {
    name: "@expodex/browser: the worker, with all that most searches need",
    path: "packages/browser/dist/worker.js",
    gzip: true,
    modifyEsbuildConfig: asItIs,
    limit: "19 kB",
  },
  {
    name: "@expodex/browser: the engine alone, as esbuild leaves it",
    path: "packages/browser/src/engine/engine.ts",
    import: "{ openEngineWith }",
    gzip: true,
    modifyEsbuildConfig: asModule,
    limit: "16.6 kB",
  },
  {
    name: "@expodex/browser: help with unknown words, by the first of them",
    path: "packages/browser/dist/translations.js",
    gzip: true,
    modifyEsbuildConfig: asItIs,
    limit: "3.7 kB",
  },
];
