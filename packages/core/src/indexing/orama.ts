/**
 * The Orama database that holds the index: an object of Orama's shape whose components read our arrays.
 *
 * Responsible for: everything that touches the vendor. Orama's `search()`, with its modes, facets, groups, pages, pins and hooks, is
 * its own code over this object; words, filters, orders, documents and vectors are looked up in what the index has anyway.
 * Not responsible for: our own search (`search`), which reads the same arrays without the detour.
 *
 * The object is put together here and not by Orama's `create`: that brings along every stock component, 18 KB that would never run.
 * A test compares its shape with that of a database that `create` made.
 *
 * The database is a view: what writes to it raises an error that names what to do instead.
 */
import type { AnyOrama } from "@orama/orama";
import type { IndexContent } from "../chunk/content.ts";
import { ExpodexError } from "../errors.ts";
import { analyze } from "../text/analyze.ts";
import type { KeywordIndex } from "./keyword-index.ts";
import { createOramaDocuments, type OramaDocument } from "./orama-documents.ts";
import { oramaError } from "./orama-error.ts";
import { createFilters } from "./orama-filters.ts";
import { createOramaSorter } from "./orama-sorter.ts";
import {
  createStringSearch,
  MAX_MATCHES,
  type StringProperty,
  type StringSearchSettings,
} from "./orama-strings.ts";
import { cosine, queryVector, type VectorIndex } from "./vectors.ts";
import { createView } from "./view.ts";

/** Everything that Orama's functions call on their way to a change. */
const WRITES = ["insert", "remove", "store", "save", "load"] as const;
/** What plugins may hang functions on, each before and after. */
const HOOKED = ["Insert", "Remove", "Update", "Upsert"].flatMap((call) => [
  call,
  `${call}Multiple`,
]);

/** Makes the database. Nothing grows with the index until a search asks for it. */
export function createOramaDatabase(
  content: IndexContent,
  keywords: KeywordIndex,
  vectors: VectorIndex | undefined,
): AnyOrama {
  const view = createView(content, keywords, "all");
  const documents = createOramaDocuments(content, view, vectors);
  const strings = createStringSearch(content, keywords, view);
  const { count } = documents;
  const schema = {
    title: "string",
    path: "string",
    headings: "string[]",
    symbols: "string[]",
    text: "string",
    kind: "enum",
    packageName: "enum",
    platforms: "enum[]",
    sdk: "enum[]",
    ...(vectors === undefined ? {} : { vector: `vector[${vectors.dimensions}]` }),
  };
  const filter = createFilters({
    chunks: count,
    values: documents.values,
    terms: analyze,
    strings,
  });
  const sortable = {
    title: (chunk: number) => content.chunks[chunk]!.title,
    path: documents.path,
  };
  const sortResults = createOramaSorter(sortable, count);
  const ids = documentIds(count);
  const documentOf = (id: string | number) =>
    documents.document(typeof id === "number" ? id - 1 : (ids.idToInternalId.get(id) ?? 0) - 1);
  const docs = documentsById(count, documentOf);
  const rules = new Map<string, { id: string }>();

  const database = {
    id: "expodex",
    version: "3.1.18",
    schema,
    plugins: [],
    caches: {},
    ...Object.fromEntries(
      [...HOOKED, "Search", "Load", "Create"].flatMap((call) => [
        [`before${call}`, []],
        [`after${call}`, []],
      ]),
    ),
    tokenizer: {
      language: "english",
      normalizationCache: new Map(),
      tokenize: (raw: unknown) => analyze(String(raw)),
    },
    index: {
      ...refused(...WRITES),
      search: (
        _index: unknown,
        term: string,
        _tokenizer: unknown,
        _language: unknown,
        properties: StringProperty[],
        exact: boolean,
        tolerance: number,
        boost: StringSearchSettings["boost"],
        { k: k1, b }: { k: number; b: number },
        _count: number,
        where: ReadonlySet<number> | undefined,
        threshold = 0,
      ) => strings.search(term, { properties, exact, boost, tolerance, k1, b, threshold, where }),
      searchByWhereClause: (_index: unknown, _tokenizer: unknown, where: object) =>
        filter(where as Parameters<typeof filter>[0]),
      getSearchableProperties: () => Object.keys(schema),
      getSearchablePropertiesWithTypes: () => schema,
    },
    documentsStore: {
      ...refused(...WRITES),
      get: (_docs: unknown, id: string | number) => documentOf(id),
      getMultiple: (_docs: unknown, some: (string | number)[]) => some.map(documentOf),
      getAll: () => docs,
      count: () => count,
    },
    sorter: {
      ...refused(...WRITES),
      sortBy: (
        _sorting: unknown,
        results: [number, number][],
        by: Parameters<typeof sortResults>[1],
      ) => sortResults(results, by),
      getSortableProperties: () => Object.keys(sortable),
      getSortablePropertiesWithTypes: () =>
        Object.fromEntries(Object.keys(sortable).map((property) => [property, "string"])),
    },
    // Pins are no documents: they order results, and may be set on a view.
    pinning: {
      ...refused("save", "load"),
      addRule: (_rules: unknown, rule: { id: string }) => putPin(rules, rule, false),
      updateRule: (_rules: unknown, rule: { id: string }) => putPin(rules, rule, true),
      removeRule: (_rules: unknown, id: string) => rules.delete(id),
      getRule: (_rules: unknown, id: string) => rules.get(id),
      getAllRules: () => [...rules.values()],
    },
    internalDocumentIDStore: ids,
    data: {
      index: {
        indexes: {},
        vectorIndexes: vectors === undefined ? {} : { vector: vectorIndexOf(vectors) },
        searchableProperties: Object.keys(schema),
        searchablePropertiesWithTypes: schema,
        sharedInternalDocumentStore: ids,
      },
      docs: { docs, count, sharedInternalDocumentStore: ids },
      sorting: { enabled: true, sharedInternalDocumentStore: ids },
      pinning: { rules, sharedInternalDocumentStore: ids },
    },
    // Both stand first on every way to a change.
    validateSchema: () => refuse("insert"),
    getDocumentProperties: () => refuse("remove"),
    getDocumentIndexId: ({ id }: { id: string }) => id,
    formatElapsedTime,
  };
  // The types of `create` describe stock components' insides, which a view has not.
  return database as unknown as AnyOrama;
}

/** Names of documents and their numbers in the database: chunk 0 is document "0", number 1. */
function documentIds(count: number) {
  return {
    ...refused("save", "load"),
    internalIdToId: Array.from({ length: count }, (_, chunk) => String(chunk)),
    idToInternalId: {
      size: count,
      get: (id: string) =>
        /^(?:0|[1-9]\d*)$/.test(id) && Number(id) < count ? Number(id) + 1 : undefined,
      has: (id: string) => Number(id) < count,
      // Orama names an unknown document when it is asked for one, as by a pin; a view gains nothing by that.
      set: () => {},
    },
  };
}

/** Documents by number, made when one is read. */
function documentsById(count: number, documentOf: (id: number) => OramaDocument | undefined) {
  return new Proxy({} as Record<number, OramaDocument>, {
    get: (_, key) => (typeof key === "string" ? documentOf(Number(key)) : undefined),
    ownKeys: () => Array.from({ length: count }, (_, chunk) => String(chunk + 1)),
    getOwnPropertyDescriptor: (_, key) => ({
      get: () => documentOf(Number(key)),
      enumerable: true,
      configurable: true,
    }),
  });
}

/** Sets a pin: a new one, or one in the place of another. Orama tells both by words at a message's front. */
function putPin(rules: Map<string, { id: string }>, rule: { id: string }, known: boolean): void {
  if (rules.has(rule.id) !== known) {
    const code = known ? "PINNING_RULE_NOT_FOUND" : "PINNING_RULE_ALREADY_EXISTS";
    throw oramaError(code, `${code}: "${rule.id}"; ${known ? "insert" : "update"} it instead`);
  }
  rules.set(rule.id, rule);
}

/** Stands in for Orama's vector tree over our packed rows. */
function vectorIndexOf(vectors: VectorIndex) {
  return {
    type: "Vector",
    isArray: false,
    node: {
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
        if (found.length <= MAX_MATCHES) return found;
        return found.sort((a, b) => b[1] - a[1]).slice(0, MAX_MATCHES);
      },
    },
  };
}

/** A duration in nanoseconds, and in the largest unit that it fills. */
function formatElapsedTime(nanoseconds: bigint): { raw: number; formatted: string } {
  const raw = Number(nanoseconds);
  const unit = raw < 1e3 ? 0 : raw < 1e6 ? 1 : raw < 1e9 ? 2 : 3;
  return { raw, formatted: `${Math.floor(raw / 1000 ** unit)}${["ns", "μs", "ms", "s"][unit]}` };
}

function refused<Call extends string>(...calls: Call[]): Record<Call, () => never> {
  return Object.fromEntries(calls.map((call) => [call, () => refuse(call)])) as Record<
    Call,
    () => never
  >;
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
