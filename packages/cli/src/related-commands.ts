/** The commands that lead on: from a text or a page to related documents, and from a beginning to names. */
import type { Command, Option } from "commander";
import { examples } from "./output/examples.ts";
import type { Terminal } from "./terminal.ts";

/** Flags as other commands have them. */
export interface SharedOptions {
  indexOption(): Option;
  sdkOption(): Option;
  number(flags: string, description: string, preset?: number): Option;
}

/** Adds them to the program. */
export function addRelatedCommands(
  program: Command,
  terminal: Terminal,
  { indexOption, sdkOption, number }: SharedOptions,
): void {
  program
    .command("recommend")
    .summary("find documents that are related to a text or a page")
    .description(
      "Finds documents that are related to a text (a task, code with its imports, an error) or to a page,\nunlike each other, and says why. - reads the text from standard input.",
    )
    .argument("<context...>", "a text, or the path or address of a page")
    .addOption(indexOption())
    .addOption(sdkOption())
    .option("--platform <platform...>", "keep documents about these: android, ios, web, …")
    .option("--kind <kind...>", "keep these: guide, tutorial, api, reference, example")
    .option("--package <name...>", "keep documents about these packages")
    .addOption(number("--limit <n>", "documents at the most, 1 to 100", 5))
    .addOption(number("--diversity <n>", "what being like a better one costs, 0 to 1", 0.2))
    .option("--json", "print the documents as JSON")
    .addHelpText(
      "after",
      examples([
        ['expodex recommend "let people pick a photo and upload it"', ""],
        ["expodex recommend /router/introduction/ --kind guide,tutorial", ""],
        ["expodex recommend - < app/index.tsx", "what the code is about"],
      ]),
    )
    .action(async (words: string[], options) => {
      const { runRecommend } = await import("./commands/run-recommend.ts");
      await runRecommend(words.join(" "), options, terminal);
    });

  program
    .command("suggest")
    .summary("complete the beginning of a title, package, symbol or heading")
    .argument("<prefix...>", "what was typed so far: cam, useCam, eas up")
    .addOption(indexOption())
    .addOption(sdkOption())
    .addOption(
      program
        .createOption("--kind <kind...>", "keep these")
        .choices(["page", "package", "symbol", "heading"]),
    )
    .addOption(number("--limit <n>", "names at the most, 1 to 100", 10))
    .option("--json", "print the names as JSON")
    .addHelpText("after", examples([["expodex suggest takepic", "CameraView.takePictureAsync"]]))
    .action(async (words: string[], options) => {
      const { runSuggest } = await import("./commands/run-suggest.ts");
      await runSuggest(words.join(" "), options, terminal);
    });
}
