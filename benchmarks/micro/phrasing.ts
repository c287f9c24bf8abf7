/**
 * What lines of simple phrasing cost the markdown library, and what they cost `parseMdx`, which keeps them from it.
 *
 *     npx tsx benchmarks/micro/phrasing.ts [page.mdx …]
 *
 * Without pages, one is made up: headings, lists, a table, an element, sentences with code, links and emphasis.
 */
import { readFileSync } from "node:fs";
import { parseMarkdown } from "../../packages/core/src/parse/markdown.ts";
import { parseMdx } from "../../packages/core/src/parse/quick-mdx.ts";
import { table } from "../results.ts";
import { timed } from "./time.ts";

const SECTION = `## Use the \`Camera\`

Ask for **permission** before you [show a preview](/camera/), or \`CameraView\` stays _empty_.

- One step that leads on to another, with \`code\` in it.
- Another step.

| Prop | Says |
| --- | --- |
| \`facing\` | which way the camera looks |

<Tab label="Android">

A sentence that holds nothing but words and commas, as most do.

</Tab>
`;

const pages = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
if (pages.length === 0) pages.push(SECTION.repeat(40));

const chars = pages.reduce((sum, text) => sum + text.length, 0);
const pieces = timed([
  { name: "library", run: () => sizeOf((text) => parseMarkdown(text, { mdx: true })) },
  { name: "parseMdx", run: () => sizeOf(parseMdx) },
]);

/** Blocks at the top of all pages, which both ways must find alike. */
function sizeOf(parse: typeof parseMdx): number {
  return pages.reduce((sum, text) => sum + (parse(text).children?.length ?? 0), 0);
}

console.log(
  table(
    ["way", "µs a 1,000 characters", "median"],
    pieces.map(({ name, least, middle }) => [
      name,
      ((least * 1000) / chars).toFixed(0),
      ((middle * 1000) / chars).toFixed(0),
    ]),
  ),
);
