/**
 * What is known of a client: where its file stands, how it spells a server, and how else one is added to it.
 *
 * Responsible for: the shape of that knowledge; one file of `clients/` holds each client's. Not responsible for: editing.
 */

/** The name under which clients know the server. No client keeps it for itself. */
export const SERVER_NAME = "expodex";

/** How a client reaches the server: by starting it, or at an address. */
export type SetupServer =
  | { kind: "stdio"; command: string; args: readonly string[] }
  | { kind: "http"; url: string };

/** Whose file is meant: everything that the person does, or one project. */
export type SetupScope = "user" | "project";

/** The machine, as far as paths depend on it. */
export interface SetupPlace {
  platform: NodeJS.Platform;
  /** Absolute path of the person's folder. */
  home: string;
  /** Absolute path of the project's folder. */
  project: string;
  env: Readonly<Record<string, string | undefined>>;
}

/** What stands under the server's name in a client's file. */
export type SetupEntry = Readonly<Record<string, string | readonly string[]>>;

/** A client, as data. */
export interface SetupClient {
  name: string;
  /** As its makers write it. */
  title: string;
  format: "json" | "toml";
  /** Key of the table that holds the servers. */
  container: string;
  /** Absolute path of the file; a scope that the client does not have is absent. */
  files: { user: (place: SetupPlace) => string; project?: (place: SetupPlace) => string };
  /** Spells a server; undefined where the client's file cannot name one of that kind. */
  entry(server: SetupServer, scope: SetupScope): SetupEntry | undefined;
  /** What to do instead where `entry` gives nothing. */
  instead?: string;
  /** An address that adds the server when it is opened. */
  link?(entry: SetupEntry): string;
  /** The words of the client's own command that does the same. */
  command?(server: SetupServer, scope: SetupScope): readonly string[];
  /** What makes the client notice. */
  afterwards: string;
}

/** `command` and `args` with what a client wants beside them, or `url` under the key that it wants. */
export function entryOf(
  server: SetupServer,
  spelling: { stdio?: SetupEntry; http?: SetupEntry; url?: string } = {},
): SetupEntry {
  return server.kind === "stdio"
    ? { ...spelling.stdio, command: server.command, args: server.args }
    : { ...spelling.http, [spelling.url ?? "url"]: server.url };
}

/** Adds the open folder as the project, for editors that replace the word and start servers elsewhere. */
export function inWorkspace(server: SetupServer, scope: SetupScope): SetupServer {
  if (server.kind === "http" || scope === "user" || server.args.includes("--project"))
    return server;
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the editor replaces the word, not JavaScript.
  return { ...server, args: [...server.args, "--project", "${workspaceFolder}"] };
}
