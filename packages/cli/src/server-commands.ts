/** The commands that serve an index to agents: `mcp` and `serve`. */
import type { Command } from "commander";
import { addClientCommands } from "./client-commands.ts";
import { examples } from "./output/examples.ts";
import type { SharedOptions } from "./related-commands.ts";
import type { Terminal } from "./terminal.ts";

/** Adds them to the program, and those that lead clients to them. */
export function addServerCommands(
  program: Command,
  terminal: Terminal,
  { indexOption, sdkOption, number }: SharedOptions,
): void {
  const serverOptions = (command: Command) =>
    command
      .addOption(indexOption())
      .option(
        "--tools <set>",
        "tools to offer: all, minimal (search and read) or search,fetch (default: all)",
      )
      .option("--answer", "offer expo_answer too: one answer with citations")
      .addOption(sdkOption())
      .option("--project <folder>", "project whose SDK is meant (default: the folder it runs in)")
      .addOption(
        number("--rate-limit <n>", "calls of a session a minute (default: 60; 0: no limit)"),
      )
      .addOption(
        number("--burst <n>", "calls of a session at once (default: a sixth of --rate-limit)"),
      )
      .addOption(number("--timeout <seconds>", "how long a call may take (default: 30)"));

  serverOptions(
    program
      .command("mcp")
      .summary("serve an agent over standard input and output")
      .description(
        "Speaks the Model Context Protocol over standard input and output, for an agent that starts it.\nThe index is opened by the first question. Ends when the agent does.",
      ),
  )
    .addHelpText("after", examples([["expodex mcp --index sdk57.expodex", ""]]))
    .action(async (options) => {
      const { runMcp } = await import("./commands/run-mcp.ts");
      await runMcp(options, terminal);
    });

  serverOptions(
    program
      .command("serve")
      .summary("serve agents over HTTP")
      .description(
        "Speaks the Model Context Protocol over Streamable HTTP at /mcp, with /livez and /readyz beside it.\nOnly this machine may ask unless --host, --allow-host or --allow-origin say otherwise. A new generation of\nthe store is served as soon as it is there.",
      ),
  )
    .option("--host <address>", "address to listen on (default: 127.0.0.1)")
    .addOption(number("--port <n>", "port to listen on; 0 takes a free one (default: 3737)"))
    .option("--allow-host <name...>", "host names that requests may name besides this machine's")
    .option("--allow-origin <origin...>", "web pages that may ask, such as https://app.example.com")
    .addOption(number("--max-connections <n>", "connections at once (default: 2000)"))
    .option(
      "--schedule",
      "make backups: full every night, incremental every six hours (see expodex config)",
    )
    .option("--backup-to <place>", "with --schedule: a folder, or s3://bucket/prefix")
    .option("--access-log", "write down who asks for what; expodex verify --log checks it")
    .addHelpText(
      "after",
      examples([
        ["expodex serve --schedule --backup-to /mnt/copies/expodex", ""],
        ["expodex serve --index sdk57.expodex --port 3737", ""],
        ["expodex serve --host 0.0.0.0 --allow-host docs.example.com", "for a team"],
      ]),
    )
    .action(async (options) => {
      const { runServe } = await import("./commands/run-serve.ts");
      await runServe(options, terminal);
    });
  addClientCommands(program, terminal, { indexOption });
}
