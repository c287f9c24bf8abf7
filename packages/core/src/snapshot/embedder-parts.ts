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
import { openBlocks, type Records } from "./blocks.ts";
import { type RecordSource, writeBlocks } from "./write-blocks.ts";

const TERMS = "embedder.terms";
const OTHERS = "embedder.others";
const CODES = "embedder.codes";
const SCALES = "embedder.scales";
/** Rows of one block: a dozen kilobytes for vectors of usual length. */
const BLOCK_ROWS = 128;

/** A state that was read from a snapshot, and how its rows are written there. */
interface StoredState extends LearnedState {
  stored: { codes: Records; scales: Uint8Array };
}

/** Writes a learned embedder's state down. */
export function embedderParts(
  state: LearnedState,
  dictionary: Dictionary,
): Map<string, Uint8Array> {
  const { scales, terms, dimensions } = state;
  // An embedder that was learned from other documentation may know words that this index does not.
  const others = createStringTable();
  const numbered = terms.map((term, row) => ({
    number: dictionary.find(term) ?? dictionary.size + others.number(term),
    row,
  }));
  const inOrder = numbered.every(({ number }, at) => at === 0 || number > numbered[at - 1]!.number);
  if (!inOrder) numbered.sort((a, b) => a.number - b.number);
  const writer = createColumnWriter();
  writer.number(numbered.length);
  writer.steps(
    numbered.map(({ number }) => number),
    1,
  );
  const named = [
    [TERMS, writer.finish()],
    [OTHERS, others.finish()],
  ] as const;
  // New words of the documentation move the numbers of the terms, and seldom their order.
  if (inOrder && "stored" in state) {
    const { stored } = state as StoredState;
    const rows = Array.from({ length: stored.codes.size }, (_, number) => ({
      records: stored.codes,
      number,
    }));
    return new Map([...named, [SCALES, packed(stored.scales)], ...writeCodes(rows)]);
  }
  const { codes } = state;
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
  return new Map([
    ...named,
    [SCALES, packed(new Uint8Array(ordered.buffer))],
    ...writeCodes(blocks),
  ]);
}

/** Each record is a block, because the bytes of a row do not repeat those of others. */
const writeCodes = (blocks: readonly RecordSource[]) =>
  writeBlocks(CODES, blocks, { blockBytes: 1, dictionary: false });

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
      scaleBytes: bytes,
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
      const { numbers, scales, scaleBytes, others, codes } = opened();
      const { size, word } = dictionary();
      // Two megabytes that whoever only names the terms has no use for.
      const all = lazy(() => {
        const bytes = new Uint8Array(numbers.length * width);
        for (let block = 0; block < codes.size; block++)
          bytes.set(codesOf(block), block * BLOCK_ROWS * width);
        return bytes;
      });
      const terms = Array.from(numbers, (number) =>
        number < size ? word(number) : others.get(number - size),
      );
      const state: StoredState = {
        ...facts,
        terms,
        get codes() {
          return all();
        },
        scales,
        stored: { codes, scales: scaleBytes },
      };
      return state;
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
