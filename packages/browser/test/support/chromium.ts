/**
 * A real browser for tests: Chromium, launched once a test file, and a site for its pages from another process.
 *
 *     describeInChromium("loadDocsSearch", (tabs) => {
 *       it("…", async () => { const { page, problems } = await tabs.open(); … });
 *     });
 *
 * Chromium is the one that `EXPODEX_CHROMIUM` names, else one that is in the path. Without any, tests are skipped, and a line says so.
 */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, describe } from "vitest";
import { chromiumPath, launchChromium } from "./launch-chromium.ts";

/** A tab with what went wrong in it. */
export interface Tab {
  page: Page;
  context: BrowserContext;
  /** Uncaught errors, and messages of the console that are errors: refusals of the page's security policy are among them. */
  problems: string[];
}

/** Opens tabs. Each has a context of its own, so that nothing is kept from another, unless one is given. */
export interface Tabs {
  open(options?: Parameters<Browser["newContext"]>[0], context?: BrowserContext): Promise<Tab>;
}

/** Describes what is true in Chromium; skipped, with a line that says so, where there is none. */
export function describeInChromium(name: string, body: (tabs: Tabs) => void): void {
  const executablePath = chromiumPath();
  if (executablePath === undefined) {
    process.stdout.write(`skipped: ${name} in Chromium, as there is none (EXPODEX_CHROMIUM)\n`);
  }
  describe.skipIf(executablePath === undefined)(name, () => {
    let launched: Promise<Browser> | undefined;
    afterAll(async () => (await launched)?.close());
    body({
      async open(options, given) {
        launched ??= launchChromium(executablePath!);
        const context = given ?? (await (await launched).newContext(options));
        const page = await context.newPage();
        const problems: string[] = [];
        page.on("pageerror", (error) => problems.push(String(error)));
        page.on("console", (message) => {
          if (message.type() === "error") problems.push(message.text());
        });
        return { page, context, problems };
      },
    });
  });
}

/** The rules of a strict page: no inline script, nothing from elsewhere, Trusted Types. */
export const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
].join("; ");
