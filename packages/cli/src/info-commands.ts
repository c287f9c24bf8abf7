/** The commands that tell about an index, an installation, or the whole: `info`, `doctor` and `demo`. */
import type { Command, Option } from "commander";
import { examples } from "./output/examples.ts";
import type { Terminal } from "./terminal.ts";

/** Adds them to the program, with the flag that names the index as other commands have it. */
export function addInfoCommands(
  program: Command,
  terminal: Terminal,
  indexOption: () => Option,
): void {
  program
    .command("info")
    .summary("what an index holds")
    .addOption(indexOption())
    .option("--json", "print it as JSON")
    .addHelpText("after", examples([["expodex info --index sdk57.expodex", ""]]))
    .action(async (options) => {
      const { runInfo } = await import("./commands/run-info.ts");
      await runInfo(options, terminal);
    });

  program
    .command("doctor")
    .summary("what is wrong and how to mend it")
    .description(
      "Checks Node, the data folder, settings, the store and its backups, the index and its releases against the\nproject's, and npm's registry. Exits with 1 where something is wrong. Asks nothing of the network without --online.",
    )
    .addOption(indexOption())
    .option("--online", "ask npm's registry whether it answers")
    .option("--json", "print the checks as JSON")
    .addHelpText("after", examples([["expodex doctor", ""]]))
    .action(async (options) => {
      const { runDoctor } = await import("./commands/run-doctor.ts");
      const { UnsoundError } = await import("./unsound-error.ts");
      if (!(await runDoctor(options, terminal))) throw new UnsoundError();
    });

  program
    .command("demo")
    .summary("index a dozen packages from npm, and ask real questions")
    .description(
      "Indexes the API documentation of a dozen Expo packages straight from the npm registry and asks it a few\nquestions. With --docs or --node-modules it uses what is on disk and needs no network.",
    )
    .option("--docs <folder>", "use a checkout of Expo's docs folder instead")
    .option("--node-modules <folder>", "use what a project has installed instead")
    .addHelpText("after", examples([["expodex demo", ""]]))
    .action(async (options) => {
      const { runDemo } = await import("./commands/run-demo.ts");
      await runDemo(options, terminal);
    });
}
