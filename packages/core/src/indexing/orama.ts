/**
 * The Orama database that holds the index: its schema, and the components that put our arrays in place of its own.
 *
 * Responsible for: everything that touches the vendor. Filters, facets, grouping, sorting and hooks are Orama's own code over this
 * database; string properties are looked up in our posting lists and vectors in ours, so nothing is held twice but the enums.
 * Not responsible for: our own search (`search`), which reads the same arrays without the detour.
 *
 * The database is a view: `insert`, `remove`, `save` and `load` on it raise an error that names what to do instead.
 */
import { type AnyOrama, components, create, type IIndex, type Tokenizer } from "@orama/orama";
import type { IndexContent } from "../chunk/content.ts";
import { ExpodexError } from "../errors.ts";
import { analyze } from "../text/analyze.ts";
import type { KeywordIndex } from "./keyword-index.ts";
import { createOramaDocuments, type OramaDocument } from "./orama-documents.ts";
import { createStringSearch, type StringProperty } from "./orama-strings.ts";
import { cosine, queryVector, type VectorIndex } from "./vectors.ts";
import { createView, type SearchView } from "./view.ts";

const STRINGS: Readonly<Record<StringProperty, "string" | "string[]">> = {
  title: "string",
  path: "string",
  headings: "string[]",
  symbols: "string[]",
  text: "string",
};

type StockIndex = ReturnType<typeof components.index.create>;

/** Makes the database. Takes some milliseconds for each thousand chunks, which is why it is made when first asked for. */
export function createOramaDatabase(
  content: IndexContent,
  keywords: KeywordIndex,
  vectors: VectorIndex | undefined,
): AnyOrama {
  const view = createView(content, keywords, "all");
  const documents = createOramaDocuments(content, view);
  const orama: AnyOrama = create({
    schema: {
      ...STRINGS,
      kind: "enum",
      packageName: "enum",
      platforms: "enum[]",
      sdk: "enum[]",
      ...(vectors === undefined ? {} : { vector: `vector[${vectors.dimensions}]` }),
    } as const,
    // Strings that are long or lists have no useful order.
    sort: { unsortableProperties: ["text"] },
    components: {
      tokenizer: oramaTokenizer(),
      index: oramaIndex(content, keywords, view, vectors),
      documentsStore: {
        ...components.documentsStore.createDocumentsStore(),
        store: () => refuse("insert"),
        remove: () => refuse("remove"),
        load: () => refuse("load"),
        save: () => refuse("save"),
      },
    },
  });
  fill(orama, documents);
  return orama;
}

/** Puts the documents in, past `insert`, which would analyse every text again. Document n has the internal id n + 1. */
function fill(orama: AnyOrama, documents: readonly OramaDocument[]): void {
  const ids = orama.internalDocumentIDStore;
  const index = orama.data.index as StockIndex;
  const store = orama.data.docs as { docs: Record<number, OramaDocument>; count: number };
  const sortable = orama.sorter.getSortablePropertiesWithTypes(orama.data.sorting);
  for (const [number, document] of documents.entries()) {
    const internalId = number + 1;
    ids.idToInternalId.set(document.id, internalId);
    ids.internalIdToId.push(document.id);
    store.docs[internalId] = document;
    for (const property of ["kind", "packageName", "platforms", "sdk"] as const) {
      const { node } = index.indexes[property]!;
      const value = document[property];
      for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value]) {
        (node as { insert(key: string | number, id: number): void }).insert(one, internalId);
      }
    }
    for (const property of Object.keys(sortable) as ("title" | "path")[]) {
      orama.sorter.insert(
        orama.data.sorting,
        property,
        document.id,
        document[property],
        "string",
        "english",
      );
    }
  }
  store.count = documents.length;
}

function oramaTokenizer(): Tokenizer {
  return {
    language: "english",
    normalizationCache: new Map(),
    tokenize: (raw) => analyze(typeof raw === "string" ? raw : String(raw)),
  };
}

/** The stock index for enums and filters; ours for strings and vectors. */
function oramaIndex(
  content: IndexContent,
  keywords: KeywordIndex,
  view: SearchView,
  vectors: VectorIndex | undefined,
): IIndex<StockIndex> {
  const stock = components.index.createIndex();
  const strings = createStringSearch(content, keywords, view);
  return {
    ...stock,
    create(orama, ids, schema) {
      const index = stock.create(orama, ids, schema);
      for (const property of Object.keys(STRINGS) as StringProperty[]) {
        const tree = index.indexes[property]!;
        // Filters on strings ask this node for the documents of a term, `{ term: ids }`.
        tree.node = {
          find: ({ term }: { term: string }) => ({ [term]: strings.holders(property, term) }),
        } as unknown as (typeof tree)["node"] & never;
      }
      const vector = (index as { vectorIndexes?: Record<string, { node: unknown }> }).vectorIndexes;
      if (vectors !== undefined && vector?.vector !== undefined) {
        vector.vector.node = vectorNode(vectors);
      }
      return index;
    },
    search: (
      _index,
      term,
      _tokenizer,
      _language,
      properties,
      _exact,
      tolerance,
      boost,
      relevance,
      _count,
      where,
      threshold = 0,
    ) =>
      strings.search(term, {
        properties: properties as StringProperty[],
        boost: boost as Partial<Record<StringProperty, number>>,
        tolerance,
        k1: relevance.k,
        b: relevance.b,
        threshold,
        ...(where === undefined ? {} : { where }),
      }),
    insert: () => refuse("insert"),
    remove: () => refuse("remove"),
    load: () => refuse("load"),
    save: () => refuse("save"),
  } as IIndex<StockIndex>;
}

/** Stands in for Orama's vector tree over our packed rows. */
function vectorNode(vectors: VectorIndex) {
  return {
    size: vectors.dimensions,
    find(vector: Float32Array | number[], similarity: number, where?: ReadonlySet<number>) {
      const found: [id: number, score: number][] = [];
      const query = queryVector(vectors, Float32Array.from(vector));
      if (query === undefined) return found;
      for (let row = 0; row < vectors.rows; row++) {
        if (where !== undefined && !where.has(row + 1)) continue;
        const score = cosine(vectors, query, row);
        if (vectors.scales[row]! > 0 && score >= similarity) found.push([row + 1, score]);
      }
      return found;
    },
  };
}

function refuse(call: string): never {
  throw new ExpodexError("INVALID_OPTION", {
    subject: `orama ${call}`,
    expected: "a call that reads",
    got: call,
    next: "build a new index to change its documents, and write it down with snapshot()",
    data: { option: "orama", expected: "a call that reads", got: call },
  });
}
