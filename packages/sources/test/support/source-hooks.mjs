// Module hooks: `.ts` files without their types, and of `@expodex/core` only what sources use.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const CORE = new URL("./core-parts.ts", import.meta.url).href;

export async function resolve(specifier, context, next) {
  if (specifier === "@expodex/core") return { url: CORE, format: "module", shortCircuit: true };
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith(".ts")) return next(url, context);
  const text = await readFile(fileURLToPath(url), "utf8");
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  return { format: "module", source: outputText, shortCircuit: true };
}
