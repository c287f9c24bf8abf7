import { inverseFrequency } from "@expodex/core/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packBounds, shardOf, unpackBounds } from "../../src/format/manifest.ts";
import { codePages, PAGE_TABLE_CONTEXTS, type PageEntry } from "../../src/format/page-table.ts";
import {
  codeMeaning,
  MEANING_CONTEXTS,
  MEANING_LEVELS,
  productCode,
  productOf,
  type TermMeaning,
} from "../../src/format/term-meaning.ts";
import {
  createTermCoder,
  levelsOf,
  TERM_SHARD_CONTEXTS,
  type TermPostings,
} from "../../src/format/term-shard.ts";
import { codedAndRead } from "../support/coded.ts";

const CHUNKS = 4_000;
const rarityOf = (holders: number) => inverseFrequency(holders, CHUNKS);
const sizes = [3, 1, 40, 7, 0, 12];

const term = (levels: number) =>
  fc
    .uniqueArray(fc.nat(sizes.length - 1), { minLength: 1 })
    .chain((pages) =>
      fc.tuple(
        ...pages
          .sort((a, b) => a - b)
          .map((page) =>
            fc
              .record({
                impact: fc.nat(15),
                fields: fc.nat(15),
                inTitle: fc.boolean(),
                chunks: fc.uniqueArray(fc.nat(Math.max(0, sizes[page]! - 1)), {
                  maxLength: sizes[page]!,
                }),
                marks: fc.nat(3),
                level: fc.integer({ min: 1, max: levels }),
              })
              .map(({ impact, fields, inTitle, chunks, marks, level }) => {
                // A page stands for its fields, a chunk or both.
                const own = chunks.length === 0 ? Math.max(1, fields) : fields;
                const head = (own << 1) | (own > 0 && inTitle ? 1 : 0);
                const postings = chunks
                  .sort((a, b) => a - b)
                  .map((chunk) => (chunk << 6) | (level << 2) | marks);
                return [page, (chunks.length << 9) | (impact << 5) | head, ...postings];
              }),
          ),
      ),
    )
    .map((pages) => pages.flat());

const meaning = fc.record({
  largest: fc.nat(255),
  smallest: fc.nat(15),
  pages: fc
    .uniqueArray(fc.nat(900), { maxLength: 48 })
    .map((pages) => pages.sort((a, b) => a - b).map((page) => (page << 3) | (page % 8))),
});
const plainMeaning = (one: TermMeaning) => ({ ...one, pages: Array.from(one.pages) });

const postings = fc.integer({ min: 1, max: CHUNKS }).chain((holders) =>
  fc.record({
    term: fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !text.includes("\0")),
    holders: fc.constant(holders),
    postings: term(levelsOf(rarityOf(holders))),
    meaning: fc.option(meaning, { nil: undefined }),
  }),
);

describe("createTermCoder", () => {
  it("reads the postings that were written", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(postings, { selector: (one) => one.term, maxLength: 20 }),
        (some) => {
          const written = some.sort((a, b) => (a.term < b.term ? -1 : 1));
          const read = codedAndRead(TERM_SHARD_CONTEXTS, (coder, isWriting): TermPostings[] => {
            const code = createTermCoder(coder, sizes, rarityOf);
            if (isWriting) for (const one of written) code(one);
            return drain(code);
          });
          const plain = read.map((one) => ({
            ...one,
            postings: Array.from(one.postings),
            meaning: one.meaning && plainMeaning(one.meaning),
          }));
          expect(plain).toEqual(written);
        },
      ),
    );
  });
});

describe("codeMeaning", () => {
  it("reads the meanings that were written", () => {
    fc.assert(
      fc.property(fc.array(meaning, { maxLength: 20 }), (written) => {
        const read = codedAndRead(MEANING_CONTEXTS, (coder) =>
          written.map((one) => codeMeaning(coder, 0, one)),
        );
        expect(read.map(plainMeaning)).toEqual(written);
      }),
    );
  });
});

describe("productOf", () => {
  it("is within a twentieth of the largest product, and rises with the level", () => {
    const product = fc.double({ min: 1e-4, max: 10, noNaN: true });
    fc.assert(
      fc.property(product, fc.nat(15), (largest, smallest) => {
        const meaning = { term: "", largest: productCode(largest), smallest, pages: [] };
        const levels = Array.from({ length: MEANING_LEVELS + 1 }, (_, level) =>
          productOf(meaning, level),
        );
        expect(Math.abs(levels.at(-1)! - largest)).toBeLessThanOrEqual(largest / 20);
        expect(levels).toEqual([...levels].sort((a, b) => a - b));
      }),
    );
  });
});

describe("codePages", () => {
  it("reads the table that was written", () => {
    const masks = [7, 3, 1, 0];
    const packages = ["", "expo-camera"];
    const chunk = fc.record({
      sdks: fc.constantFrom(...masks),
      hasSymbols: fc.boolean(),
      isRemedy: fc.boolean(),
    });
    const page = fc
      .record({
        kind: fc.nat(7),
        platforms: fc.constantFrom(...masks),
        packageName: fc.constantFrom(...packages),
        sdks: fc.constantFrom(...masks),
        titleRarity: fc.nat(400),
        standing: fc.nat(3),
        inbound: fc.nat(15),
        chunks: fc.array(chunk, { maxLength: 40 }),
      })
      .map((one): PageEntry => {
        const { length } = one.chunks;
        const blocks = length > 4 ? [4, length - 4] : length > 0 ? [length] : [];
        return { ...one, path: "/a/", title: "A", blocks };
      });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 20 }), (written) => {
        const read = codedAndRead(PAGE_TABLE_CONTEXTS, (coder, isWriting) => {
          const pages = written.map((one) => (isWriting ? structuredClone(one) : blank()));
          codePages(coder, { masks, packages }, pages);
          return pages;
        });
        expect(read).toEqual(written);
      }),
    );
  });
});

describe("shardOf", () => {
  it("finds the last bound that is not after a term, in bounds that were packed", () => {
    const words = fc.uniqueArray(
      fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 5 })
        .filter((one) => !one.includes(" ")),
    );
    fc.assert(
      fc.property(words, fc.string({ maxLength: 5 }), (some, wanted) => {
        const bounds = ["", ...some.sort()];
        const read = unpackBounds(packBounds(bounds));
        expect(read).toEqual(bounds);
        const last = bounds.findLastIndex((bound) => bound <= wanted);
        expect(shardOf(read, wanted)).toBe(last);
      }),
    );
  });
});

function drain<T>(next: () => T | undefined): T[] {
  const all: T[] = [];
  for (let one = next(); one !== undefined; one = next()) all.push(one);
  return all;
}

function blank(): PageEntry {
  const numbers = { kind: 0, platforms: 0, sdks: 0, titleRarity: 0, standing: 0, inbound: 0 };
  return { path: "/a/", title: "A", packageName: "", ...numbers, chunks: [], blocks: [] };
}
