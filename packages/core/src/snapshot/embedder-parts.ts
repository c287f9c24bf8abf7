/**
 * The learned embedder's state as parts of a snapshot, and back.
 *
 * Responsible for: the parts `embedder.terms`, `embedder.others`, `embedder.scales` and the blocks `embedder.codes`. Any other embedder is code
 * of the caller's and is not written down: its id in the header's facts tells which one the vectors need.
 *
 * Terms stand in the index's dictionary already, so only their numbers are written, and rows follow in their order. A query
 * needs the rows of its few terms: codes lie in small blocks.
 */
import {
  bytesPerRow,
  type LearnedEmbedder,
  type LearnedState,
  type LearnedTerms,
  openLearnedTerms,
} from "../embed/learned-state.ts";
import {
  corruptPart,
  createColumnReader,
  createColumnWriter,
  createStringTable,
  type Dictionary,
  openStringTable,
  type Parts,
  packed,
  unpacked,
} from "../indexing/indexing.ts";
import { lazy } from "../lazy.ts";
import { openBlocks } from "./blocks.ts";
import { writeBlocks } from "./write-blocks.ts";

const TERMS = "embedder.terms";
const OTHERS = "embedder.others";
const CODES = "embedder.codes";
const SCALES = "embedder.scales";
/** Rows of one block: a dozen kilobytes for vectors of usual length. */
const BLOCK_ROWS = 128;

/** Writes a learned embedder's state down. */
export function embedderParts(
  state: LearnedState,
  dictionary: Dictionary,
): Map<string, Uint8Array> {
  const { codes, scales, terms, dimensions } = state;
  // An embedder that was learned from other documentation may know words that this index does not.
  const others = createStringTable();
  const numbered = terms.map((term, row) => ({
    number: dictionary.find(term) ?? dictionary.size + others.number(term),
    row,
  }));
  numbered.sort((a, b) => a.number - b.number);
  const width = bytesPerRow(dimensions);
  const blocks: Uint8Array[] = [];
  for (let first = 0; first < numbered.length; first += BLOCK_ROWS) {
    const rows = numbered.slice(first, first + BLOCK_ROWS);
    const block = new Uint8Array(rows.length * width);
    for (const [at, { row }] of rows.entries())
      block.set(codes.subarray(row * width, (row + 1) * width), at * width);
    blocks.push(block);
  }
  const ordered = Float32Array.from(numbered, ({ row }) => scales[row]!);
  const writer = createColumnWriter();
  writer.number(numbered.length);
  writer.steps(
    numbered.map(({ number }) => number),
    1,
  );
  return new Map([
    [TERMS, writer.finish()],
    [OTHERS, others.finish()],
    [SCALES, packed(new Uint8Array(ordered.buffer))],
    ...writeBlocks(CODES, blocks, { blockBytes: 1, dictionary: false }),
  ]);
}

/** Opens a learned embedder; absent where the snapshot holds none. Calls raise SNAPSHOT_CORRUPT where its parts are damaged. */
export function openEmbedder(
  parts: Parts & { has(name: string): boolean },
  facts: { id: string; dimensions: number },
  dictionary: () => Dictionary,
): LearnedEmbedder | undefined {
  if (!parts.has(TERMS)) return undefined;
  const width = bytesPerRow(facts.dimensions);
  const opened = lazy(() => {
    const reader = createColumnReader(parts, TERMS);
    const size = reader.number();
    const others = openStringTable(parts, OTHERS);
    const numbers = reader.steps(size, 1, dictionary().size + others.size);
    reader.end();
    for (let row = 1; row < size; row++)
      if (numbers[row]! <= numbers[row - 1]!) throw corruptPart(TERMS, "terms out of order");
    const bytes = unpacked(parts, SCALES);
    if (bytes.length !== size * 4) throw corruptPart(SCALES, `${bytes.length / 4} of ${size}`);
    const scales = new Float32Array(bytes.buffer, bytes.byteOffset, size);
    const blocks = Math.ceil(size / BLOCK_ROWS);
    const otherNumbers = new Map<string, number>();
    for (let other = 0; other < others.size; other++)
      otherNumbers.set(others.get(other), dictionary().size + other);
    return {
      numbers,
      scales,
      others,
      otherNumbers,
      codes: openBlocks(CODES, parts, blocks, blocks),
    };
  });
  const codesOf = (block: number): Uint8Array => {
    const { numbers, codes } = opened();
    const bytes = codes.get(block);
    const rows = Math.min(BLOCK_ROWS, numbers.length - block * BLOCK_ROWS);
    if (bytes.length !== rows * width) throw corruptPart(`${CODES}.data`, `${bytes.length} bytes`);
    return bytes;
  };
  const terms: LearnedTerms = {
    ...facts,
    find(term) {
      const { numbers, otherNumbers } = opened();
      const number = dictionary().find(term) ?? otherNumbers.get(term);
      return number === undefined ? undefined : placeOf(numbers, number);
    },
    row(place) {
      const block = Math.floor(place / BLOCK_ROWS);
      const first = block * BLOCK_ROWS;
      return {
        rows: {
          codes: codesOf(block),
          scales: opened().scales.subarray(first, first + BLOCK_ROWS),
        },
        at: place - first,
      };
    },
    state() {
      const { numbers, scales, others, codes } = opened();
      const { size, word } = dictionary();
      const all = new Uint8Array(numbers.length * width);
      for (let block = 0; block < codes.size; block++)
        all.set(codesOf(block), block * BLOCK_ROWS * width);
      const terms = Array.from(numbers, (number) =>
        number < size ? word(number) : others.get(number - size),
      );
      return { ...facts, terms, codes: all, scales };
    },
  };
  return openLearnedTerms(terms);
}

/** The place of a number in a sorted column. */
function placeOf(numbers: Uint32Array, wanted: number): number | undefined {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === wanted ? low : undefined;
}
