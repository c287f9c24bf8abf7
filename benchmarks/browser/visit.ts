/** One visitor's tab in Chromium, and what the server saw of it. */
import type { Browser, CDPSession, Page } from "playwright-core";
import {
  type LoggedRequest,
  roundsOf,
  type StaticServer,
} from "../../packages/browser/test/support/static-server.ts";
import type { Visit } from "./rows.ts";

/** What the page's driver says of one search. */
export interface Found {
  firstMs: number;
  finalMs: number;
  hits: number;
  urls?: string[];
}

/** Which page is visited: ours, or a peer's. */
export interface Visited {
  server: StaticServer;
  /** Page below the server's address. */
  page: string;
  /** Whether the driver takes attributes of the widget. */
  isOurs: boolean;
}

/** A tab that is open. */
export interface Visitor {
  page: Page;
  session: CDPSession;
  find(query: string, attributes?: Record<string, string>): Promise<Found>;
  /** What was asked of the server since the last call; pages and their drivers are left out. */
  cost(): Promise<Visit & { log: LoggedRequest[] }>;
  close(): Promise<void>;
}

/** A page's own files, which every site has without a search too. */
const OWN = /(?:^\/|\.html|driver\.js|peer\.js|site\.css|\.ico)$/u;

/** Loaded after results stand, which nobody waits for: beside the next search it would hide where a round of that ends. */
const BESIDE = /search-preview\.js$/u;

/** Opens a tab that knows nothing of another, and waits until the page stands. */
export async function visit(
  browser: Browser,
  { server, page: path }: Visited,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Visitor> {
  // Nobody vouches for the certificates that servers of benchmarks speak HTTP/2 with.
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  const page = await context.newPage();
  await server.forget();
  await page.goto(`${server.url}${path}`, { waitUntil: "load" });
  await page.waitForFunction(() => "driver" in globalThis);
  const session = await context.newCDPSession(page);
  return {
    page,
    session,
    find: (query, attributes = {}) =>
      page.evaluate(
        ([text, given]) =>
          (
            globalThis as unknown as {
              driver: { find(query: string, attributes: object): Promise<Found> };
            }
          ).driver.find(text, given),
        [query, attributes] as const,
      ),
    async cost() {
      // What came in with the answers is logged when connections close, which takes a moment.
      await page.waitForTimeout(60);
      const log = (await server.log()).filter(({ path: asked }) => !OWN.test(asked));
      await server.forget();
      return {
        bytes: log.reduce((sum, { bytes }) => sum + bytes, 0),
        requests: log.length,
        rounds: roundsOf(log.filter(({ path: asked }) => !BESIDE.test(asked))),
        log,
      };
    },
    close: () => context.close(),
  };
}
