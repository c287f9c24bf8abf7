/**
 * What one occurrence of a term counts in each field of each chunk, document and page.
 *
 * Responsible for: weights of fields and lengths, worked out once for a view. Not responsible for: scoring (`bm25f.ts`).
 */
import { CHUNK_FIELDS, FIELDS, type Field } from "./fields.ts";
import { DOCUMENT_FIELDS, type KeywordIndex } from "./keyword-index.ts";
import type { SearchView } from "./view.ts";

/** How fields weigh. */
export interface KeywordWeights {
  /** Of one occurrence in each field; 0 leaves the field out. */
  readonly fields: Readonly<Record<Field, number>>;
  /** 0: long fields are no worse than short ones. 1: twice as long needs twice as many occurrences. */
  readonly lengths: Readonly<Record<Field, number>>;
  /** 0: a second occurrence adds nothing. Large: each adds as much as the first. Of chunks, and of pages. */
  readonly k1: { readonly chunk: number; readonly page: number };
}

/** What one occurrence counts by field and owner, made once for a view and weights. */
export interface KeywordNorms {
  /** By chunk, a column a field. */
  readonly body: Float32Array;
  readonly headings: Float32Array;
  readonly symbols: Float32Array;
  /** By chunk: what its commonest posting, one occurrence in the body, gives where its page's fields give nothing. */
  readonly plain: Float32Array;
  /** By document, `DOCUMENT_FIELDS` numbers each. */
  readonly document: Float32Array;
  /** By document: of its chunks' fields, `CHUNK_FIELDS` numbers each. */
  readonly page: Float32Array;
}

/** Works out, for each field of each chunk, document and page, what one occurrence counts. */
export function createKeywordNorms(
  index: KeywordIndex,
  view: SearchView,
  weights: KeywordWeights,
): KeywordNorms {
  const { chunkLengths, documentLengths } = index;
  const perPage = view.documents === 0 ? 0 : view.chunks / view.documents;
  /** Fills `into[from], into[from + step], …` with what an occurrence in a field counts. */
  const fill = (
    into: Float32Array,
    [from, step]: [number, number],
    lengths: Uint16Array | Uint32Array,
    [first, fields]: [number, number],
    field: number,
    scale: number,
  ) => {
    const name = FIELDS[field]!;
    const average = view.averages[field]! * scale;
    const b = average > 0 ? weights.lengths[name] : 0;
    const slope = average > 0 ? b / average : 0;
    const weight = weights.fields[name];
    for (let at = from, length = first; at < into.length; at += step, length += fields) {
      const divisor = 1 - b + slope * lengths[length]!;
      // Zero only for an empty field at b = 1, which holds no occurrence to be divided.
      into[at] = divisor > 0 ? weight / divisor : 0;
    }
  };
  const column = (field: number) => {
    const made = new Float32Array(chunkLengths.length / CHUNK_FIELDS);
    fill(made, [0, 1], chunkLengths, [field, CHUNK_FIELDS], field, 1);
    return made;
  };
  const document = new Float32Array(documentLengths.length);
  for (let field = 0; field < DOCUMENT_FIELDS; field++) {
    const place: [number, number] = [field, DOCUMENT_FIELDS];
    fill(document, place, documentLengths, place, CHUNK_FIELDS + field, 1);
  }
  const page = new Float32Array(view.pageLengths.length);
  for (let field = 0; field < CHUNK_FIELDS; field++) {
    const place: [number, number] = [field, CHUNK_FIELDS];
    fill(page, place, view.pageLengths, place, field, perPage);
  }
  const body = column(0);
  const plain = new Float32Array(body.length);
  const k1 = weights.k1.chunk;
  for (let chunk = 0; chunk < body.length; chunk++) {
    const tf = body[chunk]!;
    if (tf > 0) plain[chunk] = tf / (tf + k1);
  }
  return { body, headings: column(1), symbols: column(2), plain, document, page };
}
