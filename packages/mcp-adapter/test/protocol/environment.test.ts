import type { DocsIndex } from "@expodex/core/read";
import { describe, expect, it } from "vitest";
import { type Environment, withContext } from "../../src/protocol/environment.ts";
import { createSession } from "../../src/session.ts";

describe("withContext", () => {
  const clock = () => 0;
  const session = createSession("test", { perMinute: 0, burst: 1 }, clock);
  const environment = (behindMs: number): Environment => ({
    docs: async () => ({}) as DocsIndex,
    project: () => undefined,
    sdk: undefined,
    timeoutMs: 30_000,
    queue: { enter: () => behindMs },
    clock,
    log: () => {},
  });
  const { signal } = new AbortController();

  it("refuses a call that has waited too long behind others, with the time after which it may come again", async () => {
    const answer = withContext(environment(30_400), session, signal, async () => "done");
    await expect(answer).rejects.toMatchObject({
      failure: {
        code: -32_000,
        name: "OVERLOADED",
        next: "wait 31 s, then call again",
        retryAfterSeconds: 31,
      },
    });
  });

  it("runs a call that has not", async () => {
    expect(await withContext(environment(0), session, signal, async () => "done")).toBe("done");
  });
});
