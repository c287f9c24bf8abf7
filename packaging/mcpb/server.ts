/** The server of the `.mcpb` bundle: `expodex mcp` and nothing else of the command, in one file. */
import { parseArgs } from "node:util";
import { runMcp } from "../../packages/cli/src/commands/run-mcp.ts";
import { createTerminal } from "../../packages/cli/src/terminal.ts";

const { values } = parseArgs({
  options: {
    index: { type: "string" },
    project: { type: "string" },
    sdk: { type: "string" },
    tools: { type: "string" },
  },
});
const abort = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => abort.abort(new Error(signal)));
process.stderr.on("error", () => {});

try {
  await runMcp(values, createTerminal(process, abort.signal));
} catch (error) {
  process.stderr.write(`expodex: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
