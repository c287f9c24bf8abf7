import { readFileSync, writeFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

const shared: Options = {
  format: "esm",
  target: "es2022",
  platform: "neutral",
  treeshake: { moduleSideEffects: "no-external" },
  tsconfig: "../../tsconfig.browser.json",
};

/** What pages load is complete by itself: no page has to be bundled to resolve `@expodex/core`, and no worker can be. */
const inPages: Options = { ...shared, noExternal: [/^@expodex\/core/], splitting: false };

/** For what pages load as it is. Terser leaves a twentieth less than esbuild, which goes first for what it does better. */
const small: Options = {
  ...inPages,
  minify: "terser",
  minifySyntax: true,
  terserOptions: {
    ecma: 2020,
    compress: { passes: 3, pure_getters: true, unsafe_arrows: true },
    // Bundlers are told by them which address is none of their files.
    format: { comments: /@vite-ignore|webpackIgnore/ },
  },
};

/** What is loaded when it is first needed, by the file that imports it: each is a file of its own. */
const LATER: Record<string, string> = {
  "./dialog.ts": "dialog",
  "./preview.ts": "search-preview",
  "./answer-panel.ts": "search-answer",
  "./nearest.ts": "search-nearest",
  "./local-search.ts": "local-search",
  "./words.ts": "translations",
  "../engine/words.ts": "translations",
};
const LANGUAGES = ["de", "fr", "es", "pt", "ja", "zh", "ko", "ru", "ar"];
for (const one of LANGUAGES) LATER[`./words/${one}.ts`] = `words-${one}`;

const later = besides(({ kind, path }) => (kind === "dynamic-import" ? LATER[path] : undefined));
/** What the loader imports of the dialog and the client is one file. */
const both = besides(({ kind, path }) =>
  kind === "dynamic-import" && (path === "./dialog.ts" || path === "../client/open-docs-search.ts")
    ? "search-dialog"
    : undefined,
);

// The build script empties the folder: these run at once. Shared chunks would hold whatever any file needs of `@expodex/core/parts`,
// and each file would wait for all of it; the little that files have in common they hold twice.
export default defineConfig([
  {
    ...inPages,
    entry: { index: "src/index.ts" },
    esbuildPlugins: [smallStyles(), later],
  },
  {
    ...inPages,
    entry: { react: "src/react.ts" },
    esbuildPlugins: [besides(({ path }) => (path.startsWith("../widget/") ? "index" : undefined))],
    plugins: [forClients("dist/react.js")],
  },
  {
    ...small,
    entry: {
      "search-dialog": "src/dialog-and-client.ts",
      dialog: "src/widget/dialog.ts",
      "search-preview": "src/widget/preview.ts",
      "search-answer": "src/widget/answer-panel.ts",
      "search-nearest": "src/widget/nearest.ts",
      "local-search": "src/client/local-search.ts",
      translations: "src/engine/words.ts",
      ...Object.fromEntries(LANGUAGES.map((one) => [`words-${one}`, `src/widget/words/${one}.ts`])),
    },
    esbuildPlugins: [smallStyles(), later],
  },
  {
    ...small,
    entry: { "expodex-search": "src/loader.ts" },
    esbuildPlugins: [smallStyles(), both, later],
  },
  { ...small, entry: { worker: "src/worker.ts" } },
  { ...shared, entry: { export: "src/export.ts" } },
  {
    ...shared,
    entry: { index: "src/index.ts", react: "src/react.ts", export: "src/export.ts" },
    dts: { only: true },
  },
]);

/** Leaves what `nameOf` names to a file of that name in the same folder. */
function besides(
  nameOf: (wanted: { kind: string; path: string }) => string | undefined,
): NonNullable<Options["esbuildPlugins"]>[number] {
  return {
    name: "besides",
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, (wanted) => {
        const name = nameOf(wanted);
        return name === undefined ? undefined : { path: `./${name}.js`, external: true };
      });
    },
  };
}

/** Writes style sheets, which are texts in modules of their own, without blanks and comments. */
function smallStyles(): NonNullable<Options["esbuildPlugins"]>[number] {
  return {
    name: "small-styles",
    setup({ onLoad, esbuild }) {
      onLoad({ filter: /-style\.ts$/ }, async ({ path }) => {
        const source = readFileSync(path, "utf8");
        let contents = source;
        for (const [written, css] of source.matchAll(/= `([^`]*)`;/g)) {
          const { code } = await esbuild.transform(css!, { loader: "css", minify: true });
          // Values of custom properties, and of functions, are left as they are written.
          const small = code.trim().replace(/([,:]) /g, "$1");
          contents = contents.replace(written, () => `= ${JSON.stringify(small)};`);
        }
        return { contents, loader: "ts" };
      });
    },
  };
}

/** Marks a file as one for the browser's side of React's server components; bundling takes the mark away. */
function forClients(path: string): NonNullable<Options["plugins"]>[number] {
  return {
    name: "for-clients",
    buildEnd() {
      writeFileSync(path, `"use client";\n${readFileSync(path, "utf8")}`);
    },
  };
}
