/** What is known of the project that the server stands in. */
import type { Sdk } from "@expodex/core/read";

/** A project, as far as its files tell. */
export interface ProjectFacts {
  /** Absolute path of the folder that holds its `package.json`. */
  directory: string;
  /** The SDK that is installed, else the one that `package.json` asks for. */
  sdk?: Sdk;
  /** Installed versions by package, else the ranges that `package.json` asks for. */
  packages: ReadonlyMap<string, string>;
  /** Absolute path of `app.json`, `app.config.js` or `app.config.ts`. */
  appConfigPath?: string;
}
