/**
 * Embedders whose package is optional, as a user runs them: built code, plain Node, packages found on disk or not.
 * The packages are small ones with the real ones' interface, and the plugin's printing.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "tsup";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const source = (file: string) =>
  fileURLToPath(new URL(`../../src/embed/${file}.ts`, import.meta.url));
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "expodex-embedders-"));
  for (const folder of ["with", "without"]) {
    await build({
      entry: {
        contract: source("embedder-contract"),
        plugin: source("orama-plugin-embedder"),
        transformers: source("transformers-embedder"),
      },
      outDir: join(root, folder),
      format: "esm",
      platform: "neutral",
      target: "es2022",
      silent: true,
      config: false,
      outExtension: () => ({ js: ".mjs" }),
    });
  }
  await install(
    "@huggingface/transformers",
    `export async function pipeline(task, model, options) {
      if (model === "unknown") throw new Error("Could not locate file config.json");
      const run = async (texts, { pooling, normalize }) => {
        const rows = texts.map((text) => {
          const row = new Array(4).fill(1e-3);
          for (let i = 0; i < text.length; i++) row[text.charCodeAt(i) % 4] += 1;
          const length = Math.hypot(...row);
          return row.map((x) => (normalize && pooling === "mean" ? x / length : x));
        });
        return { dims: [texts.length, 4], data: Float32Array.from(rows.flat()) };
      };
      let disposed = false;
      run.dispose = async () => {
        if (disposed) throw new Error("Session already disposed.");
        disposed = true;
      };
      return run;
    }`,
  );
  await install(
    "@orama/plugin-embeddings",
    `export async function pluginEmbeddings({ embeddings }) {
      if (globalThis.backend !== "cpu") throw new Error("No backend found in registry.");
      const encode = (text) => {
        const vector = new Array(512).fill(0);
        for (let i = 0; i < text.length; i++) vector[text.charCodeAt(i) % 512] += 1;
        const length = Math.hypot(...vector);
        return vector.map((x) => x / length);
      };
      return {
        async beforeInsert(db, id, document) {
          const { generate, properties, verbose } = embeddings.onInsert ?? {};
          if (!generate) return;
          const text = properties.map((property) => document[property]).join(". ");
          if (verbose) console.log("Generating embeddings for", text);
          document[embeddings.defaultProperty] = encode(text);
        },
        async beforeSearch(db, params) {
          console.log({ vector: encode(params.term) });
        },
      };
    }`,
  );
  await install("@tensorflow/tfjs-backend-cpu", `globalThis.backend = "cpu"; export {};`);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function write(path: string, text: string) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function install(name: string, code: string) {
  const folder = `with/node_modules/${name}`;
  const manifest = { name, version: "1.0.0", type: "module", exports: "./index.js" };
  await write(`${folder}/package.json`, JSON.stringify(manifest));
  await write(`${folder}/index.js`, code);
}

/** Runs a module that leaves its result in \`result\`; gives that and all that was printed beside it. */
async function run(folder: "with" | "without", code: string) {
  const file = join(root, folder, "run.mjs");
  await writeFile(
    file,
    `import { writeFileSync } from "node:fs";
     const consoleBefore = { ...console };
     let result;
     try { ${code} } catch (error) { result = { code: error.code, message: error.message, data: error.data }; }
     const sameConsole = Object.keys(consoleBefore).every((key) => console[key] === consoleBefore[key]);
     writeFileSync(${JSON.stringify(join(root, "result.json"))}, JSON.stringify({ result, sameConsole }));`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  return { stdout, ...JSON.parse(await readFile(join(root, "result.json"), "utf8")) };
}

const contract = (maker: string) => `
  const { embedderContract } = await import("./contract.mjs");
  result = [];
  for (const { name, run } of embedderContract) {
    try { await run(() => ${maker}); } catch (error) { result.push(name + ": " + error.message); }
  }`;

describe("transformersEmbedder", () => {
  const load = `const { transformersEmbedder } = await import("./transformers.mjs");`;

  it("names the missing package and the command that adds it", async () => {
    const { result } = await run("without", `${load} result = await transformersEmbedder();`);
    expect(result.code).toBe("PACKAGE_MISSING");
    expect(result.data).toEqual({
      package: "@huggingface/transformers",
      install: "npm install @huggingface/transformers",
    });
  });

  it("keeps the contract where the package is there", async () => {
    const { result, stdout } = await run("with", load + contract("transformersEmbedder()"));
    expect(result).toEqual([]);
    expect(stdout).toBe("");
  });

  it("says which model could not be loaded", async () => {
    const { result } = await run(
      "with",
      `${load} result = await transformersEmbedder({ model: "unknown" });`,
    );
    expect(result.code).toBe("EMBEDDER_FAILED");
    expect(result.message).toContain("Could not locate file config.json");
    expect(result.message).toContain("unknown");
  });

  it("takes the package from where it is told to, and refuses another", async () => {
    const { result } = await run(
      "without",
      `${load} result = await transformersEmbedder({ load: async () => ({}) });`,
    );
    expect(result.code).toBe("EMBEDDER_FAILED");
    expect(result.message).toContain("a function pipeline");
  });

  it("passes on what a package that is there throws while it loads", async () => {
    const { result } = await run(
      "without",
      `${load} result = await transformersEmbedder({ load: async () => { throw new Error("broken"); } });`,
    );
    expect(result.message).toBe("broken");
  });
});

describe("oramaPluginEmbedder", () => {
  const load = `const { oramaPluginEmbedder } = await import("./plugin.mjs");`;

  it("names the missing package and the command that adds it", async () => {
    const { result } = await run("without", `${load} result = await oramaPluginEmbedder();`);
    expect(result.data).toEqual({
      package: "@orama/plugin-embeddings",
      install: "npm install @orama/plugin-embeddings",
    });
  });

  it("names the missing backend", async () => {
    const { result } = await run(
      "with",
      `${load} result = await oramaPluginEmbedder({ backend: "@tensorflow/tfjs-node" });`,
    );
    expect(result.data).toEqual({
      package: "@tensorflow/tfjs-node",
      install: "npm install @tensorflow/tfjs-node@3",
    });
  });

  it("keeps the contract, prints nothing and leaves the console as it is", async () => {
    const { result, stdout, sameConsole } = await run(
      "with",
      load + contract("oramaPluginEmbedder()"),
    );
    expect(result).toEqual([]);
    expect(stdout).toBe("");
    expect(sameConsole).toBe(true);
  });

  it("says that the model could not be loaded", async () => {
    const { result } = await run(
      "with",
      `${load} result = await oramaPluginEmbedder({ loadBackend: async () => ({}) });`,
    );
    expect(result.code).toBe("EMBEDDER_FAILED");
    expect(result.message).toContain("No backend found");
  });
});
