import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What the service saw of one mode. */
export interface GenerationLog {
  requests: {
    path: string;
    authorization?: string;
    key?: string;
    version?: string;
    body: Record<string, unknown>;
  }[];
  /** Requests that were ended before their answer was. */
  aborted: number;
}

/** Starts the generating service in its own process. */
export async function startGenerationService() {
  const file = fileURLToPath(new URL("./generation-service.mjs", import.meta.url));
  const child = fork(file, { stdio: ["ignore", "pipe", "inherit", "ipc"], execArgv: [] });
  const [line] = (await once(child.stdout!, "data")) as [Buffer];
  const url = line.toString().trim();
  return {
    url,
    log: async (mode: string) => (await (await fetch(`${url}/${mode}`)).json()) as GenerationLog,
    stop: async () => {
      child.kill();
      await once(child, "exit");
    },
  };
}
