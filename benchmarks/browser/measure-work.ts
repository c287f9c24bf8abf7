/** What searching costs the page: work of its thread for each key, delays that a person feels, memory. */
import type { Browser, CDPSession } from "playwright-core";
import { atMost, type Row } from "./rows.ts";
import { type Visited, type Visitor, visit } from "./visit.ts";

/** A phone is about so many times slower than the machine that tests. */
const THROTTLE = 4;
/** Between keys, as somebody types who is quick. */
const KEY_MS = 120;
const TYPED = "ask for camera permissions";

/** Milliseconds of processor time of the page's thread so far: of scripts, of finding out where things stand, of everything. */
async function workMs(
  session: CDPSession,
): Promise<{ script: number; layout: number; all: number }> {
  const { metrics } = await session.send("Performance.getMetrics");
  const ms = (wanted: string) =>
    1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
  return {
    script: ms("ScriptDuration"),
    layout: ms("LayoutDuration") + ms("RecalcStyleDuration"),
    all: ms("TaskDuration"),
  };
}

/** Types into the field that has the focus, and gives what a key costs. */
async function typeKeys({
  page,
  session,
}: Visitor): Promise<{ layout: number; all: number; script: number }> {
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
  await page.waitForTimeout(500);
  const before = await workMs(session);
  for (const letter of TYPED) {
    await page.keyboard.press(letter === " " ? "Space" : letter);
    await page.waitForTimeout(KEY_MS);
  }
  await page.waitForTimeout(500);
  const after = await workMs(session);
  const perKey = (part: keyof typeof before) => (after[part] - before[part]) / TYPED.length;
  return { script: perKey("script"), layout: perKey("layout"), all: perKey("all") };
}

/** What the page's driver has told so far. */
function told(): { interactions: number[]; shifted: number } {
  const { driver } = globalThis as unknown as {
    driver: { interactions: number[]; shifted: number };
  };
  return { interactions: driver.interactions, shifted: driver.shifted };
}

/** Types into the open dialog, and measures what the keys cost; beside it, a bare field in a bare dialog on the same page. */
export async function measureKeys(browser: Browser, ours: Visited): Promise<Row[]> {
  await ours.server.set({ delayMs: 0, bytesPerSecond: 0 });
  const visitor = await visit(browser, ours);
  const { page } = visitor;
  // The first search loads and compiles; keys after it are what is felt.
  await visitor.find("notifications");
  const { shifted } = await page.evaluate(told);
  await page.keyboard.press("Control+A");
  const key = await typeKeys(visitor);
  const { interactions, shifted: shiftedByTyping } = await page.evaluate(told);
  await visitor.close();
  const bare = await visit(browser, ours);
  await bare.page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.append(document.createElement("input"));
    document.body.append(dialog);
    dialog.showModal();
  });
  const plain = await typeKeys(bare);
  await bare.close();
  // Interactions below 16 ms are not told.
  const slowest = Math.max(16, ...interactions);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [
    atMost(`scripts of the page's thread for a key, ${THROTTLE} × throttled`, key.script, 8, {
      unit: " ms",
      digits: 1,
    }),
    {
      what: "styles and layout for a key, and all with painting in software",
      goal: "",
      ours: `${ms(key.layout)}, ${ms(key.all)}`,
    },
    {
      what: "the same of a bare field in a bare dialog, which finds nothing",
      goal: "",
      ours: `${ms(plain.layout)}, ${ms(plain.all)}`,
    },
    atMost(`slowest interaction while typing, ${THROTTLE} × throttled`, slowest, 100, {
      unit: " ms",
    }),
    atMost("layout shift (CLS) until the first results stand", shifted, 0, { digits: 3 }),
    {
      what: "layout shift (CLS) until the last key of a query, throttled",
      goal: "",
      ours: shiftedByTyping.toFixed(3),
    },
  ];
}

/** Everything that the heap holds, after it was swept. */
async function heapBytes(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const usage = (await session.send("Runtime.getHeapUsage")) as {
    usedSize: number;
    embedderHeapUsedSize?: number;
    backingStorageSize?: number;
  };
  return usage.usedSize + (usage.embedderHeapUsedSize ?? 0) + (usage.backingStorageSize ?? 0);
}

/** Searches ten times without a worker, so that all that is kept lies in one heap. */
export async function measureMemory(
  browser: Browser,
  ours: Visited,
  peer: Visited | undefined,
  queries: readonly string[],
): Promise<Row[]> {
  async function kept(visited: Visited, attributes: Record<string, string>): Promise<number> {
    await visited.server.set({ delayMs: 0, bytesPerSecond: 0 });
    const visitor = await visit(browser, visited);
    const before = await heapBytes(visitor.session);
    for (const query of queries.slice(0, 10)) await visitor.find(query, attributes);
    const after = await heapBytes(visitor.session);
    await visitor.close();
    return (after - before) / 2 ** 20;
  }
  const own = await kept(ours, { worker: "off" });
  const row = atMost("memory after 10 searches, all on the page's thread", own, 15, {
    unit: " MB",
    digits: 1,
  });
  if (peer === undefined) return [row];
  const theirs = await kept(peer, {});
  return [{ ...row, pagefind: `${theirs.toFixed(1)} MB, its worker left out` }];
}
