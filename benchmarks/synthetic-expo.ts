/**
 * A checkout of documentation in Expo's conventions, made up: guides, and packages with an API reference, of the size of Expo's own.
 *
 * For where the real documentation is not at hand. Equal for equal sizes.
 */
import type { DocsFile, Source } from "@expodex/core";
import { drawWords, seeded } from "./synthetic.ts";

/** How much is made up. The defaults give about as many chunks and symbols as one release of Expo's documentation. */
export interface SyntheticExpoSize {
  /** @default 400 */
  guides?: number;
  /** @default 120 */
  packages?: number;
}

const SDK = "v57.0.0";
const SECTIONS = 12;
const SECTION_WORDS = 70;
const FUNCTIONS = 24;
const OPTIONS = 6;
/** TypeDoc's numbers for what a reflection is. */
const KIND = {
  project: 1,
  function: 64,
  property: 1024,
  signature: 4096,
  parameter: 32_768,
  literal: 65_536,
  type: 2_097_152,
};

/** Makes the source. Pages are written when they are asked for. */
export function syntheticExpoDocs({
  guides = 400,
  packages = 120,
}: SyntheticExpoSize = {}): Source {
  return {
    id: "synthetic-expo",
    flavor: "expo",
    baseUrl: "https://docs.example.com/",
    async *files() {
      for (let number = 0; number < guides; number++) yield guide(number, packages);
      for (let number = 0; number < packages; number++) yield packagePage(number);
    },
    async read(path) {
      const number = /^public\/static\/data\/v57\.0\.0\/expo-made-up-(\d+)\.json$/u.exec(path)?.[1];
      if (number === undefined) return undefined;
      const text = JSON.stringify(apiOf(Number(number)));
      return { path, mediaType: "application/json", text };
    },
  };
}

/** Names of functions of the made-up packages, spread over all of them. */
export function syntheticSymbols(count: number, { packages = 120 }: SyntheticExpoSize = {}) {
  return Array.from({ length: count }, (_, at) => functionName(at % packages, at % FUNCTIONS));
}

function guide(number: number, packages: number): DocsFile {
  const random = seeded(1_000 + number);
  const sections = Array.from({ length: SECTIONS }, () => {
    const example = `await ${functionName(number % packages, number % FUNCTIONS)}();`;
    const fence = "```";
    return `## ${drawWords(random, 3)}\n\n${drawWords(random, SECTION_WORDS)}.\n\n${fence}ts\n${example}\n${fence}`;
  });
  return {
    path: `pages/guides/${drawWords(random, 2).replace(" ", "-")}-${number}.mdx`,
    mediaType: "text/mdx",
    text: `---\ntitle: ${drawWords(random, 3)}\n---\n\n${drawWords(random, 30)}.\n\n${sections.join("\n\n")}\n`,
  };
}

function packagePage(number: number): DocsFile {
  const random = seeded(900_000 + number);
  const name = `expo-made-up-${number}`;
  return {
    path: `pages/versions/${SDK}/sdk/made-up-${number}.mdx`,
    mediaType: "text/mdx",
    text: `---
title: ${drawWords(random, 2)}
packageName: '${name}'
platforms: ['android', 'ios', 'web']
---

import APISection from '~/components/plugins/APISection';

${drawWords(random, SECTION_WORDS)}.

## Usage

${drawWords(random, SECTION_WORDS)}.

## API

<APISection packageName="${name}" />
`,
  };
}

/** A name with humps, and a number that makes it one of a kind: `kanakLobekAsync1203`. */
function functionName(packageNumber: number, number: number): string {
  const [verb = "", word = ""] = drawWords(seeded(packageNumber * 31 + number), 2).split(" ");
  return `${verb}${word[0]?.toUpperCase()}${word.slice(1)}Async${packageNumber * FUNCTIONS + number}`;
}

const optionsName = (packageNumber: number, number: number) =>
  `Options${packageNumber * FUNCTIONS + number}`;

function apiOf(packageNumber: number): object {
  const random = seeded(500_000 + packageNumber);
  const comment = (words: number) => ({
    summary: [{ kind: "text", text: `${drawWords(random, words)}.` }],
  });
  const functions = Array.from({ length: FUNCTIONS }, (_, number) => {
    const name = functionName(packageNumber, number);
    const type = { type: "reference", name: optionsName(packageNumber, number) };
    const signature = {
      name,
      kind: KIND.signature,
      comment: comment(40),
      parameters: [{ name: "options", kind: KIND.parameter, comment: comment(12), type }],
      type: { type: "intrinsic", name: "void" },
    };
    return { name, kind: KIND.function, signatures: [signature] };
  });
  const types = Array.from({ length: FUNCTIONS }, (_, number) => ({
    name: optionsName(packageNumber, number),
    kind: KIND.type,
    comment: comment(15),
    type: {
      type: "reflection",
      declaration: {
        name: "__type",
        kind: KIND.literal,
        children: Array.from({ length: OPTIONS }, (_, option) => ({
          name: `${drawWords(random, 1)}${option}`,
          kind: KIND.property,
          flags: { isOptional: true },
          comment: comment(12),
          type: { type: "intrinsic", name: "string" },
        })),
      },
    },
  }));
  return {
    name: `expo-made-up-${packageNumber}`,
    kind: KIND.project,
    children: [...functions, ...types],
  };
}
