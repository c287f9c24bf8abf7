/**
 * Runs the protocol's conformance suites against the built command: `npm run conformance`.
 *
 * With the suite's fixtures on the stack that users get, every scenario must pass; without them, those that need none. The suites
 * need Node 22, so that one is fetched where this is an older one.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { installed, serve, smallIndex } from "./mcp-server.ts";

const RELEASED = "0.1.16";
const NEXT = "0.2.0-alpha.12";
const NODE = "24.21.0";
/** Scenarios that need no fixture. */
const PRODUCTION = [
  "server-initialize",
  "ping",
  "tools-list",
  "resources-list",
  "prompts-list",
  "dns-rebinding-protection",
];
/** A crash of the suite prints its bundle on one line. */
const MAX_LINE = 300;

const isOld = Number(process.versions.node.split(".")[0]) < 22;
const modules = installed("conformance", [
  `released@npm:@modelcontextprotocol/conformance@${RELEASED}`,
  `next@npm:@modelcontextprotocol/conformance@${NEXT}`,
  ...(isOld ? [`node@${NODE}`] : []),
]);
const node = isOld ? join(modules, ".bin/node") : process.execPath;
let failures = 0;

function run(label: string, suite: "released" | "next", args: readonly string[]): void {
  const program = join(modules, suite, "dist/index.js");
  const { status, stdout, stderr } = spawnSync(node, [program, "server", ...args], {
    encoding: "utf8",
    cwd: modules,
    timeout: 120_000,
  });
  const total = /^Total: .*$/mu.exec(stdout)?.[0] ?? "";
  console.log(`  ${status === 0 ? "ok     " : "failed "} ${label} ${total}`);
  if (status === 0) return;
  failures += 1;
  for (const line of `${stdout}\n${stderr}`.split("\n")) console.log(line.slice(0, MAX_LINE));
}

const { index, remove } = smallIndex();
try {
  const tested = await serve(index, [], { EXPODEX_CONFORMANCE: "1" });
  // The suites know a server of this machine by its name.
  const url = tested.url.replace("127.0.0.1", "localhost");
  console.log("with fixtures");
  run(`${RELEASED} --suite active`, "released", ["--url", url, "--suite", "active"]);
  for (const revision of ["2025-11-25", "2026-07-28"])
    run(`${NEXT} --requirements ${revision} (with what is not scored)`, "next", [
      "--url",
      url,
      "--requirements",
      revision,
    ]);
  await tested.stop();

  const used = await serve(index);
  console.log("as users get it");
  const usedUrl = used.url.replace("127.0.0.1", "localhost");
  for (const scenario of PRODUCTION)
    run(scenario, "released", ["--url", usedUrl, "--scenario", scenario]);
  await used.stop();
} finally {
  remove();
}
process.exitCode = failures === 0 ? 0 : 1;
