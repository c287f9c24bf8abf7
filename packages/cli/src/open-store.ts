/** Opens the store that commands share to write, verify or copy it. */
import { resolve } from "node:path";
import type { Store } from "@expodex/core/read";
import type { NodeStore } from "@expodex/node-store";
import type { Configuration } from "@expodex/node-store/config";
import { storeFolder, storeKeys } from "./default-store.ts";
import { readSettings } from "./settings.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

/** Opens it with the keys and bounds that settings name. @throws ExpodexError CONFIG_INVALID, INVALID_OPTION, KEY_MISSING, STORE_FAILED */
export async function openStore(
  terminal: Terminal,
  configuration?: Configuration,
): Promise<NodeStore> {
  const { values } = configuration ?? (await readSettings(terminal));
  const [{ openNodeStore }, keys, folder] = await Promise.all([
    import("@expodex/node-store"),
    storeKeys(terminal, values.encryption.keyFile),
    storeFolder(terminal),
  ]);
  return openNodeStore(folder, {
    keep: values.store.keep,
    log: (line) => terminal.say(terminal.errorStyle.yellow(`expodex: ${line}`)),
    ...(keys === undefined ? {} : { keys }),
  });
}

/**
 * Opens a place where backups go: a folder, or `s3://bucket/prefix`.
 *
 * @throws UsageError for an address of another kind
 */
export async function openBackupPlace(place: string, { cwd, env }: Terminal): Promise<Store> {
  const { diskStore, s3Store } = await import("@expodex/node-store");
  const address = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/iu.exec(place);
  if (address === null) return diskStore(resolve(cwd, place));
  const [, scheme = "", rest = ""] = address;
  const [bucket = "", ...prefix] = rest.split("/");
  if (scheme.toLowerCase() !== "s3" || bucket === "")
    throw new UsageError(
      `${JSON.stringify(place)} is no place for backups`,
      "name a folder, or a bucket: s3://bucket/prefix",
    );
  const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL;
  return s3Store({
    bucket,
    prefix: prefix.join("/").replace(/\/+$/u, ""),
    ...(endpoint === undefined || endpoint === "" ? {} : { endpoint }),
    ...(env.AWS_REGION === undefined || env.AWS_REGION === "" ? {} : { region: env.AWS_REGION }),
  });
}
