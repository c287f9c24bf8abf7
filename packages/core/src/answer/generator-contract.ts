/**
 * What every generator must do, as plain cases that any test runner can run.
 *
 *     for (const { name, run } of generatorContract) it(name, () => run(() => myGenerator()));
 */
import type { Generator, GeneratorRequest } from "./generator.ts";

/** Creates a fresh generator. */
export type MakeGenerator = () => Generator | Promise<Generator>;

/** One rule of the contract. */
export interface GeneratorCase {
  /** A present-tense sentence. */
  name: string;
  /** Rejects with a plain `Error` that says what is wrong. */
  run(make: MakeGenerator): Promise<void>;
}

const REQUEST: GeneratorRequest = {
  system: "Answer from the passage alone and cite it as [1].",
  prompt:
    "Question: How do I turn on the torch?\n\n[1] Camera\n\nSet the prop `enableTorch` of CameraView.",
};

/** The contract of `Generator`. */
export const generatorContract: readonly GeneratorCase[] = [
  rule("names itself", async ({ id }) => {
    ensure(typeof id === "string" && /\S/u.test(id), "id is empty");
  }),
  rule("streams an answer of texts", async (generator) => {
    ensure((await read(generator)).trim() !== "", "the answer is empty");
  }),
  rule("answers again when it is asked again", async (generator) => {
    await read(generator);
    ensure((await read(generator)).trim() !== "", "the second answer is empty");
  }),
  rule("answers several at once", async (generator) => {
    const answers = await Promise.all([read(generator), read(generator), read(generator)]);
    ensure(
      answers.every((answer) => answer.trim() !== ""),
      "one of three answers is empty",
    );
  }),
  rule("leaves the request as it is", async (generator) => {
    const request = Object.freeze({ ...REQUEST });
    await read(generator, request);
  }),
  rule("stops without a word when its signal was raised before", async (generator) => {
    await aborted(generator, AbortSignal.abort(), () => {});
    ensure((await read(generator)).trim() !== "", "it does not answer afterwards");
  }),
  rule("stops when its signal is raised between words", async (generator) => {
    const stop = new AbortController();
    await aborted(generator, stop.signal, () => stop.abort());
  }),
  rule("lets its reader stop early", async (generator) => {
    for await (const text of generator.generate(REQUEST)) {
      ensure(typeof text === "string", "a piece is no text");
      break;
    }
    ensure((await read(generator)).trim() !== "", "it does not answer afterwards");
  }),
];

function rule(name: string, body: (generator: Generator) => Promise<void>): GeneratorCase {
  return { name, run: async (make) => body(await make()) };
}

function ensure(condition: boolean, complaint: string): asserts condition {
  if (!condition) throw new Error(complaint);
}

async function read(generator: Generator, request = REQUEST): Promise<string> {
  let answer = "";
  for await (const text of generator.generate(request)) {
    ensure(typeof text === "string", "a piece is no text");
    answer += text;
  }
  return answer;
}

async function aborted(generator: Generator, signal: AbortSignal, onText: () => void) {
  let words = 0;
  try {
    for await (const _ of generator.generate({ ...REQUEST, signal })) {
      words++;
      onText();
    }
  } catch (error) {
    // By code and not by class: the generator may come from a package with a copy of this one.
    ensure(Object(error).code === "ABORTED", `raised ${String(error)} instead of ABORTED`);
    return;
  }
  // What was already on its way when the signal was raised may be whole.
  ensure(words > 0, "ended as if it had answered, although its signal was raised before");
}
