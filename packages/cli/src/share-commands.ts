/** The commands that share an index: `keygen`, `publish` and `pull`. */
import type { Command } from "commander";
import { examples } from "./output/examples.ts";
import type { Terminal } from "./terminal.ts";

/** Adds them to the program. */
export function addShareCommands(program: Command, terminal: Terminal): void {
  program
    .command("keygen")
    .summary("make a key for encryption, or a pair for signing")
    .description(
      "Writes a new key that only you can read. A file that is there is never written over.\nWith --sign: a pair; the public half goes beside it, as <file>.pub.",
    )
    .requiredOption("--out <file>", "file to write")
    .option("--sign", "make a pair that signs, for publish and pull")
    .option("--json", "print what was written as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex keygen --out store.key", "for expodex rekey"],
        ["expodex keygen --sign --out team.key", "for expodex publish"],
      ]),
    )
    .action(async (options) => {
      const { runKeygen } = await import("./commands/run-keygen.ts");
      await runKeygen(options, terminal);
    });

  program
    .command("publish")
    .summary("write the index as one signed file that others can pull")
    .description(
      "Checks the generation whole, signs it, and writes one file: put it wherever people can reach it.",
    )
    .option("--sign <key>", "file of the private key (default: sharing.signingKey of the settings)")
    .option("--out <file>", "file to write", "docs.expodex-signed")
    .option("--generation <id>", "generation to publish (default: the current one)")
    .option("--json", "print what was written as JSON")
    .addHelpText(
      "after",
      examples([["expodex publish --sign team.key --out docs.expodex-signed", ""]]),
    )
    .action(async (options) => {
      const { runPublish } = await import("./commands/run-publish.ts");
      await runPublish(options, terminal);
    });

  program
    .command("pull")
    .summary("take a signed snapshot in, instead of indexing")
    .description(
      "Reads what publish wrote, believes nothing of it before the signature fits, and makes it the current\ngeneration. One that was signed before the last one is refused.",
    )
    .argument("<from>", "address or file")
    .option("--trust <key...>", "public keys: files, or fingerprints SHA256:…")
    .option("--allow-older", "take one that was signed before the last one, too")
    .option("--allow-private-network", "allow addresses on a private network")
    .option("--json", "print what was pulled as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex pull https://example.org/docs.expodex-signed --trust team.key.pub", ""],
        ["expodex pull docs.expodex-signed --trust SHA256:…", ""],
      ]),
    )
    .action(async (from: string, options) => {
      const { runPull } = await import("./commands/run-pull.ts");
      await runPull(from, options, terminal);
    });
}
