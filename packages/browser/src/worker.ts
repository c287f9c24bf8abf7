/** The worker that `loadDocsSearch` starts, a script complete by itself. */
import { type Port, servePage } from "./client/serve-page.ts";

servePage(globalThis as unknown as Port);
