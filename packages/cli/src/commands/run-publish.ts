/** `expodex publish`: writes the current generation as one signed file that others can pull. */
import { resolve } from "node:path";
import { writeIndexFile } from "../index-file.ts";
import { openStore } from "../open-store.ts";
import { bytes, count } from "../output/figures.ts";
import { formatRows } from "../output/rows.ts";
import { readSettings } from "../settings.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { toJson } from "./search-flags.ts";

/** Flags of `expodex publish`. */
export interface PublishFlags {
  sign?: string;
  out: string;
  generation?: string;
  json?: boolean;
}

/** Signs and writes. */
export async function runPublish(flags: PublishFlags, terminal: Terminal): Promise<void> {
  const configuration = await readSettings(terminal);
  const { signingKey } = configuration.values.sharing;
  const key = flags.sign === undefined ? signingKey : resolve(terminal.cwd, flags.sign);
  if (key === undefined)
    throw new UsageError(
      "publish needs a key to sign with",
      "make one: expodex keygen --sign --out team.key; then: expodex publish --sign team.key",
    );
  const { publishSnapshot, readSecretFile } = await import("@expodex/node-store");
  const pem = await readSecretFile(key);
  const store = await openStore(terminal, configuration);
  try {
    const { bytes: snapshot, generation } = await store.readSnapshot(flags.generation);
    const { file, facts, signedBy } = await publishSnapshot(snapshot, { signingKey: pem });
    const out = resolve(terminal.cwd, flags.out);
    await writeIndexFile(out, file);
    if (flags.json === true) {
      terminal.write(
        toJson({
          file: out,
          generation: generation.id,
          signedBy,
          ...facts,
        }),
      );
      return;
    }
    terminal.write(
      formatRows(
        [
          ["file", `${out} (${bytes(file.length)})`],
          ["generation", generation.id],
          ["SDKs", facts.sdks.join(", ") || "none"],
          ["documents", count(facts.documents)],
          ["signed by", signedBy],
        ],
        terminal.style,
      ),
    );
  } finally {
    await store.close();
  }
}
