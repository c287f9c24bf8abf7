/** The commands that keep the store: `backup`, `restore`, `snapshots`, `verify` and `rekey`. */
import type { Command } from "commander";
import { examples } from "./output/examples.ts";
import type { Terminal } from "./terminal.ts";

/** Adds them to the program. */
export function addStoreCommands(program: Command, terminal: Terminal): void {
  addCopyCommands(program, terminal);

  program
    .command("snapshots")
    .summary("list the generations of the store, or of a backup")
    .description(
      "Lists generations with date, SDKs, counts and bytes, newest first; * is the one that commands use.",
    )
    .option("--from <place>", "list a backup: a folder, or s3://bucket/prefix")
    .option("--json", "print the list as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex snapshots", ""],
        ["expodex snapshots --from /mnt/copies/expodex", "what a backup holds"],
      ]),
    )
    .action(async (options) => {
      const { runSnapshots } = await import("./commands/run-snapshots.ts");
      await runSnapshots(options, terminal);
    });

  program
    .command("verify")
    .summary("compare what is stored with what was written, and repair it")
    .description(
      "Hashes everything in the store anew, names what is damaged and which pages it costs. Changes nothing\nwithout --repair. Exits with 1 where something is damaged.",
    )
    .option("--deep", "open, decode and search each generation, too")
    .option("--repair", "put back what is damaged, from the backup that --from names")
    .option(
      "--from <place>",
      "with --repair: the backup (default: backup.to of the settings); alone: verify that backup",
    )
    .option("--log", "verify the access log instead")
    .option(
      "--anchor <end>",
      "with --log: the end that an earlier run printed; it must still be there",
    )
    .option("--json", "print what was found as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex verify --deep", ""],
        ["expodex verify --from /mnt/copies/expodex", "look at the backup itself"],
        ["expodex verify --repair --from /mnt/copies/expodex", ""],
        ["expodex verify --log", "was the access log changed?"],
      ]),
    )
    .action(async (options) => {
      const { runVerify } = await import("./commands/run-verify.ts");
      await runVerify(options, terminal);
    });

  program
    .command("rekey")
    .summary("encrypt the store, or put it under another key")
    .description(
      "Seals every generation under the key while readers go on reading; a run that is cut off is resumed by\nthe next. The key that is in force (EXPODEX_KEY_FILE, EXPODEX_KEY, encryption.keyFile) opens what is there.",
    )
    .option("--key-file <file>", "the new key (default: the first one that is in force)")
    .option("--json", "print what was done as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex keygen --out store.key", "make a key"],
        ["expodex rekey --key-file store.key", "encrypt everything with it"],
      ]),
    )
    .action(async (options) => {
      const { runRekey } = await import("./commands/run-rekey.ts");
      await runRekey(options, terminal);
    });
}

function addCopyCommands(program: Command, terminal: Terminal): void {
  program
    .command("backup")
    .summary("copy the store to another disk or a bucket")
    .description(
      "Copies what the place lacks; each backup can be restored on its own. One that was cut off is resumed by\nthe next. What is encrypted stays so; no key is needed.",
    )
    .option("--to <place>", "a folder, or s3://bucket/prefix (default: backup.to of the settings)")
    .option("--incremental", "copy what the place lacks (the default)")
    .option("--full", "read everything at the place, too, and replace what is damaged there")
    .option("--prune", "then give up old backups, as backup.keep… of the settings says")
    .option("--json", "print what was done as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex backup --to /mnt/copies/expodex", ""],
        ["expodex backup --to s3://my-bucket/expodex --full --prune", ""],
        ["expodex serve --schedule", "full every night, incremental every six hours"],
      ]),
    )
    .action(async (options) => {
      const { runBackup } = await import("./commands/run-backup.ts");
      await runBackup(options, terminal);
    });

  program
    .command("restore")
    .summary("put the generation of a date back")
    .description(
      "Puts back the newest generation that was published not later than the date, after comparing every part of\nit. Never replaces a whole one without --force; what is replaced stays in the store.",
    )
    .option(
      "--at <date>",
      "2026-11-21 (its end), 2026-11-21T12:00 (UTC), or a generation (default: now)",
    )
    .option(
      "--from <place>",
      "the backup (default: backup.to of the settings, else what the store itself still holds)",
    )
    .option("--dry-run", "read and compare everything, write nothing")
    .option("--force", "replace a generation that is whole")
    .option("--json", "print what was done as JSON")
    .addHelpText(
      "after",
      examples([
        ["expodex restore --at 2026-11-21 --from /mnt/copies/expodex --dry-run", ""],
        ["expodex restore --from /mnt/copies/expodex", "the newest, after a loss"],
        ["expodex restore --at 2026-11-21T12:00 --force", "go back, without a backup"],
      ]),
    )
    .action(async (options) => {
      const { runRestore } = await import("./commands/run-restore.ts");
      await runRestore(options, terminal);
    });
}
