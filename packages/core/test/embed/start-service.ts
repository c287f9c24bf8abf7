import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the service saw of one mode. */
export interface ServiceLog {
  requests: {
    path: string;
    authorization?: string;
    body: Record<string, unknown>;
    texts: string[];
  }[];
  /** Most requests at once. */
  most: number;
}

/** Starts the embedding service in its own process. */
export async function startService() {
  const file = fileURLToPath(new URL("./embedding-service.mjs", import.meta.url));
  const child = fork(file, { stdio: ["ignore", "pipe", "inherit", "ipc"], execArgv: [] });
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  const url = line.toString().trim();
  return {
    url,
    log: async (mode: string) => (await (await fetch(`${url}/${mode}`)).json()) as ServiceLog,
    stop: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
}
