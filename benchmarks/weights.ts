/**
 * Learns the weights of ranking by cross-validation, and says what that is worth on questions that were not learned from.
 *
 *     npm run bench:weights -- --docs <folder> | --snapshot <file>  --queries <jsonl> [--folds 5] [--deals 2] [--toll 0.001] [--no-save]
 *
 * For each fold, weights are learned on the other folds by coordinate search over the grid of `weight-space.ts`: one weight after the
 * other is moved by a step where that gains more than its toll, until none is. The toll, in nDCG@10 a step, holds weights at their
 * prior unless the questions say otherwise. The learned weights then rank the fold. Twice: from the weights in use, and from plain ones that nobody fitted.
 */

import { parseArgs } from "node:util";
import { type RankingWeights, WEIGHTS } from "../packages/core/src/search/weights.ts";
import { dealFolds } from "./folds.ts";
import { JUDGED_OPTIONS, openJudged } from "./judged-options.ts";
import { groupsOf, type Metrics } from "./metrics.ts";
import type { JudgedQuery } from "./queries.ts";
import { createPageRanking, measureAll } from "./rank-in-process.ts";
import { describeRun, saveResults, table } from "./results.ts";
import { estimate, estimateDifference, written, writtenDifference } from "./statistics.ts";
import {
  keyOf,
  LEARNED,
  MOST_STEPS,
  OFF,
  PLAIN_WEIGHTS,
  type Steps,
  weightAt,
  weightsAt,
} from "./weight-space.ts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    ...JUDGED_OPTIONS,
    folds: { type: "string", default: "5" },
    deals: { type: "string", default: "2" },
    toll: { type: "string", default: "0.001" },
  },
});
const folds = Number(values.folds);
const deals = Number(values.deals);
const toll = Number(values.toll);
const { sdk, queries, index } = await openJudged(values);
const everyQuery = [...queries.keys()];

/** Groups that targets are stated for. */
const REPORTED = ["all", "language other", "kind error", "set agent"];
const FIGURES: [key: keyof Metrics, label: string][] = [
  ["ndcg", "nDCG@10"],
  ["r1", "R@1"],
  ["r5", "R@5"],
  ["mrr", "MRR"],
];

/** Measures weights on all queries, each choice once. */
function createMeasurements(prior: RankingWeights): (steps: Steps) => Promise<Metrics[]> {
  const known = new Map<string, Promise<Metrics[]>>();
  return (steps) => {
    const key = keyOf(steps);
    let measured = known.get(key);
    if (measured === undefined) {
      const weights = weightsAt(prior, steps);
      measured = measureAll(queries, createPageRanking(index, sdk, { weights }));
      known.set(key, measured);
    }
    return measured;
  };
}

const meanOf = (measured: readonly Metrics[], numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + (measured[number]?.ndcg ?? 0), 0) / numbers.length;
const distance = (steps: Steps) =>
  Object.values(steps).reduce((sum, step) => sum + Math.abs(step), 0);

/** Learns on some of the queries. */
async function learn(
  measureSteps: (steps: Steps) => Promise<Metrics[]>,
  numbers: readonly number[],
): Promise<Steps> {
  const worth = async (steps: Steps) =>
    meanOf(await measureSteps(steps), numbers) - toll * distance(steps);
  let steps: Steps = {};
  let best = await worth(steps);
  for (let settled = false; !settled; ) {
    settled = true;
    for (const name of Object.keys(LEARNED)) {
      const at = steps[name] ?? 0;
      for (const step of [at - 1, at + 1]) {
        if (step < OFF || step > MOST_STEPS) continue;
        const candidate = { ...steps, [name]: step };
        const value = await worth(candidate);
        if (value <= best) continue;
        best = value;
        steps = candidate;
        settled = false;
      }
    }
  }
  return steps;
}

interface Outcome {
  prior: string;
  weights: { name: string; prior: number; byFold: number[]; byAll: number }[];
  /** Of the prior, of weights fitted on all queries, and of each query by weights that have not seen it. */
  rows: { label: string; measured: Metrics[] }[];
}

async function crossValidate(name: string, prior: RankingWeights): Promise<Outcome> {
  const measureSteps = createMeasurements(prior);
  const fitted = await learn(measureSteps, everyQuery);
  console.error(`${name}: fitted on all after ${distance(fitted)} steps`);
  const rows = [
    { label: `${name} weights`, measured: await measureSteps({}) },
    { label: `${name}, fitted on all`, measured: await measureSteps(fitted) },
  ];
  const learned: Steps[] = [];
  for (let deal = 0; deal < deals; deal++) {
    const foldOf = dealFolds(queries, folds, deal + 1);
    const held = new Array<Metrics>(queries.length);
    for (let fold = 0; fold < folds; fold++) {
      const steps = await learn(
        measureSteps,
        everyQuery.filter((number) => foldOf[number] !== fold),
      );
      learned.push(steps);
      const measured = await measureSteps(steps);
      for (const number of everyQuery)
        if (foldOf[number] === fold) held[number] = measured[number] as Metrics;
      console.error(`${name}: deal ${deal + 1}, fold ${fold + 1}: ${distance(steps)} steps`);
    }
    rows.push({ label: `${name}, cross-validated, deal ${deal + 1}`, measured: held });
  }
  const weights = Object.keys(LEARNED).map((weight) => ({
    name: weight,
    prior: weightAt(prior, {}, weight),
    byFold: learned.map((steps) => weightAt(prior, steps, weight)),
    byAll: weightAt(prior, fitted, weight),
  }));
  return { prior: name, weights, rows };
}

/** The figures of one ranking: all with their interval, then nDCG@10 of each group with a target. */
function figuresOf(measured: readonly Metrics[]): string[] {
  const within = (group: string) =>
    everyQuery.filter((number) => groupsOf(queries[number] as JudgedQuery).includes(group));
  const column = (numbers: readonly number[], key: keyof Metrics) =>
    estimate(numbers.map((number) => measured[number]?.[key] ?? 0));
  return [
    ...FIGURES.map(([key]) => written(column(everyQuery, key))),
    ...REPORTED.slice(1).map((group) => column(within(group), "ndcg").mean.toFixed(3)),
  ];
}

const outcomes = [
  await crossValidate("used", WEIGHTS),
  await crossValidate("plain", PLAIN_WEIGHTS),
];
const used = outcomes[0]?.rows[0]?.measured.map(({ ndcg }) => ndcg) ?? [];
const figures = table(
  ["weights", ...FIGURES.map(([, label]) => label), ...REPORTED.slice(1), "nDCG@10 beside used"],
  outcomes.flatMap(({ rows }) =>
    rows.map(({ label, measured }) => {
      const own = measured.map(({ ndcg }) => ndcg);
      return [label, ...figuresOf(measured), writtenDifference(estimateDifference(used, own))];
    }),
  ),
);
const short = (value: number) => String(Number(value.toPrecision(2)));
const chosen = outcomes.map(({ prior, weights }) => {
  const rows = weights.map(({ name, prior: before, byFold, byAll }) => {
    const sorted = [...byFold].sort((a, b) => a - b);
    const ends = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((v) => short(v ?? 0));
    return [name, short(before), short(byAll), ends[1] ?? "", `${ends[0]} to ${ends[2]}`];
  });
  return table([`${prior} weight`, "prior", "on all", "median of folds", "range"], rows);
});
const method = `${folds} folds, dealt ${deals} times; queries that share an answering page stand in one fold; steps of √2, at most ${MOST_STEPS} either way and 0; toll ${toll} nDCG@10 a step; intervals: 95 %, bootstrap over queries.`;
const summary = [method, figures, ...chosen].join("\n\n");
console.log(summary);
if (values.save) {
  const { documents, chunks } = index.content;
  const corpus = `SDK ${sdk} and unversioned pages: ${documents.length} documents, ${chunks.length} chunks; ${queries.length} queries`;
  const raw = {
    method: { folds, deals, toll, factor: Math.SQRT2, mostSteps: MOST_STEPS },
    outcomes: outcomes.map(({ prior, weights, rows }) => ({
      prior,
      weights,
      rankings: rows.map(({ label, measured }) => ({
        label,
        metrics: queries.map(({ id }, number) => ({ id, ...measured[number] })),
      })),
    })),
  };
  console.log(
    `\nwritten to benchmarks/${saveResults("weights", describeRun(corpus), raw, summary)}/`,
  );
}
