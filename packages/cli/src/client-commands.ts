/** The commands that bring an index to agents: `setup` into their settings, `agents-md` into a project's files. */
import type { Command } from "commander";
import { examples } from "./output/examples.ts";
import type { SharedOptions } from "./related-commands.ts";
import type { Terminal } from "./terminal.ts";

/** Adds them to the program. */
export function addClientCommands(
  program: Command,
  terminal: Terminal,
  { indexOption }: Pick<SharedOptions, "indexOption">,
): void {
  program
    .command("setup")
    .summary("add the server to a coding agent or editor")
    .description(
      "Adds the server to a client's own file, keeps the file as it was beside it, and changes nothing else in it.\nClients: claude-code, claude-desktop, cursor, vscode, codex, gemini, windsurf, zed.",
    )
    .argument("<client>", "claude-code, cursor, vscode, …")
    .option("--http <url>", "connect to a server that runs (expodex serve) instead of starting one")
    .option(
      "--project [folder]",
      "write the project's file instead of yours, for all who work on it",
    )
    .option("--user", "write your own file (the default)")
    .option("--local", "start this installation instead of what npx finds")
    .addOption(indexOption())
    .option("--remove", "take the server out again, leaving the file as it was")
    .option("--dry-run", "say what would be done")
    .option("--json", "print what was done as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex setup cursor", ""],
        ["expodex setup vscode --project", "for a project's team"],
        ["expodex setup codex --http http://localhost:3737/mcp", ""],
        ["expodex setup zed --remove", ""],
      ]),
    )
    .action(async (client: string, options) => {
      const { runSetup } = await import("./commands/run-setup.ts");
      await runSetup(client, options, terminal);
    });

  program
    .command("agents-md")
    .summary("write an index of the documentation into AGENTS.md")
    .description(
      "Writes a short index of the documentation, for the SDK of the project, between markers in AGENTS.md\nor CLAUDE.md; what stands outside the markers stays. Run it again after an upgrade.",
    )
    .option("--file <file>", "file to write (default: AGENTS.md)")
    .addOption(indexOption())
    .option("--check", "write nothing; fail where the file is out of date")
    .option("--json", "print what was done as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex agents-md", ""],
        ["expodex agents-md --file CLAUDE.md", ""],
        ["expodex agents-md --check", "in CI"],
      ]),
    )
    .action(async (options) => {
      const { runAgentsMd } = await import("./commands/run-agents-md.ts");
      await runAgentsMd(options, terminal);
    });
}
