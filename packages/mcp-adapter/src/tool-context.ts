/** What a tool, a resource or a prompt is given beside its arguments. */
import type { Clock, DocsIndex, Log, Sdk } from "@expodex/core/read";
import type { ClientModel } from "./client-model.ts";
import type { ProjectFacts } from "./project/project-facts.ts";
import type { Session } from "./session.ts";

/** Everything of the outside world that a call may use. */
export interface ToolContext {
  /** The index that is current at the call. */
  docs: DocsIndex;
  session: Session;
  /** The project as it is at the call; absent where the server stands in none. */
  project: ProjectFacts | undefined;
  /** The SDK that a call without `sdk_version` means: the one that the server was started for, else the project's. */
  preferredSdk: Sdk | undefined;
  /** Raised when the client cancels, the connection ends or the call takes too long. */
  signal: AbortSignal;
  /** The client's own model; absent where the client lends none. */
  clientModel?: ClientModel;
  clock: Clock;
  log: Log;
}
