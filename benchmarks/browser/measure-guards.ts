/** What may not go wrong: accessibility in every state, a strict policy, the network gone, a failing file. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { StaticServer } from "../../packages/browser/test/support/static-server.ts";
import { WIDGET_STATES } from "../../packages/browser/test/support/widget-states.ts";
import type { Row } from "./rows.ts";
import { type Visited, visit } from "./visit.ts";

/** The policy of a strict page. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const SCHEMES: BrowserContextOptions[] = [
  { colorScheme: "light" },
  { colorScheme: "dark" },
  { colorScheme: "light", forcedColors: "active" },
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** Names of the rules that a page breaks, best practices included. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: unknown[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id} (${nodes.length})`);
  });
}

/** Every state in every scheme; in the first alone, where it has to be quick. */
export async function measureAccess(
  browser: Browser,
  server: StaticServer,
  query: string,
  isQuick: boolean,
): Promise<Row[]> {
  const broken: string[] = [];
  let looked = 0;
  for (const scheme of isQuick ? SCHEMES.slice(0, 1) : SCHEMES) {
    for (const state of WIDGET_STATES) {
      await server.set({ rules: [], delayMs: 0, bytesPerSecond: 0, headers: {} });
      const visitor = await visit(browser, { server, page: "", isOurs: true }, scheme);
      const name = `${state.name}, ${scheme.forcedColors === "active" ? "forced" : scheme.colorScheme}`;
      try {
        await state.enter({ page: visitor.page, server, query });
        // Colours in the middle of a transition are of no scheme.
        await visitor.page.waitForTimeout(300);
        broken.push(...(await axeViolations(visitor.page)).map((rule) => `${name}: ${rule}`));
        looked++;
      } catch (error) {
        broken.push(`${name}: not entered, ${String(error).split("\n")[0]}`);
      }
      await visitor.close();
    }
  }
  await server.set({ rules: [] });
  for (const line of broken) console.error(`axe: ${line}`);
  return [
    {
      what: `axe, best practices included: violations in ${looked} states and schemes`,
      goal: "0",
      ours: String(broken.length),
      isMet: broken.length === 0,
    },
  ];
}

/** A visit under the strict policy: what the browser refused, and how many pages were shown. */
export async function underPolicy(
  browser: Browser,
  visited: Visited,
  query: string,
  policy = POLICY,
): Promise<{ refused: number; hits: number }> {
  await visited.server.set({
    rules: [],
    delayMs: 0,
    bytesPerSecond: 0,
    headers: { "content-security-policy": policy },
  });
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const own = globalThis as unknown as { refused: string[] };
    own.refused = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      own.refused.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto(`${visited.server.url}${visited.page}`);
  const hits = await page
    .waitForFunction(() => "driver" in globalThis, undefined, { timeout: 10_000 })
    .then(() =>
      page.evaluate(
        (text) =>
          Promise.race([
            (
              globalThis as unknown as {
                driver: { find(query: string): Promise<{ hits: number }> };
              }
            ).driver
              .find(text)
              .then(
                ({ hits }) => hits,
                () => 0,
              ),
            new Promise<number>((resolve) => setTimeout(() => resolve(0), 15_000)),
          ]),
        query,
      ),
    )
    .catch(() => 0);
  const refused = await page.evaluate(
    () => (globalThis as unknown as { refused: string[] }).refused,
  );
  await context.close();
  await visited.server.set({ headers: {} });
  // The page's empty icon is the benchmark's own.
  const counted = refused.filter((line) => !line.startsWith("img-src"));
  for (const line of counted) if (visited.isOurs) console.error(`policy: ${line}`);
  return { refused: counted.length, hits };
}

/** Rows of the strict policy. */
export async function measurePolicy(
  browser: Browser,
  ours: Visited,
  peer: Visited | undefined,
  query: string,
): Promise<Row[]> {
  const own = await underPolicy(browser, ours, query);
  const theirs = peer && (await underPolicy(browser, peer, query));
  const say = ({ refused, hits }: { refused: number; hits: number }) => `${refused}, ${hits} pages`;
  return [
    {
      what: "strict policy with Trusted Types: refusals, and pages shown",
      goal: "0, shown",
      ours: say(own),
      ...(theirs === undefined ? {} : { pagefind: say(theirs) }),
      isMet: own.refused === 0 && own.hits > 0,
    },
  ];
}

/** Rows of the network gone, and of a file that fails. */
export async function measureFailures(
  browser: Browser,
  ours: Visited,
  queries: readonly string[],
): Promise<Row[]> {
  const { server } = ours;
  const [first = "", second = first] = queries;
  await server.set({ rules: [], delayMs: 0, bytesPerSecond: 0 });
  const offline = await visit(browser, ours);
  await offline.find(first);
  await offline.page.context().setOffline(true);
  const again = await offline.find(first);
  const other = await offline.find(second);
  await offline.close();
  const prefetched = await visit(browser, ours);
  await prefetched.page.evaluate(async () => {
    const address = new URL("expodex/index.js", location.href).href;
    const { loadDocsSearch } = await import(address);
    const docs = await loadDocsSearch("docs-index/");
    await docs.prefetch();
    docs.close();
  });
  await prefetched.find(first);
  await prefetched.page.context().setOffline(true);
  const unseen = await prefetched.find(second);
  await prefetched.close();
  await server.set({ rules: [{ match: "/docs-index/.*/d\\d+[.]bin$", status: 500 }] });
  const partial = await visit(browser, ours);
  const lacking = await partial.find(first);
  await server.set({ rules: [] });
  await partial.page.locator("expo-docs-search [part~=retry]").click();
  const isMended = await partial.page
    .locator("expo-docs-search [role=option] mark, expo-docs-search [part~=excerpt]")
    .first()
    .waitFor({ timeout: 10_000 })
    .then(
      () => true,
      () => false,
    );
  await partial.close();
  return [
    {
      what: "offline: the same query again, another, another after prefetch: pages",
      goal: "shown, –, shown",
      ours: `${again.hits}, ${other.hits}, ${unseen.hits}`,
      isMet: again.hits > 0 && unseen.hits > 0,
    },
    {
      what: "texts fail: pages shown without, texts after trying again",
      goal: "shown, yes",
      ours: `${lacking.hits}, ${isMended ? "yes" : "no"}`,
      isMet: lacking.hits > 0 && isMended,
    },
  ];
}
