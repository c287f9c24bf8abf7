/** The command that shows settings and keeps their versions: `config`, with `history`, `diff` and `restore`. */
import type { Command } from "commander";
import { examples } from "./output/examples.ts";
import type { Terminal } from "./terminal.ts";

/** Adds it to the program. */
export function addConfigCommand(program: Command, terminal: Terminal): void {
  const config = program
    .command("config")
    .summary("settings in force, where each comes from, and their versions")
    .description(
      "Prints every setting with its value and where that comes from: a flag, a variable of the environment,\nexpodex.config.json or expodex.config.ts (in this folder, else in the home folder), or the default.\nEach change of the file is kept as a version.",
    )
    .option("--json", "print the settings as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex config", ""],
        ["CACHE_TTL=60 expodex config --json", "what a variable would do"],
        ["expodex config history", ""],
        ["expodex config diff 1", "version 1 and the file as it stands"],
        ["expodex config restore 1", ""],
      ]),
    )
    .action(async (options) => {
      const { runConfig } = await import("./commands/run-config.ts");
      await runConfig(options, terminal);
    });

  config
    .command("history")
    .summary("list the versions of the file, newest first")
    .action(async (_, command: Command) => {
      const { runConfigHistory } = await import("./commands/run-config.ts");
      await runConfigHistory(command.optsWithGlobals(), terminal);
    });

  config
    .command("diff")
    .summary("compare two versions, or one with the file as it stands")
    .argument("<version>", "number or beginning of the id, as history prints them")
    .argument("[other]", "version to compare with (default: the file as it stands)")
    .addHelpText("after", examples([["expodex config diff 3 7", ""]]))
    .action(async (from: string, to: string | undefined, _, command: Command) => {
      const { runConfigDiff } = await import("./commands/run-config.ts");
      await runConfigDiff(from, to, command.optsWithGlobals(), terminal);
    });

  config
    .command("restore")
    .summary("write a version's file back; what stands there stays as a version")
    .argument("<version>", "number or beginning of the id, as history prints them")
    .option("--out <file>", "file to write (default: where the version stood)")
    .addHelpText("after", examples([["expodex config restore 3", ""]]))
    .action(async (version: string, _, command: Command) => {
      const { runConfigRestore } = await import("./commands/run-config.ts");
      await runConfigRestore(version, command.optsWithGlobals(), terminal);
    });
}
