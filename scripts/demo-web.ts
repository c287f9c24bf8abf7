/**
 * A page with the search in it, to try: builds an index as static files, and serves them with a strict policy.
 *
 *     npm run demo:web [-- --docs <folder>] [--index <file>] [--port 4173] [--out <folder>] [--build-only]
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildDemoSite } from "./demo-site.ts";
import { serveDemo } from "./serve-demo.ts";

const DEFAULT_PORT = 4173;

const { values } = parseArgs({
  options: {
    docs: { type: "string" },
    index: { type: "string" },
    port: { type: "string", default: String(DEFAULT_PORT) },
    out: {
      type: "string",
      default: join(fileURLToPath(new URL("..", import.meta.url)), "dist", "demo-web"),
    },
    "build-only": { type: "boolean", default: false },
  },
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port: expected a whole number from 0 to 65535, got ${values.port}`);
  process.exit(2);
}

const { docs, index, out } = values;
const folder = await buildDemoSite({
  out,
  ...(docs === undefined ? {} : { docs }),
  ...(index === undefined ? {} : { index }),
  say: (line) => console.error(line),
});
if (values["build-only"]) {
  console.log(folder);
} else {
  const { url } = await serveDemo(folder, port);
  console.log(`${url}   (Ctrl+C ends it; Ctrl+K or ⌘K searches)`);
}
