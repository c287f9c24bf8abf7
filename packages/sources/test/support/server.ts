/** Starts a server of `test/support` in a process of its own, and ends it. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A server that runs. */
export interface TestServer {
  /** Its address, ending in a slash. */
  url: string;
  /** What it was asked, in order, since it started or since `forget`. */
  log(): Promise<{ path: string; status: number }[]>;
  forget(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `<script>.mjs` and waits until it listens. */
export async function startServer(
  script: "registry-server" | "site-server",
  config: unknown = {},
): Promise<TestServer> {
  const file = fileURLToPath(new URL(`./${script}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(config)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await firstLine(child);
  return {
    url,
    log: async () =>
      (await (await fetch(`${url}__log`)).json()) as { path: string; status: number }[],
    forget: async () => void (await fetch(`${url}__forget`)),
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
  };
}

/** The first line that a process prints. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += String(chunk);
      const end = text.indexOf("\n");
      if (end >= 0) resolve(text.slice(0, end));
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it printed a line`)));
  });
}
