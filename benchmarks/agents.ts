/**
 * Whether an agent's first call brings the fact that it needs, and what that costs in tokens.
 *
 *     npm run bench:agents
 *     npm run bench:agents -- --server "npx -y other-docs-mcp" --tools context7
 *
 * Every task is a session of its own, as agents have them: a server process is started, its tools are listed, one is called.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { type Judged, judgeAnswer, type ToolAnswerSeen } from "./agents/judge-answer.ts";
import { type AgentTask, readTasks } from "./agents/task.ts";
import { firstCall, TOOL_MAPS, type ToolMap } from "./agents/tool-map.ts";
import { percentile } from "./percentile.ts";
import { placesOfDocs } from "./places-of-docs.ts";
import { describeRun, saveResults, table } from "./results.ts";

/** The share of tasks whose fact is in the first answer, and the most tokens of an answer. */
const TARGET = { share: 0.85, tokens: 2000 };

/** Why the table has no row of another server. */
const NOT_RUN =
  "Not run beside it: Context7 and Expo's own server are hosted and answer over the network alone, from documentation of another day; `@arabold/docs-mcp-server` could not be installed (the registry answered 404).";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    docs: { type: "string", default: placesOfDocs().docs ?? "" },
    index: { type: "string" },
    server: { type: "string" },
    tools: { type: "string", default: "expodex" },
    show: { type: "boolean", default: false },
    save: { type: "boolean", default: true },
  },
});
const cli = fileURLToPath(new URL("../packages/cli/dist/expodex.js", import.meta.url));
const tasks = readTasks(fileURLToPath(new URL("./agents/tasks.jsonl", import.meta.url)));
const map: ToolMap | undefined = TOOL_MAPS[values.tools];
if (map === undefined)
  throw new Error(`--tools: expected one of ${Object.keys(TOOL_MAPS).join(", ")}`);

const folder = mkdtempSync(join(tmpdir(), "expodex-agents-"));
try {
  const [command, ...args] = values.server === undefined ? ours() : values.server.split(/\s+/u);
  if (command === undefined) throw new Error("--server: expected a command");
  const judged: Judged[] = [];
  for (const task of tasks) judged.push(await ask(task, command, args));
  report(judged);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Builds the index where none is named, and gives the command that serves it. */
function ours(): string[] {
  const index = values.index ?? join(folder, "all.expodex");
  if (values.index === undefined) {
    if (values.docs === "") throw new Error("expected --docs, --index or --server");
    execFileSync(process.execPath, [cli, "index", "--docs", values.docs, "--out", index], {
      stdio: ["ignore", "ignore", "inherit"],
    });
  }
  return [process.execPath, cli, "mcp", "--index", index];
}

/** One session. The folder that it stands in is no project, so that the SDK is what the task says. */
async function ask(task: AgentTask, command: string, args: string[]): Promise<Judged> {
  const client = new Client({ name: "benchmark", version: "1" });
  await client.connect(
    new StdioClientTransport({
      command,
      args,
      cwd: folder,
      stderr: values.show ? "inherit" : "ignore",
    }),
  );
  try {
    const { tools } = await client.listTools();
    const call = firstCall(map!, new Set(tools.map(({ name }) => name)), task);
    const answer = (await client.callTool({
      name: call.tool,
      arguments: call.args,
    })) as ToolAnswerSeen;
    const judged = judgeAnswer(task, call.tool, answer);
    if (values.show && !judged.found)
      console.error(`\n=== ${task.id}: ${task.question}\n${answer.content?.[0]?.text ?? ""}`);
    return judged;
  } finally {
    await client.close();
  }
}

function report(judged: readonly Judged[]): void {
  const share = judged.filter(({ found }) => found).length / judged.length;
  const within = judged.filter(({ found, tokens }) => found && tokens <= TARGET.tokens).length;
  const tokens = judged.map((one) => one.tokens);
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  const name = values.server === undefined ? "expodex mcp" : values.server;
  const kinds = [...new Set(judged.map(({ kind }) => kind))];
  const figures = [
    ["fact in the first answer", percent(share)],
    [`fact in the first answer, at ≤ ${TARGET.tokens} tokens`, percent(within / judged.length)],
    ["tokens of an answer: median", String(Math.round(percentile(tokens, 0.5)))],
    ["tokens of an answer: p95", String(Math.round(percentile(tokens, 0.95)))],
    ["tokens of an answer: most", String(Math.max(...tokens))],
    ["calls that failed", String(judged.filter(({ failed }) => failed).length)],
  ];
  const summary = [
    `${judged.length} tasks, one call each, the question as it is. Server: \`${name}\`. Target: ≥ ${percent(TARGET.share)} at ≤ ${TARGET.tokens} tokens.`,
    table(["", "value"], figures),
    table(
      ["kind", "found", "of"],
      kinds.map((kind) => {
        const ofKind = judged.filter((one) => one.kind === kind);
        return [kind, String(ofKind.filter(({ found }) => found).length), String(ofKind.length)];
      }),
    ),
    `Not found: ${
      judged
        .filter(({ found }) => !found)
        .map(({ id }) => id)
        .join(", ") || "none"
    }.`,
    ...(values.server === undefined ? [NOT_RUN] : []),
  ].join("\n\n");
  console.log(summary);
  if (!values.save) return;
  const run = describeRun("every SDK of the corpus");
  const file = values.server === undefined ? "agents" : `agents-${values.tools}`;
  console.log(`\nwritten to benchmarks/${saveResults(file, run, { judged }, summary)}/`);
}
