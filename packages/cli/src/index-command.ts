/** The command that builds an index: where documentation comes from, and what becomes of it. */
import type { Command, Option } from "commander";
import { examples } from "./output/examples.ts";
import type { Terminal } from "./terminal.ts";

/** Adds it to the program, with flags that take numbers as other commands have them. */
export function addIndexCommand(
  program: Command,
  terminal: Terminal,
  number: (flags: string, description: string) => Option,
): void {
  program
    .command("index")
    .summary("build an index of documentation")
    .description(
      "Builds an index. Several sources are taken together; without one, those of expodex.config are.\nWithout --out it becomes the next generation of the store, which every other command uses.",
    )
    .option("--docs <folder>", "a checkout of Expo's docs folder")
    .option("--npm <package...>", "READMEs and API of packages from the npm registry")
    .option("--node-modules <folder>", "READMEs and API of exactly what a project has installed")
    .option("--site [url]", "the documentation's web site (default: https://docs.expo.dev)")
    .option("--markdown <folder>", "a folder of markdown or MDX that is not Expo's")
    .option(
      "--base-url <url>",
      "with --markdown: where its pages stand on the web (default: http://localhost/)",
    )
    .option("--sdk <sdk>", "a release such as 57, several such as 56,57, or all (default: all)")
    .option("--no-vectors", "leave vectors out: search by keywords alone")
    .option("--eas-cli <version>", "commands of eas-cli to keep with Expo's docs (default: latest)")
    .option("--no-eas-cli", "leave the commands of eas-cli out: ask no npm registry")
    .option("--out <file>", "file to write (default: the store that other commands use)")
    .option("--fresh", "take nothing over from the index that stands there")
    .addOption(number("--threads <n>", "threads that parse, 0 to 64 (default: one for each core)"))
    .addOption(
      program
        .createOption("--warnings <which>", "warnings to list")
        .choices(["some", "all", "none"])
        .default("some"),
    )
    .option(
      "--cache <folder>",
      "with --site: where its pages are kept between runs, in place of the store",
    )
    .option("--allow-private-network", "with --site: allow addresses on a private network")
    .option("--json", "print the figures as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex index --docs expo/docs --out sdk57.expodex --sdk 57", ""],
        ["expodex index --node-modules .", "what this project has installed"],
        ["expodex index --npm expo-camera expo-location", ""],
        ["expodex index --markdown handbook --base-url https://example.org/docs/", ""],
      ]),
    )
    .action(async (options) => {
      const { runIndex } = await import("./commands/run-index.ts");
      await runIndex(options, terminal);
    });
}
