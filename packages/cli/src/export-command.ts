/** The command that writes an index as the files that pages search. */
import type { Command, Option } from "commander";
import { examples } from "./output/examples.ts";
import type { Terminal } from "./terminal.ts";

/** Adds it to the program, with the flag that names the index as other commands have it. */
export function addExportCommand(
  program: Command,
  terminal: Terminal,
  indexOption: () => Option,
): void {
  program
    .command("export-browser")
    .summary("write an index as static files that a page searches")
    .description(
      "Writes an index as static files that @expodex/browser searches in the page, with no server.\nFiles of the export before stay, for pages that are open; they may be deleted a while later.",
    )
    .addOption(indexOption())
    .requiredOption("--out <folder>", "folder to write into, to be served as it is")
    .option("--packed", "write one file beside the manifest, for hosts that answer range requests")
    .option("--json", "print the figures as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex export-browser --out public/search", ""],
        ["expodex export-browser --index sdk57.expodex --out public/search --packed", ""],
      ]),
    )
    .action(async (options) => {
      const { runExportBrowser } = await import("./commands/run-export-browser.ts");
      await runExportBrowser(options, terminal);
    });
}
