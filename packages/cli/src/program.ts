/**
 * The commands, their flags and their help.
 *
 * Responsible for: what may be written on a command line. Not responsible for: doing it; each command is a module of
 * its own that is loaded when it is asked for, so that a search pays for no parser and `--help` for nothing at all.
 */
import { Command, CommanderError, Option } from "commander";
import manifest from "../package.json" with { type: "json" };
import { addConfigCommand } from "./config-command.ts";
import { addExportCommand } from "./export-command.ts";
import { addIndexCommand } from "./index-command.ts";
import { addInfoCommands } from "./info-commands.ts";
import { examples } from "./output/examples.ts";
import { addRelatedCommands } from "./related-commands.ts";
import { addServerCommands } from "./server-commands.ts";
import { addShareCommands } from "./share-commands.ts";
import { addStoreCommands } from "./store-commands.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Commands whose argument is a text, which may begin with a dash. */
const TEXT_COMMANDS = ["search", "answer", "recommend", "suggest"];

const DONE = 0;
const FAILED = 1;
const USAGE = 2;

/** Runs a command line and gives the exit code. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<number> {
  const program = createProgram(terminal);
  try {
    await program.parseAsync([...args], { from: "user" });
    return DONE;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return DONE;
      const [command = ""] = args.filter((arg) => arg !== "--debug");
      if (error.code === "commander.unknownOption" && TEXT_COMMANDS.includes(command))
        terminal.say(`  put -- before a query that begins with a dash: expodex ${command} -- …`);
      return USAGE;
    }
    const { UnsoundError } = await import("./unsound-error.ts");
    if (error instanceof UnsoundError) return FAILED;
    const { reportFailure } = await import("./failure.ts");
    return reportFailure(error, terminal, program.opts<{ debug?: boolean }>().debug === true);
  }
}

function createProgram(terminal: Terminal): Command {
  const program = new Command("expodex")
    .description(
      "Expo's documentation in the terminal: index it, search it, read pages and symbols.",
    )
    .version(manifest.version)
    .option("--debug", "print stack traces of failures")
    .option(
      "--config <file>",
      "file of settings (default: expodex.config.json or .ts, here or at home)",
    )
    .configureOutput({
      writeOut: (text) => terminal.write(text),
      writeErr: (text) => terminal.say(text.trimEnd().replace(/^error: /u, "expodex: ")),
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError("  expodex --help shows how it is used")
    .exitOverride()
    .addHelpText(
      "after",
      examples([
        ["expodex demo", "index a dozen packages from npm and try it"],
        ["expodex index --docs expo/docs", "index a checkout of Expo's docs"],
        ['expodex search "request camera permission"', "search it"],
        ["expodex read /versions/latest/sdk/camera/ --section usage", "read a section"],
        ["expodex symbol CameraView.takePictureAsync", "look a symbol up"],
      ]),
    );
  if (terminal.env.DEBUG === "expodex") program.setOptionValue("debug", true);
  program.hook("preAction", () => {
    const { config } = program.opts<{ config?: string }>();
    if (config !== undefined) terminal.configFile = config;
  });

  addIndexCommand(program, terminal, number);
  addSearchCommand(program, terminal);
  addReadCommands(program, terminal);
  addAnswerCommand(program, terminal);
  addRelatedCommands(program, terminal, { indexOption, sdkOption, number });
  addServerCommands(program, terminal, { indexOption, sdkOption, number });
  addInfoCommands(program, terminal, indexOption);
  addStoreCommands(program, terminal);
  addShareCommands(program, terminal);
  addConfigCommand(program, terminal);
  addExportCommand(program, terminal, indexOption);
  for (const command of program.commands)
    command.showHelpAfterError(`  expodex ${command.name()} --help shows how it is used`);
  return program;
}

function addSearchCommand(program: Command, terminal: Terminal): void {
  searchOptions(
    program
      .command("search")
      .summary("find chunks of pages")
      .argument("[query...]", "words, a question, an error message or an identifier"),
  )
    .addOption(number("--limit <n>", "hits at the most, 1 to 100", 10))
    .addOption(number("--offset <n>", "hits to leave out from the front", 0))
    .addOption(number("--per-page <n>", "hits of one page at the most", 3))
    .option(
      "--batch <file>",
      'JSON lines {"id","query"}; prints {"id","paths","tookMs"} each; - is standard input',
    )
    .option("--json", "print the result as JSON")
    .addHelpText(
      "after",
      examples([
        ['expodex search "request camera permission" --platform android', ""],
        ["expodex search useCameraPermissions --sdk 56 --limit 3", ""],
        ["expodex search --batch queries.jsonl > pages.jsonl", ""],
      ]),
    )
    .action(async (words: string[], options) => {
      if ((options.batch === undefined) === (words.length === 0))
        throw new UsageError(
          "search takes a query, or --batch with a file of queries",
          'expodex search "request camera permission"   (expodex search --help shows more)',
        );
      if (options.batch !== undefined) {
        const { runBatch } = await import("./commands/run-batch.ts");
        await runBatch(options, terminal);
        return;
      }
      const { runSearch } = await import("./commands/run-search.ts");
      await runSearch(words.join(" "), options, terminal);
    });
}

function addReadCommands(program: Command, terminal: Terminal): void {
  program
    .command("read")
    .summary("read a page or a section")
    .argument("<page>", "path, address, old address, or name of a package")
    .addOption(indexOption())
    .option("--section <section>", "anchor or title of a section")
    .addOption(number("--max-tokens <n>", "budget in estimated tokens, 50 to 200,000", 8_000))
    .option("--cursor <cursor>", "go on where an earlier read was cut")
    .addOption(sdkOption())
    .option("--strict", "fail for an address of a release that is not in the index")
    .option("--json", "print the page as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex read /versions/latest/sdk/camera/ --max-tokens 1500", ""],
        ["expodex read https://docs.expo.dev/router/introduction/", ""],
        ["expodex read expo-camera --section usage", ""],
      ]),
    )
    .action(async (page: string, options) => {
      const { runRead } = await import("./commands/run-read.ts");
      await runRead(page, options, terminal);
    });

  program
    .command("symbol")
    .summary("look a function, component, type or package up")
    .argument("<name>", "takePictureAsync, CameraView.takePictureAsync, expo-camera")
    .addOption(indexOption())
    .addOption(sdkOption())
    .option("--package <name>", "only symbols of this package")
    .addOption(number("--limit <n>", "entries at the most, 1 to 200", 20))
    .option("--json", "print the entries as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex symbol takePictureAsync", ""],
        ["expodex symbol expo-camera --sdk 56", ""],
      ]),
    )
    .action(async (name: string, options) => {
      const { runSymbol } = await import("./commands/run-symbol.ts");
      await runSymbol(name, options, terminal);
    });

  program
    .command("diff")
    .summary("compare a package's API between two releases")
    .argument("<package>", "name of a package: expo-camera")
    .addOption(releaseOption("--from <sdk>", "the older release, such as 55").makeOptionMandatory())
    .addOption(releaseOption("--to <sdk>", "the newer release, such as 57").makeOptionMandatory())
    .addOption(indexOption())
    .option("--json", "print the comparison as JSON")
    .addHelpText("after", examples([["expodex diff expo-camera --from 55 --to 57", ""]]))
    .action(async (packageName: string, options) => {
      const { runDiff } = await import("./commands/run-diff.ts");
      await runDiff(packageName, options, terminal);
    });
}

function addAnswerCommand(program: Command, terminal: Terminal): void {
  searchOptions(
    program
      .command("answer")
      .summary("pack the best chunks into a token budget, with citations")
      .argument("<query...>", "a question"),
  )
    .addOption(number("--max-tokens <n>", "budget in estimated tokens, 100 to 100,000", 2_000))
    .option("--json", "print the answer as JSON")
    .addHelpText(
      "after",
      examples([['expodex answer "How do I scan a QR code?" --max-tokens 800', ""]]),
    )
    .action(async (words: string[], options) => {
      const { runAnswer } = await import("./commands/run-answer.ts");
      await runAnswer(words.join(" "), options, terminal);
    });
}

function searchOptions(command: Command): Command {
  return command
    .addOption(indexOption())
    .addOption(sdkOption())
    .option(
      "--platform <platform...>",
      "keep chunks about these: android, ios, web, tvos, macos, …",
    )
    .option("--kind <kind...>", "keep these: guide, tutorial, api, reference, example")
    .option("--package <name...>", "keep chunks about these packages")
    .addOption(
      new Option("--mode <mode>", "evidence to weigh (default: hybrid)").choices([
        "keyword",
        "vector",
        "hybrid",
      ]),
    )
    .option("--no-correct", "do not correct words that the index does not know");
}

/** `--index` */
const indexOption = (): Option =>
  new Option(
    "--index <file>",
    "index to use (default: the newest that `expodex index` put into the store)",
  );

/** `--sdk` of commands that ask for one release. */
const sdkOption = (): Option =>
  releaseOption("--sdk <sdk>", "release, such as 57 (default: the project's, else the newest)");

/** A flag that takes one release; what cannot be one is wrong usage, whatever the index holds. */
function releaseOption(flags: string, description: string): Option {
  // The spelling is checked here, without the library, so that `--help` loads nothing of it.
  return new Option(flags, description).argParser((text) => {
    if (RELEASE.test(text.trim())) return text;
    throw new UsageError(
      `${flags.split(" ")[0]}: expected a release, got ${JSON.stringify(text.slice(0, 100))}`,
      "write a release such as 57, unversioned or latest",
    );
  });
}

const RELEASE =
  /^(?:latest|unversioned|next|canary|(?:sdk[\s-]?)?[v^~]?\d{1,3}(?:\.(?:\d{1,4}|x)){0,2})$/iu;

function number(flags: string, description: string, preset?: number): Option {
  const option = new Option(flags, description);
  if (preset !== undefined) option.default(preset);
  return option.argParser((text) => {
    const value = Number(text);
    if (text.trim() !== "" && Number.isFinite(value)) return value;
    throw new UsageError(
      `${flags.split(" ")[0]}: expected a number, got ${JSON.stringify(text)}`,
      preset === undefined ? "leave it out for the default" : `leave it out for ${preset}`,
    );
  });
}
