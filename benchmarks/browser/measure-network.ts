/**
 * What searching costs over the network: bytes, requests and rounds as the server saw them, and time over a slow line.
 *
 * Over HTTP/2, as from nearly every host of static files; rounds over HTTP/1.1, on which browsers have six requests under way, beside.
 */
import type { Browser } from "playwright-core";
import { atMost, type Row, spread, type Visit } from "./rows.ts";
import { type Visited, visit } from "./visit.ts";

const KILOBYTE = 1024;
/** Rounds are told apart by answers that take longer than what pages do between asking, as on a slow line. */
const ROUND_MS = 150;
/** Slow 4G, as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s. */
const SLOW = { delayMs: 150, bytesPerSecond: 1_600_000 / 8 };

interface Costs {
  /** Before anybody meant to search. */
  idle: Visit[];
  first: Visit[];
  following: Visit[];
}

/** Lets each query be a visitor's first, and the next one the second. */
async function measureCosts(
  browser: Browser,
  visited: Visited,
  queries: readonly string[],
  attributes: Record<string, string>,
): Promise<Costs> {
  await visited.server.set({ delayMs: ROUND_MS, bytesPerSecond: 0 });
  const costs: Costs = { idle: [], first: [], following: [] };
  for (const [number, query] of queries.entries()) {
    const visitor = await visit(browser, visited);
    costs.idle.push(await visitor.cost());
    await visitor.find(query, attributes);
    const first = await visitor.cost();
    costs.first.push(first);
    await visitor.find(queries[(number + 1) % queries.length] ?? query, attributes);
    costs.following.push(await visitor.cost());
    await visitor.close();
  }
  return costs;
}

const kilobytes = (visits: readonly Visit[]) => visits.map(({ bytes }) => bytes / KILOBYTE);

/** Whether a query is in letters that English has. */
const isEnglish = (query: string) => /^[\0-\x7f]*$/u.test(query);

/** Rows of bytes, requests and rounds. */
export async function measureNetwork(
  browser: Browser,
  ours: Visited,
  /** The same over HTTP/1.1, where `ours` is over HTTP/2. */
  plain: Visited | undefined,
  peer: Visited | undefined,
  queries: readonly string[],
): Promise<Row[]> {
  const theirs = peer && (await measureCosts(browser, peer, queries, {}));
  const overPlain = plain && (await measureCosts(browser, plain, queries, { mode: "hybrid" }));
  const keyword = await measureCosts(browser, ours, queries, { mode: "keyword" });
  const hybrid = await measureCosts(browser, ours, queries, { mode: "hybrid" });
  const idle = Math.max(...hybrid.idle.map(({ bytes }) => bytes));
  const requestsOf = (visits: readonly Visit[] = []) => visits.map(({ requests }) => requests);
  const roundsIn = (visits: readonly Visit[] = []) => visits.map(({ rounds }) => rounds);
  const peerFirst = kilobytes(theirs?.first ?? []);
  const peerFollowing = kilobytes(theirs?.following ?? []);
  return [
    atMost("scripts on page load, gzip", idle / KILOBYTE, 3, { unit: " KB", digits: 1 }),
    {
      what: "requests before somebody means to search, the loader left out",
      goal: "0",
      ours: String(Math.max(...requestsOf(hybrid.idle)) - 1),
      isMet: Math.max(...requestsOf(hybrid.idle)) <= 1,
    },
    spread(
      "first keyword result, KB, scripts included, p50 / p90",
      kilobytes(keyword.first),
      { p50: 75, p90: 95 },
      peerFirst,
    ),
    spread(
      "first hybrid result, KB, scripts included",
      kilobytes(hybrid.first),
      { p90: 150 },
      peerFirst,
    ),
    spread(
      "following keyword query, KB",
      kilobytes(keyword.following),
      { p50: 25, p90: 40 },
      peerFollowing,
    ),
    spread(
      "following hybrid query, KB",
      kilobytes(hybrid.following),
      { p50: 50, p90: 60 },
      peerFollowing,
    ),
    ...(["", "in English", "in other languages"] as const).flatMap((which) => {
      const isWanted = (_: unknown, at: number) =>
        which === "" || isEnglish(queries[at]!) === (which === "in English");
      const isNextWanted = (_: unknown, at: number) =>
        isWanted(_, (at + 1) % Math.max(1, queries.length));
      const of = which === "" ? "" : `, ${queries.filter(isWanted).length} queries ${which}`;
      return [
        spread(
          `rounds, cold, scripts included${of}`,
          roundsIn(hybrid.first).filter(isWanted),
          { p90: 3, digits: 0 },
          roundsIn(theirs?.first).filter(isWanted),
        ),
        spread(
          `rounds, warm${of}`,
          roundsIn(hybrid.following).filter(isNextWanted),
          { p90: 2, digits: 0 },
          roundsIn(theirs?.following).filter(isNextWanted),
        ),
      ];
    }),
    ...(overPlain === undefined
      ? []
      : [
          spread("over HTTP/1.1: rounds, cold", roundsIn(overPlain.first), { digits: 0 }),
          spread("over HTTP/1.1: rounds, warm", roundsIn(overPlain.following), { digits: 0 }),
        ]),
    spread(
      "requests, cold",
      requestsOf(hybrid.first),
      { p90: 20, digits: 0 },
      requestsOf(theirs?.first),
    ),
  ];
}

interface Times {
  coldFirst: number[];
  coldFinal: number[];
  warmFirst: number[];
  warmFinal: number[];
}

async function measureTimes(
  browser: Browser,
  visited: Visited,
  queries: readonly string[],
): Promise<Times> {
  await visited.server.set(SLOW);
  const times: Times = { coldFirst: [], coldFinal: [], warmFirst: [], warmFinal: [] };
  for (const [number, query] of queries.entries()) {
    const visitor = await visit(browser, visited);
    const cold = await visitor.find(query);
    times.coldFirst.push(cold.firstMs / 1000);
    times.coldFinal.push(cold.finalMs / 1000);
    const warm = await visitor.find(queries[(number + 1) % queries.length] ?? query);
    times.warmFirst.push(warm.firstMs / 1000);
    times.warmFinal.push(warm.finalMs / 1000);
    await visitor.close();
  }
  return times;
}

/** Rows of time over a slow line. Connections are open already: neither DNS nor TLS is in them. */
export async function measureSlowLine(
  browser: Browser,
  ours: Visited,
  peer: Visited | undefined,
  queries: readonly string[],
): Promise<Row[]> {
  const own = await measureTimes(browser, ours, queries);
  const theirs = peer && (await measureTimes(browser, peer, queries));
  const seconds = { digits: 2 };
  return [
    spread(
      "Slow 4G, cold: first result painted, s, p50 / p90",
      own.coldFirst,
      { p50: 1, ...seconds },
      theirs?.coldFirst,
    ),
    spread("Slow 4G, cold: last result with text, s", own.coldFinal, seconds, theirs?.coldFinal),
    spread(
      "Slow 4G, warm: first result painted, s",
      own.warmFirst,
      { p50: 0.45, ...seconds },
      theirs?.warmFirst,
    ),
    spread("Slow 4G, warm: last result with text, s", own.warmFinal, seconds, theirs?.warmFinal),
  ];
}
