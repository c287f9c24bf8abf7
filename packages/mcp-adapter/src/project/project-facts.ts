/** What is known of the project that the server stands in. */
import type { Sdk } from "@expodex/core/read";

/** A project, as far as its files tell. */
export interface ProjectFacts {
  /** Absolute path of the folder that holds its `package.json`. */
  directory: string;
  /** The SDK that is installed, else the one of the lock file, of `package.json` or of `app.json`. */
  sdk?: Sdk;
  /** Absolute path of the file that says so. */
  sdkFile?: string;
  /** Projects of one repository that are on different SDKs; `sdk` is then absent. */
  differing?: readonly { directory: string; sdk: Sdk }[];
  /** Installed versions by package, else the ranges that `package.json` asks for. */
  packages: ReadonlyMap<string, string>;
  /** Absolute path of `app.json`, or of another of Expo's configuration files; those that are programs are never run. */
  appConfigPath?: string;
}
