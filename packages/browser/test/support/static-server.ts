/** Starts the server of static files in a process of its own, and ends it. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What is done with requests whose path matches. */
export interface ServerRule {
  /** A regular expression. */
  match: string;
  /** Uses the rule so often. @default for ever */
  times?: number;
  /** Answers this status, without the file. */
  status?: number;
  delayMs?: number;
  /** Closes the connection instead of answering. */
  cut?: boolean;
  /** Answers other bytes, as many as the file has. */
  damaged?: boolean;
  headers?: Record<string, string>;
}

/** What a server does. */
export interface ServerConfig {
  /** Folders, by what paths begin with; the first that has a file gives it. */
  mounts: { prefix: string; folder: string }[];
  rules?: ServerRule[];
  /** Of every answer. */
  headers?: Record<string, string>;
  delayMs?: number;
  /** Compresses texts, as hosts do. @default false */
  gzip?: boolean;
  /** Of a line that all answers share; 0 for one without bound. @default 0 */
  bytesPerSecond?: number;
  /** Whether parts of files are given. @default true */
  ranges?: boolean;
  port?: number;
  /** Speaks HTTP/2 with it, in PEM. @default HTTP/1.1 */
  certificate?: { key: string; cert: string };
}

/** A request that was answered. */
export interface LoggedRequest {
  path: string;
  status: number;
  bytes: number;
  range?: string;
  startedMs: number;
  endedMs?: number;
}

/** A server that runs. */
export interface StaticServer {
  /** Its address, ending in a slash. */
  url: string;
  set(config: Partial<ServerConfig>): Promise<void>;
  /** What it was asked, in order, since it started or since `forget`. */
  log(): Promise<LoggedRequest[]>;
  forget(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server and waits until it listens. */
export async function startStaticServer(config: ServerConfig): Promise<StaticServer> {
  const file = fileURLToPath(new URL("./static-server.mjs", import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(config)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const [url, told = url] = (await firstLine(child)).split(" ") as [string, string?];
  return {
    url,
    async set(more) {
      await fetch(`${told}__set`, { method: "POST", body: JSON.stringify(more) });
    },
    log: async () => (await (await fetch(`${told}__log`)).json()) as LoggedRequest[],
    forget: async () => void (await fetch(`${told}__forget`)),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
  };
}

/** Rounds that requests came in: a new one begins where none was under way. */
export function roundsOf(requests: readonly LoggedRequest[]): number {
  let rounds = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { startedMs, endedMs = startedMs } of requests) {
    if (startedMs > end) rounds++;
    end = Math.max(end, endedMs);
  }
  return rounds;
}

/** Requests that were under way at once, at the most. */
export function mostAtOnce(requests: readonly LoggedRequest[]): number {
  let most = 0;
  for (const { startedMs } of requests) {
    const open = requests.filter(
      (other) => other.startedMs <= startedMs && (other.endedMs ?? startedMs) > startedMs,
    );
    most = Math.max(most, open.length);
  }
  return most;
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
