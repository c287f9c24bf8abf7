/**
 * When chunks and symbols are equal, and what a document that was parsed again has in common with before: most of a changed page
 * is as it was.
 */
import type { DocsSymbol } from "../parse/symbol.ts";
import type { Sliced } from "../slices.ts";
import { type Chunk, copySymbol, type IndexContent } from "./content.ts";

/**
 * Finds new chunks in an earlier content, and puts rows of that in the places of equal new ones.
 *
 * @param origins for each chunk, its number in the earlier content, −1 where it is not known; completed in place
 * @param keepsRows whether rows are replaced: a row that is kept has its compressed bytes there, which another release may have
 * laid out otherwise
 */
export function* keepEqualRows(
  content: IndexContent,
  previous: IndexContent,
  origins: Int32Array,
  keepsRows: boolean,
): Sliced<void> {
  const fresh = numbersWhere(content.chunks.length, (number) => origins[number] === -1);
  if (fresh.length > 0) {
    const taken = new Uint8Array(previous.chunks.length);
    for (const origin of origins) if (origin !== -1) taken[origin] = 1;
    const left = numbersWhere(previous.chunks.length, (number) => taken[number] === 0);
    const byText = groupBy(left, (number) => previous.chunks[number]!.text);
    for (const number of fresh) {
      const chunk = content.chunks[number]!;
      const equals = byText.get(chunk.text) ?? [];
      const origin = equals.find((at) => sameChunk(previous.chunks[at]!, chunk));
      if (origin === undefined) continue;
      origins[number] = origin;
      if (keepsRows) content.chunks[number] = previous.chunks[origin]!;
      yield;
    }
  }
  if (!keepsRows) return;
  yield;
  const news = new Set(content.symbols);
  yield;
  const left = previous.symbols.filter((symbol) => !news.delete(symbol));
  yield;
  if (left.length === 0 || news.size === 0) return;
  const byText = new Map(left.map((symbol) => [textOfSymbol(symbol), symbol]));
  yield;
  for (const [number, symbol] of content.symbols.entries()) {
    if (news.has(symbol)) content.symbols[number] = byText.get(textOfSymbol(symbol)) ?? symbol;
  }
}

function numbersWhere(length: number, holds: (number: number) => boolean): number[] {
  const found: number[] = [];
  for (let number = 0; number < length; number++) if (holds(number)) found.push(number);
  return found;
}

function groupBy(numbers: readonly number[], key: (number: number) => string) {
  const groups = new Map<string, number[]>();
  for (const number of numbers) {
    const group = groups.get(key(number));
    if (group === undefined) groups.set(key(number), [number]);
    else group.push(number);
  }
  return groups;
}

/** Equal for equal symbols, wherever they stand. */
export function textOfSymbol(symbol: DocsSymbol): string {
  return JSON.stringify({ ...copySymbol(symbol), section: 0 });
}

/** Whether two chunks of one text are stored as one. */
export function sameChunk(a: Chunk, b: Chunk): boolean {
  return (
    a.title === b.title &&
    a.kind === b.kind &&
    a.packageName === b.packageName &&
    sameList(a.headings, b.headings) &&
    sameList(a.platforms, b.platforms) &&
    sameList(a.symbols, b.symbols) &&
    sameList(a.languages, b.languages)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
