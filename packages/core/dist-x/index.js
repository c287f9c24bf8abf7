import { contentSize, writeSnapshot, SNAPSHOT_VERSION, toUnitLength, learnedEmbedder, localWeight, packRows } from './chunk-6GUUQWJA.js';
export { SNAPSHOT_VERSION, openExpoDocsIndex } from './chunk-6GUUQWJA.js';
import { wholeNumber, searchIndexOf, buildIndex, openIndex, silentLog, throwIfAborted, isExpodexError, invalidOption, knownOptions, sdkNotIndexed, ExpodexError, addRow, withSdk, createTermReader, pathWords, searchableMarkdown, numberBetween, parseSdk, compareSdk, sdkSegment, SDK_MARK, copySymbol, estimateTokens } from './chunk-MED6NAN7.js';
export { ExpodexError, compareSdk, isExpodexError, latestSdk, parseSdk, sdkLabel, sdkSegment, throwIfAborted } from './chunk-MED6NAN7.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes, bytesToHex } from '@noble/hashes/utils.js';
import { slug } from 'github-slugger';
import { parse } from 'yaml';
import { parse as parse$1 } from 'acorn';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { mdxjs } from 'micromark-extension-mdxjs';

// package.json
var version = "0.1.0";

// src/create-options.ts
var CREATE_OPTIONS = {
  source: "checked",
  sdk: "checked",
  embedder: "checked",
  chunk: "checked",
  parser: "checked",
  previous: "checked",
  maxDocuments: "checked",
  signal: "signal",
  onProgress: "function",
  onWarning: "function",
  defaultSdk: "checked",
  cache: "checked",
  clock: "function"
};
var CHUNK_OPTIONS = {
  targetTokens: "checked",
  maxTokens: "checked",
  joinBelowTokens: "checked",
  joinSymbolsBelowTokens: "checked"
};
var CHUNK_BOUNDS = {
  targetTokens: [50, 2e3],
  maxTokens: [50, 1e5],
  joinBelowTokens: [0, 2e3],
  joinSymbolsBelowTokens: [0, 2e3]
};
var MAX_MAX_DOCUMENTS = 1e6;
function checkCreateOptions(options) {
  const known = knownOptions("createDocsIndex", options, CREATE_OPTIONS);
  checkSource(known.source);
  const { embedder, maxDocuments } = known;
  if (embedder !== void 0 && embedder !== "none" && typeof embedder?.embed !== "function")
    throw invalidOption("embedder", 'an embedder or "none"', embedder);
  if (maxDocuments !== void 0) wholeNumber("maxDocuments", maxDocuments, 1, MAX_MAX_DOCUMENTS);
  const chunk = knownOptions("chunk", known.chunk, CHUNK_OPTIONS);
  for (const [name, [min, max]] of Object.entries(CHUNK_BOUNDS)) {
    const value2 = chunk[name];
    if (value2 !== void 0) wholeNumber(`chunk.${name}`, value2, min, max);
  }
}
function checkSource(source) {
  if (typeof source === "object" && source !== null && typeof source.files === "function") return;
  throw invalidOption(
    "source",
    "a source",
    source,
    typeof source === "string" ? `write expoDocsFolder(${JSON.stringify(source.slice(0, 100))}) or docsFolder(\u2026), from @expodex/sources` : "pass one, such as expoDocsFolder(\u2026) from @expodex/sources"
  );
}
function checkFile(file, source) {
  const { path, text: text3 } = file ?? {};
  const lacks = typeof path !== "string" ? "path" : typeof text3 !== "string" ? "text" : void 0;
  if (lacks === void 0) return;
  const expected = "files with a path and a text";
  throw new ExpodexError("SOURCE_INVALID", {
    subject: source.id,
    expected,
    got: `${typeof path === "string" ? JSON.stringify(path.slice(0, 200)) : "a file"} without a ${lacks}`,
    next: "report files that cannot be read through onProblem, and leave them out",
    data: { source: source.id, expected }
  });
}

// src/embed/drift.ts
var MAX_CHANGED = 0.05;
var MAX_UNKNOWN = 0.25;
var MIN_FRESH = 5e-3;
function hasDrifted({ chunks, drift, fresh, occurrences, unknown }) {
  if (drift > chunks * MAX_CHANGED) return true;
  return fresh > chunks * MIN_FRESH && unknown > occurrences * MAX_UNKNOWN;
}

// src/embed/embedder-failure.ts
function embedderFailed(embedder, failure) {
  const { expected, got, next, cause, ...facts } = failure;
  const data = { embedder };
  if (facts.status !== void 0) data.status = facts.status;
  if (facts.transient === true) data.transient = true;
  if (facts.retryAfterMs !== void 0) data.retryAfterMs = facts.retryAfterMs;
  return new ExpodexError("EMBEDDER_FAILED", {
    subject: embedder,
    expected,
    got,
    next,
    data,
    cause
  });
}
function keyMissing(service, variable) {
  return new ExpodexError("KEY_MISSING", {
    subject: service,
    expected: "an API key",
    got: "none",
    next: `pass apiKey, for instance from the environment variable ${variable}`,
    data: { service, variable }
  });
}

// src/embed/check-vectors.ts
function checkVectors(embedder, vectors, expected) {
  const { id, dimensions } = embedder;
  if (!Array.isArray(vectors) || vectors.length !== expected) {
    throw embedderFailed(id, {
      expected: `${expected} vectors`,
      got: Array.isArray(vectors) ? `${vectors.length}` : typeof vectors,
      next: "make the embedder return one vector for each text, in order"
    });
  }
  for (const [at, vector] of vectors.entries()) {
    if (!(vector instanceof Float32Array) || vector.length !== dimensions) {
      throw embedderFailed(id, {
        expected: `a Float32Array of ${dimensions} numbers for each text`,
        got: `${kindOf(vector)} for text ${at}`,
        next: "set the embedder's dimensions to what its model returns"
      });
    }
    const wrong = vector.findIndex((value2) => !Number.isFinite(value2));
    if (wrong < 0) continue;
    throw embedderFailed(id, {
      expected: "finite numbers",
      got: `${vector[wrong]} at ${wrong} of the vector for text ${at}`,
      next: "return zeros for a text that says nothing"
    });
  }
}
function kindOf(vector) {
  if (vector instanceof Float32Array) return `${vector.length} numbers`;
  return Array.isArray(vector) ? "a plain array" : typeof vector;
}

// src/embed/batching.ts
var DEFAULT_BATCH_SIZE = 200;
function withBatching(embedder, options = {}) {
  const { batchSize = DEFAULT_BATCH_SIZE, concurrency = 2 } = options;
  wholeNumber("batchSize", batchSize, 1, 1e4);
  wholeNumber("concurrency", concurrency, 1, 32);
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: async (texts, { kind, signal } = {}) => {
      const vectors = new Array(texts.length);
      const stop = new AbortController();
      const inner = signal === void 0 ? stop.signal : AbortSignal.any([signal, stop.signal]);
      let next = 0;
      const work = async () => {
        while (next < texts.length) {
          throwIfAborted(signal, embedder.id);
          const start = next;
          const batch = texts.slice(start, start + batchSize);
          next += batch.length;
          const found = await embedder.embed(batch, { kind, signal: inner });
          checkVectors(embedder, found, batch.length);
          for (const [at, vector] of found.entries()) vectors[start + at] = vector;
        }
      };
      const batches = Math.ceil(texts.length / batchSize);
      const workers = Array.from({ length: Math.min(concurrency, batches) }, async () => {
        try {
          await work();
        } catch (error) {
          next = texts.length;
          stop.abort(error);
          throw error;
        }
      });
      try {
        await Promise.all(workers);
      } finally {
        await Promise.allSettled(workers);
      }
      return vectors;
    },
    close: () => embedder.close?.()
  };
}

// src/embed/embed.ts
var MAX_DIMENSIONS = 4096;
var BATCHES_AT_ONCE = 4;
async function embedChunks(texts, embedder, options = {}) {
  const { signal, onProgress } = options;
  const { id, dimensions } = embedder;
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MAX_DIMENSIONS) {
    throw embedderFailed(id, {
      expected: `dimensions from 1 to ${MAX_DIMENSIONS}`,
      got: String(dimensions),
      next: "set the embedder's dimensions to the length of its vectors"
    });
  }
  const rows = new Float32Array(texts.length * dimensions);
  const report5 = (done) => onProgress?.({ stage: "embed", done, total: texts.length, item: id });
  report5(0);
  const step = DEFAULT_BATCH_SIZE * BATCHES_AT_ONCE;
  for (let start = 0; start < texts.length; start += step) {
    throwIfAborted(signal, "embedding");
    const part = texts.slice(start, start + step);
    const vectors = await call(embedder, part, signal);
    checkVectors(embedder, vectors, part.length);
    for (const [at, vector] of vectors.entries()) {
      const row = rows.subarray((start + at) * dimensions, (start + at + 1) * dimensions);
      row.set(vector);
      toUnitLength(row);
    }
    report5(start + part.length);
  }
  return rows;
}
async function call(embedder, texts, signal) {
  try {
    return await embedder.embed(texts, { kind: "document", signal });
  } catch (error) {
    throwIfAborted(signal, "embedding");
    if (error instanceof ExpodexError) throw error;
    throw embedderFailed(embedder.id, {
      expected: "vectors",
      got: `an error: ${error instanceof Error ? error.message : String(error)}`,
      next: "see the cause",
      cause: error
    });
  }
}

// src/text/term-matrix.ts
function rowCount(matrix) {
  return Math.max(0, matrix.rowStart.length - 1);
}
function countTerms(rows) {
  const ids = /* @__PURE__ */ new Map();
  const rowStart = [0];
  let termIds = new Uint32Array(1024);
  let counts = new Float32Array(1024);
  let size = 0;
  const inRow = /* @__PURE__ */ new Map();
  const add = (term, weight) => {
    let id = ids.get(term);
    if (id === void 0) {
      id = ids.size;
      ids.set(term, id);
    }
    inRow.set(id, (inRow.get(id) ?? 0) + weight);
  };
  for (const row of rows) {
    for (const part of row) {
      if (typeof part === "string") {
        add(part, 1);
      } else if (part.weight > 0) {
        for (const term of part.terms) add(term, part.weight);
      }
    }
    if (size + inRow.size > termIds.length) {
      const length = Math.max(termIds.length * 2, size + inRow.size);
      termIds = grown(termIds, new Uint32Array(length));
      counts = grown(counts, new Float32Array(length));
    }
    const sorted = Uint32Array.from(inRow.keys()).sort();
    for (const id of sorted) {
      termIds[size] = id;
      counts[size++] = inRow.get(id);
    }
    rowStart.push(size);
    inRow.clear();
  }
  return {
    terms: [...ids.keys()],
    rowStart: Uint32Array.from(rowStart),
    termIds: termIds.slice(0, size),
    counts: counts.slice(0, size)
  };
}
function grown(from, to) {
  to.set(from);
  return to;
}

// src/embed/term-weights.ts
function weightTerms(counted) {
  const rows = rowCount(counted);
  const rowsWith = new Uint32Array(counted.terms.length);
  for (const id of counted.termIds) rowsWith[id]++;
  const least = leastRows(rows);
  const columnOf = new Int32Array(counted.terms.length).fill(-1);
  const terms = [];
  const weights = [];
  for (const [id, term] of counted.terms.entries()) {
    if (rowsWith[id] < least) continue;
    columnOf[id] = terms.length;
    terms.push(term);
    const rarity = Math.log(1 + rows / rowsWith[id]);
    weights.push(rarity * Math.sqrt(rarity));
  }
  const rowStart = new Uint32Array(rows + 1);
  const columnIds = new Uint32Array(counted.termIds.length);
  const values = new Float32Array(counted.termIds.length);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    for (let i = counted.rowStart[row]; i < counted.rowStart[row + 1]; i++) {
      const column = columnOf[counted.termIds[i]];
      if (column < 0) continue;
      columnIds[size] = column;
      values[size++] = localWeight(counted.counts[i]) * weights[column];
    }
    rowStart[row + 1] = size;
  }
  return {
    matrix: {
      rows,
      columns: terms.length,
      rowStart,
      columnIds: columnIds.slice(0, size),
      values: values.slice(0, size)
    },
    terms,
    weights: Float64Array.from(weights)
  };
}
function leastRows(rows) {
  if (rows < 200) return 1;
  return rows < 2e3 ? 2 : 3;
}

// src/text/prng.ts
function mix(state) {
  let z = state | 0;
  z = Math.imul(z ^ z >>> 16, 569420461);
  z = Math.imul(z ^ z >>> 15, 1935289751);
  return (z ^ z >>> 15) >>> 0;
}
function createPrng(seed) {
  const step = 2654435769;
  let a = mix(seed + step);
  let b = mix(seed + step * 2);
  let c = mix(seed + step * 3);
  let d = mix(seed + step * 4) | 1;
  return () => {
    const product2 = Math.imul(b, 5);
    const result = Math.imul(product2 << 7 | product2 >>> 25, 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = d << 11 | d >>> 21;
    return result;
  };
}

// src/embed/matrix-kernels.ts
function multiplySparse(m, x, width, out, from, to) {
  const { rowStart, columnIds, values } = m;
  const sum = new Float64Array(width);
  for (let r = from; r < to; r++) {
    sum.fill(0);
    const end = rowStart[r + 1];
    let i = rowStart[r];
    for (; i + 3 < end; i += 4) {
      const w0 = values[i];
      const w1 = values[i + 1];
      const w2 = values[i + 2];
      const w3 = values[i + 3];
      const x0 = columnIds[i] * width;
      const x1 = columnIds[i + 1] * width;
      const x2 = columnIds[i + 2] * width;
      const x3 = columnIds[i + 3] * width;
      for (let k = 0; k < width; k++) {
        sum[k] += w0 * x[x0 + k] + w1 * x[x1 + k] + w2 * x[x2 + k] + w3 * x[x3 + k];
      }
    }
    for (; i < end; i++) {
      const w = values[i];
      const x0 = columnIds[i] * width;
      for (let k = 0; k < width; k++) sum[k] += w * x[x0 + k];
    }
    out.set(sum, r * width);
  }
}
function addGram(m, width, gram, from, to) {
  const rows = new Float64Array(width * 4);
  for (let r = from; r < to; r += 4) {
    const many = Math.min(4, to - r);
    rows.fill(0);
    rows.set(m.subarray(r * width, (r + many) * width));
    const second = width;
    const third = width * 2;
    const fourth = width * 3;
    for (let i = 0; i < width; i++) {
      const a = rows[i];
      const b = rows[second + i];
      const c = rows[third + i];
      const d = rows[fourth + i];
      const at = i * width;
      for (let j = i; j < width; j++) {
        gram[at + j] += a * rows[j] + b * rows[second + j] + c * rows[third + j] + d * rows[fourth + j];
      }
    }
  }
}
function multiplyDense(m, width, mixing, rank, out, from, to) {
  const columns = new Float64Array(width * rank);
  for (let k = 0; k < rank; k++) {
    for (let i = 0; i < width; i++) columns[i * rank + k] = mixing[k * width + i];
  }
  const sum = new Float64Array(rank);
  for (let r = from; r < to; r++) {
    sum.fill(0);
    const at = r * width;
    let i = 0;
    for (; i + 3 < width; i += 4) {
      const w0 = m[at + i];
      const w1 = m[at + i + 1];
      const w2 = m[at + i + 2];
      const w3 = m[at + i + 3];
      const c0 = i * rank;
      const c1 = c0 + rank;
      const c2 = c1 + rank;
      const c3 = c2 + rank;
      for (let k = 0; k < rank; k++) {
        sum[k] += w0 * columns[c0 + k] + w1 * columns[c1 + k] + w2 * columns[c2 + k] + w3 * columns[c3 + k];
      }
    }
    for (; i < width; i++) {
      const w = m[at + i];
      for (let k = 0; k < rank; k++) sum[k] += w * columns[i * rank + k];
    }
    out.set(sum, r * rank);
  }
}

// src/embed/pause.ts
function pause() {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

// src/embed/symmetric-eigen.ts
var MAX_STEPS = 60;
function symmetricEigen(a, order) {
  const diagonal = new Float64Array(order);
  const beside = new Float64Array(order);
  const vectors = tridiagonalize(a, order, diagonal, beside);
  diagonalize(diagonal, beside, vectors, order);
  return sortDescending(diagonal, vectors, order);
}
function tridiagonalize(a, order, diagonal, beside) {
  const scales = new Float64Array(order);
  const product2 = new Float64Array(order);
  for (let k = 0; k < order - 1; k++) {
    const row = k * order;
    let tail2 = 0;
    for (let j = k + 2; j < order; j++) tail2 += a[row + j] * a[row + j];
    const first = a[row + k + 1];
    diagonal[k] = a[row + k];
    if (tail2 === 0) {
      beside[k] = first;
      continue;
    }
    const length = Math.sqrt(first * first + tail2);
    const target = first > 0 ? -length : length;
    beside[k] = target;
    a[row + k + 1] = first - target;
    const scale = 1 / (length * (length + Math.abs(first)));
    scales[k] = scale;
    let along = 0;
    for (let i = k + 1; i < order; i++) {
      let sum = 0;
      for (let j = k + 1; j < order; j++) sum += a[i * order + j] * a[row + j];
      product2[i] = sum * scale;
      along += product2[i] * a[row + i];
    }
    const half = along * scale / 2;
    for (let i = k + 1; i < order; i++) product2[i] -= half * a[row + i];
    for (let i = k + 1; i < order; i++) {
      const v = a[row + i];
      const w = product2[i];
      for (let j = k + 1; j < order; j++) {
        a[i * order + j] -= v * product2[j] + w * a[row + j];
      }
    }
  }
  if (order > 0) diagonal[order - 1] = a[order * order - 1];
  const vectors = new Float64Array(order * order);
  for (let i = 0; i < order; i++) vectors[i * order + i] = 1;
  for (let k = order - 3; k >= 0; k--) {
    const scale = scales[k];
    if (scale === 0) continue;
    const row = k * order;
    for (let i = k + 1; i < order; i++) {
      let sum = 0;
      for (let j = k + 1; j < order; j++) sum += vectors[i * order + j] * a[row + j];
      sum *= scale;
      for (let j = k + 1; j < order; j++) vectors[i * order + j] -= sum * a[row + j];
    }
  }
  return vectors;
}
function diagonalize(d, e, vectors, order) {
  for (let low = 0; low < order; low++) {
    for (let step = 0; step < MAX_STEPS; step++) {
      let high = low;
      while (high < order - 1) {
        const near = Math.abs(d[high]) + Math.abs(d[high + 1]);
        if (Math.abs(e[high]) <= Number.EPSILON * near || e[high] === 0) break;
        high++;
      }
      if (high === low) break;
      const half = (d[low + 1] - d[low]) / (2 * e[low]);
      const reach = Math.sqrt(half * half + 1);
      let g = d[high] - d[low] + e[low] / (half + (half < 0 ? -reach : reach));
      let sine = 1;
      let cosine = 1;
      let shift = 0;
      let i = high - 1;
      for (; i >= low; i--) {
        const f = sine * e[i];
        const b = cosine * e[i];
        const r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) break;
        sine = f / r;
        cosine = g / r;
        const base = d[i + 1] - shift;
        const turn = (d[i] - base) * sine + 2 * cosine * b;
        shift = sine * turn;
        d[i + 1] = base + shift;
        g = cosine * turn - b;
        rotate(vectors, i * order, order, cosine, sine);
      }
      e[high] = 0;
      if (i >= low) {
        d[i + 1] -= shift;
        continue;
      }
      d[low] -= shift;
      e[low] = g;
    }
  }
}
function rotate(vectors, start, order, cosine, sine) {
  const end = start + order;
  for (let k = start; k < end; k++) {
    const upper = vectors[k];
    const lower = vectors[k + order];
    vectors[k + order] = sine * upper + cosine * lower;
    vectors[k] = cosine * upper - sine * lower;
  }
}
function sortDescending(d, vectors, order) {
  const ranks = Array.from({ length: order }, (_, k) => k).sort((x, y) => d[y] - d[x] || x - y);
  const values = new Float64Array(order);
  const sorted = new Float64Array(order * order);
  for (const [to, from] of ranks.entries()) {
    values[to] = d[from];
    sorted.set(vectors.subarray(from * order, (from + 1) * order), to * order);
  }
  return { values, vectors: sorted };
}

// src/embed/truncated-svd.ts
var WORK_BEFORE_PAUSE = 3e7;
var NOISE = 1e-13;
async function truncatedSvd(a, options) {
  const { oversampling = 16, power = 1, seed = 1, signal, onPart } = options;
  const width = Math.min(options.rank + oversampling, a.rows, a.columns);
  if (width === 0) return { rank: 0, values: new Float64Array(0), left: new Float32Array(0) };
  const t = transpose(a);
  const z = randomStart(a.columns * width, seed);
  const y = new Float32Array(a.rows * width);
  const stages = 2 * power + 6;
  let stage = 0;
  const run = async (items, workEach, body) => {
    const step = Math.max(1, Math.floor(WORK_BEFORE_PAUSE / Math.max(1, workEach)));
    for (let from = 0; from < items; from += step) {
      throwIfAborted(signal, "learning vectors");
      const to = Math.min(items, from + step);
      body(from, to);
      onPart?.((stage + to / items) / stages);
      await pause();
    }
    stage++;
  };
  const entries = a.columnIds.length;
  const times = (m, x, out) => run(
    m.rows,
    entries / m.rows * width,
    (from, to) => multiplySparse(m, x, width, out, from, to)
  );
  await times(a, z, y);
  for (let i = 0; i < power; i++) {
    await times(t, y, z);
    scaleToOne(z);
    await times(a, z, y);
  }
  scaleToOne(y);
  await times(t, y, z);
  const yy = new Float64Array(width * width);
  const zz = new Float64Array(width * width);
  await run(a.rows, width * width / 2, (from, to) => addGram(y, width, yy, from, to));
  await run(a.columns, width * width / 2, (from, to) => addGram(z, width, zz, from, to));
  mirror(yy, width);
  mirror(zz, width);
  const basis = whiten(yy, width);
  await pause();
  const inner = symmetricEigen(congruent(basis, zz, width), basis.length / width);
  let rank = 0;
  const found = Math.min(options.rank, inner.values.length);
  while (rank < found && inner.values[rank] > NOISE * inner.values[0]) rank++;
  const mixing = product(inner.vectors, rank, basis, width);
  const left = new Float32Array(a.rows * rank);
  await run(
    a.rows,
    width * rank,
    (from, to) => multiplyDense(y, width, mixing, rank, left, from, to)
  );
  return { rank, values: inner.values.slice(0, rank).map(Math.sqrt), left };
}
function transpose(a) {
  const rowStart = new Uint32Array(a.columns + 1);
  for (const column of a.columnIds) rowStart[column + 1]++;
  for (let c = 0; c < a.columns; c++) rowStart[c + 1] += rowStart[c];
  const next = rowStart.slice();
  const columnIds = new Uint32Array(a.columnIds.length);
  const values = new Float32Array(a.values.length);
  for (let r = 0; r < a.rows; r++) {
    for (let i = a.rowStart[r]; i < a.rowStart[r + 1]; i++) {
      const at = next[a.columnIds[i]]++;
      columnIds[at] = r;
      values[at] = a.values[i];
    }
  }
  return { rows: a.columns, columns: a.rows, rowStart, columnIds, values };
}
function randomStart(length, seed) {
  const next = createPrng(seed);
  const start = new Float32Array(length);
  for (let i = 0; i < length; i++) start[i] = next() / 2 ** 31 - 1;
  return start;
}
function scaleToOne(m) {
  let greatest = 0;
  for (const value2 of m) greatest = Math.max(greatest, Math.abs(value2));
  if (greatest === 0) return;
  for (let i = 0; i < m.length; i++) m[i] /= greatest;
}
function mirror(gram, width) {
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) gram[i * width + j] = gram[j * width + i];
  }
}
function whiten(gram, width) {
  const { values, vectors } = symmetricEigen(gram, width);
  let kept = 0;
  while (kept < width && values[kept] > NOISE * values[0]) kept++;
  for (let k = 0; k < kept; k++) {
    const scale = 1 / Math.sqrt(values[k]);
    for (let i = 0; i < width; i++) vectors[k * width + i] *= scale;
  }
  return vectors.slice(0, kept * width);
}
function congruent(basis, gram, width) {
  const kept = basis.length / width;
  const half = product(basis, kept, gram, width);
  const out = new Float64Array(kept * kept);
  for (let i = 0; i < kept; i++) {
    for (let j = i; j < kept; j++) {
      let sum = 0;
      for (let k = 0; k < width; k++) sum += half[i * width + k] * basis[j * width + k];
      out[i * kept + j] = sum;
      out[j * kept + i] = sum;
    }
  }
  return out;
}
function product(a, rows, b, width) {
  const inner = b.length / width;
  const out = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = a[i * inner + k];
      for (let j = 0; j < width; j++) out[i * width + j] += factor * b[k * width + j];
    }
  }
  return out;
}

// src/embed/learned-embedder.ts
var DEFAULT_DIMENSIONS = 192;
var MAX_DIMENSIONS2 = 1024;
var DEFAULT_EMPHASIS = 0.5;
async function learnEmbedder(matrix, options = {}) {
  const { dimensions = DEFAULT_DIMENSIONS, emphasis = DEFAULT_EMPHASIS, seed = 1 } = options;
  wholeNumber("dimensions", dimensions, 1, MAX_DIMENSIONS2);
  numberBetween("emphasis", emphasis, 0, 1);
  const rows = rowCount(matrix);
  const weighted = weightTerms(matrix);
  const report5 = (part) => options.onProgress?.({
    stage: "embed",
    done: Math.floor(rows * part),
    total: rows,
    item: "learning vectors"
  });
  report5(0);
  const svd = await truncatedSvd(weighted.matrix, {
    rank: dimensions,
    seed,
    signal: options.signal,
    onPart: report5
  });
  const state = describe(weighted, svd, emphasis);
  const vectors = rowVectors(svd, rows, emphasis);
  report5(1);
  return learnedEmbedder(state, vectors, options);
}
function rowVectors(svd, rows, emphasis) {
  if (svd.rank === 0) return new Float32Array(rows);
  const scales = svd.values.map((value2) => value2 ** emphasis);
  const vectors = svd.left.slice();
  for (let row = 0; row < rows; row++) {
    const vector = vectors.subarray(row * svd.rank, (row + 1) * svd.rank);
    for (let k = 0; k < svd.rank; k++) vector[k] *= scales[k];
    toUnitLength(vector);
  }
  return vectors;
}
function describe(weighted, svd, emphasis) {
  const { matrix, terms, weights } = weighted;
  const dimensions = Math.max(1, svd.rank);
  const vectors = new Float32Array(terms.length * dimensions);
  for (let row = 0; row < (svd.rank === 0 ? 0 : matrix.rows); row++) {
    const left = row * dimensions;
    for (let i = matrix.rowStart[row]; i < matrix.rowStart[row + 1]; i++) {
      const value2 = matrix.values[i];
      const start = matrix.columnIds[i] * dimensions;
      for (let k = 0; k < dimensions; k++) vectors[start + k] += value2 * svd.left[left + k];
    }
  }
  const stretch = svd.values.map((value2) => value2 ** (emphasis - 2));
  for (let term = 0; term < terms.length; term++) {
    for (let k = 0; k < svd.rank; k++)
      vectors[term * dimensions + k] *= stretch[k] * weights[term];
  }
  const { codes, scales } = packRows(vectors, dimensions);
  const id = `learned-${dimensions}-${digest(terms, codes, scales)}`;
  return { id, dimensions, terms, codes, scales };
}
function digest(terms, codes, scales) {
  let a = 2166136261;
  let b = 2538058380;
  const add = (value2) => {
    a = Math.imul(a ^ value2, 16777619);
    b = Math.imul(b ^ b >>> 15 ^ value2, 2246822507);
  };
  for (const term of terms) {
    for (let i = 0; i < term.length; i++) add(term.charCodeAt(i));
    add(65536);
  }
  for (const code3 of codes) add(code3);
  for (const word2 of new Uint32Array(scales.buffer, scales.byteOffset, scales.length)) add(word2);
  const hex = (word2) => ((word2 ^ word2 >>> 13) >>> 0).toString(16).padStart(8, "0");
  return hex(a) + hex(b);
}

// src/embed-content.ts
var PART_WEIGHTS = { title: 3, headings: 3, path: 3, body: 1 };
async function embedContent(content, embedder, options) {
  const before = options.before;
  if (embedder !== void 0) {
    const kept = before?.index.embedder?.id === embedder.id ? keptVectors(content, before) : void 0;
    const numbers = kept?.fresh ?? [...content.chunks.keys()];
    const texts = numbers.map((number) => textOf(content.chunks[number]));
    const fresh = await embedChunks(texts, embedder, options);
    if (kept === void 0) return { embedder, vectors: fresh };
    for (const [at, number] of numbers.entries())
      kept.vectors.set(rowOf(fresh, at, embedder.dimensions), number * embedder.dimensions);
    return { embedder, vectors: kept.vectors };
  }
  const paths = pathsOf(content);
  const termsOf = createRowReader();
  const rowTerms = (number) => termsOf(content.chunks[number], paths[number] ?? "");
  const folded = before === void 0 ? void 0 : foldIn(content, before, rowTerms);
  if (folded !== void 0) return folded;
  const rows = content.chunks.map((_, number) => rowTerms(number));
  const learned = await learnEmbedder(countTerms(rows), options);
  return { embedder: learned, vectors: learned.vectors };
}
function foldIn(content, before, termsOf) {
  const { embedder, content: old } = before.index;
  if (embedder === void 0 || !isLearned(embedder)) return void 0;
  const kept = keptVectors(content, before);
  if (kept === void 0) return void 0;
  const known = new Set(kept.fresh.length === 0 ? [] : embedder.state().terms);
  const novelty = { occurrences: 0, unknown: 0 };
  for (const number of kept.fresh) {
    const terms = repeated(termsOf(number));
    for (const term of terms) {
      novelty.occurrences++;
      if (!known.has(term)) novelty.unknown++;
    }
    kept.vectors.set(embedder.encodeTerms(terms), number * embedder.dimensions);
  }
  const gone = old.chunks.length - (content.chunks.length - kept.fresh.length);
  const drift = (old.build?.drift ?? 0) + kept.fresh.length + gone;
  if (hasDrifted({ chunks: content.chunks.length, drift, fresh: kept.fresh.length, ...novelty }))
    return void 0;
  if (content.build !== void 0) content.build.drift = drift;
  return { embedder, vectors: kept.vectors };
}
function keptVectors({ chunks }, { index, origins }) {
  const { vectors: old } = index;
  if (old === void 0) return void 0;
  const vectors = new Float32Array(chunks.length * old.dimensions);
  const fresh = [];
  for (let number = 0; number < chunks.length; number++) {
    const origin = origins[number];
    if (origin === -1) fresh.push(number);
    else addRow(old, origin, rowOf(vectors, number, old.dimensions));
  }
  return { vectors, fresh };
}
var rowOf = (rows, row, width) => rows.subarray(row * width, (row + 1) * width);
function repeated(parts) {
  return parts.flatMap(({ terms, weight }) => Array.from({ length: weight }, () => terms).flat());
}
function isLearned(embedder) {
  return "encodeTerms" in embedder && "state" in embedder;
}
function textOf(chunk) {
  return `${[chunk.title, ...chunk.headings].join(" \u203A ")}

${withSdk(chunk.text, "unversioned")}`;
}
function pathsOf({ chunks, placements, documents }) {
  const paths = new Array(chunks.length);
  for (const { chunk, document } of placements) paths[chunk] ??= documents[document]?.path ?? "";
  return paths;
}
function createRowReader() {
  const readTerms = createTermReader();
  const analyze = (text3) => {
    const terms = [];
    readTerms(text3, (term) => {
      terms.push(term);
    });
    return terms;
  };
  return ({ title, headings, text: text3 }, path) => [
    { terms: analyze(title), weight: PART_WEIGHTS.title },
    { terms: analyze(headings.join("\n")), weight: PART_WEIGHTS.headings },
    { terms: analyze(pathWords(path)), weight: PART_WEIGHTS.path },
    { terms: analyze(searchableMarkdown(text3)), weight: PART_WEIGHTS.body }
  ];
}

// src/chunk/build-content.ts
function createContentBuilder() {
  const content = {
    documents: [],
    chunks: [],
    placements: [],
    symbols: [],
    symbolPlacements: [],
    sdks: [],
    redirects: []
  };
  const paths = /* @__PURE__ */ new Set();
  const chunksByText = /* @__PURE__ */ new Map();
  const symbolsByText = /* @__PURE__ */ new Map();
  const sdks = /* @__PURE__ */ new Set();
  const origins = [];
  const takenChunks = /* @__PURE__ */ new Map();
  const takenSymbols = /* @__PURE__ */ new Map();
  function storeChunk(chunk) {
    const equals = chunksByText.get(chunk.text);
    const found = equals?.find((index2) => sameChunk(content.chunks[index2], chunk));
    if (found !== void 0) return found;
    const index = content.chunks.push(chunk) - 1;
    if (equals === void 0) chunksByText.set(chunk.text, [index]);
    else equals.push(index);
    return index;
  }
  function storeSymbol(symbol, sdk) {
    const text3 = maskSdk(JSON.stringify({ ...copySymbol(symbol), section: 0 }), sdk);
    const found = symbolsByText.get(text3);
    if (found !== void 0) return found;
    const index = content.symbols.push(JSON.parse(text3)) - 1;
    symbolsByText.set(text3, index);
    return index;
  }
  function takeChunk(from, number) {
    let stored = takenChunks.get(number);
    if (stored === void 0) {
      stored = storeChunk(copyChunk(from.chunks[number]));
      takenChunks.set(number, stored);
      origins[stored] = number;
    }
    return stored;
  }
  function takeSymbol(from, number) {
    let stored = takenSymbols.get(number);
    if (stored === void 0) {
      stored = storeSymbol(from.symbols[number], void 0);
      takenSymbols.set(number, stored);
    }
    return stored;
  }
  return {
    origins: () => Int32Array.from({ length: content.chunks.length }, (_, chunk) => origins[chunk] ?? -1),
    take(from, at) {
      const document = from.documents[at];
      if (paths.has(document.path)) return false;
      paths.add(document.path);
      if (document.sdk !== void 0) sdks.add(document.sdk);
      const number = content.documents.length;
      const firstPlacement = content.placements.length;
      const firstSymbol = content.symbolPlacements.length;
      for (let place2 = document.firstPlacement; place2 < document.endPlacement; place2++) {
        const { chunk, section, start, end, line: line3 } = from.placements[place2];
        content.placements.push({
          chunk: takeChunk(from, chunk),
          document: number,
          section,
          start,
          end,
          ...line3 === void 0 ? {} : { line: line3 }
        });
      }
      for (let place2 = document.firstSymbol; place2 < document.endSymbol; place2++) {
        const { symbol, section } = from.symbolPlacements[place2];
        content.symbolPlacements.push({
          symbol: takeSymbol(from, symbol),
          document: number,
          section
        });
      }
      const endPlacement = content.placements.length;
      const endSymbol = content.symbolPlacements.length;
      const numbers = { firstPlacement, endPlacement, firstSymbol, endSymbol };
      content.documents.push({ ...copyDocument(document), ...numbers });
      return true;
    },
    add(document, slices) {
      if (paths.has(document.path)) return false;
      paths.add(document.path);
      const { sdk } = document;
      if (sdk !== void 0) sdks.add(sdk);
      const number = content.documents.length;
      const firstPlacement = content.placements.length;
      const firstSymbol = content.symbolPlacements.length;
      for (const slice of slices) {
        const chunk = {
          text: maskSdk(document.text.slice(slice.start, slice.end), sdk),
          title: document.title,
          headings: slice.headings,
          kind: document.kind,
          platforms: slice.platforms,
          symbols: slice.symbols,
          languages: slice.languages
        };
        if (document.packageName !== void 0) chunk.packageName = document.packageName;
        const { section, start, end, line: line3 } = slice;
        content.placements.push({
          chunk: storeChunk(chunk),
          document: number,
          section,
          start,
          end,
          ...line3 === void 0 ? {} : { line: line3 }
        });
      }
      for (const symbol of document.symbols) {
        content.symbolPlacements.push({
          symbol: storeSymbol(symbol, sdk),
          document: number,
          section: symbol.section
        });
      }
      const {
        text: _text,
        blocks: _blocks,
        symbols: _symbols,
        dependencies: _,
        ...kept
      } = document;
      content.documents.push({
        ...kept,
        firstPlacement,
        endPlacement: content.placements.length,
        firstSymbol,
        endSymbol: content.symbolPlacements.length
      });
      return true;
    },
    finish(redirects = []) {
      content.sdks = [...sdks].sort(compareSdk);
      content.redirects = redirects.map(([from, to]) => [from, to]);
      return content;
    }
  };
}
function copyChunk(chunk) {
  const { text: text3, title, headings, kind, platforms, symbols, languages, packageName } = chunk;
  const copy = { text: text3, title, headings, kind, platforms, symbols, languages };
  if (packageName !== void 0) copy.packageName = packageName;
  return copy;
}
function copyDocument(document) {
  const { path, url, title, description, sdk, kind, packageName, platforms } = document;
  const { sections, links, provenance } = document;
  const { firstPlacement, endPlacement, firstSymbol, endSymbol } = document;
  return {
    path,
    url,
    title,
    ...description === void 0 ? {} : { description },
    ...sdk === void 0 ? {} : { sdk },
    kind,
    ...packageName === void 0 ? {} : { packageName },
    platforms,
    sections,
    links,
    provenance,
    firstPlacement,
    endPlacement,
    firstSymbol,
    endSymbol
  };
}
function maskSdk(text3, sdk) {
  if (sdk === void 0) return text3;
  return text3.replaceAll(`/versions/${sdkSegment(sdk)}/`, `/versions/${SDK_MARK}/`);
}
function sameChunk(a, b) {
  return a.title === b.title && a.kind === b.kind && a.packageName === b.packageName && sameList(a.headings, b.headings) && sameList(a.platforms, b.platforms) && sameList(a.symbols, b.symbols) && sameList(a.languages, b.languages);
}
function sameList(a, b) {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

// src/chunk/platforms.ts
var NAMES = [
  [/\bandroid/iu, ["android"]],
  [/\bios/iu, ["ios"]],
  [/\btvos/iu, ["tvos"]],
  [/\bmacos/iu, ["macos"]],
  [/\bapple\b/iu, ["ios", "macos", "tvos"]],
  [/\bweb\b/iu, ["web"]],
  [/\bwindows\b/iu, ["windows"]],
  [/\bexpo[\s-]?go\b/iu, ["expo-go"]]
];
var MAX_TAG_LENGTH = 80;
function platformsOf(tags) {
  const found = /* @__PURE__ */ new Set();
  for (const tag of tags) {
    if (tag.length > MAX_TAG_LENGTH) continue;
    for (const [pattern, platforms] of NAMES) {
      if (pattern.test(tag)) for (const platform of platforms) found.add(platform);
    }
  }
  return [...found].sort();
}

// src/chunk/split-block.ts
var SENTENCE_END = /[.!?](?=\s)|[。！？]/gu;
function splitBlock(text3, block, sizes) {
  const whole = [{ start: block.start, end: block.end }];
  if (block.type === "code" || block.type === "heading") return whole;
  if (block.end - block.start <= sizes.maxTokens) return whole;
  if (estimateTokens(text3.slice(block.start, block.end)) <= sizes.maxTokens) return whole;
  const cuts = block.cuts ?? (block.type === "paragraph" ? sentenceCuts(text3, block) : []);
  const parts = [];
  let start = block.start;
  let tokens = 0;
  let from = block.start;
  for (const cut of [...cuts, block.end]) {
    const added = estimateTokens(text3.slice(from, cut));
    if (from > start && tokens + added > sizes.targetTokens) {
      parts.push({ start, end: from });
      start = from;
      tokens = 0;
    }
    tokens += added;
    from = cut;
  }
  parts.push({ start, end: block.end });
  return parts;
}
function sentenceCuts(text3, block) {
  const cuts = [];
  for (const match of text3.slice(block.start, block.end).matchAll(SENTENCE_END)) {
    const cut = block.start + match.index + 1;
    if (cut < block.end) cuts.push(cut);
  }
  return cuts;
}

// src/chunk/chunk.ts
var DEFAULT_CHUNK_SETTINGS = {
  targetTokens: 400,
  maxTokens: 800,
  joinBelowTokens: 128,
  joinSymbolsBelowTokens: 24
};
function chunkDocument(document, options = {}) {
  const settings = { ...DEFAULT_CHUNK_SETTINGS, ...options };
  const pieces = cutPieces(document, settings);
  return joinPieces(document, pieces, settings).map((piece) => describe2(document, piece));
}
function cutPieces(document, settings) {
  const pieces = [];
  const { sections } = document;
  let section = 0;
  let next = 0;
  let current;
  const flush = () => {
    if (current !== void 0) pieces.push(current);
    current = void 0;
  };
  for (const [index, block] of document.blocks.entries()) {
    const before = section;
    while (next < sections.length && sections[next].start <= block.start) section = next++;
    while ((sections[section]?.end ?? block.end) <= block.start) {
      section = sections[section]?.parent ?? 0;
      if (sections[section]?.parent === void 0) break;
    }
    if (section !== before) flush();
    const labels = block.labels?.join("\n") ?? "";
    for (const { start, end } of splitBlock(document.text, block, settings)) {
      const tokens = estimateTokens(document.text.slice(start, end));
      if (current !== void 0 && (current.labels !== labels || current.tokens + tokens > settings.targetTokens && !holdsOn(document, index, current))) {
        flush();
      }
      if (current !== void 0 && current.tokens + tokens > settings.maxTokens) flush();
      if (current === void 0) {
        current = { start, end, section, tokens, labels };
      } else {
        current.end = end;
        current.tokens += tokens;
      }
    }
  }
  flush();
  return pieces;
}
function holdsOn(document, index, current) {
  const before = document.blocks[index - 1];
  if (before === void 0 || before.start < current.start) return false;
  if (before.type === "heading") return true;
  return before.type === "paragraph" && /:\s*$/u.test(tail(document.text, before));
}
function tail(text3, block) {
  return text3.slice(Math.max(block.start, block.end - 16), block.end);
}
function joinPieces(document, pieces, settings) {
  const joined = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (last !== void 0 && mayJoin(document, last, piece, settings)) {
      last.end = piece.end;
      last.tokens += piece.tokens;
    } else {
      joined.push({ ...piece });
    }
  }
  return joined;
}
function mayJoin(document, last, piece, settings) {
  if (last.labels !== piece.labels) return false;
  if (last.tokens + piece.tokens > settings.targetTokens) return false;
  const sections = document.sections;
  const about = sections[last.section]?.symbol ?? sections[piece.section]?.symbol;
  const below = about === void 0 ? settings.joinBelowTokens : settings.joinSymbolsBelowTokens;
  if (last.tokens >= below && piece.tokens >= below) return false;
  const lastParent = sections[last.section]?.parent;
  if (lastParent === void 0) return last.section === piece.section;
  if (isWithin(document, piece.section, last.section)) return true;
  return sections[lastParent]?.parent !== void 0 && sections[piece.section]?.parent === lastParent;
}
function isWithin(document, section, outer) {
  for (let at = section; at !== void 0; at = document.sections[at]?.parent) {
    if (at === outer) return true;
  }
  return false;
}
function describe2(document, piece) {
  const { sections, blocks } = document;
  const headings = [];
  for (let at = piece.section; at !== void 0 && sections[at]?.parent !== void 0; at = sections[at]?.parent) {
    headings.unshift(sections[at].title);
  }
  if (piece.labels !== "") headings.push(...piece.labels.split("\n"));
  const symbols = [];
  const symbolPlatforms = [];
  let everyPlatform = false;
  for (const symbol of symbolsOf(document, piece)) {
    symbols.push(symbol.qualifiedName);
    symbolPlatforms.push(...symbol.platforms);
    everyPlatform ||= symbol.platforms.length === 0;
  }
  const own = everyPlatform ? [] : platformsOf(symbolPlatforms);
  const languages = /* @__PURE__ */ new Set();
  let line3;
  const first = firstIndex(blocks.length, (index) => blocks[index].end > piece.start);
  for (let at = first; at < blocks.length; at++) {
    const block = blocks[at];
    if (block.start >= piece.end) break;
    line3 ??= block.line;
    if (block.type === "code" && block.language !== void 0)
      languages.add(block.language.toLowerCase());
  }
  const slice = {
    start: piece.start,
    end: piece.end,
    section: piece.section,
    headings,
    symbols,
    platforms: own.length > 0 ? own : document.platforms,
    languages: [...languages]
  };
  if (line3 !== void 0) slice.line = line3;
  return slice;
}
function symbolsOf({ sections, symbols }, { start, end }) {
  const startOf = (symbol) => sections[symbol.section]?.start ?? 0;
  const found = [];
  for (let at = firstIndex(symbols.length, (index) => startOf(symbols[index]) >= start); at < symbols.length; at++) {
    if (startOf(symbols[at]) >= end) break;
    found.push(symbols[at]);
  }
  return found;
}
function firstIndex(length, holds) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = low + high >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
function hashText(text3) {
  return bytesToHex(sha256(utf8ToBytes(text3)));
}

// src/file-records.ts
var DIGEST_LENGTH = 32;
function digest2(text3) {
  return bytesToHex(sha256(utf8ToBytes(text3))).slice(0, DIGEST_LENGTH);
}
function fileKey(file, request) {
  const { path, mediaType, url, sdk, revision, origin, text: text3 } = file;
  const { sourceId, flavor, baseUrl } = request;
  return digest2(
    JSON.stringify([
      [sourceId, flavor, baseUrl],
      [path, mediaType, url ?? 0, sdk ?? "", revision ?? 0, origin ?? 0],
      hashText(text3)
    ])
  );
}
function stateOf(files) {
  return digest2(JSON.stringify(files.map(({ path, hash }) => [path, hash])));
}
function dependenciesOf(documents) {
  const hashes = /* @__PURE__ */ new Map();
  for (const { dependencies } of documents)
    for (const { path, hash } of dependencies) hashes.set(path, hash);
  return [...hashes].map(([path, hash]) => ({ path, hash })).sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}
function createRecordFinder(previous, settings) {
  const build = previous?.build;
  if (build === void 0 || build.settings !== settings) return void 0;
  const records = new Map(build.files.map((record) => [record.key, record]));
  const hashes = /* @__PURE__ */ new Map();
  const hashOf = (path, { read, sourceId }) => {
    const name = `${sourceId}
${path}`;
    let hash = hashes.get(name);
    if (hash === void 0) {
      hash = read(path).then((file) => file === void 0 ? "" : hashText(file.text));
      hashes.set(name, hash);
    }
    return hash;
  };
  return async (key, request) => {
    const record = records.get(key);
    if (record === void 0) return void 0;
    const { dependencies, state } = record;
    const files = [];
    for (const path of dependencies) files.push({ path, hash: await hashOf(path, request) });
    return stateOf(files) === state ? record : void 0;
  };
}
var MAX_WORDS = 7;
function anchorOf(title) {
  const words = title.trim().split(" ");
  return slug(words.slice(0, MAX_WORDS).join(" "));
}
function fullAnchorOf(title) {
  return title.trim().split(" ").length > MAX_WORDS ? slug(title.trim().slice(0, 500)) : void 0;
}
function createAnchors() {
  const taken = /* @__PURE__ */ new Map();
  function claim(anchor) {
    let result = anchor;
    let count = taken.get(anchor);
    while (taken.has(result) && count !== void 0) {
      count += 1;
      taken.set(anchor, count);
      result = `${anchor}-${count}`;
    }
    taken.set(result, 0);
    return result;
  }
  return { slug: (title) => claim(anchorOf(title)), claim };
}
var MAX_CHARS = 64 * 1024;
function readFrontMatter(text3) {
  const empty = { platforms: [], fields: {} };
  const opening2 = /^\uFEFF?---[ \t]*\r?\n/u.exec(text3);
  if (opening2 === null) return { frontMatter: empty, bodyOffset: 0 };
  const closing = /^---[ \t]*(?:\r?\n|$)/mu;
  const rest = text3.slice(opening2[0].length, opening2[0].length + MAX_CHARS);
  const end = closing.exec(rest);
  if (end === null)
    return {
      frontMatter: empty,
      bodyOffset: 0,
      .../^[\w-]+:/u.test(rest) ? { problem: { line: 1, reason: "front matter is opened by --- and never closed" } } : {}
    };
  const bodyOffset = opening2[0].length + end.index + end[0].length;
  const yaml = rest.slice(0, end.index);
  try {
    return {
      frontMatter: keep(parse(yaml, { maxAliasCount: 20, logLevel: "error" })),
      bodyOffset
    };
  } catch (error) {
    const position = error.linePos?.[0].line ?? 1;
    const reason = error instanceof Error ? firstLine(error.message) : String(error);
    return {
      frontMatter: keep(readLines(yaml)),
      bodyOffset,
      problem: { line: position + 1, reason: `front matter is not valid YAML: ${reason}` }
    };
  }
}
function readLines(yaml) {
  const fields = {};
  for (const line3 of yaml.split(/\r?\n/u)) {
    const [, name, value2] = /^(\w+):[ \t]+(\S.*)$/u.exec(line3) ?? [];
    if (name !== void 0 && value2 !== void 0)
      fields[name] = value2.trim().replace(/^["']|["']$/gu, "");
  }
  return fields;
}
function firstLine(message) {
  return (message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/u, "");
}
function keep(value2) {
  const fields = typeof value2 === "object" && value2 !== null && !Array.isArray(value2) ? value2 : {};
  const text3 = (name) => {
    const field2 = fields[name];
    if (typeof field2 === "number") return String(field2);
    return typeof field2 === "string" && field2.trim() !== "" ? field2.trim() : void 0;
  };
  const platforms = fields.platforms;
  return {
    ...optional("title", text3("title")),
    ...optional("description", text3("description")),
    ...optional("packageName", text3("packageName")),
    ...optional("url", text3("url")),
    platforms: Array.isArray(platforms) ? platforms.filter((name) => typeof name === "string") : [],
    fields
  };
}
function optional(key, value2) {
  return value2 === void 0 ? {} : { [key]: value2 };
}

// src/parse/site-path.ts
function sitePath(filePath, flavor) {
  let path = filePath.replaceAll("\\", "/").replace(/^\/+/u, "");
  if (flavor === "expo") path = path.replace(/^(?:pages|public)\//u, "");
  path = path.replace(/\.(?:mdx?|markdown|txt|json)$/iu, "");
  const segments = path.split("/").filter((segment) => segment !== "" && segment !== ".");
  const last = segments[segments.length - 1];
  if (last !== void 0 && /^index$/iu.test(last)) segments.pop();
  if (last !== void 0 && flavor === "plain" && /^readme$/iu.test(last)) segments.pop();
  return segments.length === 0 ? "/" : `/${segments.join("/")}/`;
}
function pathOfUrl(url) {
  try {
    return normalPath(new URL(url).pathname);
  } catch {
    return void 0;
  }
}
function normalPath(pathname) {
  const path = pathname.replace(/\.mdx?$/u, "").replace(/(^|\/)index$/u, "$1").replace(/\/{2,}/gu, "/");
  if (path === "" || path === "/") return "/";
  return `${path.startsWith("/") ? "" : "/"}${path}${path.endsWith("/") ? "" : "/"}`;
}
function sdkOfPath(path) {
  const segment = /^\/versions\/([^/]+)\//u.exec(path)?.[1];
  return segment === void 0 || segment === "latest" ? void 0 : parseSdk(segment);
}
function kindOfPath(path, facts = {}) {
  const version2 = /^\/versions\/[^/]+\/(.*)$/u.exec(path)?.[1];
  if (version2 !== void 0) {
    if (/^sdk\/./u.test(version2)) return "api";
    return "reference";
  }
  if (/^\/(?:ja\/)?tutorial\//u.test(path)) return "tutorial";
  if (/(?:^|\/)examples\//u.test(path)) return "example";
  if (REFERENCE.test(path)) return "reference";
  return facts.packageName === void 0 ? "guide" : "api";
}
var REFERENCE = /\/reference\/|^\/technical-specs\/|-reference\/|\/(?:schema|syntax|module-api|module-config|glossary-of-terms|release-statuses|expo-cli|create-expo|qr-codes)\/$|^\/eas\/(?:json|cli)\/$|^\/(?:llms|archive\/glossary)\//u;

// src/parse/llms.ts
var MAX_FRONT_MATTER_LINES = 60;
function splitBundle(text3) {
  const lines = text3.split("\n");
  const starts = [];
  let fence;
  for (let index = 0; index < lines.length; index += 1) {
    const line3 = lines[index] ?? "";
    if (isRule(line3) && opensPage(lines, index) && (fence === void 0 || follows(lines, index))) {
      starts.push(index);
      fence = void 0;
      continue;
    }
    const [, marker] = /^[ \t]*(`{3,}|~{3,})/u.exec(line3) ?? [];
    if (marker === void 0) continue;
    if (fence === void 0) fence = marker;
    else if (marker.startsWith(fence) && line3.trim() === marker) fence = void 0;
  }
  const pages = starts.map((start, index) => ({
    text: trimRule(lines.slice(start, starts[index + 1] ?? lines.length)),
    firstLine: start + 1
  }));
  return { preamble: trimRule(lines.slice(0, starts[0] ?? lines.length)), pages };
}
var isRule = (line3) => /^---[ \t\r]*$/u.test(line3);
function opensPage(lines, index) {
  let titled = false;
  for (let row = index + 1; row < lines.length && row <= index + MAX_FRONT_MATTER_LINES; row += 1) {
    const line3 = lines[row] ?? "";
    if (isRule(line3)) {
      let next = row + 1;
      while (next < lines.length && next < row + 5 && (lines[next] ?? "").trim() === "") next += 1;
      return titled && /^# \S/u.test(lines[next] ?? "");
    }
    if (!/^(?:[\w-]+:(?:\s|$)|\s+\S|\s*-\s|\s*$)/u.test(line3)) return false;
    if (/^title:\s*\S/u.test(line3)) titled = true;
  }
  return false;
}
function follows(lines, index) {
  for (let row = index - 1; row >= 0 && row > index - 5; row -= 1) {
    const line3 = (lines[row] ?? "").trim();
    if (line3 !== "") return isRule(line3);
  }
  return false;
}
function trimRule(lines) {
  const text3 = lines.join("\n").trimEnd();
  return `${(text3.endsWith("\n---") ? text3.slice(0, -"---".length) : text3).trimEnd()}
`;
}
function bundledPaths(pages, bundle) {
  const known = /* @__PURE__ */ new Map();
  for (const page of pages)
    for (const { path } of linksOf(page.text)) {
      const name = lastSegment(path);
      known.set(name, (known.get(name) ?? /* @__PURE__ */ new Set()).add(path));
    }
  const taken = /* @__PURE__ */ new Set();
  const claim = (path) => {
    const own = inSdk(path, bundle.sdk);
    let result = own;
    for (let count = 2; taken.has(result); count += 1) result = own.replace(/\/$/u, `-${count}/`);
    taken.add(result);
    return result;
  };
  const said = pages.map((page) => saidPath(page, known));
  const paths = said.map((path) => path === void 0 ? void 0 : claim(path));
  return pages.map((page, index) => paths[index] ?? claim(suggestedPath(page, known, bundle.path)));
}
function inSdk(path, sdk) {
  return sdk === void 0 ? path : path.replace(/^\/versions\/latest\//u, `/versions/${sdkSegment(sdk)}/`);
}
var lastSegment = (path) => path.split("/").filter((part) => part !== "").pop() ?? "";
function saidPath(page, known) {
  const { frontMatter } = readFrontMatter(page.text);
  const given = frontMatter.url === void 0 ? void 0 : pathOfUrl(frontMatter.url);
  if (given !== void 0) return given;
  const names = titleNames(frontMatter.title ?? "");
  const own = ownPath(page.text, names);
  if (own !== void 0) return own;
  const folder = folderOf(frontMatter.packageName, page.text);
  const nested = nestedName(frontMatter.title ?? "", frontMatter.packageName);
  if (nested !== void 0 && folder !== void 0) return `${folder}${nested}/`;
  for (const name of names) {
    const paths = [...known.get(name) ?? []].filter(
      (path) => folder === void 0 || path.startsWith(folder)
    );
    if (paths.length === 1) return paths[0];
  }
  return void 0;
}
function suggestedPath(page, known, bundle) {
  const { frontMatter } = readFrontMatter(page.text);
  const title = frontMatter.title ?? "";
  const folder = folderOf(frontMatter.packageName, page.text);
  const [name = anchorOf(title)] = titleNames(title);
  if (folder === void 0) return `/${lastSegment(bundle).replace(/\.txt$/u, "")}/${name}/`;
  const isPackage = /^@|^react-native-/u.test(title);
  const short = isPackage ? bareName(frontMatter.packageName) ?? name : name;
  return [...known.get(short) ?? []].find((path) => path.startsWith(folder)) ?? `${folder}${short}/`;
}
var bareName = (packageName) => packageName?.replace(/^@[^/]*\//u, "").replace(/^(?:expo|react-native)-/u, "");
function titleNames(title) {
  const bare = title.replace(/\s*\((?:expo-|@)[^)]*\)/u, "").replace(/ \/ .*$/u, "");
  const spaced = bare.replace(/([a-z\d])([A-Z])/gu, "$1 $2").replace(/([A-Z])([A-Z][a-z])/gu, "$1 $2");
  const names = [
    anchorOf(spaced),
    anchorOf(bare),
    anchorOf(bare).replace(/-/gu, ""),
    anchorOf(bare.replace(/\./gu, "-")),
    anchorOf(bare.replace(/(?:\.config)?\.js(?:on)?$/u, ""))
  ];
  return [...new Set(names)].filter((name) => name !== "");
}
function nestedName(title, packageName) {
  const owner = bareName(packageName);
  const [first, ...rest] = title.split(" ");
  if (owner === void 0 || rest.length === 0 || /[()]/u.test(title)) return void 0;
  return first?.toLowerCase() === owner ? `${owner}/${anchorOf(rest.join(" "))}` : void 0;
}
function ownPath(text3, names) {
  const anchors = /* @__PURE__ */ new Set();
  for (const [, heading3] of text3.matchAll(/^#{2,6} (.+)$/gmu))
    anchors.add(anchorOf((heading3 ?? "").replace(/[`*_]/gu, "")));
  const votes = /* @__PURE__ */ new Map();
  for (const { path, anchor } of linksOf(text3))
    if (anchor !== void 0 && anchors.has(anchor)) votes.set(path, (votes.get(path) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1]).filter(([path]) => names.includes(lastSegment(path)));
  return best?.[0];
}
function folderOf(packageName, text3) {
  if (packageName === void 0) return void 0;
  if (packageName !== "@expo/ui") return "/versions/latest/sdk/";
  const part = /['"]@expo\/ui\/(swift-ui|jetpack-compose|community)\b/u.exec(text3)?.[1];
  const folder = part === "community" ? "drop-in-replacements" : part ?? "universal";
  return `/versions/latest/sdk/ui/${folder}/`;
}
function* linksOf(text3) {
  for (const [, target, anchor] of text3.matchAll(
    /\]\((\/[^\s()#]{1,200})(?:#([^\s()]{1,200}))?\)/gu
  )) {
    const path = normalPath(target ?? "");
    yield anchor === void 0 ? { path } : { path, anchor };
  }
}

// src/parse/document-writer.ts
function createDocumentWriter() {
  const parts = [];
  const blocks = [];
  const sections = [];
  const symbols = [];
  const open = [];
  const labels = [];
  let length = 0;
  function append(type, markdown2, options) {
    const text3 = `${markdown2.trimEnd()}

`;
    if (text3.trim() === "") return;
    const start = length;
    const block = { type, start, end: start + text3.length };
    if (options.language !== void 0) block.language = options.language;
    if (options.title !== void 0) block.title = options.title;
    if (labels.length > 0) block.labels = [...labels];
    if (options.line !== void 0) block.line = options.line;
    const cuts = options.cuts?.filter((cut) => cut > 0 && cut < text3.length);
    if (cuts !== void 0 && cuts.length > 0) block.cuts = cuts.map((cut) => start + cut);
    parts.push(text3);
    blocks.push(block);
    length = block.end;
  }
  const currentDepth = () => open.length === 0 ? 0 : sections[open[open.length - 1]].depth;
  const writer = {
    get depth() {
      return currentDepth();
    },
    heading(depth, title, options) {
      writer.close(depth);
      const index = sections.length;
      const section = { title, depth, anchor: options.anchor, start: length, end: length };
      const parent = open[open.length - 1];
      if (parent !== void 0) section.parent = parent;
      if (options.aliases !== void 0 && options.aliases.length > 0)
        section.aliases = options.aliases;
      if (options.line !== void 0) section.line = options.line;
      if (options.symbol !== void 0) {
        section.symbol = symbols.length;
        symbols.push({ ...options.symbol, anchor: options.anchor, section: index });
      }
      sections.push(section);
      open.push(index);
      const heading3 = (options.markdown ?? title).replace(/\s+/gu, " ").trim();
      append("heading", `${"#".repeat(Math.min(depth, 6))} ${heading3}`, {
        ...options.line === void 0 ? {} : { line: options.line }
      });
    },
    block(type, markdown2, options = {}) {
      append(type, markdown2, options);
    },
    code(code3, options = {}) {
      const runs2 = code3.match(/`{3,}/gu) ?? [];
      const fence = "`".repeat(runs2.reduce((most, run) => Math.max(most, run.length + 1), 3));
      const info = [options.language, options.title].filter((part) => part !== void 0).join(" ");
      append("code", `${fence}${info}
${code3.replace(/\n+$/u, "")}
${fence}`, options);
    },
    table(header, rows, options = {}) {
      const line3 = (cells) => `| ${cells.map(
        (cell) => cell.split("\n").map((part) => part.trim()).join(" ").replace(/(?<!\\)\|/gu, "\\|").trim()
      ).join(" | ")} |
`;
      let text3 = `${line3(header)}|${" --- |".repeat(header.length)}
`;
      const cuts = [];
      for (const [index, row] of rows.entries()) {
        if (index > 0) cuts.push(text3.length);
        text3 += line3(row);
      }
      append("table", text3, { ...options, cuts });
    },
    labelled(label, body) {
      labels.push(label);
      try {
        body();
      } finally {
        labels.pop();
      }
    },
    symbol(symbol) {
      const section = open[open.length - 1];
      if (section === void 0) return;
      symbols.push({ ...symbol, anchor: sections[section].anchor, section });
    },
    alias(anchor) {
      const section = sections[open[open.length - 1] ?? 0];
      if (section === void 0 || section.anchor === anchor) return;
      section.aliases = [.../* @__PURE__ */ new Set([...section.aliases ?? [], anchor])];
    },
    close(depth) {
      while (open.length > 0 && currentDepth() >= depth) sections[open.pop()].end = length;
    },
    finish() {
      while (open.length > 0) sections[open.pop()].end = length;
      return { text: parts.join(""), blocks, sections, symbols };
    }
  };
  return writer;
}

// src/parse/assistant-text.ts
var BLOCK = /^[ \t]*<((?:agent|assistant|llms?|ai|chatbot|claude|chatgpt|copilot|system)[-_]?(?:instructions?|directives?|only|prompts?|notes?|messages?))(?:\s[^>]*)?>/i;
function withoutAssistantBlocks(text3) {
  const blocks = [];
  if (!/<[a-z]+[-_]?(?:instruction|directive|only|prompt|note|message)/iu.test(text3))
    return { text: text3, blocks };
  const lines = text3.split("\n");
  const lower = text3.toLowerCase().split("\n");
  const unclosed = /* @__PURE__ */ new Set();
  let fence;
  for (let index = 0; index < lines.length; index += 1) {
    const line3 = lines[index] ?? "";
    const [, marker] = /^[ \t]*(`{3,}|~{3,})/u.exec(line3) ?? [];
    if (fence !== void 0) {
      if (marker?.startsWith(fence) === true) fence = void 0;
      continue;
    }
    if (marker !== void 0) {
      fence = marker;
      continue;
    }
    const name = BLOCK.exec(line3)?.[1];
    if (name === void 0 || unclosed.has(name.toLowerCase())) continue;
    const end = closingLine(lower, index, name);
    if (end === void 0) {
      unclosed.add(name.toLowerCase());
      continue;
    }
    blocks.push({ line: index + 1, name });
    const closed = (lines[end] ?? "").toLowerCase().lastIndexOf(`</${name.toLowerCase()}>`);
    const rest = (lines[end] ?? "").slice(closed + name.length + 3);
    for (let row = index; row <= end; row += 1) lines[row] = "";
    lines[end] = rest.trim() === "" ? "" : rest;
    index = end;
  }
  return { text: blocks.length === 0 ? text3 : lines.join("\n"), blocks };
}
function closingLine(lower, from, name) {
  const close = `</${name.toLowerCase()}>`;
  for (let index = from; index < lower.length; index += 1)
    if (lower[index]?.includes(close) === true) return index;
  return void 0;
}
var PHRASES = [
  /\bignore (?:all |any )?(?:your |the )?(?:previous|prior|above) (?:instructions|prompts?|messages)\b/iu,
  /^\W*(?:(?:important|note|attention|instructions?)\W+)?(?:for|to|dear|attention) (?:all )?(?:ai|llm|language model|coding) ?(?:agents?|assistants?|models?)\s*:/iu,
  /^\W*if you are an? (?:ai|llm|language model|coding) ?(?:agent|assistant|model)?\b[^.]{0,40}\byou must\b/iu
];
function assistantPhrase(text3) {
  for (const phrase of PHRASES) {
    const found = phrase.exec(text3);
    if (found !== null) return found[0].slice(0, 80);
  }
  return void 0;
}

// src/parse/code-block.ts
var NOTE_END = /(?:\{?\/\*|<!--|#)[ \t]*@end[ \t]*(?:\*\/\}?|-->|#)?/gu;
var NOTE_START = /(\{?\/\*|<!--|#)([ \t]*)@(?:info|hide)\b[ \t]*/gu;
function fenceInfo(lang, meta) {
  const language = lang === void 0 || lang === "" ? void 0 : lang.replace(/^\{|\}$/gu, "");
  const title = meta?.replace(/(?:^|\s)title=(?:"([^"]*)"|'([^']*)')/u, " $1$2").replace(/\|.*$/su, "").replace(
    /(?:^|\s)(?:showLineNumbers|copy|collapse\S*|\{[\d,\s-]*\}|\w+=(?:"[^"]*"|'[^']*'|\S+))(?=\s|$)/gu,
    " "
  ).replace(/\s+/gu, " ").trim();
  return {
    ...language === void 0 ? {} : { language },
    ...title === void 0 || title === "" ? {} : { title }
  };
}
function withoutMarks(text3) {
  if (!/@(?:end|info|hide)\b/u.test(text3)) return text3;
  return text3.split("\n").flatMap((line3) => {
    if (!/@(?:end|info|hide)\b/u.test(line3)) return [line3];
    const shown2 = line3.replace(NOTE_END, "").replace(NOTE_START, "$1$2").trimEnd();
    return shown2 === "" ? [] : [shown2];
  }).join("\n");
}

// src/parse/script-node.ts
function isScriptNode(value2) {
  return typeof value2 === "object" && value2 !== null && "type" in value2;
}
function childNode(node, field2) {
  const value2 = node[field2];
  return isScriptNode(value2) ? value2 : void 0;
}
function childNodes(node, field2) {
  const value2 = node[field2];
  return Array.isArray(value2) ? value2.filter(isScriptNode) : [];
}

// src/parse/evaluate.ts
var UNRESOLVED = /* @__PURE__ */ Symbol("unresolved");
function isJsxValue(value2) {
  return typeof value2 === "object" && value2 !== null && value2.jsx === true;
}
var MAX_STEPS2 = 1e5;
var MAX_DEPTH = 200;
function evaluate(node, scope) {
  return value(node, { scope, steps: 0, depth: 0 });
}
function value(node, run) {
  run.steps += 1;
  if (run.steps > MAX_STEPS2 || run.depth >= MAX_DEPTH) return UNRESOLVED;
  run.depth += 1;
  try {
    const evaluator = EVALUATORS[node.type];
    return evaluator === void 0 ? UNRESOLVED : evaluator(node, run);
  } finally {
    run.depth -= 1;
  }
}
var field = (node, name, run) => {
  const child = childNode(node, name);
  return child === void 0 ? UNRESOLVED : value(child, run);
};
var EVALUATORS = {
  Literal: (node) => node.value,
  TemplateLiteral: template,
  ArrayExpression: (node, run) => childNodes(node, "elements").flatMap((element3) => {
    if (element3.type !== "SpreadElement") return [value(element3, run)];
    const spread = field(element3, "argument", run);
    return Array.isArray(spread) ? spread : [UNRESOLVED];
  }),
  ObjectExpression: object,
  Identifier: (node, run) => node.name === "undefined" ? null : run.scope.has(String(node.name)) ? run.scope.get(String(node.name)) ?? null : UNRESOLVED,
  MemberExpression: member,
  ChainExpression: (node, run) => field(node, "expression", run),
  ParenthesizedExpression: (node, run) => field(node, "expression", run),
  UnaryExpression: unary,
  BinaryExpression: binary,
  LogicalExpression: logical,
  ConditionalExpression: (node, run) => {
    const test = field(node, "test", run);
    if (test === UNRESOLVED) return UNRESOLVED;
    return field(node, test ? "consequent" : "alternate", run);
  },
  CallExpression: call2,
  ArrowFunctionExpression: (node) => ({ arrow: node }),
  JSXElement: element,
  JSXFragment: (node, run) => jsx("", {}, node, run),
  JSXExpressionContainer: (node, run) => field(node, "expression", run),
  JSXEmptyExpression: () => null
};
function template(node, run) {
  const expressions = childNodes(node, "expressions");
  let text3 = "";
  for (const [index, quasi] of childNodes(node, "quasis").entries()) {
    const cooked = quasi.value?.cooked;
    text3 += typeof cooked === "string" ? cooked : "";
    const expression = expressions[index];
    if (expression === void 0) continue;
    const part = value(expression, run);
    if (typeof part !== "string" && typeof part !== "number") return UNRESOLVED;
    text3 += part;
  }
  return text3;
}
function object(node, run) {
  const result = /* @__PURE__ */ Object.create(null);
  for (const property of childNodes(node, "properties")) {
    if (property.type === "SpreadElement") {
      const spread = field(property, "argument", run);
      if (isPlainObject(spread)) Object.assign(result, spread);
      continue;
    }
    const key = childNode(property, "key");
    const name = property.computed === true ? key && value(key, run) : key?.name ?? key?.value ?? UNRESOLVED;
    if (typeof name === "string" || typeof name === "number")
      result[name] = field(property, "value", run);
  }
  return result;
}
function member(node, run) {
  const owner = field(node, "object", run);
  const property = childNode(node, "property");
  const key = node.computed === true ? property && value(property, run) : property?.name;
  if (typeof key !== "string" && typeof key !== "number") return UNRESOLVED;
  if (Array.isArray(owner))
    return key === "length" ? owner.length : owner[Number(key)] ?? UNRESOLVED;
  if (typeof owner === "string") return key === "length" ? owner.length : UNRESOLVED;
  if (!isPlainObject(owner) || !Object.hasOwn(owner, key)) return UNRESOLVED;
  return owner[key];
}
function unary(node, run) {
  const argument = field(node, "argument", run);
  if (argument === UNRESOLVED) return UNRESOLVED;
  if (node.operator === "!") return !argument;
  if (node.operator === "-" && typeof argument === "number") return -argument;
  if (node.operator === "void") return null;
  return UNRESOLVED;
}
function binary(node, run) {
  const left = field(node, "left", run);
  const right = field(node, "right", run);
  if (left === UNRESOLVED || right === UNRESOLVED) return UNRESOLVED;
  if (node.operator === "===") return left === right;
  if (node.operator === "!==") return left !== right;
  if (node.operator !== "+") return UNRESOLVED;
  if (typeof left === "number" && typeof right === "number") return left + right;
  return isText(left) && isText(right) ? `${left}${right}` : UNRESOLVED;
}
var isText = (part) => typeof part === "string" || typeof part === "number";
function logical(node, run) {
  const left = field(node, "left", run);
  if (left === UNRESOLVED) return node.operator === "&&" ? UNRESOLVED : field(node, "right", run);
  if (node.operator === "??") return left ?? field(node, "right", run);
  if (node.operator === "&&") return left ? field(node, "right", run) : left;
  return left ? left : field(node, "right", run);
}
function call2(node, run) {
  const callee = childNode(node, "callee");
  if (callee?.type !== "MemberExpression") return UNRESOLVED;
  const owner = field(callee, "object", run);
  const name = childNode(callee, "property")?.name;
  const [first] = childNodes(node, "arguments");
  const argument = first === void 0 ? null : value(first, run);
  if (Array.isArray(owner)) {
    if (name === "join" && owner.every(isText))
      return owner.join(isText(argument) ? `${argument}` : ",");
    if (name === "map") return owner.map((item, index) => apply(argument, [item, index], run));
    if (name === "filter")
      return owner.filter((item, index) => {
        const kept = apply(argument, [item, index], run);
        return kept === UNRESOLVED || Boolean(kept);
      });
  }
  if (typeof owner === "string") {
    if (name === "toLowerCase") return owner.toLowerCase();
    if (name === "toUpperCase") return owner.toUpperCase();
    if (name === "trim") return owner.trim();
  }
  return UNRESOLVED;
}
function apply(callback, values, run) {
  const arrow = callback?.arrow;
  if (!isScriptNode(arrow)) return UNRESOLVED;
  const scope = new Map(run.scope);
  for (const [index, parameter] of childNodes(arrow, "params").entries())
    bind(parameter, values[index], scope);
  const body = childNode(arrow, "body");
  if (body === void 0) return UNRESOLVED;
  const inner = { ...run, scope };
  const returned = body.type === "BlockStatement" ? childNodes(body, "body").find((statement) => statement.type === "ReturnStatement") : void 0;
  const result = body.type === "BlockStatement" ? returned === void 0 ? UNRESOLVED : field(returned, "argument", inner) : value(body, inner);
  run.steps = inner.steps;
  return result;
}
function bind(pattern, bound, scope) {
  if (pattern.type === "Identifier") scope.set(String(pattern.name), bound);
  if (pattern.type === "ObjectPattern" && isPlainObject(bound)) {
    for (const property of childNodes(pattern, "properties")) {
      const key = childNode(property, "key")?.name;
      const target = childNode(property, "value");
      if (typeof key === "string" && target !== void 0) bind(target, bound[key], scope);
    }
  }
  if (pattern.type === "ArrayPattern" && Array.isArray(bound))
    for (const [index, item] of childNodes(pattern, "elements").entries())
      bind(item, bound[index], scope);
}
function element(node, run) {
  const opening2 = childNode(node, "openingElement");
  if (opening2 === void 0) return UNRESOLVED;
  const props = /* @__PURE__ */ Object.create(null);
  for (const attribute of childNodes(opening2, "attributes")) {
    const name = childNode(attribute, "name")?.name;
    if (typeof name !== "string") continue;
    const written = childNode(attribute, "value");
    props[name] = written === void 0 ? true : value(written, run);
  }
  return jsx(nameOf(childNode(opening2, "name")), props, node, run);
}
function nameOf(node) {
  if (node?.type !== "JSXMemberExpression") return typeof node?.name === "string" ? node.name : "";
  return `${nameOf(childNode(node, "object"))}.${nameOf(childNode(node, "property"))}`;
}
function jsx(name, props, node, run) {
  const children = childNodes(node, "children").flatMap(
    (child) => child.type === "JSXText" ? jsxText(String(child.value)) : [value(child, run)]
  );
  return { jsx: true, name, props, children };
}
function jsxText(text3) {
  const lines = text3.split("\n");
  const kept = lines.map((line3, index) => {
    const start = index === 0 ? line3 : line3.trimStart();
    return index === lines.length - 1 ? start : start.trimEnd();
  }).filter((line3) => line3 !== "");
  return kept.length === 0 ? [] : [kept.join(" ")];
}
function isPlainObject(object2) {
  return typeof object2 === "object" && object2 !== null && !Array.isArray(object2) && !isJsxValue(object2);
}

// src/parse/module-scope.ts
function declare(program, scope) {
  for (const statement of childNodes(program, "body")) {
    const declaration = statement.type === "ExportNamedDeclaration" ? childNode(statement, "declaration") : statement;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const declarator of childNodes(declaration, "declarations")) {
      const name = childNode(declarator, "id")?.name;
      const init = childNode(declarator, "init");
      if (typeof name === "string" && init !== void 0) scope.set(name, evaluate(init, scope));
    }
  }
}
function defaultExport(program) {
  const scope = /* @__PURE__ */ new Map();
  declare(program, scope);
  for (const statement of childNodes(program, "body")) {
    if (statement.type === "ExportDefaultDeclaration") {
      const declaration = childNode(statement, "declaration");
      return declaration === void 0 ? UNRESOLVED : evaluate(declaration, scope);
    }
    const assigned = childNode(statement, "expression");
    if (assigned?.type === "AssignmentExpression" && isModuleExports(childNode(assigned, "left"))) {
      const right = childNode(assigned, "right");
      return right === void 0 ? UNRESOLVED : evaluate(right, scope);
    }
  }
  return UNRESOLVED;
}
function isModuleExports(node) {
  return node?.type === "MemberExpression" && childNode(node, "object")?.name === "module" && childNode(node, "property")?.name === "exports";
}

// src/parse/jsx-nodes.ts
function isJsx(node) {
  return node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
}
function elementChildren(element3) {
  return element3.children.flatMap((child) => {
    const inner = child.children ?? [];
    const only = child.type === "paragraph" && inner.some(isJsx);
    return only && inner.every((node) => isJsx(node) || (node.value ?? "").trim() === "") ? inner.filter(isJsx) : [child];
  });
}
function elementOf(node, scope) {
  return {
    name: node.name ?? "",
    props: node.props ?? propsOf(node, scope),
    children: node.children ?? [],
    node
  };
}
function propsOf(node, scope) {
  const props = /* @__PURE__ */ Object.create(null);
  for (const attribute of node.attributes ?? []) {
    if (attribute.name === void 0) {
      const spread = expressionOf(attribute.data?.estree);
      const value2 = spread === void 0 ? UNRESOLVED : evaluate(spread, scope);
      if (typeof value2 === "object" && value2 !== null) Object.assign(props, value2);
      continue;
    }
    const written = attribute.value;
    if (written === null || written === void 0) props[attribute.name] = true;
    else if (typeof written === "string") props[attribute.name] = written;
    else {
      const expression = expressionOf(written.data?.estree);
      const value2 = expression === void 0 ? UNRESOLVED : evaluate(expression, scope);
      if (value2 !== UNRESOLVED) props[attribute.name] = value2;
    }
  }
  return props;
}
function expressionOf(program) {
  if (program === null || program === void 0) return void 0;
  const [statement] = childNodes(program, "body");
  if (statement === void 0) return void 0;
  if (statement.type !== "ExpressionStatement") return void 0;
  const expression = childNode(statement, "expression");
  return expression;
}
function declareNode(node, scope) {
  const program = node.data?.estree;
  if (program !== null && program !== void 0) declare(program, scope);
}
function nodesOf(value2, depth = 0) {
  if (depth > 100) return [];
  if (typeof value2 === "string" || typeof value2 === "number")
    return value2 === "" ? [] : [{ type: "text", value: String(value2) }];
  if (Array.isArray(value2)) return value2.flatMap((item) => nodesOf(item, depth + 1));
  if (!isJsxValue(value2)) return [];
  return [
    {
      type: "mdxJsxTextElement",
      name: value2.name,
      props: value2.props,
      values: value2.children,
      children: value2.children.flatMap((child) => nodesOf(child, depth + 1))
    }
  ];
}
function stringProp(element3, name) {
  const value2 = element3.props[name];
  return typeof value2 === "string" && value2.trim() !== "" ? value2 : void 0;
}
function listProp(element3, name) {
  const value2 = element3.props[name];
  if (value2 === void 0 || value2 === null) return [];
  return Array.isArray(value2) ? value2 : [value2];
}
function stringsProp(element3, name) {
  return listProp(element3, name).filter((item) => typeof item === "string");
}

// src/parse/page-state.ts
function isSceneValue(value2) {
  return typeof value2 === "object" && value2 !== null && Array.isArray(value2.scenes);
}
var ICON = /* @__PURE__ */ Symbol("icon");
function ownLine(state, node) {
  const line3 = node.position?.start.line;
  return state.own && line3 !== void 0 ? { line: line3 } : void 0;
}
function insideModule(state, module) {
  return {
    ...state,
    module,
    own: false,
    warn: (code3, reason, line3, file = module.file) => state.warn(code3, reason, line3, file)
  };
}

// src/parse/components/docs-file.ts
function docsFilePath(address) {
  return `public/${address.replace(/^\/+/u, "")}`;
}
function apiDataPaths(packageName, sdk) {
  const versions = sdk === void 0 ? ["latest", "unversioned"] : [sdkSegment(sdk)];
  return versions.map((version2) => `public/static/data/${version2}/${packageName}.json`);
}
function easFunctionPath(name) {
  const camel = name.replace(/^eas\//u, "").replace(/[_-](\w)/gu, (_, letter) => letter.toUpperCase());
  return `scenes/eas-functions/_${camel}.mdx`;
}

// src/parse/components/code.ts
var MANAGERS = ["npm", "yarn", "pnpm", "bun"];
var line = (element3, state) => ownLine(state, element3.node);
function commands(lines) {
  return lines.map((text3) => text3.replace(/^\$ /u, "")).join("\n");
}
function commandText(cmd) {
  if (typeof cmd === "string") return commands([cmd]);
  if (Array.isArray(cmd))
    return commands(cmd.filter((text3) => typeof text3 === "string"));
  if (typeof cmd !== "object" || cmd === null) return "";
  const byManager = cmd;
  return Object.keys(byManager).map((name) => ({ name, text: commandText(byManager[name]) })).filter(({ text: text3 }) => text3 !== "").map(({ name, text: text3 }, index) => `# ${name}
${index === 0 ? text3 : withoutComments(text3)}`).join("\n\n");
}
function withoutComments(text3) {
  const lines = text3.split("\n").filter((line3) => line3.trim() !== "" && !line3.startsWith("#"));
  return lines.length === 0 ? text3 : lines.join("\n");
}
function installCommands(packages) {
  return MANAGERS.map(
    (name) => `# ${name}
${name === "npm" ? "npx" : name} expo install ${packages}`
  ).join("\n\n");
}
var INSTALL = {
  flow(element3, state, render) {
    const packageName = stringProp(element3, "packageName") ?? state.packageName;
    const cmd = element3.props.cmd;
    const text3 = cmd === void 0 ? packageName === void 0 ? "" : installCommands(packageName) : commandText(cmd);
    if (text3 !== "") state.writer.code(text3, { language: "sh", ...line(element3, state) });
    if (element3.props.hideBareInstructions !== true) bareNote(element3, state, render);
    render.flow(element3.children, state);
  }
};
function bareNote(element3, state, render) {
  const existing = render.link("/bare/overview/", "existing React Native app", state);
  const expo = render.link("/bare/installing-expo-modules/", "install `expo`", state);
  const href = stringProp(element3, "href");
  const readme = href === void 0 ? "" : ` Then, follow the ${render.link(href, "installation instructions", state)} provided in the library's README or documentation.`;
  state.writer.block(
    "paragraph",
    `If you are installing this in an ${existing}, make sure to ${expo} in your project.${readme}`
  );
}
var CODE_COMPONENTS = {
  Terminal: {
    flow(element3, state) {
      const title = stringProp(element3, "title");
      state.writer.code(commandText(element3.props.cmd), {
        language: "sh",
        ...title === void 0 ? {} : { title },
        ...line(element3, state)
      });
    }
  },
  SnackInline: {
    flow(element3, state, render) {
      const label = stringProp(element3, "label");
      if (label !== void 0) state.writer.block("paragraph", `**${label}**`);
      render.flow(element3.children, state);
    }
  },
  APIInstallSection: INSTALL,
  InstallSection: INSTALL,
  CodeBlocksTable: {
    flow(element3, state, render) {
      const titles = stringsProp(element3, "tabs");
      let index = 0;
      for (const child of element3.children) {
        const title = titles[index];
        if (child.type === "code") index += 1;
        const titled = child.type === "code" && title !== void 0 && (child.meta ?? "") === "";
        render.flow([titled ? { ...child, meta: title } : child], state);
      }
    }
  },
  DiffBlock: {
    flow(element3, state) {
      const source = stringProp(element3, "source");
      const raw = stringProp(element3, "raw");
      const resource2 = source === void 0 ? void 0 : state.resources.get(docsFilePath(source));
      const text3 = raw ?? (resource2 !== void 0 && "text" in resource2 ? resource2.text : "");
      if (text3.trim() !== "")
        state.writer.code(text3.replace(/\s+$/u, ""), { language: "diff", ...line(element3, state) });
    }
  },
  FileTree: {
    flow(element3, state, render) {
      const files = listProp(element3, "files").map((file) => {
        if (!Array.isArray(file)) return [typeof file === "string" ? file : "", ""];
        const [path, ...notes] = file;
        return [typeof path === "string" ? path : "", render.plain(nodesOf(notes), state).trim()];
      });
      state.writer.code(fileTree(files), line(element3, state));
    }
  }
};
function fileTree(files) {
  const lines = [];
  const seen = /* @__PURE__ */ new Set();
  for (const [path, note] of files) {
    const segments = path.split("/").filter((segment) => segment !== "");
    for (const [depth, segment] of segments.entries()) {
      const prefix = segments.slice(0, depth + 1).join("/");
      const isLast = depth === segments.length - 1;
      if (seen.has(prefix) && !(isLast && note !== "")) continue;
      seen.add(prefix);
      const name = isLast && !path.endsWith("/") ? segment : `${segment}/`;
      lines.push(`${"  ".repeat(depth)}${name}${isLast && note !== "" ? `  ${note}` : ""}`);
    }
  }
  return lines.join("\n");
}

// src/parse/inline-text.ts
function joinLines(text3) {
  if (!text3.includes("\n")) return text3;
  const lines = text3.split("\n");
  return lines.map((line3, index) => {
    const start = index === 0 ? line3 : line3.trimStart();
    return index === lines.length - 1 ? start : start.trimEnd();
  }).join(" ");
}
function codeSpan(code3) {
  const text3 = joinLines(code3);
  if (text3 === "") return "";
  let longest = 0;
  for (const run of text3.match(/`+/gu) ?? []) longest = Math.max(longest, run.length);
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `\`${text3}\`` : `${fence} ${text3} ${fence}`;
}
function wrapText(text3, mark) {
  const inner = text3.trim();
  if (inner === "") return text3;
  const start = text3.indexOf(inner);
  return `${text3.slice(0, start)}${mark}${inner}${mark}${text3.slice(start + inner.length)}`;
}

// src/parse/platform-labels.ts
var LABELS = {
  android: "Android",
  ios: "iOS",
  macos: "macOS",
  tvos: "tvOS",
  web: "Web",
  windows: "Windows",
  "expo-go": "Included in Expo Go",
  expo: "Expo Go",
  bare: "existing React Native projects"
};
var ORDER = ["android", "ios", "macos", "tvos", "web", "windows", "expo-go"];
function platformLabel(written) {
  const text3 = written.trim();
  const note = text3.endsWith("*") ? " (device only)" : "";
  const [, name = "", version2 = ""] = /^([a-z-]+)\*?\s*(.*?)\*?$/iu.exec(text3) ?? [];
  const label = LABELS[name.toLowerCase()];
  if (label === void 0) return text3;
  return `${label}${version2 === "" ? "" : ` ${version2}`}${note}`;
}
function platformLabels(written) {
  const order = (text3) => {
    const index = ORDER.findIndex((name) => text3.toLowerCase().startsWith(name));
    return index === -1 ? ORDER.length : index;
  };
  return [...new Set([...written].sort((a, b) => order(a) - order(b)).map(platformLabel))];
}
function platformsOf2(written) {
  const names = new Set(written.map((text3) => text3.trim().toLowerCase().replace(/\*.*$/u, "")));
  return ORDER.filter((name) => names.has(name));
}

// src/parse/components/text.ts
var TRANSPARENT = {
  flow: (element3, state, render) => render.flow(element3.children, state),
  inline: (element3, state, render) => render.inline(element3.children, state)
};
var INLINE = {
  inline: (element3, state, render) => render.inline(element3.children, state)
};
var NOTHING = { inline: () => "", tag: true };
var word = (text3) => ({ inline: () => text3 });
var marked = (mark) => ({
  inline: (element3, state, render) => {
    const text3 = render.inline(element3.children, state).trim();
    return text3 === "" ? "" : `${mark}${text3}${mark}`;
  }
});
var CODE = {
  inline: (element3, state, render) => codeSpan(render.plain(element3.children, state))
};
var ANCHOR = {
  inline: (element3, state, render) => {
    const label = render.inline(element3.children, state);
    const address = stringProp(element3, "href");
    return address === void 0 ? label : render.link(address, label, state);
  }
};
var PARAGRAPH = {
  flow: (element3, state, render) => render.flow(element3.children, state)
};
var RAW_HEADING = {
  flow(element3, state, render) {
    const text3 = render.inline(element3.children, state).trim();
    state.writer.block("paragraph", text3 === "" ? "" : `**${text3}**`);
  }
};
var heading = (depth) => ({
  flow(element3, state, render) {
    render.heading(state, depth, element3.children, {
      ...ownLine(state, element3.node),
      ...stringProp(element3, "id") === void 0 ? {} : { anchor: stringProp(element3, "id") }
    });
  }
});
var STATUS = {
  deprecated: "Deprecated",
  experimental: "Experimental",
  alpha: "Alpha",
  beta: "Beta",
  new: "New"
};
var TEXT_COMPONENTS = {
  "": TRANSPARENT,
  Icon: NOTHING,
  YesIcon: word("Yes"),
  NoIcon: word("No"),
  WarningIcon: word("Warning"),
  AlertIcon: word("Partial"),
  PendingIcon: word("Pending"),
  CODE,
  MONOSPACE: CODE,
  A: ANCHOR,
  P: PARAGRAPH,
  B: marked("**"),
  BOLD: marked("**"),
  DEMI: marked("**"),
  EM: marked("_"),
  CALLOUT: INLINE,
  LABEL: INLINE,
  LI: TRANSPARENT,
  UL: TRANSPARENT,
  "MD.p": PARAGRAPH,
  "MD.a": ANCHOR,
  "MD.code": CODE,
  CopyTextButton: INLINE,
  H2: heading(2),
  H3: heading(3),
  H4: heading(4),
  H5: heading(5),
  RawH1: RAW_HEADING,
  RawH2: RAW_HEADING,
  RawH3: RAW_HEADING,
  RawH4: RAW_HEADING,
  RawH5: RAW_HEADING,
  PlatformTag: {
    tag: true,
    inline: (element3) => {
      const label = platformLabel(stringProp(element3, "platform") ?? "");
      return label === "" ? "" : `(${label})`;
    }
  },
  PlatformTags: {
    tag: true,
    inline: (element3) => {
      const labels = platformLabels(stringsProp(element3, "platforms"));
      const prefix = element3.props.prefix;
      if (labels.length === 0) return "";
      return `(${prefix === "" ? "" : `${typeof prefix === "string" ? prefix : "Only for:"} `}${labels.join(", ")})`;
    }
  },
  StatusTag: {
    tag: true,
    inline: (element3) => {
      const status = stringProp(element3, "status");
      const shown2 = [
        status === void 0 ? void 0 : STATUS[status] ?? status,
        stringProp(element3, "note")
      ];
      const text3 = shown2.filter((part) => part !== void 0).join(" ");
      return text3 === "" ? "" : `(${text3})`;
    }
  },
  QRCodeReact: {
    inline: (element3, state, render) => render.link(stringProp(element3, "value") ?? "", stringProp(element3, "value") ?? "", state)
  },
  // A notice for old addresses, and what leads away from a page: neither shows text of the page.
  PossibleRedirectNotification: NOTHING,
  Redirect: NOTHING
};

// src/parse/components/html.ts
var marked2 = (mark) => ({
  inline: (element3, state, render) => {
    const text3 = render.inline(element3.children, state).trim();
    return text3 === "" ? "" : `${mark}${text3}${mark}`;
  }
});
var heading2 = (depth) => ({
  flow: (element3, state, render) => {
    const id = stringProp(element3, "id");
    render.heading(state, depth, element3.children, {
      ...ownLine(state, element3.node),
      ...id === void 0 ? {} : { anchor: id }
    });
  }
});
var list = (ordered) => ({
  flow: (element3, state, render) => {
    const items = elementChildren(element3).filter(isItem).map((item) => ({
      type: "listItem",
      children: [{ type: "fragment", children: item.children ?? [] }]
    }));
    render.flow([{ type: "list", ordered, children: items }], state);
  }
});
var isItem = (node) => node.name === "li" || node.name === "MD.li" || node.name === "LI";
var HTML_COMPONENTS = {
  a: ANCHOR,
  br: { inline: () => " " },
  code: CODE,
  kbd: INLINE,
  tt: CODE,
  b: marked2("**"),
  strong: marked2("**"),
  i: marked2("_"),
  em: marked2("_"),
  del: marked2("~~"),
  small: INLINE,
  span: INLINE,
  sub: INLINE,
  sup: INLINE,
  u: INLINE,
  mark: INLINE,
  img: { inline: (element3) => stringProp(element3, "alt") ?? "" },
  video: NOTHING,
  source: NOTHING,
  iframe: { inline: (element3) => stringProp(element3, "title") ?? "" },
  svg: NOTHING,
  style: NOTHING,
  script: NOTHING,
  hr: NOTHING,
  div: TRANSPARENT,
  section: TRANSPARENT,
  center: TRANSPARENT,
  figure: TRANSPARENT,
  figcaption: PARAGRAPH,
  details: TRANSPARENT,
  summary: PARAGRAPH,
  blockquote: {
    flow: (element3, state, render) => render.flow([{ type: "blockquote", children: element3.children }], state)
  },
  p: PARAGRAPH,
  pre: {
    flow: (element3, state, render) => state.writer.code(render.plain(element3.children, state))
  },
  h1: heading2(2),
  h2: heading2(2),
  h3: heading2(3),
  h4: heading2(4),
  h5: heading2(5),
  h6: heading2(6),
  ul: list(false),
  ol: list(true),
  "MD.ul": list(false),
  "MD.ol": list(true),
  li: TRANSPARENT,
  "MD.li": TRANSPARENT,
  table: {
    flow: (element3, state, render) => {
      const rows = rowsOf(element3.children, state, render);
      const [header, ...body] = rows;
      if (header !== void 0) state.writer.table(header, body);
    }
  }
};
function rowsOf(nodes, state, render) {
  return nodes.flatMap(
    (node) => node.name === "tr" ? [
      cellsOf(node.children ?? []).map(
        (cell) => render.inline(cell.children ?? [], state).trim()
      )
    ] : rowsOf(node.children ?? [], state, render)
  );
}
function cellsOf(nodes) {
  return nodes.flatMap(
    (node) => node.name === "td" || node.name === "th" ? [node] : cellsOf(node.children ?? [])
  );
}

// src/parse/components/layout.ts
function tab(label, body, state, render) {
  const depth = state.writer.depth;
  const show = () => render.flow(body, state);
  if (label === "") show();
  else
    state.writer.labelled(label, () => {
      state.writer.block("paragraph", `**${label}**`);
      show();
    });
  state.writer.close(depth + 1);
}
function collapsible(summary, element3, state, render) {
  const depth = render.heading(
    state,
    Math.max(state.writer.depth + 1, 3),
    summary,
    ownLine(state, element3.node)
  );
  render.flow(element3.children, { ...state, floor: depth });
  state.writer.close(depth);
}
var text = (value2) => [{ type: "text", value: value2 }];
function stepLabel(element3) {
  const label = element3.props.label;
  return typeof label === "string" || typeof label === "number" ? String(label).trim() : void 0;
}
var TABS = {
  flow(element3, state, render) {
    const labels = stringsProp(element3, "tabs");
    let index = 0;
    for (const child of elementChildren(element3)) {
      if (!isJsx(child) || child.name !== "Tab") {
        render.flow([child], state);
        continue;
      }
      const made = elementOf(child, state.module.scope);
      tab(stringProp(made, "label") ?? labels[index] ?? "", made.children, state, render);
      index += 1;
    }
  }
};
var LAYOUT_COMPONENTS = {
  Tabs: TABS,
  TabsGroup: TRANSPARENT,
  Tab: {
    flow: (element3, state, render) => tab(stringProp(element3, "label") ?? "", element3.children, state, render)
  },
  Step: {
    flow(element3, state, render) {
      const label = stepLabel(element3);
      const [first, ...rest] = element3.children;
      if (label !== void 0 && label !== "" && first?.type === "paragraph")
        render.flow(
          [
            {
              ...first,
              children: [
                { type: "strong", children: text(`Step ${label}:`) },
                { type: "text", value: " " },
                ...first.children ?? []
              ]
            },
            ...rest
          ],
          state
        );
      else render.flow(element3.children, state);
    }
  },
  Collapsible: {
    flow: (element3, state, render) => collapsible(nodesOf(element3.props.summary), element3, state, render)
  },
  ConfigReactNative: {
    flow: (element3, state, render) => collapsible(
      text(
        stringProp(element3, "title") ?? "Are you using this library in an existing React Native app?"
      ),
      element3,
      state,
      render
    )
  },
  FAQ: TRANSPARENT,
  Prerequisites: {
    flow(element3, state, render) {
      const title = nodesOf(element3.props.summary ?? element3.props.title ?? "Prerequisites");
      const children = elementChildren(element3);
      const requirements = children.filter((child) => child.name === "Requirement");
      const depth = render.heading(
        state,
        Math.max(state.writer.depth + 1, 3),
        title,
        ownLine(state, element3.node)
      );
      let number = 0;
      for (const child of children) {
        if (child.name !== "Requirement") {
          render.flow([child], { ...state, floor: depth });
          continue;
        }
        number += 1;
        const inner = { ...state, floor: depth };
        requirement(child, requirements.length > 1 ? `${number}. ` : "", inner, render);
      }
      state.writer.close(depth);
    }
  },
  Requirement: { flow: (element3, state, render) => requirement(element3.node, "", state, render) },
  ConfigPluginExample: {
    flow(element3, state, render) {
      render.heading(
        state,
        3,
        text("Example app.json with config plugin"),
        ownLine(state, element3.node)
      );
      render.flow(element3.children, state);
    }
  },
  PaddedAPIBox: {
    flow(element3, state, render) {
      const header = listProp(element3, "header").flatMap((value2) => nodesOf(value2));
      const nesting = element3.props.headerNestingLevel;
      const code3 = [{ type: "inlineCode", value: render.plain(header, state) }];
      const platforms = platformLabels(stringsProp(element3, "platforms"));
      if (header.length > 0)
        render.heading(
          state,
          typeof nesting === "number" ? nesting : 3,
          code3,
          ownLine(state, element3.node)
        );
      if (platforms.length > 0)
        state.writer.block("paragraph", `Only for: ${platforms.join(", ")}`);
      render.flow(element3.children, state);
    }
  },
  // A provider of authentication, under its name, with the page where an app is registered.
  Box: {
    flow(element3, state, render) {
      const name = stringProp(element3, "name");
      if (name !== void 0) render.heading(state, 3, text(name), ownLine(state, element3.node));
      const address = stringProp(element3, "createUrl");
      if (address !== void 0)
        state.writer.block("paragraph", render.link(address, "Create an application", state));
      render.flow(element3.children, state);
    }
  },
  APIBoxSectionHeader: {
    flow(element3, state, render) {
      const title = stringProp(element3, "text") ?? render.inline(element3.children, state);
      state.writer.block("paragraph", title.trim() === "" ? "" : `**${title.trim()}**`);
    }
  },
  RedirectNotification: TRANSPARENT,
  Scene: {
    flow(element3, state, render) {
      const value2 = state.module.scope.get(element3.name);
      if (!isSceneValue(value2)) return;
      for (const { label, module } of value2.scenes) {
        const scope = new Map(module.scope).set("props", element3.props);
        const inner = insideModule(state, { ...module, scope });
        if (label === void 0) render.flow(module.tree.children ?? [], inner);
        else tab(label, module.tree.children ?? [], inner, render);
      }
    }
  }
};
function requirement(node, number, state, render) {
  const made = elementOf(node, state.module.scope);
  const title = render.inline(nodesOf(made.props.title), state).trim();
  if (title !== "") state.writer.block("paragraph", `**${number}${title}**`);
  render.flow(made.children, state);
}

// src/parse/components/link-boxes.ts
function box(element3, address, prefix, state, render) {
  const title = `${prefix}${render.inline(nodesOf(element3.props.title), state).trim()}`;
  const description = render.inline(nodesOf(element3.props.description), state).trim();
  const link = address === void 0 ? title : render.link(address, title, state);
  const text3 = [link, description].filter((part) => part !== "").join(" \u2014 ");
  state.writer.block("paragraph", text3, ownLine(state, element3.node));
  render.flow(element3.children, state);
}
var PICTURE = {
  inline: (element3, state, render) => {
    const shown2 = [element3.props.alt, element3.props.caption].map((value2) => render.inline(nodesOf(value2), state).trim()).filter((part) => part !== "");
    return [...new Set(shown2), render.inline(element3.children, state).trim()].join(" ").trim();
  }
};
var LINK_COMPONENTS = {
  BoxLink: {
    flow: (element3, state, render) => box(element3, stringProp(element3, "href"), "", state, render)
  },
  VideoBoxLink: {
    flow(element3, state, render) {
      const video = stringProp(element3, "videoId");
      const address = video === void 0 ? stringProp(element3, "href") : `https://www.youtube.com/watch?v=${video}`;
      box(element3, address, "Watch: ", state, render);
    }
  },
  ContentSpotlight: PICTURE,
  Diagram: PICTURE,
  RelatedSkills: {
    flow(element3, state) {
      const names = stringsProp(element3, "names").map((name) => `\`${name}\``);
      if (names.length > 0) state.writer.block("paragraph", `Expo Skills: ${names.join(", ")}`);
    }
  },
  DownloadSlide: {
    flow: (element3, state, render) => box(element3, stringProp(element3, "href"), "", state, render)
  }
};

// src/parse/api/comment-text.ts
var MARK = /`{3,}[\s\S]*?`{3,}|`[^`\n]+`|\[|\]\(\s*([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?=[\s)])|\]/gu;
var MAX_LABEL_CHARS = 400;
function absoluteLinks(text3, link) {
  if (!text3.includes("](")) return text3;
  const open = [];
  return text3.replace(MARK, (mark, address, at) => {
    if (mark === "[") open.push(at + 1);
    if (!mark.startsWith("]")) return mark;
    const start = open.pop();
    if (address === void 0 || address === "") return mark;
    const label = start === void 0 ? "" : text3.slice(start, Math.min(at, start + MAX_LABEL_CHARS));
    return `](${link(address, label)}`;
  });
}
var ENTITIES = /* @__PURE__ */ new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", " "],
  ["ndash", "\u2013"],
  ["mdash", "\u2014"],
  ["hellip", "\u2026"],
  ["ge", "\u2265"],
  ["le", "\u2264"],
  ["times", "\xD7"]
]);
function decodeEntities(text3) {
  if (!text3.includes("&")) return text3;
  return text3.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu,
    (whole, dec, hex, name) => {
      if (name !== void 0) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const code3 = dec === void 0 ? Number.parseInt(hex, 16) : Number(dec);
      return code3 > 0 && code3 <= 1114111 ? String.fromCodePoint(code3) : whole;
    }
  );
}

// src/parse/api/reflection.ts
var ReflectionKind = {
  Project: 1,
  Module: 2,
  Namespace: 4,
  Enum: 8,
  EnumMember: 16,
  Variable: 32,
  Function: 64,
  Class: 128,
  Interface: 256,
  Constructor: 512,
  Property: 1024,
  Method: 2048,
  CallSignature: 4096,
  IndexSignature: 8192,
  ConstructorSignature: 16384,
  Parameter: 32768,
  TypeLiteral: 65536,
  TypeParameter: 131072,
  Accessor: 262144,
  GetSignature: 524288,
  SetSignature: 1048576,
  TypeAlias: 2097152,
  /** A re-export of something declared under another name; skipped. */
  Reference: 4194304
};

// src/parse/api/type-text.ts
var MAX_TYPE_CHARS = 1200;
function typeText(type) {
  const text3 = write(type);
  return text3.length <= MAX_TYPE_CHARS ? text3 : `${text3.slice(0, MAX_TYPE_CHARS - 1)}\u2026`;
}
function isFunctionType(type) {
  return type?.type === "reflection" && (type.declaration?.signatures ?? []).length > 0;
}
function typeFact(type) {
  const members = type?.type === "union" ? type.types ?? [] : [];
  if (members.length === 0) return { label: "Type", text: typeText(type), values: [] };
  const kinds = new Set(
    members.map((member2) => member2.type === "literal" ? typeof member2.value : "union")
  );
  const [kind = "union"] = kinds;
  return {
    label: "Literal Type",
    text: kinds.size === 1 ? kind : "union",
    values: listed(members).map(typeText)
  };
}
var MAX_UNION_MEMBERS = 150;
function listed(members) {
  if (members.length <= MAX_UNION_MEMBERS) return [...members];
  const left = members.length - MAX_UNION_MEMBERS;
  return [...members.slice(0, MAX_UNION_MEMBERS), { type: "unknown", name: `\u2026 ${left} more` }];
}
function signatureText(signature, arrow = ": ") {
  const parameters = (signature.parameters ?? []).map(parameterText).join(", ");
  return `${generics(signature)}(${parameters})${arrow}${typeText(signature.type)}`;
}
function isOptional(reflection) {
  return reflection.flags?.isOptional === true || reflection.defaultValue !== void 0;
}
function generics(reflection) {
  const parameters = reflection.typeParameters ?? [];
  if (parameters.length === 0) return "";
  const texts = parameters.map((parameter) => {
    const constraint = parameter.type === void 0 ? "" : ` extends ${write(parameter.type)}`;
    const fallback = parameter.default === void 0 ? "" : ` = ${write(parameter.default)}`;
    return `${parameter.name}${constraint}${fallback}`;
  });
  return `<${texts.join(", ")}>`;
}
function parameterName(parameter) {
  return parameter.name === "__namedParameters" ? "options" : parameter.name;
}
function parameterText(parameter) {
  const rest = parameter.flags?.isRest === true ? "..." : "";
  const optional3 = rest === "" && isOptional(parameter) ? "?" : "";
  return `${rest}${parameterName(parameter)}${optional3}: ${typeText(parameter.type)}`;
}
var DEFAULT_EXPORTS = /* @__PURE__ */ new Map([["expo-sensors", "DeviceSensor"]]);
function referenceName(type) {
  const name = type.name ?? "";
  if (name !== "default" || type.package === void 0) return name;
  return DEFAULT_EXPORTS.get(type.package) ?? type.package.split("/").at(-1) ?? name;
}
var list2 = (types, separator) => (types ?? []).map(write).join(separator);
function operand(type) {
  const text3 = write(type);
  const weak = type?.type === "union" || type?.type === "intersection" || type?.type === "conditional" || type?.type === "typeOperator" || isFunctionType(type);
  return weak ? `(${text3})` : text3;
}
function write(type) {
  if (type === void 0) return "any";
  switch (type.type) {
    case "intrinsic":
    case "unknown":
      return type.name ?? "unknown";
    case "literal":
      return typeof type.value === "string" ? `'${type.value}'` : String(type.value);
    case "reference": {
      const name = referenceName(type);
      const inner = type.typeArguments ?? [];
      return inner.length === 0 ? name : `${name}<${list2(inner, ", ")}>`;
    }
    case "union":
      return listed(type.types ?? []).map((member2) => isFunctionType(member2) ? `(${write(member2)})` : write(member2)).join(" | ");
    case "intersection":
      return (type.types ?? []).map((member2) => member2.type === "union" ? operand(member2) : write(member2)).join(" & ");
    case "array":
      return `${operand(type.elementType)}[]`;
    case "tuple":
      return `[${list2(type.elements, ", ")}]`;
    case "namedTupleMember":
      return `${type.name ?? ""}${type.isOptional === true ? "?" : ""}: ${write(type.element)}`;
    case "rest":
      return `...${write(type.elementType)}`;
    case "optional":
      return `${write(type.elementType)}?`;
    case "typeOperator":
      return `${type.operator ?? ""} ${operand(type.target)}`;
    case "query":
      return `typeof ${write(type.queryType)}`;
    case "indexedAccess":
      return `${operand(type.objectType)}[${write(type.indexType)}]`;
    case "conditional":
      return `${write(type.checkType)} extends ${write(type.extendsType)} ? ${write(type.trueType)} : ${write(type.falseType)}`;
    case "mapped":
      return `{ [${type.parameter ?? "K"} in ${write(type.parameterType)}]: ${write(type.templateType)} }`;
    case "predicate":
      return `${type.name ?? ""} is ${write(type.targetType)}`;
    case "templateLiteral":
      return `\`${type.head ?? ""}${(type.tail ?? []).map(([inner, text3]) => `\${${write(inner)}}${text3}`).join("")}\``;
    case "reflection":
      return declarationText(type.declaration);
    default:
      return type.name ?? type.type;
  }
}
function declarationText(declaration) {
  if (declaration === void 0) return "object";
  const signatures = declaration.signatures ?? [];
  const members = (declaration.children ?? []).map(memberText);
  for (const index of declaration.indexSignatures ?? [])
    members.push(
      `[${(index.parameters ?? []).map(parameterText).join(", ")}]: ${write(index.type)}`
    );
  const only = signatures[0];
  if (only !== void 0 && members.length === 0 && signatures.length === 1)
    return signatureText(only, " => ");
  const calls = signatures.map((signature) => signatureText(signature));
  const all = [...calls, ...members];
  return all.length === 0 ? "object" : `{ ${all.join(", ")} }`;
}
function memberText(member2) {
  const method = member2.signatures?.[0];
  const optional3 = member2.flags?.isOptional === true ? "?" : "";
  if (method !== void 0) return `${member2.name}${optional3}${signatureText(method)}`;
  return `${member2.name}${optional3}: ${write(memberType(member2))}`;
}
function memberType(member2) {
  if (member2.kind === ReflectionKind.Accessor)
    return member2.getSignature?.type ?? member2.setSignature?.parameters?.[0]?.type;
  return member2.type;
}
function signaturesOf(reflection) {
  const own = reflection.signatures ?? [];
  if (own.length > 0) return own;
  return reflection.type?.type === "reflection" ? reflection.type.declaration?.signatures ?? [] : [];
}
function functionOf(member2) {
  const own = member2.signatures?.[0];
  if (own !== void 0) return own;
  const type = memberType(member2);
  const parts = type?.type === "union" ? type.types ?? [] : [type];
  const functions = parts.filter(isFunctionType);
  return functions.length === 1 ? functions[0]?.declaration?.signatures?.[0] : void 0;
}
function functionTitle(name, signature) {
  const names = (signature?.parameters ?? []).map(
    (parameter) => `${parameter.flags?.isRest === true ? "..." : ""}${parameterName(parameter)}`
  );
  return `${name}(${names.join(", ")})`;
}

// src/parse/api/comment.ts
var HIDING_TAGS = /* @__PURE__ */ new Set(["@hidden", "@ignore", "@private"]);
var PLATFORM_NAMES = /* @__PURE__ */ new Map([
  ["android", "Android"],
  ["ios", "iOS"],
  ["macos", "macOS"],
  ["tvos", "tvOS"],
  ["web", "Web"],
  ["windows", "Windows"],
  ["expo", "Expo Go"],
  ["expo-go", "Expo Go"],
  ["apple", "Apple"]
]);
var PLATFORM_WORD = /\b(android|ios|macos|tvos|web|windows|apple)\b\s*/giu;
function docOf(reflection, rendering) {
  const own = reflection.comment ?? commentOf(reflection.signatures) ?? reflection.getSignature?.comment ?? reflection.setSignature?.comment;
  if (own !== void 0) return readDoc(own, rendering);
  const { type } = reflection;
  const parts = type?.type === "intersection" ? type.types ?? [] : [type];
  for (const part of parts) {
    const comment = commentOf(part?.declaration?.signatures);
    if (comment !== void 0) return readDoc(comment, rendering);
  }
  return readDoc(void 0, rendering);
}
var commentOf = (signatures) => signatures?.find((signature) => signature.comment !== void 0)?.comment;
function docOfMember(member2, rendering) {
  const doc = docOf(member2, rendering);
  const said = member2.comment === void 0 ? void 0 : functionOf(member2)?.comment;
  return said === void 0 ? doc : filledIn(doc, readDoc(said, rendering));
}
function filledIn(own, outer) {
  const doc = {
    ...own,
    summary: own.summary === "" ? outer.summary : own.summary,
    platforms: own.platforms.length === 0 ? outer.platforms : own.platforms,
    experimental: own.experimental || outer.experimental,
    hidden: own.hidden || outer.hidden,
    examples: own.examples.length === 0 ? outer.examples : own.examples,
    notes: own.notes.length === 0 ? outer.notes : own.notes,
    parameters: new Map([...outer.parameters, ...own.parameters])
  };
  const { deprecated = outer.deprecated, returns = outer.returns } = own;
  if (deprecated !== void 0) doc.deprecated = deprecated;
  if (returns !== void 0) doc.returns = returns;
  return doc;
}
function readDoc(comment, rendering) {
  if (comment === void 0) return parseDoc(void 0, rendering);
  const known = rendering.docs.get(comment);
  if (known !== void 0) return known;
  const doc = parseDoc(comment, rendering);
  rendering.docs.set(comment, doc);
  return doc;
}
function parseDoc(comment, rendering) {
  const doc = {
    summary: markdown(comment?.summary, rendering),
    platforms: [],
    experimental: false,
    hidden: false,
    internal: false,
    hidesType: false,
    examples: [],
    notes: [],
    parameters: /* @__PURE__ */ new Map()
  };
  for (const tag of comment?.modifierTags ?? []) applyModifier(doc, tag);
  for (const tag of comment?.blockTags ?? []) {
    const text3 = markdown(tag.content, rendering);
    switch (tag.tag) {
      case "@platform":
        doc.platforms.push(...platformsOf3(text3));
        break;
      case "@deprecated":
        doc.deprecated = text3;
        break;
      case "@returns":
      case "@return":
        doc.returns = text3;
        break;
      case "@default":
      case "@defaultValue":
        doc.default = decodeEntities(text3);
        break;
      case "@example":
        doc.examples.push(text3);
        break;
      case "@header":
        doc.header = text3;
        break;
      case "@param":
        if (tag.name !== void 0) doc.parameters.set(tag.name, text3);
        break;
      case "@field":
        doc.summary = [doc.summary, text3].filter((part) => part !== "").join("\n\n");
        break;
      default:
        if (!applyModifier(doc, tag.tag)) doc.notes.push({ label: labelOf(tag.tag), text: text3 });
    }
  }
  return doc;
}
function platformNames(platforms) {
  return platforms.map(
    (platform) => platform.replace(/\*$/u, "").replace(/^[a-z-]+/u, (word2) => PLATFORM_NAMES.get(word2) ?? word2)
  ).join(", ");
}
function applyModifier(doc, tag) {
  if (HIDING_TAGS.has(tag)) doc.hidden = true;
  else if (tag === "@experimental") doc.experimental = true;
  else if (tag === "@hideType") doc.hidesType = true;
  else if (tag === "@internal") doc.internal = true;
  else return false;
  return true;
}
function labelOf(tag) {
  const word2 = tag.slice(1).replace(/([a-z])([A-Z])/gu, "$1 $2");
  return `${word2.slice(0, 1).toUpperCase()}${word2.slice(1)}`;
}
function platformsOf3(text3) {
  const line3 = text3.replace(/\s+/gu, " ").trim();
  if (line3 === "") return [];
  const tidied = line3.toLowerCase().replace(/\b(android|ios|macos|tvos|web)(?=\d)/gu, "$1 ");
  const starts = [...tidied.matchAll(PLATFORM_WORD)].map((match) => match.index);
  if (starts.length === 0 || starts[0] !== 0) return [line3];
  const pieces = starts.map(
    (start, index) => tidied.slice(start, starts[index + 1]).replace(/[\s,;&]+$/u, "").trim()
  );
  const plain = pieces.every((piece) => /^[a-z]+(?: [\d.]+\+?)?(?: only)?$/u.test(piece));
  return plain ? pieces : [line3];
}
function markdown(parts, rendering) {
  if (parts === void 0) return "";
  let text3 = "";
  for (const part of parts) {
    if (part.kind === "code") text3 += part.text;
    else if (part.kind === "inline-tag") text3 += inlineLink(part, rendering);
    else text3 += decodeEntities(part.text);
  }
  return absoluteLinks(text3, rendering.context.link).replace(/\r\n?/gu, "\n").replace(CALLOUT, "$1").trim();
}
var CALLOUT = /^(\s*>\s*)\*\*info\*\*:?\s+/gmu;
function inlineLink(part, rendering) {
  const [name = "", ...rest] = part.text.split(/[|\s]+/u);
  const label = rest.join(" ").trim();
  const wanted = part.target ?? name;
  if (/^https?:/u.test(wanted)) return `[${label === "" ? wanted : label}](${wanted})`;
  const anchor = rendering.anchorOf(name);
  const title = label === "" ? `\`${part.text.trim()}\`` : label;
  return anchor === void 0 ? title : `[${title}](#${anchor})`;
}

// src/parse/api/comment-blocks.ts
var FENCE = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)\s*([^`]*)$/u;
var LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s+/u;
var HEADING = /^#{1,6}\s+(.*?)\s*#*$/u;
function writeMarkdown(writer, markdown2) {
  for (const block of blocksOf(markdown2)) {
    if (block.type === "code")
      writer.code(block.text, {
        ...block.language === "" ? {} : { language: block.language },
        ...block.title === "" ? {} : { title: block.title }
      });
    else if (block.type === "heading") writer.block("paragraph", `**${block.text}**`);
    else writer.block(block.type, block.text, { cuts: block.cuts });
  }
}
function codeOf(markdown2) {
  const blocks = blocksOf(markdown2);
  const fences = blocks.filter((block) => block.type === "code");
  if (fences.length > 0)
    return fences.map((block) => ({ language: block.language, code: block.text }));
  const code3 = markdown2.trim().replace(/^`([^`]*)`$/u, "$1");
  return code3 === "" ? [] : [{ language: "", code: code3 }];
}
function inline(markdown2) {
  if (!markdown2.includes("\n")) return markdown2;
  return blocksOf(markdown2).map((block) => {
    if (block.type === "code")
      return `\`${block.text.replace(/`/gu, "'").replace(/\s+/gu, " ")}\``;
    if (block.type === "table") return block.text.replace(/\|/gu, " ").replace(/\s+/gu, " ");
    return block.text.replace(/^\s*>\s?/gmu, "").replace(/\s+/gu, " ");
  }).join(" ").trim();
}
function blocksOf(markdown2) {
  const blocks = [];
  let lines = [];
  let type = "paragraph";
  const flush = () => {
    const text3 = lines.join("\n").trimEnd();
    if (text3.trim() !== "") blocks.push(textBlock(type, text3));
    lines = [];
    type = "paragraph";
  };
  const source = markdown2.split("\n");
  for (let at = 0; at < source.length; at += 1) {
    const line3 = source[at];
    const fence = FENCE.exec(line3);
    if (fence !== null && !(type === "list" && lines.length > 0 && fence[1].length >= 2)) {
      flush();
      const end = closingFence(source, at, fence[2]);
      const code3 = source.slice(at + 1, end).map((inner) => undented(inner, fence[1].length));
      const language = fence[3];
      blocks.push({
        type: "code",
        text: code3.join("\n"),
        language,
        title: fence[4].trim(),
        cuts: []
      });
      at = end;
      continue;
    }
    const heading3 = HEADING.exec(line3);
    if (heading3 !== null) {
      flush();
      blocks.push(textBlock("heading", heading3[1]));
    } else if (line3.trim() === "") {
      const next = source[at + 1];
      const goesOn = type === "list" && next !== void 0 && /^(?:\s{2,}\S|\s*(?:[-*+]|\d{1,9}[.)])\s)/u.test(next);
      if (goesOn) lines.push("");
      else flush();
    } else {
      const starts = blockTypeOf(line3);
      if (lines.length > 0 && starts !== type && !(type === "list" || type === "quote" && starts === "paragraph"))
        flush();
      if (lines.length === 0) type = starts;
      lines.push(line3);
    }
  }
  flush();
  return blocks;
}
function blockTypeOf(line3) {
  if (LIST_ITEM.test(line3)) return "list";
  if (/^\s*>/u.test(line3)) return "quote";
  return /^\s*\|.*\|\s*$/u.test(line3) ? "table" : "paragraph";
}
function textBlock(type, text3) {
  const cuts = [];
  if (type === "list" || type === "table") {
    let offset = 0;
    for (const [index, line3] of text3.split("\n").entries()) {
      const item = type === "table" ? index > 2 : index > 0 && /^(?:[-*+]|\d{1,9}[.)])\s/u.test(line3);
      if (item) cuts.push(offset);
      offset += line3.length + 1;
    }
  }
  return { type, text: text3, language: "", title: "", cuts };
}
function closingFence(source, from, fence) {
  for (let at = from + 1; at < source.length; at += 1) {
    const line3 = source[at].trim();
    if (line3.startsWith(fence) && /^[`~]+$/u.test(line3)) return at;
  }
  return source.length;
}
function undented(line3, indent) {
  return indent > 0 && line3.slice(0, indent).trim() === "" ? line3.slice(indent) : line3;
}

// src/parse/api/rendering.ts
var GROUP_DEPTH = 2;
var ENTRY_DEPTH = 3;
var MEMBER_DEPTH = 4;
function createRendering(writer, projects, context, shown2) {
  const declarations = /* @__PURE__ */ new Map();
  const members = /* @__PURE__ */ new Map();
  for (const project of projects)
    for (const child of project.children ?? []) {
      if (!declarations.has(child.name)) declarations.set(child.name, child);
      for (const member2 of child.children ?? [])
        if (!members.has(member2.name)) members.set(member2.name, { member: member2, owner: child.name });
    }
  const { apiName } = context.props;
  const packageName = context.packageName ?? projects[0]?.packageName ?? projects[0]?.name ?? void 0;
  const aliases = /* @__PURE__ */ new Set();
  return {
    writer,
    context,
    ...packageName === void 0 || packageName === "" ? {} : { packageName },
    ...typeof apiName === "string" && apiName !== "" ? { apiName } : {},
    declarations,
    shown: shown2,
    docs: /* @__PURE__ */ new WeakMap(),
    anchorOf(name) {
      const last = name.split(/[.#]/u).at(-1) ?? name;
      const declaration = declarations.get(last);
      const found = members.get(last);
      const target = declaration ?? found?.member;
      if (target === void 0) return void 0;
      const signature = signaturesOf(target)[0];
      const isComponent = /^[A-Z]/u.test(last);
      if (isComponent || signature === void 0)
        return flatAnchor(
          isComponent && declaration === void 0 ? `${found?.owner}${last}` : last
        );
      const isPrefixed = declaration?.kind === ReflectionKind.Function && typeof apiName === "string" && !/^use[A-Z]/u.test(last);
      const title = functionTitle(isPrefixed ? `${apiName}.${last}` : last, signature);
      return flatAnchor(title.split(" ").slice(0, ANCHOR_WORDS).join(" "));
    },
    claimAliases(anchors, canonical) {
      aliases.add(canonical);
      const free = [...new Set(anchors)].filter((anchor) => anchor !== "" && !aliases.has(anchor));
      for (const anchor of free) aliases.add(anchor);
      return free;
    }
  };
}
var ANCHOR_WORDS = 7;
function flatAnchor(name) {
  return name.toLowerCase().replace(/\s+/gu, "-").replace(/[^\p{L}\p{N}_-]/gu, "");
}

// src/parse/api/entry.ts
var MAX_SIGNATURE_CHARS = 600;
function openEntry(rendering, depth, entry) {
  const { writer, context } = rendering;
  const anchor = entry.anchor ?? context.slug(entry.title);
  const aliases = [
    ...entry.aliases ?? [],
    flatAnchor(entry.name),
    flatAnchor(entry.qualifiedName),
    ...namespacedAnchor(rendering, depth, entry)
  ];
  writer.heading(depth, entry.title, {
    anchor,
    aliases: rendering.claimAliases(aliases, anchor),
    markdown: `\`${entry.title}\``,
    symbol: symbolOf(rendering, entry)
  });
}
function namespacedAnchor({ apiName }, depth, entry) {
  if (depth !== ENTRY_DEPTH || apiName === void 0 || entry.title.startsWith(`${apiName}.`))
    return [];
  return [flatAnchor(`${apiName}${entry.title}`)];
}
function symbolOf(rendering, entry) {
  const { doc } = entry;
  const symbol = {
    name: entry.name,
    qualifiedName: entry.qualifiedName,
    kind: entry.kind,
    signature: entry.signatures.map(bounded).join("\n"),
    parameters: entry.parameters ?? [],
    platforms: platformsOf4(entry),
    examples: doc.examples.flatMap(codeOf)
  };
  if (rendering.packageName !== void 0) symbol.packageName = rendering.packageName;
  if (doc.summary !== "") symbol.summary = doc.summary;
  if (entry.returns !== void 0) symbol.returns = entry.returns;
  if (entry.type !== void 0) symbol.type = entry.type;
  if (entry.optional !== void 0) symbol.optional = entry.optional;
  const fallback = entry.default ?? doc.default;
  if (fallback !== void 0) symbol.default = fallback;
  if (doc.deprecated !== void 0) symbol.deprecated = doc.deprecated;
  if (doc.experimental) symbol.experimental = true;
  return symbol;
}
var bounded = (text3) => text3.length <= MAX_SIGNATURE_CHARS ? text3 : `${text3.slice(0, MAX_SIGNATURE_CHARS - 1)}\u2026`;
function platformsOf4(entry) {
  return [...entry.doc.platforms.length > 0 ? entry.doc.platforms : entry.ownerPlatforms ?? []];
}
function writeNotices(rendering, doc) {
  const { writer } = rendering;
  if (doc.deprecated !== void 0)
    writer.block("quote", quoted(`**Deprecated:** ${doc.deprecated}`.replace(/:\*\* $/u, "**")));
  if (doc.experimental) writer.block("quote", "> **Experimental**");
  if (doc.platforms.length > 0)
    writer.block("paragraph", `Supported platforms: ${platformNames(doc.platforms)}.`);
}
function writeNotes(rendering, doc) {
  const { writer } = rendering;
  for (const note of doc.notes) {
    if (note.text === "") writer.block("paragraph", `**${note.label}**`);
    else if (note.text.includes("```")) {
      writer.block("paragraph", `**${note.label}:**`);
      writeMarkdown(writer, note.text);
    } else writer.block("quote", quoted(`**${note.label}:** ${note.text}`));
  }
  for (const example of doc.examples) {
    writer.block("paragraph", "Example");
    writeMarkdown(writer, example);
  }
}
function writeValues(writer, fact) {
  if (fact.values.length > 0)
    writer.block("paragraph", `Acceptable values are: ${fact.values.map(code).join(" | ")}`);
}
function writeFacts(rendering, type, words, fallback) {
  const fact = type === void 0 ? void 0 : typeFact(type);
  const facts = [...words];
  if (fact !== void 0) facts.push(`${fact.label}: ${code(fact.text)}`);
  if (fallback !== void 0) facts.push(`Default: ${code(fallback)}`);
  rendering.writer.block("paragraph", facts.filter((part) => part !== "").join(" \u2022 "));
  if (fact !== void 0) writeValues(rendering.writer, fact);
}
function quoted(text3) {
  return text3.split("\n").map((line3) => `> ${line3}`.trimEnd()).join("\n");
}
function cellText(doc) {
  const parts = [];
  if (doc.deprecated !== void 0)
    parts.push(doc.deprecated === "" ? "Deprecated." : `Deprecated: ${inline(doc.deprecated)}`);
  if (doc.experimental) parts.push("Experimental.");
  if (doc.platforms.length > 0) parts.push(`Supported platforms: ${platformNames(doc.platforms)}.`);
  if (doc.summary !== "") parts.push(inline(doc.summary));
  if (doc.returns !== void 0) parts.push(`Returns: ${inline(doc.returns)}`);
  for (const note of doc.notes) parts.push(`${note.label}: ${inline(note.text)}`);
  if (doc.default !== void 0) parts.push(`Default: ${code(doc.default)}`);
  for (const example of doc.examples) parts.push(`Example: ${inline(example)}`);
  return parts.length === 0 ? "-" : parts.join(" ");
}
function code(text3) {
  const line3 = text3.replace(/\s+/gu, " ").trim();
  if (line3 === "" || /^`[^`]*`$/u.test(line3)) return line3;
  if (line3.includes("](")) return line3;
  const longest = (line3.match(/`+/gu) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  if (longest === 0) return `\`${line3}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${line3} ${fence}`;
}
function parametersOf(members, rendering, texts) {
  return members.map((member2) => {
    const doc = docOfMember(member2, rendering);
    const name = member2.flags?.isRest === true ? `...${parameterName(member2)}` : parameterName(member2);
    const method = member2.signatures?.[0];
    const parameter = {
      name,
      type: method === void 0 ? typeText(memberType(member2)) : typeText({
        type: "reflection",
        declaration: { name: "", kind: 0, signatures: [method] }
      }),
      optional: isOptional(member2)
    };
    const fallback = doc.default ?? defaultOf(member2);
    if (fallback !== void 0) parameter.default = fallback;
    const text3 = cellText({ ...doc, default: void 0 });
    const said = text3 === "-" ? texts?.get(member2.name) ?? "" : text3;
    const all = [said, ...argumentTexts(member2, doc, rendering)].filter((part) => part !== "");
    if (all.length > 0) parameter.text = all.join(" ");
    return parameter;
  });
}
function argumentTexts(member2, doc, rendering) {
  const called = functionOf(member2);
  const said = called === void 0 ? [...doc.parameters] : (called.parameters ?? []).map((parameter) => {
    const text3 = cellText(docOf(parameter, rendering));
    const own = text3 === "-" ? doc.parameters.get(parameter.name) : text3;
    return [parameterName(parameter), own ?? ""];
  });
  return said.flatMap(([name, text3]) => text3 === "" ? [] : [`${code(name)}: ${inline(text3)}`]);
}
function returnsOf(signature, doc) {
  const { returns } = doc;
  const type = typeText(signature.type);
  return returns === void 0 || returns === "" ? { type } : { type, text: returns };
}
function writeCall(rendering, parameters, returns) {
  const { writer } = rendering;
  if (parameters.some(({ text: text3, default: value2 }) => text3 !== void 0 || value2 !== void 0))
    writeParameters(rendering, "Parameter", parameters);
  if (returns?.text === void 0) return;
  if (returns.text.includes("\n")) {
    writer.block("paragraph", `Returns: ${code(returns.type)}`);
    writeMarkdown(writer, returns.text);
  } else writer.block("paragraph", `Returns: ${code(returns.type)} ${returns.text}`);
}
function writeSaidOfCall({ writer }, doc) {
  if (doc.parameters.size > 0)
    writer.table(
      ["Parameter", "Description"],
      [...doc.parameters].map(([name, text3]) => [code(name), inline(text3)])
    );
  if (doc.returns !== void 0 && doc.returns !== "")
    writer.block("paragraph", `Returns: ${inline(doc.returns)}`);
}
function defaultOf(member2) {
  const value2 = member2.defaultValue;
  return value2 === void 0 || value2 === "..." ? void 0 : value2;
}
function writeParameters(rendering, label, parameters) {
  if (parameters.length === 0) return;
  rendering.writer.table(
    [label, "Type", "Description"],
    parameters.map((parameter) => [
      `${label === "Parameter" ? code(parameter.name) : parameter.name}${parameter.optional ? "(optional)" : ""}`,
      code(parameter.type),
      [
        parameter.text ?? "",
        parameter.default === void 0 ? "" : `Default: ${code(parameter.default)}`
      ].filter((part) => part !== "").join(" ") || "-"
    ])
  );
}

// src/parse/api/functions.ts
function writeFunction(rendering, reflection, options) {
  const outer = docOf(reflection, rendering);
  const overloads = signaturesOf(reflection).map((signature) => readOverload(rendering, reflection, signature, outer)).filter((overload) => !overload.doc.hidden);
  const first = overloads[0];
  if (first === void 0) return;
  const heading3 = options.prefix === void 0 ? reflection.name : `${options.prefix}.${reflection.name}`;
  const qualifier = options.owner ?? options.prefix;
  const written = (signature) => options.kind === "type" ? `type ${reflection.name} = ${signatureText(signature, " => ")}` : `${options.call ?? reflection.name}${signatureText(signature)}`;
  const titles = overloads.map((overload) => functionTitle(heading3, overload.signature));
  const entry = {
    kind: options.kind,
    name: reflection.name,
    qualifiedName: qualifier === void 0 ? reflection.name : `${qualifier}.${reflection.name}`,
    title: titles[0] ?? heading3,
    signatures: overloads.map(({ signature }) => written(signature)),
    doc: mergedDoc(overloads),
    parameters: distinct(overloads.flatMap((overload) => overload.parameters)),
    returns: first.returns,
    anchor: rendering.context.slug(titles[0] ?? heading3)
  };
  if (options.ownerPlatforms !== void 0) entry.ownerPlatforms = options.ownerPlatforms;
  entry.aliases = titles.slice(1).map((title) => rendering.context.slug(title));
  openEntry(rendering, options.depth, entry);
  for (const [index, overload] of overloads.entries()) {
    if (overloads.length > 1) rendering.writer.block("paragraph", `Overload #${index + 1}`);
    writeOverload(rendering, written(overload.signature), overload);
  }
}
function readOverload(rendering, reflection, signature, outer) {
  const own = signature.comment === void 0 ? outer : readDoc(signature.comment, rendering);
  const doc = reflection.comment === void 0 ? own : filledIn(own, outer);
  return {
    signature,
    doc,
    parameters: parametersOf(signature.parameters ?? [], rendering, doc.parameters),
    returns: returnsOf(signature, doc)
  };
}
function mergedDoc(overloads) {
  const first = overloads[0].doc;
  const described = overloads.find((overload) => overload.doc.summary !== "")?.doc ?? first;
  const merged = {
    ...first,
    summary: described.summary,
    examples: [...new Set(overloads.flatMap((overload) => overload.doc.examples))]
  };
  if (!overloads.every((overload) => overload.doc.deprecated !== void 0))
    delete merged.deprecated;
  return merged;
}
function distinct(parameters) {
  const byName = /* @__PURE__ */ new Map();
  for (const parameter of parameters)
    if (!byName.has(parameter.name)) byName.set(parameter.name, parameter);
  return [...byName.values()];
}
function writeOverload(rendering, written, overload) {
  const { writer } = rendering;
  const { doc, returns } = overload;
  writeNotices(rendering, doc);
  writer.code(written, { language: "ts" });
  writeMarkdown(writer, doc.summary);
  writeCall(rendering, overload.parameters, returns);
  if (doc.default !== void 0) writer.block("paragraph", `Default: ${code(doc.default)}`);
  writeNotes(rendering, doc);
}

// src/parse/api/member-entry.ts
function writeMemberEntry(rendering, member2, { kind, depth, owner, type, readOnly }) {
  const doc = docOfMember(member2, rendering);
  const written = doc.hidesType ? "" : typeText(type);
  const callable = functionOf(member2);
  const parameters = parametersOf(callable?.parameters ?? [], rendering, doc.parameters);
  const returns = callable === void 0 ? void 0 : returnsOf(callable, doc);
  const optional3 = member2.flags?.isOptional === true;
  const fallback = doc.default ?? defaultOf(member2);
  openEntry(rendering, depth, {
    kind,
    name: member2.name,
    qualifiedName: `${owner.name}.${member2.name}`,
    title: member2.name,
    signatures: [
      `${readOnly ? "readonly " : ""}${member2.name}${optional3 ? "?" : ""}${written === "" ? "" : `: ${written}`}`
    ],
    doc,
    optional: optional3,
    parameters,
    ...returns === void 0 ? {} : { returns },
    ownerPlatforms: owner.platforms,
    ...written === "" ? {} : { type: written },
    ...fallback === void 0 ? {} : { default: fallback }
  });
  writeNotices(rendering, doc);
  writeFacts(
    rendering,
    doc.hidesType ? void 0 : type,
    [optional3 ? "Optional" : "", readOnly ? "Read Only" : ""],
    fallback
  );
  writeMarkdown(rendering.writer, doc.summary);
  if (callable === void 0) writeSaidOfCall(rendering, doc);
  else writeCall(rendering, parameters, returns);
  writeNotes(rendering, doc);
}

// src/parse/api/members.ts
var BOILERPLATE_BASES = /^(?:EventEmitter|SharedObject|SharedRef|NativeModule|ProxyNativeModule|LegacyEventEmitter|Component|PureComponent)\b/u;
var BOILERPLATE_PACKAGES = /^(?:react|react-native|react-native-web|typescript|@types\/.*)$/u;
var MAX_ALIASES = 8;
function isBoilerplate(member2) {
  const base = member2.inheritedFrom;
  if (base === void 0) return false;
  return member2.name.startsWith("aria-") || BOILERPLATE_BASES.test(base.name ?? "") || base.package !== void 0 && BOILERPLATE_PACKAGES.test(base.package);
}
function shapeOf(declaration, rendering) {
  const shape = emptyShape();
  addDeclaration(shape, declaration, rendering, [declaration.name]);
  return finished(shape);
}
function shapeOfType(type, rendering) {
  const shape = emptyShape();
  addType(shape, type, rendering, []);
  return finished(shape);
}
var emptyShape = () => ({ own: /* @__PURE__ */ new Map(), inherited: /* @__PURE__ */ new Set() });
var finished = (shape) => ({
  own: [...shape.own.values()],
  inherited: [...shape.inherited]
});
function addDeclaration(shape, declaration, rendering, path) {
  const named2 = (declaration.extendedTypes ?? []).length > 0;
  const isProps = declaration.name.includes("Props");
  for (const child of declaration.children ?? []) {
    const base = child.inheritedFrom?.name?.split(".")[0];
    if (base === void 0 || !(isProps || isBoilerplate(child))) addMember(shape, child);
    else if (!named2) shape.inherited.add(base);
  }
  for (const base of declaration.extendedTypes ?? []) addType(shape, base, rendering, path);
  const literal = declaration.type;
  if (literal !== void 0) addType(shape, literal, rendering, path);
}
function addType(shape, type, rendering, path) {
  if (type === void 0) return;
  switch (type.type) {
    case "reflection":
      for (const child of type.declaration?.children ?? []) addMember(shape, child);
      return;
    case "intersection":
      for (const member2 of type.types ?? []) addType(shape, member2, rendering, path);
      return;
    case "union":
      addVariants(shape, type.types ?? [], rendering, path);
      return;
    case "conditional":
      addType(shape, type.trueType, rendering, path);
      addType(shape, type.falseType, rendering, path);
      return;
    case "reference":
      addReference(shape, type, rendering, path);
      return;
  }
}
function addVariants(shape, types, rendering, path) {
  const variants = types.map((type) => {
    const variant = emptyShape();
    addType(variant, type, rendering, path);
    return variant;
  }).filter((variant) => variant.own.size > 0 || variant.inherited.size > 0);
  for (const variant of variants) {
    for (const base of variant.inherited) shape.inherited.add(base);
    for (const member2 of variant.own.values()) {
      const everywhere = variants.every((other) => other.own.has(member2.name));
      addMember(shape, everywhere ? member2 : optional2(member2));
    }
  }
}
function addReference(shape, type, rendering, path) {
  const name = type.name ?? "";
  const declaration = rendering.declarations.get(name);
  const inlined = declaration !== void 0 && !rendering.shown.has(name) && !path.includes(name) && path.length < MAX_ALIASES && isObjectLike(declaration);
  if (inlined) {
    addDeclaration(shape, declaration, rendering, [...path, name]);
    return;
  }
  const [subject, keys] = type.typeArguments ?? [];
  const names = literalNames(keys);
  if (subject !== void 0 && /^(?:Omit|Pick|Partial|Required|Readonly|PropsWithChildren)$/u.test(name)) {
    const inner = emptyShape();
    addType(inner, subject, rendering, path);
    const plain = inner.own.size > 0 && (name !== "Omit" && name !== "Pick" || names !== void 0);
    if (plain) {
      for (const member2 of inner.own.values()) {
        const kept = name === "Omit" ? !names.has(member2.name) : name !== "Pick" || names.has(member2.name);
        if (kept) addMember(shape, name === "Partial" ? optional2(member2) : member2);
      }
      for (const base of inner.inherited) shape.inherited.add(base);
      return;
    }
  }
  if (name !== "") shape.inherited.add(typeText(type));
}
function isObjectLike(declaration) {
  return (declaration.children ?? []).length > 0 || ["reflection", "intersection", "union", "reference"].includes(declaration.type?.type ?? "");
}
function literalNames(keys) {
  const members = keys?.type === "union" ? keys.types ?? [] : keys === void 0 ? [] : [keys];
  const names = /* @__PURE__ */ new Set();
  for (const member2 of members) {
    if (member2.type !== "literal") return void 0;
    names.add(String(member2.value));
  }
  return names.size === 0 ? void 0 : names;
}
var optional2 = (member2) => ({
  ...member2,
  flags: { ...member2.flags, isOptional: true }
});
function addMember(shape, member2) {
  if (member2.kind === ReflectionKind.Constructor) return;
  const present2 = shape.own.get(member2.name);
  if (present2 === void 0) {
    shape.own.set(member2.name, member2);
    return;
  }
  const merged = present2.comment === void 0 ? { ...member2 } : { ...present2 };
  const types = [present2.type, member2.type].filter((type) => type !== void 0);
  const texts = new Set(types.map(typeText));
  if (texts.size > 1 && !isNever(member2.type)) {
    merged.type = isNever(present2.type) ? member2.type : {
      type: "union",
      types: types.flatMap((type) => type.type === "union" ? type.types ?? [] : [type])
    };
  } else if (present2.type !== void 0) merged.type = present2.type;
  if (present2.flags?.isOptional === true || member2.flags?.isOptional === true)
    merged.flags = { ...merged.flags, isOptional: true };
  shape.own.set(member2.name, merged);
}
var isNever = (type) => type?.type === "intrinsic" && type.name === "never";

// src/parse/api/classes.ts
function writeClass(rendering, declaration) {
  const { writer } = rendering;
  const doc = docOf(declaration, rendering);
  const bases = (declaration.extendedTypes ?? []).map(typeText);
  const contracts = (declaration.implementedTypes ?? []).map(typeText);
  const heritage = [
    bases.length === 0 ? "" : ` extends ${bases.join(", ")}`,
    contracts.length === 0 ? "" : ` implements ${contracts.join(", ")}`
  ].join("");
  const members = (declaration.children ?? []).filter(
    (member2) => isVisible(member2) && !docOf(member2, rendering).hidden && // Readers call the functions of the page instead; they would find each of them twice.
    !(doc.internal && member2.implementationOf !== void 0)
  );
  const inherited = members.filter(isBoilerplate);
  const own = members.filter((member2) => !isBoilerplate(member2));
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "class",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [`class ${declaration.name}${generics(declaration)}${heritage}`],
    doc
  });
  writeNotices(rendering, doc);
  if (heritage !== "")
    writer.block(
      "paragraph",
      `Type: Class ${[
        ["extends", bases],
        ["implements", contracts]
      ].filter(([, types]) => types.length > 0).map(([word2, types]) => `${word2} ${types.map(code).join(", ")}`).join(" ")}`
    );
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  writeInherited(rendering, inherited);
  const owner = { name: declaration.name, platforms: doc.platforms };
  const isMethod = (member2) => member2.kind === ReflectionKind.Method;
  for (const member2 of own.filter((one) => one.kind === ReflectionKind.Constructor))
    writeConstructor(rendering, member2, owner);
  for (const member2 of own)
    if (!isMethod(member2) && member2.kind !== ReflectionKind.Constructor)
      writeProperty(rendering, member2, owner);
  for (const member2 of own) if (isMethod(member2)) writeMethod(rendering, member2, owner);
}
function writeNamespace(rendering, declaration) {
  const doc = docOf(declaration, rendering);
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "namespace",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [`namespace ${declaration.name}`],
    doc
  });
  writeNotices(rendering, doc);
  writeMarkdown(rendering.writer, doc.summary);
  writeNotes(rendering, doc);
  const owner = { name: declaration.name, platforms: doc.platforms };
  for (const member2 of declaration.children ?? []) {
    if (docOf(member2, rendering).hidden) continue;
    if (signaturesOf(member2).length > 0) writeMethod(rendering, member2, owner);
    else if (member2.kind !== ReflectionKind.Reference) writeProperty(rendering, member2, owner);
  }
}
function isVisible(member2) {
  return member2.flags?.isPrivate !== true && member2.flags?.isProtected !== true && !member2.name.startsWith("_") && !member2.name.startsWith("[");
}
function writeMethod(rendering, member2, owner, depth = MEMBER_DEPTH) {
  writeFunction(rendering, member2, {
    kind: "method",
    depth,
    owner: owner.name,
    ownerPlatforms: owner.platforms
  });
}
function writeConstructor(rendering, member2, owner) {
  const telling = signaturesOf(member2).filter(
    (signature) => (signature.parameters ?? []).length > 0 && signature.inheritedFrom === void 0
  );
  if (telling.length === 0) return;
  writeFunction(
    rendering,
    { ...member2, signatures: telling },
    {
      kind: "method",
      depth: MEMBER_DEPTH,
      owner: owner.name,
      ownerPlatforms: owner.platforms,
      call: `new ${owner.name}`
    }
  );
}
function writeProperty(rendering, member2, owner) {
  const type = memberType(member2);
  writeMemberEntry(rendering, member2, {
    kind: isFunctionType(type) ? "method" : "property",
    depth: MEMBER_DEPTH,
    owner,
    type,
    readOnly: member2.flags?.isReadonly === true || member2.kind === ReflectionKind.Accessor && member2.setSignature === void 0
  });
}
function writeInherited(rendering, members) {
  const byBase = /* @__PURE__ */ new Map();
  for (const member2 of members) {
    if (member2.kind === ReflectionKind.Constructor) continue;
    const base = (member2.inheritedFrom?.name ?? "").split(".")[0] ?? "";
    const title = member2.kind === ReflectionKind.Method ? functionTitle(member2.name, signaturesOf(member2)[0]) : member2.name;
    byBase.set(base, [...byBase.get(base) ?? [], title]);
  }
  for (const [base, titles] of byBase)
    rendering.writer.block(
      "paragraph",
      `Inherited from ${code(base)}: ${titles.map(code).join(", ")}`
    );
}

// src/parse/api/classify.ts
var COMPONENT_TYPES = /^(?:React\.)?(?:FC|FunctionComponent|ComponentType|ComponentClass|ForwardRefExoticComponent|NamedExoticComponent|MemoExoticComponent|LazyExoticComponent|ExoticComponent|ForwardRefRenderFunction)$/u;
var ELEMENT_TYPES = /^(?:React\.|JSX\.)*(?:Element|ReactElement|ReactNode|JSXElement)$/u;
var COMPONENT_BASES = /^(?:React\.)?(?:Component|PureComponent)$/u;
var MAX_COMPONENT_DEPTH = 6;
function classify(declarations) {
  const names = new Set(declarations.map((declaration) => declaration.name));
  const groups = {
    components: [],
    constants: [],
    hooks: [],
    classes: [],
    props: [],
    methods: [],
    events: [],
    namespaces: [],
    interfaces: [],
    types: [],
    enums: []
  };
  for (const declaration of declarations) place(groups, declaration, names);
  addNestedComponents(groups.components);
  return groups;
}
function place(groups, declaration, names) {
  const { kind, name } = declaration;
  switch (kind) {
    case ReflectionKind.Enum:
      groups.enums.push(declaration);
      return;
    case ReflectionKind.Class:
    case ReflectionKind.Variable:
    case ReflectionKind.Function:
      placeValue(groups, declaration, names);
      return;
    case ReflectionKind.Interface:
      (name.includes("Props") ? groups.props : groups.interfaces).push(declaration);
      return;
    case ReflectionKind.TypeAlias:
      (name.includes("Props") ? groups.props : groups.types).push(declaration);
      return;
    case ReflectionKind.Namespace:
    case ReflectionKind.Module:
      groups.namespaces.push(declaration);
      return;
  }
}
function placeValue(groups, declaration, names) {
  const { kind, name } = declaration;
  const component = componentOf(declaration, name) ?? componentByProps(declaration, names);
  const callable = signaturesOf(declaration).length > 0;
  if (component !== void 0) groups.components.push(component);
  else if (kind === ReflectionKind.Class) groups.classes.push(declaration);
  else if (/^use[A-Z]/u.test(name) && callable) groups.hooks.push(declaration);
  else if (!callable) groups.constants.push(declaration);
  else if (/Listeners?$/u.test(name)) groups.events.push(declaration);
  else groups.methods.push(declaration);
}
function componentOf(declaration, name) {
  const component = { name, reflection: declaration };
  if (declaration.kind === ReflectionKind.Class) {
    const base = declaration.extendedTypes?.[0];
    if (base === void 0 || !COMPONENT_BASES.test(base.name ?? "")) return void 0;
    return withProps(component, base.typeArguments?.[0]);
  }
  if (!/^[A-Z]/u.test(declaration.name)) return void 0;
  const reference = namedComponent(declaration.type);
  if (reference !== void 0) return withProps(component, reference.typeArguments?.at(-1));
  const signature = callOf(declaration);
  if (signature === void 0 || !isElement(signature.type)) return void 0;
  return withProps(component, signature.parameters?.[0]?.type);
}
function componentByProps(declaration, names) {
  const { kind, name, type } = declaration;
  const named2 = /^[A-Z]/u.test(name) && names.has(`${name}Props`);
  const opaque = kind === ReflectionKind.Variable && type?.type === "query" || kind === ReflectionKind.Function && declaration.signatures?.[0]?.type?.name === "never";
  if (!named2 || !opaque) return void 0;
  return { name, reflection: declaration, props: { type: "reference", name: `${name}Props` } };
}
var withProps = (component, props) => props === void 0 ? component : { ...component, props };
function namedComponent(type) {
  if (type?.type === "intersection")
    return (type.types ?? []).map(namedComponent).find((part) => part !== void 0);
  return type?.type === "reference" && COMPONENT_TYPES.test(type.name ?? "") ? type : void 0;
}
function callOf(declaration) {
  const own = signaturesOf(declaration)[0];
  if (own !== void 0) return own;
  const { type } = declaration;
  if (type?.type !== "intersection") return void 0;
  for (const part of type.types ?? []) {
    const signature = part.declaration?.signatures?.[0];
    if (signature !== void 0) return signature;
  }
  return void 0;
}
function isElement(type) {
  if (type === void 0) return false;
  if (type.type === "literal") return type.value === null;
  if (type.type === "union") return (type.types ?? []).some(isElement);
  if (type.type !== "reference") return false;
  return ELEMENT_TYPES.test(type.name ?? "") || type.name === "Promise" && isElement(type.typeArguments?.[0]);
}
function addNestedComponents(components) {
  const depthOf = (component) => component.name.split(".").length;
  for (let at = 0; at < components.length; at += 1) {
    const component = components[at];
    if (component.reflection.kind === ReflectionKind.Class || depthOf(component) >= MAX_COMPONENT_DEPTH)
      continue;
    for (const member2 of membersOf(component.reflection)) {
      const nested = componentOf(member2, `${component.name}.${member2.name}`);
      if (nested !== void 0) components.push(nested);
    }
  }
}
function membersOf(declaration) {
  const parts = declaration.type?.type === "intersection" ? declaration.type.types ?? [] : [declaration.type];
  return [
    ...declaration.children ?? [],
    ...parts.flatMap((part) => part?.declaration?.children ?? [])
  ];
}

// src/parse/api/components.ts
function writeComponent(rendering, component, propsDeclaration) {
  const { writer } = rendering;
  const doc = docOf(component.reflection, rendering);
  const props = component.props === void 0 ? "" : typeText(component.props);
  const shape = propsDeclaration === void 0 ? shapeOfType(component.props, rendering) : shapeOf(propsDeclaration, rendering);
  const type = component.reflection.kind === ReflectionKind.Class ? "React.Component" : "React.Element";
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "component",
    name: component.name.split(".").at(-1) ?? component.name,
    qualifiedName: component.name,
    title: component.name,
    signatures: [`<${component.name}${props === "" ? "" : ` {...${props}}`} />`],
    doc,
    parameters: namesOf(shape, rendering),
    ...props === "" ? {} : { type: `${type}<${props}>` }
  });
  writeNotices(rendering, doc);
  if (!doc.hidesType)
    writer.block("paragraph", `Type: ${code(props === "" ? type : `${type}<${props}>`)}`);
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  const owner = { name: component.name, platforms: doc.platforms };
  if (propsDeclaration !== void 0)
    writePropsDeclaration(rendering, propsDeclaration, owner, MEMBER_DEPTH);
  else writeShape(rendering, shape, owner, MEMBER_DEPTH);
}
function namesOf(shape, rendering) {
  return parametersOf(shape.own, rendering).map(({ text: _, ...parameter }) => parameter);
}
function writePropsDeclaration(rendering, declaration, owner, depth) {
  const doc = docOf(declaration, rendering);
  const shape = shapeOf(declaration, rendering);
  const { writer } = rendering;
  openEntry(rendering, depth, {
    kind: "type",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [
      declaration.type === void 0 ? `${declaration.kind === ReflectionKind.Interface ? "interface" : "type"} ${declaration.name}` : `type ${declaration.name} = ${typeText(declaration.type)}`
    ],
    doc,
    parameters: owner.name === declaration.name ? namesOf(shape, rendering) : [],
    ownerPlatforms: owner.platforms
  });
  writeNotices(rendering, doc);
  if (shape.own.length === 0 && declaration.type !== void 0)
    writer.block("paragraph", `Type: ${code(typeText(declaration.type))}`);
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  const platforms = doc.platforms.length > 0 ? doc.platforms : owner.platforms;
  writeShape(rendering, shape, { ...owner, platforms }, depth + 1);
}
function writeShape(rendering, shape, owner, depth) {
  for (const member2 of shape.own) {
    if (isVisible(member2) && !docOf(member2, rendering).hidden)
      writeProp(rendering, member2, owner, depth);
  }
  if (shape.inherited.length === 0) return;
  rendering.context.claimAnchor("inherited-props");
  rendering.writer.block(
    "list",
    `Inherited Props:

${shape.inherited.map((name) => `- ${code(name)}`).join("\n")}`
  );
}
function writeProp(rendering, member2, owner, depth) {
  const type = member2.signatures?.[0] === void 0 ? memberType(member2) : { type: "reflection", declaration: member2 };
  writeMemberEntry(rendering, member2, { kind: "prop", depth, owner, type, readOnly: false });
  writeNestedFields(rendering, member2);
}
function writeNestedFields(rendering, member2) {
  const fields = shapeOfType(memberType(member2), rendering).own;
  const parameters = parametersOf(fields, rendering);
  const telling = fields.some((field2) => cellText(docOf(field2, rendering)) !== "-");
  if (telling) writeParameters(rendering, "Property", parameters);
}
function methodsOf(component) {
  const statics = [];
  const instance = [];
  const isClass = component.reflection.kind === ReflectionKind.Class;
  for (const member2 of membersOf(component.reflection)) {
    if (!isVisible(member2) || isBoilerplate(member2) || member2.overwrites !== void 0) continue;
    const callable = member2.kind === ReflectionKind.Method || isFunctionType(member2.type) && !/^[A-Z]/u.test(member2.name);
    if (!callable || member2.name === "render") continue;
    (isClass && member2.flags?.isStatic === true ? statics : instance).push(member2);
  }
  return { statics, instance };
}

// src/parse/api/read-project.ts
var MAX_DEPTH2 = 100;
var MAX_NODES = 2e6;
function readProject(value2, warn) {
  const reading = { nodes: 0, reported: /* @__PURE__ */ new Set(), warn };
  if (!isRecord(value2)) {
    report(reading, "API data is not an object");
    return void 0;
  }
  if (!Array.isArray(value2.children)) {
    report(reading, "API data has no children");
    return void 0;
  }
  const root = readReflection(
    { ...value2, name: text2(value2.name) ?? "", kind: ReflectionKind.Project },
    reading,
    0
  );
  if (root === void 0) return void 0;
  const packageName = text2(value2.packageName);
  return packageName === void 0 ? root : { ...root, packageName };
}
function report(reading, reason) {
  if (!reading.reported.has(reason)) reading.warn(reason);
  reading.reported.add(reason);
  return void 0;
}
function isRecord(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
var text2 = (value2) => typeof value2 === "string" ? value2 : void 0;
function admits(reading, depth) {
  reading.nodes += 1;
  if (depth <= MAX_DEPTH2 && reading.nodes <= MAX_NODES) return true;
  report(
    reading,
    depth > MAX_DEPTH2 ? `API data nests deeper than ${MAX_DEPTH2} levels` : `API data holds more than ${MAX_NODES} entries`
  );
  return false;
}
function readReflection(value2, reading, depth) {
  if (!isRecord(value2) || typeof value2.kind !== "number" || typeof value2.name !== "string")
    return report(reading, "an API entry has no name or kind");
  if (!admits(reading, depth)) return void 0;
  const reflection = { name: value2.name, kind: value2.kind };
  const comment = readComment(value2.comment);
  if (comment !== void 0) reflection.comment = comment;
  if (isRecord(value2.flags)) reflection.flags = value2.flags;
  for (const key of REFLECTION_LISTS) {
    const list4 = value2[key];
    if (Array.isArray(list4)) reflection[key] = present(list4, readReflection, reading, depth);
  }
  for (const key of ["getSignature", "setSignature"]) {
    const signature = value2[key];
    if (isRecord(signature)) reflection[key] = readReflection(signature, reading, depth + 1);
  }
  for (const key of REFLECTION_TYPES) {
    const type = value2[key];
    if (type !== void 0) reflection[key] = readType(type, reading, depth + 1);
  }
  for (const key of ["extendedTypes", "implementedTypes"]) {
    const list4 = value2[key];
    if (Array.isArray(list4)) reflection[key] = present(list4, readType, reading, depth);
  }
  const defaultValue = text2(value2.defaultValue);
  if (defaultValue !== void 0) reflection.defaultValue = defaultValue;
  return reflection;
}
var REFLECTION_LISTS = [
  "children",
  "signatures",
  "indexSignatures",
  "parameters",
  "typeParameters"
];
var REFLECTION_TYPES = [
  "type",
  "default",
  "inheritedFrom",
  "overwrites",
  "implementationOf"
];
var TYPE_TEXTS = ["name", "package", "qualifiedName", "operator", "parameter", "head"];
var TYPE_FLAGS = ["refersToTypeParameter", "isOptional"];
var TYPE_LISTS = ["typeArguments", "types", "elements"];
var TYPE_TYPES = [
  "elementType",
  "element",
  "queryType",
  "indexType",
  "objectType",
  "checkType",
  "extendsType",
  "trueType",
  "falseType",
  "parameterType",
  "templateType",
  "targetType"
];
function present(list4, read, reading, depth) {
  const found = [];
  for (const value2 of list4) {
    const item = read(value2, reading, depth + 1);
    if (item !== void 0) found.push(item);
  }
  return found;
}
function readType(value2, reading, depth) {
  if (!isRecord(value2) || typeof value2.type !== "string")
    return report(reading, "an API type has no type");
  if (!admits(reading, depth)) return { type: "unknown", name: "\u2026" };
  const node = { type: value2.type };
  for (const key of TYPE_TEXTS) {
    const string2 = text2(value2[key]);
    if (string2 !== void 0) node[key] = string2;
  }
  for (const key of TYPE_FLAGS) if (value2[key] === true) node[key] = true;
  for (const key of TYPE_LISTS) {
    const list4 = value2[key];
    if (Array.isArray(list4)) node[key] = present(list4, readType, reading, depth);
  }
  for (const key of TYPE_TYPES) {
    const inner = value2[key];
    if (inner !== void 0) node[key] = readType(inner, reading, depth + 1);
  }
  if (node.type === "typeOperator") node.target = readType(value2.target, reading, depth + 1);
  if (node.type === "literal") node.value = readLiteral(value2.value);
  const { declaration, tail: tail2, elementSummaries } = value2;
  if (declaration !== void 0) node.declaration = readReflection(declaration, reading, depth + 1);
  if (Array.isArray(tail2)) node.tail = present(tail2, readSpan, reading, depth);
  if (Array.isArray(elementSummaries)) node.elementSummaries = elementSummaries.map(readParts);
  return node;
}
function readSpan(value2, reading, depth) {
  if (!Array.isArray(value2)) return void 0;
  const type = readType(value2[0], reading, depth);
  return type === void 0 ? void 0 : [type, text2(value2[1]) ?? ""];
}
function readLiteral(value2) {
  if (isRecord(value2))
    return Number(`${value2.negative === true ? "-" : ""}${text2(value2.value) ?? ""}`);
  return typeof value2 === "string" || typeof value2 === "number" || typeof value2 === "boolean" ? value2 : null;
}
function readComment(value2) {
  if (!isRecord(value2)) return void 0;
  const comment = {};
  if (Array.isArray(value2.summary)) comment.summary = readParts(value2.summary);
  if (Array.isArray(value2.blockTags)) {
    comment.blockTags = [];
    for (const tag of value2.blockTags) {
      if (!isRecord(tag) || typeof tag.tag !== "string") continue;
      const name = text2(tag.name);
      const read = { tag: tag.tag, content: readParts(tag.content) };
      comment.blockTags.push(name === void 0 ? read : { ...read, name });
    }
  }
  if (Array.isArray(value2.modifierTags))
    comment.modifierTags = value2.modifierTags.filter((tag) => typeof tag === "string");
  return comment;
}
function readParts(value2) {
  if (!Array.isArray(value2)) return [];
  const parts = [];
  for (const part of value2) {
    if (!isRecord(part) || typeof part.text !== "string") continue;
    const kind = part.kind;
    const read = {
      kind: kind === "code" || kind === "inline-tag" ? kind : "text",
      text: part.text
    };
    if (typeof part.tag === "string") read.tag = part.tag;
    if (typeof part.target === "string") read.target = part.target;
    parts.push(read);
  }
  return parts;
}

// src/parse/api/types.ts
function writeType(rendering, declaration) {
  const doc = docOf(declaration, rendering);
  if (isFunctionType(declaration.type)) {
    writeFunction(rendering, declaration, { kind: "type", depth: ENTRY_DEPTH });
    return;
  }
  const shape = shapeOf(declaration, rendering);
  writeShaped(rendering, declaration, "type", doc, shape);
}
function writeInterface(rendering, declaration) {
  const doc = docOf(declaration, rendering);
  const shape = shapeOf(declaration, rendering);
  const methods = shape.own.filter((member2) => member2.kind === ReflectionKind.Method);
  const properties = shape.own.filter((member2) => member2.kind !== ReflectionKind.Method);
  writeShaped(rendering, declaration, "interface", doc, { ...shape, own: properties });
  for (const method of methods)
    writeFunction(rendering, method, {
      kind: "method",
      depth: MEMBER_DEPTH,
      owner: declaration.name,
      ownerPlatforms: doc.platforms
    });
}
function writeShaped(rendering, declaration, kind, doc, shape) {
  const { writer } = rendering;
  const properties = shape.own.filter((member2) => !docOf(member2, rendering).hidden);
  const parameters = parametersOf(properties, rendering);
  const entry = {
    kind,
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [declarationSignature(declaration, kind, properties, shape.inherited)],
    doc,
    parameters,
    aliases: genericAnchor(declaration)
  };
  const { type } = declaration;
  if (type !== void 0 && !doc.hidesType) entry.type = typeText(type);
  openEntry(rendering, ENTRY_DEPTH, entry);
  writeNotices(rendering, doc);
  const fact = parameters.length === 0 && type !== void 0 && !doc.hidesType ? typeFact(type) : void 0;
  if (fact !== void 0) writer.block("paragraph", `${fact.label}: ${code(fact.text)}`);
  else if (shape.inherited.length > 0) writeBases(rendering, kind, type, shape);
  writeMarkdown(writer, doc.summary);
  if (doc.default !== void 0) writer.block("paragraph", `Default: ${code(doc.default)}`);
  writeParameters(rendering, "Property", parameters);
  writeIndexSignatures(rendering, declaration);
  if (fact !== void 0) writeValues(writer, fact);
  writeNotes(rendering, doc);
}
var genericAnchor = ({ name, typeParameters = [] }) => typeParameters.length === 0 ? [] : [flatAnchor(`${name}${typeParameters.map((parameter) => parameter.name).join("-")}`)];
function declarationSignature(declaration, kind, properties, inherited) {
  const name = `${declaration.name}${generics(declaration)}`;
  const body = properties.length === 0 ? "" : `{ ${properties.map(memberText).join("; ")} }`;
  if (kind === "interface") {
    const bases = inherited.length === 0 ? "" : ` extends ${inherited.join(", ")}`;
    return `interface ${name}${bases} ${body === "" ? "{}" : body}`;
  }
  if (declaration.type !== void 0) return `type ${name} = ${typeText(declaration.type)}`;
  return `type ${name} = ${[...inherited, body].filter((part) => part !== "").join(" & ")}`;
}
function writeBases(rendering, kind, type, shape) {
  const bases = shape.inherited.map(code).join(type?.type === "union" ? " or " : ", ");
  rendering.writer.block(
    "paragraph",
    kind === "interface" ? `Extends: ${bases}` : type?.type === "union" ? `Type: ${bases} or \`object\` shaped as below:` : `Type: ${bases} extended by:`
  );
}
function writeIndexSignatures(rendering, declaration) {
  const signatures = declaration.indexSignatures ?? declaration.type?.declaration?.indexSignatures ?? [];
  for (const signature of signatures) {
    const key = signature.parameters?.[0];
    rendering.writer.block(
      "paragraph",
      code(`[${key?.name ?? "key"}: ${typeText(key?.type)}]: ${typeText(signature.type)}`)
    );
  }
}
function writeConstant(rendering, declaration) {
  const { writer, apiName } = rendering;
  const doc = docOf(declaration, rendering);
  const name = apiName === void 0 ? declaration.name : `${apiName}.${declaration.name}`;
  const shape = shapeOfType(declaration.type, rendering);
  const parameters = parametersOf(shape.own, rendering);
  const type = doc.hidesType ? "" : typeText(declaration.type);
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "constant",
    name: declaration.name,
    qualifiedName: name,
    title: name,
    signatures: [type === "" ? `const ${declaration.name}` : `const ${declaration.name}: ${type}`],
    doc,
    parameters,
    ...type === "" ? {} : { type }
  });
  writeNotices(rendering, doc);
  if (type !== "") {
    if (parameters.length === 0) writer.block("paragraph", `Type: ${code(type)}`);
    else if (shape.inherited.length > 0)
      writer.block("paragraph", `Type: ${shape.inherited.map(code).join(", ")}`);
  }
  writeMarkdown(writer, doc.summary);
  if (doc.default !== void 0) writer.block("paragraph", `Default: ${code(doc.default)}`);
  writeParameters(rendering, "Property", parameters);
  writeSaidOfCall(rendering, doc);
  writeNotes(rendering, doc);
}
function writeEnum(rendering, declaration) {
  const { writer } = rendering;
  const doc = docOf(declaration, rendering);
  const members = (declaration.children ?? []).map((member2) => ({
    member: member2,
    doc: docOf(member2, rendering),
    value: member2.type?.type === "literal" ? JSON.stringify(member2.type.value) : typeText(member2.type)
  }));
  const shown2 = members.filter((member2) => !member2.doc.hidden);
  openEntry(rendering, ENTRY_DEPTH, {
    kind: "enum",
    name: declaration.name,
    qualifiedName: declaration.name,
    title: declaration.name,
    signatures: [
      `enum ${declaration.name} { ${shown2.map(({ member: member2, value: value2 }) => `${member2.name} = ${value2}`).join(", ")} }`
    ],
    doc
  });
  writeNotices(rendering, doc);
  writeMarkdown(writer, doc.summary);
  writeNotes(rendering, doc);
  for (const { member: member2, doc: said, value: value2 } of shown2) {
    const signature = `${declaration.name}.${member2.name} = ${value2}`;
    openEntry(rendering, MEMBER_DEPTH, {
      kind: "enum-member",
      name: member2.name,
      qualifiedName: `${declaration.name}.${member2.name}`,
      title: member2.name,
      signatures: [signature],
      doc: said,
      ownerPlatforms: doc.platforms
    });
    writer.block("paragraph", code(signature));
    writeNotices(rendering, said);
    writeMarkdown(writer, said.summary);
    writeNotes(rendering, said);
  }
}

// src/parse/api/api.ts
function renderApiSection(writer, projects, context) {
  const read = projects.map((project) => readProject(project, context.warn)).filter((project) => project !== void 0);
  const shown2 = /* @__PURE__ */ new Set();
  const rendering = createRendering(writer, read, context, shown2);
  const declarations = visible(read, rendering);
  if (declarations.length === 0) {
    context.warn("API data documents nothing");
    return;
  }
  const groups = classify(declarations);
  const headed = takeHeaded(groups, rendering);
  for (const group2 of [groups.interfaces, groups.types, groups.classes, groups.enums])
    for (const declaration of group2) shown2.add(declaration.name);
  for (const name of sharedProps(groups.props)) shown2.add(name);
  if (context.platforms.length > 0)
    writer.block("paragraph", `Supported platforms: ${platformNames(context.platforms)}.`);
  writeGroups(rendering, groups, headed);
}
function sharedProps(props) {
  const users = /* @__PURE__ */ new Map();
  for (const declaration of props)
    for (const name of new Set(referencesOf(declaration)))
      users.set(name, (users.get(name) ?? 0) + 1);
  return props.map(({ name }) => name).filter((name) => (users.get(name) ?? 0) > 1);
}
function referencesOf(declaration) {
  const names = [];
  const visit = (type) => {
    if (type?.type === "reference") {
      names.push(type.name ?? "");
      type.typeArguments?.forEach(visit);
    } else type?.types?.forEach(visit);
  };
  visit(declaration.type);
  declaration.extendedTypes?.forEach(visit);
  return names;
}
function visible(projects, rendering) {
  const seen = /* @__PURE__ */ new Set();
  const found = [];
  for (const project of projects)
    for (const declaration of project.children ?? []) {
      const key = `${declaration.kind} ${declaration.name}`;
      if (seen.has(key) || declaration.name === "default" || isHidden(declaration, rendering))
        continue;
      seen.add(key);
      const name = publicName(declaration, project, rendering);
      found.push(name === declaration.name ? declaration : { ...declaration, name });
    }
  return found;
}
function publicName(declaration, project, rendering) {
  const { kind, name } = declaration;
  const siblings = project.children ?? [];
  if (kind === ReflectionKind.Enum && rendering.apiName !== void 0) {
    const short = name.startsWith(rendering.apiName) ? name.slice(rendering.apiName.length) : "";
    const exported = (one) => one.kind === ReflectionKind.Reference && one.name === short;
    if (siblings.some(exported)) return short;
  }
  if (kind === ReflectionKind.Class && name.endsWith("Sensor")) {
    const isInstance = (one) => one.name === "default" && one.type?.name === name;
    if (siblings.some(isInstance)) return name.slice(0, -"Sensor".length);
  }
  return name;
}
function isHidden(declaration, rendering) {
  const signatures = declaration.signatures ?? [];
  if (declaration.comment === void 0 && signatures.length > 0)
    return signatures.every((signature) => readDoc(signature.comment, rendering).hidden);
  return docOf(declaration, rendering).hidden;
}
function takeHeaded(groups, rendering) {
  const headed = /* @__PURE__ */ new Map();
  const mapping = rendering.context.props.headersMapping;
  const titles = typeof mapping === "object" && mapping !== null ? Object.entries(mapping) : [];
  const titleOf = (header) => {
    const title = titles.find(([key]) => key === header)?.[1];
    return typeof title === "string" ? title : header;
  };
  for (const key of ["events", "hooks", "methods"]) {
    groups[key] = groups[key].filter((declaration) => {
      const { header } = docOf(declaration, rendering);
      if (header === void 0 || header === "") return true;
      const title = titleOf(header);
      headed.set(title, [...headed.get(title) ?? [], declaration]);
      return false;
    });
  }
  const order = [...titles.map(([, title]) => String(title)), ...headed.keys()];
  return new Map(
    [...new Set(order)].flatMap((title) => {
      const members = headed.get(title);
      if (members === void 0) return [];
      return [
        [title, members.toSorted((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0)]
      ];
    })
  );
}
function group(rendering, title, items, write2) {
  if (items.length === 0) return;
  rendering.writer.heading(GROUP_DEPTH, title, { anchor: rendering.context.slug(title) });
  for (const item of items) write2(item);
}
function writeGroups(rendering, groups, headed) {
  const { apiName } = rendering;
  const free = (kind, prefix) => (declaration) => writeFunction(rendering, declaration, {
    kind,
    depth: ENTRY_DEPTH,
    ...prefix === void 0 ? {} : { prefix }
  });
  for (const [title, members] of headed)
    group(
      rendering,
      title,
      members,
      (declaration) => free(/^use[A-Z]/u.test(declaration.name) ? "hook" : "function")(declaration)
    );
  const { components } = groups;
  const assigned = assignProps(components, groups.props);
  group(
    rendering,
    components.length === 1 ? "Component" : "Components",
    components,
    (component) => writeComponent(rendering, component, assigned.get(component))
  );
  const methods = components.flatMap((component) => {
    const { statics, instance } = methodsOf(component);
    const owner = {
      name: component.name,
      platforms: docOf(component.reflection, rendering).platforms
    };
    const bound = (member2) => ({ member: member2, owner });
    return [{ statics: statics.map(bound), instance: instance.map(bound) }];
  });
  const write2 = ({
    member: member2,
    owner
  }) => writeMethod(rendering, member2, owner, ENTRY_DEPTH);
  group(
    rendering,
    "Static Methods",
    methods.flatMap(({ statics }) => statics),
    write2
  );
  group(
    rendering,
    "Component Methods",
    methods.flatMap(({ instance }) => instance),
    write2
  );
  group(rendering, "Constants", groups.constants, (one) => writeConstant(rendering, one));
  group(rendering, "Hooks", groups.hooks, free("hook"));
  group(rendering, "Classes", groups.classes, (one) => writeClass(rendering, one));
  const used = new Set(assigned.values());
  group(
    rendering,
    "Props",
    groups.props.filter((one) => !used.has(one)),
    (one) => writePropsDeclaration(rendering, one, { name: one.name, platforms: [] }, ENTRY_DEPTH)
  );
  group(rendering, "Methods", groups.methods, free("function", apiName));
  group(rendering, "Event Subscriptions", groups.events, free("function", apiName));
  group(rendering, "Namespaces", groups.namespaces, (one) => writeNamespace(rendering, one));
  group(rendering, "Interfaces", groups.interfaces, (one) => writeInterface(rendering, one));
  group(rendering, "Types", groups.types, (one) => writeType(rendering, one));
  group(rendering, "Enums", groups.enums, (one) => writeEnum(rendering, one));
}
function assignProps(components, props) {
  const assigned = /* @__PURE__ */ new Map();
  const byName = new Map(props.map((declaration) => [declaration.name, declaration]));
  const free = new Set(props);
  const give = (component, declaration) => {
    if (declaration === void 0 || !free.delete(declaration)) return;
    assigned.set(component, declaration);
  };
  for (const component of components)
    give(component, byName.get(`${component.name.replaceAll(".", "")}Props`));
  for (const component of components)
    if (!assigned.has(component)) give(component, byName.get(component.props?.name ?? ""));
  return assigned;
}

// src/parse/links.ts
var SCHEMES = /^(?:https?|mailto|tel|ftp|exp|expo|app-settings|market|itms-apps):/iu;
function resolveLink(address, base) {
  const written = address.trim().replace(/^<(.*)>$/u, "$1");
  if (written === "") return void 0;
  if (/^[a-z][a-z\d+.-]*:/iu.test(written) && !SCHEMES.test(written)) return void 0;
  try {
    const url = new URL(relativeToFile(written, base) ?? written, base.url);
    const site = new URL(base.baseUrl);
    if (url.host !== site.host || !url.pathname.startsWith(site.pathname))
      return { href: SCHEMES.test(written) ? written : url.href };
    const isFile = /\.(?!mdx?$)[a-z\d]{1,5}$/iu.test(url.pathname);
    if (isFile) return { href: url.href };
    const path = normalPath(url.pathname);
    const anchor = decode(url.hash.slice(1));
    return {
      href: `${url.origin}${path}${url.search}${url.hash}`,
      target: { path: decode(path), ...anchor === "" ? {} : { anchor } }
    };
  } catch {
    return void 0;
  }
}
function relativeToFile(written, base) {
  if (base.file === void 0 || base.pageOf === void 0) return void 0;
  if (/^(?:[a-z][a-z\d+.-]*:|\/|#|\?)/iu.test(written)) return void 0;
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/u.exec(written) ?? [];
  const segments = base.file.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "." && segment !== "") segments.push(segment);
  }
  const target = segments.join("/");
  const isFile = /\.(?!mdx?$)[a-z\d]{1,5}$/iu.test(target);
  const page = isFile ? `/${target}` : base.pageOf(target);
  return new URL(base.baseUrl).pathname.replace(/\/$/u, "") + page + rest;
}
function decode(text3) {
  try {
    return decodeURIComponent(text3);
  } catch {
    return text3;
  }
}
var MAX_LINKS = 5e3;
function recordLink(links, resolved2, text3) {
  if (resolved2.target === void 0 || links.length >= MAX_LINKS) return;
  links.push({ ...resolved2.target, text: text3.replace(/\s+/gu, " ").trim().slice(0, 200) });
}
function followLink(address, text3, base, links) {
  const resolved2 = resolveLink(address, base);
  if (resolved2 === void 0) return address;
  recordLink(links, resolved2, text3);
  return resolved2.href;
}

// src/parse/schema/json-schema.ts
var MAX_SCHEMA_DEPTH = 16;
var MAX_PROPERTIES = 5e3;
function isFields(value2) {
  return typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
}
function alternativesOf(schema) {
  for (const key of ["oneOf", "anyOf"]) {
    const list4 = schema[key];
    if (Array.isArray(list4)) return { key, schemas: list4.filter(isFields) };
  }
  return void 0;
}
function propertiesOf(schema) {
  const own = named(schema.properties);
  return own.length > 0 || !isFields(schema.items) ? own : named(schema.items.properties);
}
function named(properties) {
  if (!isFields(properties)) return [];
  return Object.entries(properties).flatMap(
    ([name, schema]) => isFields(schema) ? [{ name, schema }] : []
  );
}
function resolved(schema, root) {
  let current = schema;
  for (let hops = 0; hops < 8; hops += 1) {
    const reference = current.$ref;
    if (typeof reference !== "string" || !reference.startsWith("#/")) return current;
    let target = root;
    for (const key of reference.slice(2).split("/"))
      target = isFields(target) && Object.hasOwn(target, key) ? target[key] : void 0;
    if (!isFields(target)) return current;
    const { $ref: _, ...rest } = current;
    current = { ...target, ...rest };
  }
  return current;
}
function valueText(value2) {
  return typeof value2 === "string" ? value2 : JSON.stringify(value2) ?? "";
}
function typeName(schema, depth = 0) {
  if (Array.isArray(schema.enum)) return "enum";
  const { type } = schema;
  if (type === "array" && isFields(schema.items) && depth < 4) {
    const items = typeName(schema.items, depth + 1);
    return items === "" || items === "enum" || items.includes(" ") ? "array" : `${items}[]`;
  }
  if (typeof type === "string") return type;
  if (Array.isArray(type)) return type.filter((one) => typeof one === "string").join(" or ");
  const alternatives = alternativesOf(schema);
  if (alternatives !== void 0 && depth < 4) {
    const names = alternatives.schemas.map((one) => typeName(one, depth + 1));
    return [...new Set(names.filter((name) => name !== ""))].join(" or ");
  }
  return isFields(schema.properties) ? "object" : "";
}
function constraintsOf(schema) {
  const { minimum, maximum, minLength, maxLength, minItems, maxItems, pattern, required } = schema;
  const facts = [];
  const code3 = (value2) => `\`${valueText(value2).replace(/`/gu, "'")}\``;
  if (typeof pattern === "string") facts.push(`Pattern: ${code3(pattern)}`);
  if (minimum !== void 0) facts.push(`Minimum: ${code3(minimum)}`);
  if (maximum !== void 0) facts.push(`Maximum: ${code3(maximum)}`);
  if (minLength !== void 0) facts.push(`Minimum length: ${code3(minLength)}`);
  if (maxLength !== void 0) facts.push(`Maximum length: ${code3(maxLength)}`);
  if (minItems !== void 0) facts.push(`Minimum items: ${code3(minItems)}`);
  if (maxItems !== void 0) facts.push(`Maximum items: ${code3(maxItems)}`);
  if (schema.uniqueItems === true) facts.push("Items must be unique");
  if (Array.isArray(required) && required.length > 0)
    facts.push(`Required: ${required.map(code3).join(", ")}`);
  if (schema.additionalProperties === false && isFields(schema.properties))
    facts.push("No other properties are allowed");
  if (isFields(schema.items)) {
    const items = schema.items;
    if (Array.isArray(items.enum))
      facts.push(`Items are one of: ${items.enum.map(code3).join(", ")}`);
    for (const fact of constraintsOf({ ...items, items: void 0 })) facts.push(`Items: ${fact}`);
  }
  if (isFields(schema.not) && Array.isArray(schema.not.enum))
    facts.push(`Must not be: ${schema.not.enum.map(code3).join(", ")}`);
  return facts;
}

// src/parse/schema/eas-json.ts
function renderEasJsonTable(writer, schema, context) {
  if (!Array.isArray(schema)) {
    context.warn("the schema is not a list of properties");
    return;
  }
  if (schema.length > MAX_PROPERTIES)
    context.warn(`the schema has more than ${MAX_PROPERTIES} properties`);
  const depth = Math.max(writer.depth, 1) + 1;
  writeList(writer, schema.slice(0, MAX_PROPERTIES), context, depth, []);
}
function writeList(writer, list4, context, depth, path) {
  for (const property of list4) {
    if (!isFields(property) || typeof property.name !== "string") {
      context.warn("a property of the schema has no name");
      continue;
    }
    writeProperty2(writer, property, property.name, context, depth, path);
    const { properties } = property;
    if (!Array.isArray(properties)) continue;
    if (path.length + 1 >= MAX_SCHEMA_DEPTH)
      context.warn(`the schema nests deeper than ${MAX_SCHEMA_DEPTH} levels`);
    else writeList(writer, properties, context, depth + 1, [...path, property.name]);
  }
}
function writeProperty2(writer, property, name, context, depth, path) {
  const dotted = [...path, name].join(".");
  const values = Array.isArray(property.enum) ? property.enum.map(valueText) : [];
  const type = typeof property.type === "string" ? property.type : values.length > 0 ? "enum" : "";
  const lines = Array.isArray(property.description) ? property.description : [property.description];
  const text3 = lines.filter((line3) => typeof line3 === "string").join("\n");
  const summary = absoluteLinks(text3, context.link);
  const deprecated = /^\*\*Deprecated\*\*:?\s*(.*)/u.exec(summary)?.[1];
  writer.heading(depth, name, {
    anchor: context.slug(name),
    markdown: `\`${name}\``,
    symbol: {
      name,
      qualifiedName: dotted,
      kind: "config",
      signature: `${dotted}${values.length > 0 ? `: ${values.map((value2) => JSON.stringify(value2)).join(" | ")}` : type === "" ? "" : `: ${type}`}`,
      ...summary === "" ? {} : { summary },
      parameters: [],
      ...type === "" ? {} : { type },
      platforms: [],
      ...deprecated === void 0 ? {} : { deprecated },
      examples: []
    }
  });
  const facts = [];
  if (type !== "") facts.push(`Type: \`${type}\``);
  if (values.length > 0) facts.push(`One of: ${values.map((value2) => `\`${value2}\``).join(", ")}`);
  if (path.length > 0) facts.push(`Path: \`${dotted}\``);
  writer.block("paragraph", facts.join(" \u2022 "));
  writeMarkdown(writer, summary);
}

// src/parse/schema/schema.ts
function renderSchemaTable(writer, schema, context) {
  if (Array.isArray(schema)) {
    renderEasJsonTable(writer, schema, context);
    return;
  }
  if (!isFields(schema)) {
    context.warn("the schema is not an object");
    return;
  }
  const table2 = {
    writer,
    context,
    root: schema,
    depth: Math.max(writer.depth, 1) + 1,
    written: 0,
    reported: /* @__PURE__ */ new Set()
  };
  const whole = schema.type === "object" || "$schema" in schema || "definitions" in schema;
  const properties = propertiesOf(whole ? schema : { properties: schema });
  if (properties.length === 0) context.warn("the schema names no properties");
  writeProperties(table2, properties, [], true);
}
function report2(table2, reason) {
  if (!table2.reported.has(reason)) table2.context.warn(reason);
  table2.reported.add(reason);
}
function writeProperties(table2, properties, path, shown2) {
  if (properties.length > 0 && path.length >= MAX_SCHEMA_DEPTH) {
    report2(table2, `the schema nests deeper than ${MAX_SCHEMA_DEPTH} levels`);
    return;
  }
  for (const { name, schema } of properties) {
    table2.written += 1;
    if (table2.written > MAX_PROPERTIES) {
      report2(table2, `the schema has more than ${MAX_PROPERTIES} properties`);
      return;
    }
    const property = resolved(schema, table2.root);
    const items = isFields(property.items) ? resolved(property.items, table2.root) : property.items;
    writeProperty3(table2, name, { ...property, items }, path, shown2);
  }
}
function writeProperty3(table2, name, schema, path, shown2) {
  const here = [...path, name];
  const dotted = here.join(".");
  const meta = isFields(schema.meta) ? schema.meta : {};
  const { link } = table2.context;
  const text3 = typeof schema.description === "string" ? absoluteLinks(schema.description, link) : "";
  const { summary, deprecated } = deprecation(text3, meta, schema);
  openSection(table2, { name, dotted, path, shown: shown2, schema, summary, deprecated });
  const { writer } = table2;
  if (deprecated !== void 0)
    writer.block(
      "quote",
      deprecated === "" ? "> **Deprecated**" : `> **Deprecated:** ${deprecated}`
    );
  writeType2(table2, schema, dotted, path.length > 0);
  writeMarkdown(writer, summary);
  writeFacts2(writer, schema, meta, link);
  writeExample(writer, schema);
  writeNested(table2, schema, here, shown2);
}
function openSection(table2, heading3) {
  const { writer, context } = table2;
  const { name, dotted, path, schema, summary, deprecated } = heading3;
  const flat = dotted.toLowerCase().replace(/[^\p{L}\p{N}_-]/gu, "");
  const anchor = heading3.shown ? context.slug(name) : context.claimAnchor(flat);
  const type = typeName(schema);
  const values = Array.isArray(schema.enum) ? schema.enum.map(valueText) : [];
  writer.heading(table2.depth + path.length, name, {
    anchor,
    aliases: flat === anchor ? [] : [flat],
    markdown: `\`${name}\``,
    symbol: {
      name,
      qualifiedName: dotted,
      kind: "config",
      ...context.packageName === void 0 ? {} : { packageName: context.packageName },
      signature: `${dotted}${type === "" ? "" : `: ${values.length > 0 ? values.map((value2) => JSON.stringify(value2)).join(" | ") : type}`}`,
      ...summary === "" ? {} : { summary },
      parameters: [],
      ...type === "" ? {} : { type },
      ...schema.default === void 0 ? {} : { default: valueText(schema.default) },
      platforms: path[0] === "ios" || path[0] === "android" || path[0] === "web" ? [path[0]] : [],
      ...deprecated === void 0 ? {} : { deprecated },
      examples: []
    }
  });
}
function deprecation(text3, meta, schema) {
  const at = text3.search(/@deprecated\b/iu);
  if (at >= 0) {
    const advice2 = text3.slice(at).replace(/^@deprecated[:\s]*/iu, "").trim();
    return { summary: text3.slice(0, at).trim(), deprecated: advice2 };
  }
  const marked3 = meta.deprecated === true || schema.deprecated === true;
  return marked3 ? { summary: text3, deprecated: "" } : { summary: text3 };
}
function writeType2(table2, schema, dotted, nested) {
  const code3 = (value2) => `\`${valueText(value2).replace(/`/gu, "'")}\``;
  const facts = [];
  const alternatives = alternativesOf(schema);
  const type = typeName(schema);
  if (type !== "" && alternatives === void 0) facts.push(`Type: \`${type}\``);
  if (Array.isArray(schema.enum)) facts.push(`One of: ${schema.enum.map(code3).join(", ")}`);
  if (schema.default !== void 0) facts.push(`Default: ${code3(schema.default)}`);
  if (nested) facts.push(`Path: \`${dotted}\``);
  table2.writer.block("paragraph", facts.join(" \u2022 "));
  if (alternatives === void 0) return;
  const items = alternatives.schemas.map(
    (one) => `- ${alternativeText(resolved(one, table2.root))}`
  );
  table2.writer.block("list", `One of types:

${items.join("\n")}`);
}
function alternativeText(schema) {
  const { pattern, items } = schema;
  const properties = propertiesOf(schema);
  const type = typeName(schema);
  const parts = [type === "" ? "any value" : type === "object" ? "An `object`" : `\`${type}\``];
  if (Array.isArray(schema.enum))
    parts.push(schema.enum.map((value2) => `\`${valueText(value2)}\``).join(", "));
  if (typeof pattern === "string") parts.push(`matching the following pattern: \`${pattern}\``);
  if (properties.length > 0)
    parts.push(
      `with the following properties: ${properties.map(({ name }) => `\`${name}\``).join(", ")}`
    );
  if (isFields(items) && typeof items.pattern === "string")
    parts.push(`of items matching the following pattern: \`${items.pattern}\``);
  return parts.join(" ");
}
function writeFacts2(writer, schema, meta, link) {
  const said = (value2) => typeof value2 === "string" ? absoluteLinks(value2, link) : "";
  const humans = [meta.regexHuman, meta.contentTypeHuman, ...alternativeHumans(schema)];
  for (const human of new Set(humans.map(said))) writeMarkdown(writer, human);
  const facts = constraintsOf(schema);
  if (meta.square === true) facts.push("The image must be square");
  if (meta.autogenerated === true) facts.push("Generated automatically");
  if (meta.standaloneOnly === true) facts.push("Takes effect in standalone apps only");
  if (typeof meta.html === "string") facts.push(`HTML: \`${meta.html}\``);
  if (typeof meta.pwa === "string") facts.push(`Web app manifest: \`${meta.pwa}\``);
  if (facts.length > 0) writer.block("list", facts.map((fact) => `- ${fact}`).join("\n"));
  for (const [label, note] of [
    ["Existing React Native app?", said(meta.bareWorkflow)],
    ["ExpoKit", said(meta.expoKit)]
  ]) {
    if (note === "") continue;
    writer.block("paragraph", `**${label}**`);
    writeMarkdown(writer, note);
  }
}
function alternativeHumans(schema) {
  return (alternativesOf(schema)?.schemas ?? []).map(
    (one) => isFields(one.meta) ? one.meta.regexHuman : void 0
  );
}
function writeExample(writer, schema) {
  const { example } = schema;
  if (example === void 0) return;
  writer.block("paragraph", "Example");
  if (isFields(example) || Array.isArray(example))
    writer.code(JSON.stringify(example, null, 2), { language: "json" });
  else writer.block("paragraph", `\`${valueText(example)}\``);
}
function writeNested(table2, schema, path, shown2) {
  writeProperties(table2, propertiesOf(schema), path, shown2);
  const alternatives = alternativesOf(schema) ?? (isFields(schema.items) ? alternativesOf(schema.items) : void 0);
  if (alternatives === void 0) return;
  const seen = /* @__PURE__ */ new Set();
  for (const one of alternatives.schemas) {
    const properties = propertiesOf(resolved(one, table2.root)).filter(
      ({ name }) => !seen.has(name)
    );
    for (const { name } of properties) seen.add(name);
    writeProperties(table2, properties, path, shown2 && alternatives.key === "oneOf");
  }
}

// src/parse/components/reference.ts
function contextOf(element3, state) {
  return {
    props: element3.props,
    ...state.sdk === void 0 ? {} : { sdk: state.sdk },
    ...state.packageName === void 0 ? {} : { packageName: state.packageName },
    platforms: state.platforms,
    baseUrl: state.linkBase.baseUrl,
    path: state.path,
    slug: (title) => state.anchors.slug(title),
    claimAnchor: (anchor) => state.anchors.claim(anchor),
    link: (address, text3 = "") => followLink(address, text3, state.linkBase, state.links),
    warn: (reason) => state.warn("UNRESOLVED_API", reason, element3.node.position?.start.line)
  };
}
var API = {
  flow(element3, state) {
    const names = stringsProp(element3, "packageName");
    const projects = [];
    for (const name of names.length === 0 && state.packageName !== void 0 ? [state.packageName] : names)
      for (const path of apiDataPaths(name, state.sdk)) {
        const resource2 = state.resources.get(path);
        if (resource2 === void 0 || !("text" in resource2)) continue;
        try {
          projects.push(JSON.parse(resource2.text));
        } catch (error) {
          state.warn(
            "INVALID_JSON",
            `${path}: ${error.message}`,
            element3.node.position?.start.line
          );
        }
        break;
      }
    if (projects.length > 0) renderApiSection(state.writer, projects, contextOf(element3, state));
  }
};
var SCHEMA = {
  flow(element3, state) {
    const schema = element3.props.schema;
    if (schema !== void 0) renderSchemaTable(state.writer, schema, contextOf(element3, state));
    else
      state.warn(
        "UNRESOLVED_API",
        `<${element3.name}> has no schema that could be read`,
        element3.node.position?.start.line
      );
  }
};
var API_METHOD = {
  flow(element3, state, render) {
    const name = stringProp(element3, "name") ?? "";
    const parameters = (Array.isArray(element3.props.parameters) ? element3.props.parameters : []).filter((item) => typeof item === "object" && item !== null);
    const names = parameters.map((item) => String(item.name ?? "")).join(", ");
    const signature = element3.props.isProperty === true ? name : `${name}(${names})`;
    render.heading(
      state,
      Math.max(state.writer.depth, 3) + (state.writer.depth < 4 ? 1 : 0),
      [{ type: "inlineCode", value: signature }],
      ownLine(state, element3.node)
    );
    const comment = stringProp(element3, "comment");
    if (comment !== void 0) state.writer.block("paragraph", render.markdown(comment, state));
    if (parameters.length > 0)
      state.writer.table(
        ["Parameter", "Type", "Description"],
        parameters.map((item) => [
          `\`${String(item.name ?? "")}\``,
          typeof item.typeName === "string" ? `\`${item.typeName}\`` : "",
          typeof item.comment === "string" ? render.markdown(item.comment, state) : ""
        ])
      );
    const returns = stringProp(element3, "returnTypeName");
    if (returns !== void 0) state.writer.block("paragraph", `Returns: \`${returns}\``);
  }
};
var REFERENCE_COMPONENTS = {
  APISection: API,
  APIMethod: API_METHOD,
  AppConfigSchemaTable: SCHEMA,
  AppConfigSchemaPropertiesTable: SCHEMA,
  EasJsonPropertiesTable: SCHEMA,
  EASFunctionDescription: {
    flow(element3, state, render) {
      const name = stringProp(element3, "name");
      if (name !== void 0) render.scene(easFunctionPath(name), state);
    }
  }
};

// src/parse/components/unknown.ts
var TECHNICAL = /^(?:class(?:Name)?|style|id|key|ref|src|href|to|url|icon|Icon|size|width|height|theme|variant|color|type|lang|target|rel|slot|align|as|[a-z]+(?:Class|ClassName|Style|Id|Url|Src|Color|Size|Name)|on[A-Z]\w*|data-.*)$/u;
var UNKNOWN = {
  flow(element3, state, render) {
    report3(element3, state);
    const shown2 = strings(element3);
    if (shown2.length > 0) state.writer.block("paragraph", shown2.join("\n\n"));
    render.flow(element3.children, state);
  },
  inline(element3, state, render) {
    report3(element3, state);
    const children = render.inline(element3.children, state);
    return [...strings(element3), children].filter((part) => part !== "").join(" ");
  }
};
function strings(element3) {
  return Object.entries(element3.props).filter(([name]) => !TECHNICAL.test(name)).map(([, value2]) => value2).filter((value2) => typeof value2 === "string" && value2.trim() !== "");
}
function report3(element3, state) {
  if (state.flavor !== "expo" || !/^[A-Z]/u.test(element3.name)) return;
  state.warn(
    "UNKNOWN_COMPONENT",
    `<${element3.name}> is not a known component; its children and its text props are kept`,
    element3.node.position?.start.line
  );
}

// src/parse/components/site-data.ts
var SITE_DATA = {
  flow(element3, state, render) {
    if (state.flavor === "expo") report4(element3, state);
    else UNKNOWN.flow?.(element3, state, render);
  },
  inline(element3, state, render) {
    if (state.flavor !== "expo") return UNKNOWN.inline?.(element3, state, render) ?? "";
    report4(element3, state);
    return "";
  }
};
var PROGRESS_TRACKER = {
  flow(element3, state, render) {
    const part = (name) => stringProp(element3, name)?.trim() ?? "";
    const next = part("nextChapterTitle");
    const address = part("nextChapterLink");
    const shown2 = [
      [part("chapterTitle"), part("summary")],
      [
        address === "" || next === "" ? next : render.link(address, next, state),
        part("nextChapterDescription")
      ]
    ].map((parts) => parts.filter((text3) => text3 !== "").join(" \u2014 ")).filter((text3) => text3 !== "");
    if (shown2.length === 0) SITE_DATA.flow?.(element3, state, render);
    for (const text3 of shown2) state.writer.block("paragraph", text3, ownLine(state, element3.node));
  }
};
function report4(element3, state) {
  state.warn(
    "MISSING_DATA",
    `<${element3.name}> is drawn by the site from data that is not in the documentation`,
    element3.node.position?.start.line
  );
}
var SITE_DATA_COMPONENTS = {
  ProgressTracker: PROGRESS_TRACKER,
  // Forms and switches: the choices that they offer.
  BuildEnvironmentSwitch: SITE_DATA,
  PlatformAndDeviceForm: SITE_DATA,
  DevelopmentModeForm: SITE_DATA,
  BuildMethodForm: SITE_DATA,
  // Diagrams: the words in their boxes.
  ConfigPluginHierarchy: SITE_DATA,
  BuildsVsUpdates: SITE_DATA,
  BuildOrUpdate: SITE_DATA,
  BranchVsTagTrigger: SITE_DATA,
  FingerprintFlow: SITE_DATA,
  UnitTestGate: SITE_DATA,
  JobTypes: SITE_DATA,
  PreviewPipeline: SITE_DATA,
  UpdateLoopDiagram: SITE_DATA,
  WorkletPathDiagram: SITE_DATA,
  // Tables and lists: their rows.
  CollapsibleTalksGridWrapper: SITE_DATA,
  BuildResourceList: SITE_DATA,
  ExpoMCPToolsTable: SITE_DATA,
  ExpoMCPPromptsTable: SITE_DATA,
  ExpoSkillsTable: SITE_DATA,
  EASCLIReference: SITE_DATA,
  ReactNavigationOptions: SITE_DATA,
  ReactNativeCompatibilityTable: SITE_DATA,
  AndroidIOSCompatibilityTable: SITE_DATA,
  TemplateBareMinimumDiffViewer: SITE_DATA
};

// src/parse/components/permissions.ts
var ANDROID_PERMISSIONS = {
  ACCESS_BACKGROUND_LOCATION: "Lets the app read the device's location while the app is in the background.",
  ACCESS_COARSE_LOCATION: "Lets the app read roughly where the device is: approximate location.",
  ACCESS_FINE_LOCATION: "Lets the app read exactly where the device is: precise location.",
  ACCESS_MEDIA_LOCATION: "Lets the app read where shared photos and videos were taken: their geographic location.",
  ACCESS_NETWORK_STATE: "Lets the app see which networks are connected.",
  ACCESS_NOTIFICATION_POLICY: "Lets the app read and change Do Not Disturb: the policy for notifications.",
  ACCESS_WIFI_STATE: "Lets the app see Wi-Fi networks and the state of the connection.",
  ACTIVITY_RECOGNITION: "Lets the app detect physical activity, such as walking or counting steps.",
  BLUETOOTH: "Lets the app talk to Bluetooth devices that are paired already. Android 11 and lower.",
  BLUETOOTH_CONNECT: "Lets the app talk to paired Bluetooth devices. Android 12 and higher.",
  BLUETOOTH_SCAN: "Lets the app search for nearby Bluetooth devices in order to pair with them.",
  CAMERA: "Lets the app take pictures and video with the device's cameras.",
  FOREGROUND_SERVICE: "Lets the app keep a foreground service running.",
  FOREGROUND_SERVICE_LOCATION: "Lets a foreground service of the app use the type `location`.",
  FOREGROUND_SERVICE_MEDIA_PLAYBACK: "Lets a foreground service of the app use the type `mediaPlayback`.",
  FOREGROUND_SERVICE_MICROPHONE: "Lets a foreground service of the app use the type `microphone`.",
  HIGH_SAMPLING_RATE_SENSORS: "Lets the app read sensor data more than 200 times a second (a sampling rate above 200 Hz).",
  INTERNET: "Lets the app use the network: open sockets and connect to the internet.",
  MODIFY_AUDIO_SETTINGS: "Lets the app change audio settings of the whole device, such as volume and routing.",
  NFC: "Lets the app exchange data over NFC.",
  POST_NOTIFICATIONS: "Lets the app show notifications. Android 13 and higher.",
  READ_CALENDAR: "Lets the app see the user's calendar events.",
  READ_CONTACTS: "Lets the app see the user's contacts.",
  READ_EXTERNAL_STORAGE: "Lets the app open files on external (shared) storage.",
  READ_MEDIA_AUDIO: "Lets the app open audio files on external storage that other apps made.",
  READ_MEDIA_IMAGES: "Lets the app open images on external storage that other apps made.",
  READ_MEDIA_VIDEO: "Lets the app open videos on external storage that other apps made.",
  READ_MEDIA_VISUAL_USER_SELECTED: "Lets the app open only those images and videos that the user selected in the photo picker of the permission prompt.",
  READ_PHONE_STATE: "Lets the app see the state of the phone: its cellular network, ongoing calls and registered phone accounts.",
  RECEIVE_BOOT_COMPLETED: "Lets the app start work after the device has booted (`ACTION_BOOT_COMPLETED`).",
  RECORD_AUDIO: "Lets the app record sound with the microphone.",
  REQUEST_INSTALL_PACKAGES: "Lets the app ask the user to install another package (APK).",
  SCHEDULE_EXACT_ALARM: "Lets the app schedule alarms for an exact time, once the user has agreed in the settings.",
  SYSTEM_ALERT_WINDOW: "Lets the app draw windows over other apps.",
  USE_BIOMETRIC: "Lets the app authenticate by fingerprint, face or what else the device supports.",
  USE_EXACT_ALARM: "Lets the app schedule alarms for an exact time without the user being asked.",
  USE_FINGERPRINT: "Lets the app authenticate by fingerprint. Deprecated since Android 9 in favor of `USE_BIOMETRIC`.",
  VIBRATE: "Lets the app make the device vibrate.",
  WAKE_LOCK: "Lets the app hold a wake lock: the processor stays awake or the screen stays on.",
  WRITE_CALENDAR: "Lets the app add, change and delete calendar events of the user.",
  WRITE_CONTACTS: "Lets the app add, change and delete contacts of the user.",
  WRITE_EXTERNAL_STORAGE: "Lets the app create and change files on external (shared) storage.",
  WRITE_SETTINGS: "Lets the app change settings of the system."
};
var asks = (purpose) => `Shown to the user when the app asks to ${purpose}.`;
var IOS_USAGE_KEYS = {
  NSAppleMusicUsageDescription: asks("use the media library (Apple Music)"),
  NSBluetoothAlwaysUsageDescription: asks("use Bluetooth"),
  NSCalendarsFullAccessUsageDescription: `${asks("read and write calendar events (full access)")} iOS 17 and later.`,
  NSCalendarsUsageDescription: `${asks("use the calendar")} iOS 16 and earlier.`,
  NSCalendarsWriteOnlyAccessUsageDescription: `${asks("create calendar events without reading them (write-only access)")} iOS 17 and later.`,
  NSCameraUsageDescription: asks("use the camera"),
  NSContactsUsageDescription: asks("read or change contacts"),
  NSFaceIDUsageDescription: asks("authenticate by Face ID"),
  NSLocalNetworkUsageDescription: asks("find and connect to devices on the local network"),
  NSLocationAlwaysAndWhenInUseUsageDescription: asks(
    "read the location at all times, in the background too"
  ),
  NSLocationAlwaysUsageDescription: `${asks("read the location at all times")} Deprecated: from iOS 11 on, \`NSLocationAlwaysAndWhenInUseUsageDescription\` is used instead.`,
  NSLocationWhenInUseUsageDescription: asks(
    "read the location while the app is in use, in the foreground"
  ),
  NSMicrophoneUsageDescription: asks("record with the microphone"),
  NSMotionUsageDescription: asks("read motion and fitness data, such as steps"),
  NSPhotoLibraryAddUsageDescription: asks("add to the photo library without reading it (add-only)"),
  NSPhotoLibraryUsageDescription: asks("read and change the photo library"),
  NSRemindersFullAccessUsageDescription: `${asks("read and write reminders (full access)")} iOS 17 and later.`,
  NSRemindersUsageDescription: `${asks("use reminders")} iOS 16 and earlier.`,
  NSSpeechRecognitionUsageDescription: asks(
    "send recordings to Apple's servers for speech recognition"
  ),
  NSUserTrackingUsageDescription: asks("use data that tracks the user or the device")
};

// src/parse/components/tables.ts
var line2 = (element3, state) => ownLine(state, element3.node);
var isFields2 = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
var string = (value2) => typeof value2 === "string" ? value2 : void 0;
function shown(value2, state, render) {
  if (typeof value2 === "string") return render.markdown(value2, state);
  const parts = Array.isArray(value2) ? value2 : [value2];
  return parts.map(
    (part) => typeof part === "string" ? render.markdown(part, state) : render.inline(nodesOf(part), state).trim()
  ).filter((part) => part !== "").join(" ");
}
function listedChildren(element3, state) {
  const values = element3.node.values ?? element3.children.map((child) => {
    const expression = expressionOf(child.data?.estree);
    return expression === void 0 ? UNRESOLVED : evaluate(expression, state.module.scope);
  });
  return values.flatMap((value2) => Array.isArray(value2) ? value2 : []);
}
function pluginProperties(element3, state, render) {
  render.heading(
    state,
    3,
    [{ type: "text", value: "Configurable properties" }],
    line2(element3, state)
  );
  render.flow(element3.children, state);
  const properties = listProp(element3, "properties").filter(isFields2);
  const rows = properties.map((property) => {
    const name = string(property.name) ?? "";
    const fallback = string(property.default);
    const platforms = platformLabels(
      [property.platform].flat().filter((item) => typeof item === "string")
    );
    const notes = [
      ...property.deprecated === true ? ["**Deprecated.**"] : [],
      ...property.experimental === true ? ["**Experimental.**"] : [],
      ...platforms.length > 0 ? [`Only for: ${platforms.join(", ")}.`] : []
    ];
    const summary = shown(property.description, state, render);
    if (name !== "")
      state.writer.symbol({
        name,
        qualifiedName: name,
        kind: "config",
        ...state.packageName === void 0 ? {} : { packageName: state.packageName },
        signature: `${name}${fallback === void 0 ? "" : ` = ${fallback}`}`,
        ...summary === "" ? {} : { summary },
        parameters: [],
        ...fallback === void 0 ? {} : { default: fallback },
        platforms: [property.platform].flat().filter((item) => typeof item === "string"),
        ...property.deprecated === true ? { deprecated: "" } : {},
        ...property.experimental === true ? { experimental: true } : {},
        examples: []
      });
    return [
      codeSpan(name),
      fallback === void 0 ? "-" : codeSpan(fallback),
      [...notes, summary].join(" ")
    ];
  });
  if (rows.length > 0)
    state.writer.table(["Name", "Default", "Description"], rows, line2(element3, state));
}
function permissions(element3, state, title, descriptions) {
  const rows = listProp(element3, "permissions").flatMap((permission) => {
    const name = string(permission) ?? (isFields2(permission) ? string(permission.name) : void 0);
    if (name === void 0) return [];
    state.writer.alias(state.anchors.claim(`permission-${name.toLowerCase()}`));
    const own = isFields2(permission) ? string(permission.description) : void 0;
    const description = own ?? (Object.hasOwn(descriptions, name) ? descriptions[name] : void 0);
    return [[codeSpan(name), description ?? ""]];
  });
  if (rows.length > 0) state.writer.table([title, "Description"], rows, line2(element3, state));
}
function metadata(element3, state, render) {
  const rows = listedChildren(element3, state).filter(isFields2).map((record) => {
    const nested = typeof record.nested === "number" ? record.nested : 0;
    const name = string(record.name) ?? "";
    const type = typeof record.type === "string" ? codeSpan(record.type) : shown(record.type, state, render);
    const description = [shown(record.description, state, render), ...rules(record)].join(" ").trim();
    return { cells: [`${"\u21B3 ".repeat(Math.min(nested, 9))}${codeSpan(name)}`, type, description] };
  });
  const typed = rows.some((row) => row.cells[1] !== "");
  const usual = typed ? ["Name", "Type", "Description"] : ["Name", "Description"];
  const own = stringsProp(element3, "headers");
  const header = own.length === usual.length ? own : usual;
  const cells = rows.map((row) => typed ? row.cells : [row.cells[0] ?? "", row.cells[2] ?? ""]);
  if (cells.length > 0) state.writer.table(header, cells, line2(element3, state));
}
function rules(record) {
  const list4 = Array.isArray(record.rules) ? record.rules : [];
  return list4.filter((rule) => typeof rule === "string");
}
function subcategories(element3, state) {
  return [...listedChildren(element3, state), ...stringsProp(element3, "items")].filter((name) => typeof name === "string").map(codeSpan);
}
var TABLE_COMPONENTS = {
  ConfigPluginProperties: { flow: pluginProperties },
  AndroidPermissions: {
    flow: (element3, state) => permissions(element3, state, "Android Permission", ANDROID_PERMISSIONS)
  },
  IOSPermissions: {
    flow: (element3, state) => permissions(element3, state, "Info.plist Key", IOS_USAGE_KEYS)
  },
  MetadataTable: { flow: metadata },
  MetadataSubcategories: {
    flow(element3, state, render) {
      const names = subcategories(element3, state).map((name) => `- ${name}`);
      if (names.length > 0) state.writer.block("list", names.join("\n"));
      else render.flow(element3.children, state);
    },
    inline(element3, state, render) {
      const names = subcategories(element3, state);
      return names.length > 0 ? names.join(", ") : render.inline(element3.children, state);
    }
  }
};

// src/parse/components/components.ts
var COMPONENTS = {
  ...HTML_COMPONENTS,
  ...TEXT_COMPONENTS,
  ...LAYOUT_COMPONENTS,
  ...CODE_COMPONENTS,
  ...LINK_COMPONENTS,
  ...TABLE_COMPONENTS,
  ...REFERENCE_COMPONENTS,
  ...SITE_DATA_COMPONENTS,
  Unknown: UNKNOWN
};

// src/parse/html-text.ts
var ENTITIES2 = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  mdash: "\u2014",
  ndash: "\u2013",
  hellip: "\u2026",
  copy: "\xA9"
};
function htmlText(html2) {
  let text3 = "";
  let position = 0;
  while (position < html2.length) {
    const open = html2.indexOf("<", position);
    if (open === -1) {
      text3 += html2.slice(position);
      break;
    }
    text3 += html2.slice(position, open);
    const end = endOfTag(html2, open);
    if (end === void 0) {
      text3 += html2.slice(open);
      break;
    }
    text3 += shownBy(html2.slice(open, end));
    position = skipsTo(html2, open, end);
  }
  return decodeEntities2(text3);
}
function decodeEntities2(text3) {
  return text3.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/giu,
    (all, dec, hex, name) => {
      if (name !== void 0) return ENTITIES2[name.toLowerCase()] ?? all;
      const code3 = dec === void 0 ? Number.parseInt(hex, 16) : Number(dec);
      return code3 > 0 && code3 <= 1114111 ? String.fromCodePoint(code3) : all;
    }
  );
}
function endOfTag(html2, open) {
  if (html2.startsWith("<!--", open)) {
    const close2 = html2.indexOf("-->", open + 4);
    return close2 === -1 ? html2.length : close2 + 3;
  }
  if (!/[a-z/!?]/iu.test(html2[open + 1] ?? "")) return void 0;
  const close = html2.indexOf(">", open);
  return close === -1 ? void 0 : close + 1;
}
function shownBy(tag) {
  if (/^<img\b/iu.test(tag)) return /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/iu.exec(tag)?.[1] ?? "";
  return /^<(?:br|\/?(?:p|div|li|tr|h[1-6]|td|th|summary|details))\b/iu.test(tag) ? " " : "";
}
function skipsTo(html2, open, end) {
  const [, name] = /^<(style|script)\b/iu.exec(html2.slice(open, open + 8)) ?? [];
  if (name === void 0) return end;
  const close = name.toLowerCase() === "style" ? /<\/style/giu : /<\/script/giu;
  close.lastIndex = end;
  return close.exec(html2)?.index ?? html2.length;
}

// src/parse/recorder.ts
var MAX_INLINE_CODE_CHARS = 800;
function createRecorder(depth) {
  const calls = [];
  let current = depth;
  let structural = false;
  const recorder = {
    get structural() {
      return structural;
    },
    get depth() {
      return current;
    },
    heading(level, title, options) {
      current = level;
      structural = true;
      calls.push((writer) => writer.heading(level, title, options));
    },
    block(type, markdown2, options) {
      calls.push((writer) => writer.block(type, markdown2, options));
    },
    code(code3, options) {
      if (code3.length > MAX_INLINE_CODE_CHARS) structural = true;
      calls.push((writer) => writer.code(code3, options));
    },
    table(header, rows, options) {
      structural = true;
      calls.push((writer) => writer.table(header, rows, options));
    },
    labelled(label, body) {
      structural = true;
      const from = calls.length;
      body();
      const inner = calls.splice(from);
      calls.push(
        (writer) => writer.labelled(label, () => {
          for (const call3 of inner) call3(writer);
        })
      );
    },
    symbol(symbol) {
      structural = true;
      calls.push((writer) => writer.symbol(symbol));
    },
    alias(anchor) {
      structural = true;
      calls.push((writer) => writer.alias(anchor));
    },
    close(level) {
      calls.push((writer) => writer.close(level));
      current = Math.min(current, Math.max(level - 1, 0));
    },
    replay(writer) {
      for (const call3 of calls) call3(writer);
    },
    text() {
      const writer = createDocumentWriter();
      recorder.replay(writer);
      return writer.finish().text.trimEnd();
    },
    finish() {
      const writer = createDocumentWriter();
      recorder.replay(writer);
      return writer.finish();
    }
  };
  return recorder;
}

// src/parse/inline.ts
var MAX_NESTING = 200;
function componentOf2(node, state) {
  const name = node.name ?? "";
  const value2 = state.module.scope.get(name);
  if (isSceneValue(value2)) return COMPONENTS.Scene;
  if (value2 === ICON) return COMPONENTS.Icon;
  return Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : void 0;
}
function isFlowOnly(node, state) {
  if (!isJsx(node)) return false;
  const component = componentOf2(node, state);
  if (component !== void 0) return component.inline === void 0;
  return (node.children ?? []).some(
    (child) => BLOCK_TYPES.has(child.type) || isFlowOnly(child, state)
  );
}
var BLOCK_TYPES = /* @__PURE__ */ new Set([
  "paragraph",
  "heading",
  "code",
  "list",
  "table",
  "blockquote",
  "mdxJsxFlowElement"
]);
function renderInline(nodes, state, render) {
  if (state.nesting > MAX_NESTING) return textOf2(nodes);
  const inner = { ...state, nesting: state.nesting + 1 };
  return nodes.map((node) => inlineNode(node, inner, render)).join("");
}
function inlineNode(node, state, render) {
  const children = () => renderInline(node.children ?? [], state, render);
  switch (node.type) {
    case "text":
      return joinLines(node.value ?? "");
    case "inlineCode":
      return codeSpan(node.value ?? "");
    case "strong":
      return wrapText(children(), "**");
    case "emphasis":
      return wrapText(children(), "_");
    case "delete":
      return wrapText(children(), "~~");
    case "break":
      return " ";
    case "link":
      return render.link(node.url ?? "", children(), state);
    case "linkReference": {
      const url = state.module.definitions.get(node.identifier ?? "");
      return url === void 0 ? children() : render.link(url, children(), state);
    }
    case "image":
    case "imageReference":
      return node.alt ?? "";
    case "footnoteReference":
      return `[^${node.label ?? node.identifier}]`;
    case "html":
      return htmlText(node.value ?? "");
    case "mdxTextExpression":
    case "mdxFlowExpression":
      return render.inline(expressionNodes(node, state), state);
    case "mdxJsxTextElement":
    case "mdxJsxFlowElement":
      return inlineElement(node, state, render);
    case "mdxjsEsm":
    case "definition":
      return "";
    default:
      return node.children === void 0 ? node.value ?? "" : children();
  }
}
function inlineElement(node, state, render) {
  const component = componentOf2(node, state);
  const element3 = elementOf(node, state.module.scope);
  if (component?.inline !== void 0) return component.inline(element3, state, render);
  if (component?.flow !== void 0) {
    const recorder = createRecorder(state.writer.depth);
    component.flow(element3, { ...state, writer: recorder }, render);
    return recorder.text().replace(/\s+/gu, " ");
  }
  return COMPONENTS.Unknown?.inline?.(element3, state, render) ?? "";
}
function expressionNodes(node, state) {
  const expression = expressionOf(node.data?.estree);
  if (expression === void 0) return [];
  const value2 = evaluate(expression, state.module.scope);
  if (value2 !== UNRESOLVED) return nodesOf(value2);
  const source = (node.value ?? "").trim();
  state.warn(
    "UNRESOLVED_EXPRESSION",
    `the value of {${source.slice(0, 80)}} cannot be told without running it`,
    node.position?.start.line
  );
  return [{ type: "inlineCode", value: source }];
}
function renderPlain(nodes, state, render) {
  if (state.nesting > MAX_NESTING) return textOf2(nodes);
  const inner = { ...state, nesting: state.nesting + 1 };
  return nodes.map((node) => {
    if (isJsx(node)) {
      const component = componentOf2(node, inner);
      if (component?.tag === true) return "";
      const element3 = elementOf(node, inner.module.scope);
      if (element3.children.length === 0) return component?.inline?.(element3, inner, render) ?? "";
      return renderPlain(element3.children, inner, render);
    }
    if (node.type === "mdxTextExpression")
      return renderPlain(expressionNodes(node, inner), inner, render);
    if (node.type === "html") return htmlText(node.value ?? "");
    if (node.type === "image") return node.alt ?? "";
    if (node.children !== void 0) return renderPlain(node.children, inner, render);
    return (node.value ?? "").replace(/\s+/gu, " ");
  }).join("");
}
function textOf2(nodes) {
  const parts = [];
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== void 0; node = stack.pop()) {
    if (node.value !== void 0 && node.type !== "mdxjsEsm") parts.push(node.value);
    for (let index = (node.children?.length ?? 0) - 1; index >= 0; index -= 1)
      stack.push(node.children[index]);
    if (node.type === "paragraph") parts.push(" ");
  }
  return parts.join("").trim();
}
function renderLink(address, label, state) {
  const resolved2 = resolveLink(address, state.linkBase);
  if (resolved2 === void 0) return label;
  recordLink(state.links, resolved2, label);
  if (label.trim() === "") return "";
  return `[${label.trim()}](${/[\s()]/u.test(resolved2.href) ? `<${resolved2.href}>` : resolved2.href})`;
}

// src/parse/list.ts
function renderList(node, state, render) {
  let text3 = "";
  let cuts = [];
  const flush = () => {
    state.writer.block("list", text3, { cuts, ...ownLine(state, node) });
    text3 = "";
    cuts = [];
  };
  const loose = (node.children ?? []).some((item) => item.spread === true) || node.spread === true;
  for (const [index, item] of (node.children ?? []).entries()) {
    if (text3 !== "") cuts.push(text3.length);
    const check = item.checked === true ? "[x] " : item.checked === false ? "[ ] " : "";
    const marker = node.ordered === true ? `${(node.start ?? 1) + index}. ` : "- ";
    let lead = marker + check;
    const indent = " ".repeat(marker.length);
    for (const child of item.children ?? []) {
      const recorder = createRecorder(state.writer.depth);
      render.flow([child], { ...state, writer: recorder });
      if (recorder.structural) {
        flush();
        recorder.replay(state.writer);
        continue;
      }
      const body = recorder.text();
      if (body === "") continue;
      if (lead === "" && loose && child.type !== "list") text3 += "\n";
      text3 += `${(lead + body).split("\n").map((line3, row) => lead !== "" && row === 0 || line3 === "" ? line3 : indent + line3).join("\n")}
`;
      lead = "";
    }
    if (loose && text3 !== "" && index < (node.children?.length ?? 0) - 1) text3 += "\n";
  }
  flush();
}
var PLAIN = {
  extensions: [gfmFootnote(), gfmStrikethrough(), gfmTable(), gfmTaskListItem()],
  mdastExtensions: [
    gfmFootnoteFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown()
  ]
};
var MDX = {
  extensions: [...PLAIN.extensions, mdxjs()],
  mdastExtensions: [...PLAIN.mdastExtensions, mdxFromMarkdown()]
};
function parseMarkdown(text3, syntax) {
  return fromMarkdown(text3, syntax.mdx ? MDX : PLAIN);
}
function describeSyntaxError(error) {
  if (!(error instanceof Error)) return { reason: String(error) };
  const { line: line3, reason } = error;
  return {
    ...typeof line3 === "number" ? { line: line3 } : {},
    reason: typeof reason === "string" ? reason : error.message
  };
}
function parseScript(text3) {
  try {
    const program = parse$1(text3, { ecmaVersion: "latest", sourceType: "module" });
    return program;
  } catch {
    return void 0;
  }
}

// src/parse/flow.ts
var PLAIN_SENTENCE = /^[A-Za-z][A-Za-z0-9 ,.;:'"()/?-]{0,2000}$/u;
var RENDER = {
  flow: renderFlow,
  inline: (nodes, state) => renderInline(nodes, state, RENDER),
  plain: (nodes, state) => renderPlain(nodes, state, RENDER),
  markdown(text3, state) {
    if (PLAIN_SENTENCE.test(text3))
      return renderInline([{ type: "text", value: text3.trimEnd() }], state, RENDER).trim();
    const tree = parseMarkdown(text3.slice(0, 2e4), { mdx: false });
    const paragraphs2 = (tree.children ?? []).map(
      (node) => renderInline(node.children ?? [node], state, RENDER).trim()
    );
    return paragraphs2.filter((paragraph2) => paragraph2 !== "").join(" ");
  },
  heading: writeHeading,
  scene(path, state) {
    const module = state.scenes.get(path);
    if (module === void 0) return false;
    renderFlow(module.tree.children ?? [], insideModule(state, module));
    return true;
  },
  link: renderLink
};
function renderFlow(nodes, state) {
  if (state.nesting > MAX_NESTING) {
    state.writer.block("paragraph", textOf2(nodes));
    state.warn(
      "TOO_DEEP",
      `nesting deeper than ${MAX_NESTING} levels is flattened`,
      nodes[0]?.position?.start.line
    );
    return;
  }
  const inner = { ...state, nesting: state.nesting + 1 };
  let phrasing = [];
  const flush = () => {
    if (phrasing.length > 0) paragraph(phrasing, inner);
    phrasing = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node, inner)) phrasing.push(node);
    else {
      flush();
      flowNode(node, inner);
    }
  }
  flush();
}
var PHRASING = /* @__PURE__ */ new Set([
  "text",
  "inlineCode",
  "strong",
  "emphasis",
  "delete",
  "break",
  "link",
  "linkReference",
  "image",
  "imageReference",
  "footnoteReference",
  "mdxTextExpression"
]);
function isPhrasing(node, state) {
  return PHRASING.has(node.type) || node.type === "mdxJsxTextElement" && !isFlowOnly(node, state);
}
function flowNode(node, state) {
  switch (node.type) {
    case "paragraph":
      paragraph(node.children ?? [], state);
      return;
    case "heading":
      writeHeading(state, node.depth ?? 2, node.children ?? [], ownLine(state, node));
      return;
    case "code":
      code2(node, state);
      return;
    case "list":
      renderList(node, state, RENDER);
      return;
    case "table":
      table(node, state);
      return;
    case "blockquote":
      quote(node, state);
      return;
    case "html":
      html(node, state);
      return;
    case "mdxFlowExpression":
      renderFlow(expressionNodes(node, state), state);
      return;
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      element2(node, state);
      return;
    case "footnoteDefinition": {
      const text3 = renderInline(
        node.children?.flatMap((child) => child.children ?? []) ?? [],
        state,
        RENDER
      );
      state.writer.block(
        "paragraph",
        `[^${node.label ?? node.identifier}]: ${text3}`,
        ownLine(state, node)
      );
      return;
    }
    case "thematicBreak":
    case "mdxjsEsm":
    case "definition":
      return;
    default:
      renderFlow(node.children ?? [], state);
  }
}
function element2(node, state) {
  const component = componentOf2(node, state);
  const made = elementOf(node, state.module.scope);
  if (component?.flow !== void 0) component.flow(made, state, RENDER);
  else if (component?.inline !== void 0) paragraph([node], state);
  else COMPONENTS.Unknown?.flow?.(made, state, RENDER);
}
function paragraph(nodes, state) {
  let run = [];
  const flush = () => {
    const text3 = renderInline(run, state, RENDER).trim();
    const line3 = run.find((node) => node.position !== void 0);
    run = [];
    if (text3 === "") return;
    const phrase = assistantPhrase(text3);
    if (phrase !== void 0) {
      state.warn(
        "ASSISTANT_TEXT",
        `text that addresses an assistant is left out: ${phrase}`,
        line3?.position?.start.line
      );
      return;
    }
    state.writer.block(
      "paragraph",
      escapeStart(text3),
      line3 === void 0 ? {} : ownLine(state, line3)
    );
  };
  for (const node of nodes) {
    if (isFlowOnly(node, state)) {
      flush();
      element2(node, state);
    } else run.push(node);
  }
  flush();
}
function escapeStart(text3) {
  return /^(?:`{3}|~{3}|#{1,6} )/u.test(text3) ? `\\${text3}` : text3;
}
function writeHeading(state, depth, nodes, options = {}) {
  const title = renderPlain(nodes, state, RENDER).replace(/\s+/gu, " ").trim();
  const markdown2 = renderInline(nodes, state, RENDER).trim();
  const level = Math.max(depth, state.floor + 1, 2);
  if (title === "" && markdown2 === "") return level;
  const anchor = options.anchor === void 0 ? state.anchors.slug(title === "" ? markdown2 : title) : state.anchors.claim(options.anchor);
  const full = options.anchor === void 0 ? fullAnchorOf(title) : void 0;
  state.writer.heading(level, title === "" ? markdown2 : title, {
    anchor,
    ...full === void 0 || full === anchor ? {} : { aliases: [full] },
    markdown: markdown2,
    ...options.line === void 0 ? {} : { line: options.line }
  });
  return level;
}
function code2(node, state) {
  const { language, title } = fenceInfo(node.lang ?? void 0, node.meta ?? void 0);
  state.writer.code(withoutMarks(node.value ?? ""), {
    ...language === void 0 ? {} : { language },
    ...title === void 0 ? {} : { title },
    ...ownLine(state, node)
  });
}
function table(node, state) {
  const rows = (node.children ?? []).map(
    (row) => (row.children ?? []).map((cell) => renderInline(cell.children ?? [], state, RENDER))
  );
  const [header = [], ...body] = rows;
  state.writer.table(header, body, ownLine(state, node));
}
var CALLOUTS = {
  info: "",
  tip: "",
  note: "**Note:** ",
  success: "",
  warning: "**Warning:** ",
  caution: "**Warning:** ",
  important: "**Important:** ",
  error: "**Warning:** ",
  deprecated: "**Deprecated:** "
};
function quote(node, state) {
  const recorder = createRecorder(state.writer.depth);
  renderFlow(node.children ?? [], { ...state, writer: recorder });
  const text3 = recorder.text();
  const callout = /^(?:\*\*(\w+)\*\*|\[!(\w+)\])\s*/u.exec(text3);
  const shown2 = callout === null ? void 0 : CALLOUTS[(callout[1] ?? callout[2] ?? "").toLowerCase()];
  const body = shown2 === void 0 ? text3 : shown2 + text3.slice(callout?.[0].length);
  if (recorder.structural) {
    recorder.replay(state.writer);
    return;
  }
  const quoted2 = body.split("\n").map((line3) => line3 === "" ? ">" : `> ${line3}`).join("\n");
  state.writer.block("quote", body.trim() === "" ? "" : quoted2, ownLine(state, node));
}
function html(node, state) {
  const source = node.value ?? "";
  const heading3 = /^<h([1-6])\b[^>]*>([\s\S]*)<\/h\1>\s*$/iu.exec(source.trim());
  const text3 = htmlText(heading3?.[2] ?? source).replace(/[ \t]+/gu, " ").replace(/ ?\n\s*/gu, "\n").trim();
  if (text3 === "") return;
  if (heading3 !== null)
    writeHeading(state, Number(heading3[1]), [{ type: "text", value: text3 }], ownLine(state, node));
  else state.writer.block("html", escapeStart(text3), ownLine(state, node));
}

// src/parse/bounds.ts
var MAX_CONTAINERS = 100;
var MAX_INDENT = 2 * MAX_CONTAINERS;
function boundNesting(text3) {
  if (!/^(?:[ \t>]{200}|(?:[ \t]*(?:[-*+]|\d{1,9}[.)]|>)){50})/mu.test(text3)) return { text: text3 };
  let first;
  const lines = text3.split("\n").map((line3, index) => {
    const bounded2 = boundLine(line3);
    if (bounded2 !== line3) first ??= index + 1;
    return bounded2;
  });
  return { text: lines.join("\n"), ...first === void 0 ? {} : { line: first } };
}
function boundLine(line3) {
  const [indent = ""] = /^[ \t]*/u.exec(line3) ?? [];
  const kept = indent.length > MAX_INDENT ? indent.slice(0, MAX_INDENT) : indent;
  let rest = line3.slice(indent.length);
  if (kept.length > MAX_CONTAINERS && /^(?:[-*+]|\d{1,9}[.)]|>)/u.test(rest) && kept !== indent)
    return `${kept}\\${rest}`;
  const marker = /[ \t]*(?:[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|>)/uy;
  let count = 0;
  let end = 0;
  let keptEnd = 0;
  for (let found = marker.exec(rest); found !== null; found = marker.exec(rest)) {
    end = marker.lastIndex;
    count += 1;
    if (count <= MAX_CONTAINERS) keptEnd = end;
  }
  if (count > MAX_CONTAINERS) rest = `${rest.slice(0, keptEnd)} ${rest.slice(end).trim()}`;
  return kept + rest;
}
var MAX_MARKS = 1e3;
var MAX_FENCES = 30;
function boundMarks(text3) {
  if (runs(text3, /[*_~[\]`]/gu) <= MAX_FENCES) return { text: text3 };
  let first;
  let line3 = 1;
  const blocks = text3.split(/(\n[ \t]*\n)/u).map((block) => {
    const at = line3;
    line3 += runs(block, /\n/gu);
    if (isResolvable(block)) return block;
    first ??= at;
    return block.replace(/\\?[*_~[\]`]/gu, (mark) => mark.length === 2 ? mark : `\\${mark}`);
  });
  return { text: blocks.join(""), ...first === void 0 ? {} : { line: first } };
}
function isResolvable(block) {
  if (block.length <= MAX_FENCES) return true;
  if (runs(block, /[*_~]+/gu) > MAX_MARKS || runs(block, /[[\]]/gu) > 2 * MAX_MARKS) return false;
  return new Set(block.match(/`+/gu)?.map((run) => run.length)).size <= MAX_FENCES;
}
var runs = (text3, mark) => text3.match(mark)?.length ?? 0;

// src/parse/expo-scenes.ts
var SETUP = "scenes/get-started/set-up-your-environment/instructions";
var BUILDS = "scenes/develop/development-builds/instructions";
var PROJECT = "scenes/get-started/start-developing/ProjectStructure/files";
var FEATURES = "scenes/get-started/start-developing/TemplateFeatures/features";
var list3 = (folder, names) => names.split(" ").map((name) => `${folder}/${name}.mdx`);
var EXPO_SCENES = {
  "scenes/get-started/set-up-your-environment/DevelopmentEnvironmentInstructions": list3(
    SETUP,
    "androidPhysicalExpoGo androidPhysicalDevelopmentBuild androidPhysicalDevelopmentBuildLocal androidSimulatedExpoGo androidSimulatedDevelopmentBuild androidSimulatedDevelopmentBuildLocal iosPhysicalExpoGo iosPhysicalDevelopmentBuild iosPhysicalDevelopmentBuildLocal iosSimulatedExpoGo iosSimulatedDevelopmentBuild iosSimulatedDevelopmentBuildLocal"
  ),
  "scenes/develop/development-builds/DevelopmentBuildInstructions": list3(
    BUILDS,
    "eas build-locally eas-cli-local"
  ),
  "scenes/get-started/start-developing/ProjectStructure": list3(
    PROJECT,
    "app assets components constants hooks scripts app-json package-json tsconfig-json"
  ),
  "scenes/get-started/start-developing/TemplateFeatures": list3(
    FEATURES,
    "navigation images platforms themes animations"
  )
};
function sceneLabel(path) {
  const name = path.slice(path.lastIndexOf("/") + 1).replace(/\.mdx$/u, "").replace(/^_/u, "");
  return name.replace(/([a-z\d])([A-Z])/gu, "$1 $2").replace(/[-_]/gu, " ").toLowerCase().replace(/\bandroid\b/u, "Android").replace(/\bios\b/u, "iOS").replace(/\bexpo go\b/u, "Expo Go").replace(/\beas\b/u, "EAS").replace(/^[a-z](?!OS)/u, (letter) => letter.toUpperCase());
}

// src/parse/slim-source.ts
var IMPORT = /^import (?:([\w$]+)(?:, )?)?(?:\{([\w$\s,]*)\})?(?<=[\w$}]) from '([^'\n]*)';$/u;
var MAX_IMPORT_LINES = 40;
function takeImports(lines) {
  const imports = [];
  for (let row = 0; row < lines.length; row += 1) {
    const line3 = lines[row] ?? "";
    if (line3.trim() === "") continue;
    if (!line3.startsWith("import ")) break;
    let end = row;
    while (!(lines[end] ?? "").endsWith(";") && end < row + MAX_IMPORT_LINES && end < lines.length - 1)
      end += 1;
    const [all, single, list4 = "", from = ""] = IMPORT.exec(lines.slice(row, end + 1).join("\n")) ?? [];
    if (all === void 0) break;
    const names = [
      single ?? "",
      ...list4.split(",").map((name) => name.trim().split(/\s+/u).pop() ?? "")
    ];
    imports.push({ names: names.filter((name) => name !== ""), from, line: row + 1 });
    for (let taken = row; taken <= end; taken += 1) lines[taken] = "";
    row = end;
  }
  return imports;
}
function slimSource(text3) {
  if (!/^[ ]*(?:`{3}|~{3}|\|)/mu.test(text3)) return { text: text3, restore: () => {
  } };
  const lines = text3.split("\n");
  const original = lines.slice();
  const emptied = /* @__PURE__ */ new Set();
  for (let index = 0; index < lines.length; index += 1) {
    const line3 = original[index] ?? "";
    const [, marker, info] = /^ *(`{3,}|~{3,})(.*)$/u.exec(line3) ?? [];
    if (marker !== void 0 && !(marker.startsWith("`") && info?.includes("`") === true)) {
      const end = closingFence2(original, index, marker);
      if (end === void 0) break;
      for (let row = index + 1; row < end; row += 1) lines[row] = "";
      emptied.add(index + 1);
      index = end;
    } else if (/^ *\|/u.test(line3)) lines[index] = slimRow(line3);
  }
  return { text: lines.join("\n"), restore: (tree) => restore(tree, original, emptied) };
}
function closingFence2(lines, open, marker) {
  const indent = (lines[open] ?? "").indexOf(marker);
  for (let row = open + 1; row < lines.length; row += 1) {
    const [all, spaces = ""] = /^( *)(`{3,}|~{3,})[ \t]*$/u.exec(lines[row] ?? "") ?? [];
    if (all === void 0 || !all.trim().startsWith(marker)) {
      if (indent > 0 && /^ *\S/u.test(lines[row] ?? "") && (lines[row] ?? "").search(/\S/u) < indent)
        return void 0;
      continue;
    }
    return spaces.length > indent + 3 ? void 0 : row;
  }
  return void 0;
}
function slimRow(line3) {
  if (/^ *\|[\s|:-]+\|? *$/u.test(line3)) return line3.replace(/-{4,}/gu, "---");
  const cells = line3.trimEnd().split("|");
  return cells.map((cell, index) => index > 0 && cell.endsWith("  ") ? `${cell.trimEnd()} ` : cell).join("|");
}
function restore(tree, lines, emptied) {
  const stack = [tree];
  for (let node = stack.pop(); node !== void 0; node = stack.pop()) {
    const { start, end } = node.position ?? {};
    if (node.type === "code" && start !== void 0 && end !== void 0 && emptied.has(start.line))
      node.value = lines.slice(start.line, end.line - 1).map((line3) => dedent(line3, start.column - 1)).join("\n");
    for (const child of node.children ?? []) stack.push(child);
  }
}
function dedent(line3, columns) {
  let from = 0;
  while (from < columns && line3[from] === " ") from += 1;
  return line3.slice(from);
}

// src/parse/tolerant-parse.ts
var MAX_REPAIRS = 12;
var LARGE_CHARS = 5e5;
var MAX_REPAIRS_OF_LARGE = 2;
function parseTolerantly(text3, syntax) {
  const problems = [];
  let flattened;
  const bound = (slim) => {
    const bounded2 = boundMarks(slim);
    flattened ??= bounded2.line;
    return bounded2.text;
  };
  const done = (tree) => ({
    tree,
    problems,
    ...flattened === void 0 ? {} : { flattened }
  });
  if (syntax.mdx) {
    const slim = slimSource(text3);
    let attempt3 = bound(slim.text);
    const repairs = text3.length > LARGE_CHARS ? MAX_REPAIRS_OF_LARGE : MAX_REPAIRS;
    for (let repair = 0; repair <= repairs; repair += 1) {
      try {
        const tree = parseMarkdown(attempt3, { mdx: true });
        slim.restore(tree);
        return done(tree);
      } catch (error) {
        const { line: line3, reason } = describeSyntaxError(error);
        const faulty = lineAtFault(attempt3, line3, reason);
        if (!problems.some((problem) => problem.line === faulty))
          problems.push({ line: faulty, reason });
        const repaired = neutralize(attempt3, faulty);
        if (repaired === void 0) break;
        attempt3 = repaired;
      }
    }
  }
  try {
    const slim = slimSource(text3);
    const tree = parseMarkdown(bound(slim.text), { mdx: false });
    slim.restore(tree);
    return done(tree);
  } catch (error) {
    problems.push({ line: 1, reason: describeSyntaxError(error).reason });
    return done({ type: "root", children: paragraphs(text3) });
  }
}
function lineAtFault(text3, line3, reason) {
  const opening2 = /\((\d+):\d+(?:-\d+:\d+)?\)/u.exec(reason)?.[1];
  const last = text3.split("\n").length;
  return Math.min(Number(opening2 ?? line3 ?? 1) || 1, last);
}
function neutralize(text3, line3) {
  const lines = text3.split("\n");
  const faulty = lines[line3 - 1] ?? "";
  const escaped = faulty.replace(/(?<!\\)(?:\\\\)*([<{}])/gu, (match, mark) => `${match.slice(0, -1)}\\${mark}`).replace(/^i(?=mport\b)/u, "&#105;").replace(/^e(?=xport\b)/u, "&#101;");
  if (escaped === faulty) return void 0;
  lines[line3 - 1] = escaped;
  return lines.join("\n");
}
function paragraphs(text3) {
  return text3.split(/\n{2,}/u).map((value2) => ({
    type: "paragraph",
    children: [{ type: "text", value: value2 }]
  }));
}

// src/parse/modules.ts
var MAX_FILES = 500;
var MAX_IMPORT_DEPTH = 8;
async function loadModule(file, loader, depth = 0) {
  const lineOffset = (file.firstLine ?? 1) - 1;
  const warn = (code3, reason, line3) => loader.warn(file.path, code3, reason, line3 + lineOffset);
  const spoken = withoutAssistantBlocks(file.text);
  for (const block of spoken.blocks)
    warn("ASSISTANT_TEXT", `<${block.name}> addresses an assistant and is left out`, block.line);
  const bounded2 = boundNesting(spoken.text);
  if (bounded2.line !== void 0)
    warn(
      "TOO_DEEP",
      `lists and quotes nested deeper than ${MAX_CONTAINERS} levels are flattened`,
      bounded2.line
    );
  const lines = bounded2.text.split("\n");
  const imports = file.mdx ? takeImports(lines) : [];
  const { tree, problems, flattened } = parseTolerantly(lines.join("\n"), { mdx: file.mdx });
  if (flattened !== void 0)
    warn("TOO_DEEP", "a block with too many marks of emphasis or links is read as text", flattened);
  for (const problem of problems) warn("INVALID_MDX", problem.reason, problem.line);
  if (lineOffset > 0) shiftLines(tree, lineOffset);
  const module = { file: file.path, tree, scope: /* @__PURE__ */ new Map(), definitions: /* @__PURE__ */ new Map() };
  const nodes = collect(tree, module);
  for (const statement of imports)
    await importOne({ ...statement, line: statement.line + lineOffset }, module, loader, depth);
  for (const node of nodes.modules) await importAll(node, module, loader, depth);
  for (const node of nodes.modules) declareNode(node, module.scope);
  for (const node of nodes.elements) await SHOWN[node.name ?? ""]?.(node, module, loader, depth);
  return module;
}
function shiftLines(tree, by) {
  const stack = [tree];
  for (let node = stack.pop(); node !== void 0; node = stack.pop()) {
    if (node.position !== void 0) node.position.start.line += by;
    for (const child of node.children ?? []) stack.push(child);
  }
}
function collect(tree, module) {
  const modules = [];
  const elements = [];
  const stack = [tree];
  for (let node = stack.pop(); node !== void 0; node = stack.pop()) {
    if (node.type === "mdxjsEsm") modules.push(node);
    else if (node.type === "definition" && node.url !== void 0) {
      const name = node.identifier ?? "";
      if (!module.definitions.has(name)) module.definitions.set(name, node.url);
    } else if (isJsx(node) && SHOWN[node.name ?? ""] !== void 0) elements.push(node);
    const children = node.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index]);
  }
  return { modules, elements };
}
async function importAll(node, module, loader, depth) {
  const program = node.data?.estree;
  if (program === null || program === void 0) return;
  for (const statement of childNodes(program, "body")) {
    if (statement.type !== "ImportDeclaration") continue;
    const from = childNode(statement, "source")?.value;
    if (typeof from !== "string") continue;
    const names = childNodes(statement, "specifiers").flatMap((specifier) => {
      const name = childNode(specifier, "local")?.name;
      return typeof name === "string" ? [name] : [];
    });
    const line3 = node.position?.start.line ?? 1;
    await importOne({ names, from, line: line3 }, module, loader, depth);
  }
}
async function importOne({ names, from, line: line3 }, module, loader, depth) {
  if (/^@expo\/styleguide/u.test(from)) for (const name of names) module.scope.set(name, ICON);
  const path = importedPath(from, module.file);
  if (path === void 0) return;
  const value2 = await importValue(path, module, loader, depth, line3);
  if (value2 !== void 0) for (const name of names) module.scope.set(name, value2);
  else if (/\.mdx?$/u.test(path)) for (const name of names) module.scope.set(name, ICON);
}
function importedPath(from, importer) {
  if (from.startsWith("~/")) return from.slice(2);
  if (!from.startsWith("./") && !from.startsWith("../")) return void 0;
  const segments = importer.split("/").slice(0, -1);
  for (const segment of from.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
async function importValue(path, module, loader, depth, line3) {
  if (/\.mdx?$/u.test(path)) {
    const scene = await loadScene(path, loader, depth);
    if (scene === void 0) missing(path, module, loader, line3);
    return scene === void 0 ? void 0 : { scenes: [{ module: scene }] };
  }
  if (/\.json$/u.test(path) || /^public\/.*\.js$/u.test(path)) {
    const file = await take(path, loader) ?? await take(`${path}on`, loader);
    if (file === void 0) return missing(path, module, loader, line3);
    return dataOf(file, module, loader, line3);
  }
  return path.startsWith("scenes/") ? await chosenScenes(path, loader, depth) : void 0;
}
function missing(path, module, loader, line3) {
  loader.warn(module.file, "MISSING_FILE", `"${path}" is imported and not there`, line3);
}
function dataOf(file, module, loader, line3) {
  try {
    return JSON.parse(file.text);
  } catch (error) {
    if (file.path.endsWith(".js")) {
      const program = parseScript(file.text);
      const value2 = program === void 0 ? UNRESOLVED : defaultExport(program);
      if (value2 !== UNRESOLVED) return value2;
    }
    loader.warn(module.file, "INVALID_JSON", `${file.path}: ${error.message}`, line3);
    return void 0;
  }
}
async function chosenScenes(path, loader, depth) {
  const program = await take(`${path}.tsx`, loader) ?? await take(`${path}/index.tsx`, loader);
  const imported = [
    ...(program?.text ?? "").matchAll(/from\s+["']([^"'\n]{1,200}\.mdx)["']/gu)
  ].flatMap(([, from]) => importedPath(from ?? "", program?.path ?? path) ?? []);
  const scenes = [];
  for (const candidate of imported.length > 0 ? imported : EXPO_SCENES[path] ?? []) {
    const module = await loadScene(candidate, loader, depth);
    if (module !== void 0) scenes.push({ label: sceneLabel(candidate), module });
  }
  return scenes.length === 0 ? void 0 : { scenes };
}
async function loadScene(path, loader, depth) {
  const known = loader.scenes.get(path);
  if (known !== void 0) return known;
  if (depth >= MAX_IMPORT_DEPTH) return void 0;
  const file = await take(path, loader);
  if (file === void 0) return void 0;
  const { bodyOffset } = readFrontMatter(file.text);
  const text3 = bodyOffset === 0 ? file.text : file.text.slice(0, bodyOffset).replace(/[^\n]/gu, "") + file.text.slice(bodyOffset);
  const module = await loadModule({ path, text: text3, mdx: path.endsWith(".mdx") }, loader, depth + 1);
  loader.scenes.set(path, module);
  return module;
}
var NO_FILE = "";
async function take(path, loader) {
  throwIfAborted(loader.signal, path);
  if (loader.dependencies.size >= MAX_FILES) return void 0;
  const file = await loader.read(path);
  const hash = file === void 0 ? NO_FILE : hashText(file.text);
  loader.dependencies.set(path, hash);
  if (file !== void 0) loader.dependencies.set(file.path, hash);
  return file;
}
var SHOWN = {
  async DiffBlock(node, module, loader) {
    const source = stringProp(elementOf(node, module.scope), "source");
    if (source !== void 0) await resource([docsFilePath(source)], node, module, loader);
  },
  async APISection(node, module, loader) {
    const names = stringsProp(elementOf(node, module.scope), "packageName");
    if (names.length === 0 && loader.packageName !== void 0) names.push(loader.packageName);
    for (const name of names)
      await resource(apiDataPaths(name, loader.sdk), node, module, loader, "UNRESOLVED_API");
  },
  async EASFunctionDescription(node, module, loader, depth) {
    const name = stringProp(elementOf(node, module.scope), "name");
    if (name === void 0) return;
    const path = easFunctionPath(name);
    if (await loadScene(path, loader, depth) === void 0)
      loader.warn(
        module.file,
        "MISSING_FILE",
        `"${path}" is shown and not there`,
        node.position?.start.line
      );
  }
};
async function resource(paths, node, module, loader, code3 = "MISSING_FILE") {
  for (const path of paths) {
    const known = loader.resources.get(path);
    if (known !== void 0 && "text" in known) return;
    const file = known === void 0 ? await take(path, loader) : void 0;
    loader.resources.set(path, file === void 0 ? { missing: true } : { text: file.text });
    if (file !== void 0) return;
  }
  loader.warn(module.file, code3, `"${paths[0]}" is shown and not there`, node.position?.start.line);
}

// src/parse/parse-page.ts
async function parsePage(source, context) {
  const { file } = source;
  const { frontMatter, bodyOffset, problem } = readFrontMatter(source.text);
  if (problem !== void 0)
    context.warn(
      file.path,
      "INVALID_FRONT_MATTER",
      problem.reason,
      problem.line + source.firstLine - 1
    );
  const body = source.text.slice(0, bodyOffset).replace(/[^\n]+/gu, "") + source.text.slice(bodyOffset);
  const place2 = placeOf(source, frontMatter, context);
  const loader = loaderOf(place2.sdk, frontMatter, context);
  const module = await loadModule(
    { path: file.path, text: body, mdx: source.mdx, firstLine: source.firstLine },
    loader
  );
  const writer = createDocumentWriter();
  const links = [];
  const { title, nodes, line: line3 } = takeTitle(module.tree.children ?? [], frontMatter.title, source);
  const state = {
    flavor: context.flavor,
    path: place2.path,
    links,
    linkBase: linkBaseOf(place2.url, source, context),
    ...place2.sdk === void 0 ? {} : { sdk: place2.sdk },
    ...frontMatter.packageName === void 0 ? {} : { packageName: frontMatter.packageName },
    platforms: frontMatter.platforms,
    writer,
    anchors: createAnchors(),
    module,
    own: true,
    resources: loader.resources,
    scenes: loader.scenes,
    floor: 0,
    nesting: 0,
    warn: (code3, reason, at, from = file.path) => context.warn(from, code3, reason, at)
  };
  const shownTitle = title ?? titleOfPath(place2.path);
  writer.heading(1, shownTitle, { anchor: "", ...line3 === void 0 ? {} : { line: line3 } });
  if (!source.complete) opening(frontMatter, state, writer);
  RENDER.flow(nodes, state);
  const written = writer.finish();
  return {
    path: place2.path,
    url: place2.url,
    title: shownTitle,
    ...frontMatter.description === void 0 ? {} : { description: frontMatter.description },
    ...place2.sdk === void 0 ? {} : { sdk: place2.sdk },
    kind: kindOfPath(place2.path, frontMatter),
    ...frontMatter.packageName === void 0 ? {} : { packageName: frontMatter.packageName },
    platforms: platformsOf2(frontMatter.platforms),
    ...written,
    links,
    provenance: provenanceOf(file, context),
    dependencies: dependenciesOf2(loader)
  };
}
function placeOf(source, frontMatter, context) {
  const { file } = source;
  const given = source.path === void 0 ? frontMatter.url ?? file.url : void 0;
  const givenPath = given === void 0 ? void 0 : pathOfUrl(given);
  const path = source.path ?? givenPath ?? sitePath(file.path, context.flavor);
  const base = new URL(context.baseUrl);
  const joined = new URL(path.slice(1), base).href;
  const url = given !== void 0 && !given.startsWith(base.href) ? given : joined;
  const sdk = (context.flavor === "expo" ? sdkOfPath(path) : void 0) ?? file.sdk;
  return { path, url, ...sdk === void 0 ? {} : { sdk } };
}
function loaderOf(sdk, frontMatter, context) {
  return {
    read: (path) => context.read(path),
    warn: context.warn,
    ...context.signal === void 0 ? {} : { signal: context.signal },
    ...sdk === void 0 ? {} : { sdk },
    ...frontMatter.packageName === void 0 ? {} : { packageName: frontMatter.packageName },
    resources: /* @__PURE__ */ new Map(),
    scenes: /* @__PURE__ */ new Map(),
    dependencies: /* @__PURE__ */ new Map()
  };
}
function linkBaseOf(url, source, context) {
  const base = { baseUrl: context.baseUrl, url };
  if (source.file.url !== void 0 || source.path !== void 0) return base;
  return { ...base, file: source.file.path, pageOf: (path) => sitePath(path, context.flavor) };
}
function opening(frontMatter, state, writer) {
  if (frontMatter.description !== void 0)
    writer.block("paragraph", RENDER.markdown(frontMatter.description, state));
  const platforms = platformLabels(frontMatter.platforms);
  if (platforms.length > 0) writer.block("paragraph", `Platforms: ${platforms.join(", ")}`);
}
function takeTitle(nodes, written, source) {
  const index = nodes.findIndex((node) => isTopHeading(node));
  const found = index === -1 ? void 0 : nodes[index];
  const shown2 = found === void 0 ? void 0 : headingText(found);
  const line3 = found?.position?.start.line;
  const without = nodes.filter((node) => node !== found);
  if (written !== void 0) {
    const repeats = found !== void 0 && (source.complete || shown2 === written);
    return {
      title: written,
      nodes: repeats ? without : nodes,
      line: repeats ? line3 : source.firstLine
    };
  }
  if (shown2 !== void 0 && shown2 !== "") return { title: shown2, nodes: without, line: line3 };
  return { title: void 0, nodes, line: void 0 };
}
function isTopHeading(node) {
  if (node.type === "heading") return node.depth === 1;
  return node.type === "html" && /^\s*<h1\b[^>]*>[\s\S]*<\/h1>\s*$/iu.test(node.value ?? "");
}
function headingText(node) {
  const parts = [];
  const stack = [node];
  for (let next = stack.pop(); next !== void 0; next = stack.pop()) {
    if (next.type === "html") parts.push(htmlText(next.value ?? ""));
    else if (next.value !== void 0 && next.type !== "mdxTextExpression") parts.push(next.value);
    else if (next.type === "image") parts.push(next.alt ?? "");
    const children = next.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index]);
  }
  return parts.join("").replace(/\s+/gu, " ").trim();
}
function titleOfPath(path) {
  const [last] = path.split("/").filter((segment) => segment !== "").slice(-1);
  return last === void 0 ? "Home" : last.replace(/[-_]+/gu, " ");
}
function provenanceOf(file, context) {
  return {
    source: context.sourceId,
    file: file.origin ?? file.path,
    ...file.revision === void 0 ? {} : { revision: file.revision },
    hash: hashText(file.text)
  };
}
function dependenciesOf2(loader) {
  return [...loader.dependencies].map(([path, hash]) => ({ path, hash })).sort((a, b) => a.path < b.path ? -1 : 1);
}

// src/parse/parse-project.ts
function parseProject(file, text3, context) {
  let project;
  try {
    project = JSON.parse(text3);
  } catch (error) {
    context.warn(file.path, "INVALID_JSON", error.message, 1);
    return [];
  }
  const { name, packageName, children } = project ?? {};
  if (typeof name !== "string" || !Array.isArray(children)) {
    context.warn(
      file.path,
      "UNREADABLE_FILE",
      "JSON that is not TypeDoc's is no documentation that can be read",
      1
    );
    return [];
  }
  const title = typeof packageName === "string" ? packageName : name;
  const source = { file};
  const place2 = placeOf(source, { }, context);
  const writer = createDocumentWriter();
  const anchors = createAnchors();
  const links = [];
  const linkBase = { baseUrl: context.baseUrl, url: place2.url };
  writer.heading(1, title, { anchor: "" });
  renderApiSection(writer, [project], {
    props: { packageName: title },
    ...place2.sdk === void 0 ? {} : { sdk: place2.sdk },
    packageName: title,
    platforms: [],
    baseUrl: context.baseUrl,
    path: place2.path,
    slug: (heading3) => anchors.slug(heading3),
    claimAnchor: (anchor) => anchors.claim(anchor),
    link: (address, label = "") => followLink(address, label, linkBase, links),
    warn: (reason) => context.warn(file.path, "UNRESOLVED_API", reason, 1)
  });
  return [
    {
      path: place2.path,
      url: place2.url,
      title,
      ...place2.sdk === void 0 ? {} : { sdk: place2.sdk },
      kind: "api",
      packageName: title,
      platforms: [],
      ...writer.finish(),
      links,
      provenance: provenanceOf(file, context),
      dependencies: []
    }
  ];
}

// src/parse/parse.ts
var DEFAULT_MAX_PAGE_CHARS = 4 * 1024 * 1024;
var DEFAULT_MAX_BUNDLE_CHARS = 64 * 1024 * 1024;
var MAX_WARNINGS = 200;
async function parseFile(file, options) {
  throwIfAborted(options.signal, file.path);
  const context = { ...options, warn: warner(options) };
  const isBundle = file.mediaType === "text/llms";
  const max = isBundle ? options.limits?.maxBundleChars ?? DEFAULT_MAX_BUNDLE_CHARS : options.limits?.maxPageChars ?? DEFAULT_MAX_PAGE_CHARS;
  if (file.text.length > max) {
    context.warn(
      file.path,
      "TOO_LARGE",
      `the file has ${file.text.length} characters, more than ${max}, and is left out`,
      1
    );
    return [];
  }
  const text3 = normalize(file, context);
  switch (file.mediaType) {
    case "text/mdx":
    case "text/markdown": {
      const complete = file.mediaType === "text/markdown" && options.flavor === "expo";
      const mdx = file.mediaType === "text/mdx";
      return [await parsePage({ file, text: text3, mdx, firstLine: 1, complete }, context)];
    }
    case "text/llms":
      return parseBundle(file, text3, context);
    case "application/json":
      return parseProject(file, text3, context);
    default:
      context.warn(
        file.path,
        "UNREADABLE_FILE",
        `${file.mediaType} is no documentation that can be read`,
        1
      );
      return [];
  }
}
async function parseBundle(file, text3, context) {
  const { preamble, pages } = splitBundle(text3);
  const sdk = file.sdk ?? sdkOfBundle(file.path);
  const paths = bundledPaths(pages, { path: file.path, ...sdk === void 0 ? {} : { sdk } });
  const documents = [];
  if (preamble.trim() !== "")
    documents.push(
      await parsePage({ file, text: preamble, mdx: false, firstLine: 1, complete: true }, context)
    );
  const max = context.limits?.maxPageChars ?? DEFAULT_MAX_PAGE_CHARS;
  for (const [index, page] of pages.entries()) {
    throwIfAborted(context.signal, file.path);
    if (page.text.length > max) {
      context.warn(
        file.path,
        "TOO_LARGE",
        `a page of the bundle has ${page.text.length} characters, more than ${max}, and is left out`,
        page.firstLine
      );
      continue;
    }
    const path = paths[index] ?? `/${index}/`;
    documents.push(
      await parsePage(
        { file, text: page.text, mdx: false, firstLine: page.firstLine, path, complete: true },
        context
      )
    );
  }
  return documents;
}
function sdkOfBundle(path) {
  const version2 = /-(v\d{1,3}\.\d{1,3}\.\d{1,3})\.txt$/u.exec(path)?.[1];
  return version2 === void 0 ? void 0 : parseSdk(version2);
}
function normalize(file, context) {
  const text3 = file.text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const at = text3.indexOf("\uFFFD");
  if (at !== -1) {
    const line3 = text3.slice(0, at).split("\n").length;
    context.warn(file.path, "INVALID_UTF8", "bytes that are not UTF-8 were read as U+FFFD", line3);
  }
  return text3;
}
function warner(options) {
  const seen = /* @__PURE__ */ new Set();
  return (file, code3, reason, line3 = 1) => {
    const key = `${code3}
${file}
${line3}
${reason}`;
    if (seen.has(key) || seen.size >= MAX_WARNINGS) return;
    seen.add(key);
    options.onWarning?.({ code: code3, file, line: line3, reason });
  };
}

// src/parse/parser.ts
var inlineParser = {
  ahead: 1,
  async parse(file, request) {
    const warnings = [];
    const documents = await parseFile(file, {
      ...request,
      onWarning: (warning) => warnings.push(warning)
    });
    return { documents, warnings };
  },
  async close() {
  }
};

// src/parse/redirects.ts
var MAX_REDIRECTS = 2e4;
function parseRedirects(text3) {
  const pairs = /* @__PURE__ */ new Map();
  for (const line3 of text3.split("\n")) {
    const [from, to, status] = line3.replace(/#(?=\s|$).*|^#.*/u, "").trim().split(/\s+/u);
    if (from === void 0 || to === void 0 || !from.startsWith("/")) continue;
    if (/[*:]/u.test(from.replace(/\/\*$/u, "")) || from === "/*") continue;
    if (status?.startsWith("2") === true || pairs.size >= MAX_REDIRECTS) continue;
    const key = closeWithSlash(from);
    if (!pairs.has(key)) pairs.set(key, closeWithSlash(to));
  }
  return [...pairs];
}
function closeWithSlash(path) {
  const at = path.search(/[?#]/u);
  const bare = at < 0 ? path : path.slice(0, at);
  return (bare.endsWith("/") ? bare : `${bare}/`) + (at < 0 ? "" : path.slice(at));
}

// src/read-content.ts
var DEFAULT_MAX_DOCUMENTS = 1e5;
var EXPO_BASE_URL = "https://docs.expo.dev/";
var LOCAL_BASE_URL = "http://localhost/";
var REDIRECTS_FILE = "public/_redirects";
async function readContent(options, previous) {
  const { source, signal, onProgress, onWarning, maxDocuments = DEFAULT_MAX_DOCUMENTS } = options;
  const parser = options.parser ?? inlineParser;
  const wanted = wantedSdks(options.sdk);
  const offered = /* @__PURE__ */ new Set();
  const wantsSdk = (sdk) => {
    offered.add(sdk);
    return wanted === void 0 || wanted.has(sdk);
  };
  const builder = createContentBuilder();
  const settings = settingsOf(options);
  const findRecord = createRecordFinder(previous, settings);
  const records = [];
  const garbled = /* @__PURE__ */ new Set();
  let files = 0;
  let documents = 0;
  const add = (document, put) => {
    if (document.sdk !== void 0 && !wantsSdk(document.sdk)) return false;
    if (documents >= maxDocuments) throw tooMany(source, maxDocuments);
    if (put()) {
      documents++;
      return true;
    }
    onWarning?.({
      code: "DUPLICATE_PATH",
      file: document.provenance.file,
      line: 1,
      reason: `${document.path} stands in another file already; this one is left out`
    });
    return false;
  };
  const parse2 = async (file) => {
    checkFile(file, source);
    const origin = file.source ?? source;
    const request = {
      flavor: origin.flavor,
      baseUrl: origin.baseUrl ?? (origin.flavor === "expo" ? EXPO_BASE_URL : LOCAL_BASE_URL),
      sourceId: origin.id,
      read: async (path) => origin.read?.(path),
      ...signal === void 0 ? {} : { signal }
    };
    const key = fileKey(file, request);
    const record = await findRecord?.(key, request);
    if (record !== void 0) return { key, record };
    return { key, parsed: await parser.parse(file, request) };
  };
  const take2 = ({ key, record, parsed }) => {
    const { warnings } = record === void 0 ? parsed : record;
    warn(warnings.filter(({ code: code3, file }) => code3 !== "INVALID_UTF8" || !garbled.has(file)));
    const firstDocument = documents;
    let whole = true;
    if (record !== void 0 && previous !== void 0) {
      for (let at = record.firstDocument; at < record.endDocument; at++)
        whole = add(previous.documents[at], () => builder.take(previous, at)) && whole;
    }
    for (const document of parsed?.documents ?? [])
      whole = add(document, () => builder.add(document, chunkDocument(document, options.chunk))) && whole;
    if (!whole) return;
    const used = record === void 0 ? dependenciesOf(parsed.documents) : [];
    records.push({
      key,
      dependencies: record?.dependencies ?? used.map(({ path }) => path),
      state: record?.state ?? stateOf(used),
      firstDocument,
      endDocument: documents,
      warnings
    });
  };
  let problems = [];
  const listed2 = source.files({
    ...signal === void 0 ? {} : { signal },
    ...onProgress === void 0 ? {} : { onProgress },
    wantsSdk,
    onProblem: ({ path, reason, code: code3 = "UNREADABLE_FILE", line: line3 = 1 }) => {
      if (code3 === "INVALID_UTF8") garbled.add(path);
      problems.push({ code: code3, file: path, line: line3, reason });
    }
  });
  const warn = (warnings) => {
    for (const warning of warnings) onWarning?.(warning);
  };
  for await (const { file, before, parsed } of handedOn(listed2, parse2, parser.ahead, () => {
    const found = problems;
    problems = [];
    return found;
  })) {
    warn(before);
    throwIfAborted(signal, `indexing ${source.id}`);
    if (file === void 0) continue;
    take2(await parsed);
    onProgress?.({ stage: "parse", done: ++files, item: file.path });
  }
  if (documents === 0 && offered.size === 0) throw nothingFound(source);
  const redirects = await source.read?.(REDIRECTS_FILE);
  const content = builder.finish(redirects === void 0 ? [] : parseRedirects(redirects.text));
  for (const sdk of wanted ?? []) {
    if (offered.size > 0 && !content.sdks.includes(sdk)) throw sdkNotIndexed(sdk, [...offered]);
  }
  const origins = builder.origins();
  if (previous !== void 0) findOrigins(content, previous, origins);
  content.build = { settings, files: records, drift: 0 };
  return { content, origins };
}
function settingsOf({ chunk }) {
  const { targetTokens, maxTokens, joinBelowTokens, joinSymbolsBelowTokens } = {
    ...DEFAULT_CHUNK_SETTINGS,
    ...chunk
  };
  const cuts = [targetTokens, maxTokens, joinBelowTokens, joinSymbolsBelowTokens];
  return [SNAPSHOT_VERSION, version, ...cuts].join(" ");
}
function findOrigins(content, previous, origins) {
  const taken = new Set(origins);
  const left = /* @__PURE__ */ new Map();
  for (let number = 0; number < previous.chunks.length; number++) {
    if (taken.has(number)) continue;
    const { text: text3 } = previous.chunks[number];
    const same = left.get(text3);
    if (same === void 0) left.set(text3, [number]);
    else same.push(number);
  }
  for (const [number, chunk] of content.chunks.entries()) {
    if (origins[number] !== -1) continue;
    const same = left.get(chunk.text) ?? [];
    origins[number] = same.find((at) => sameChunk(previous.chunks[at], chunk)) ?? -1;
  }
}
async function* handedOn(files, parse2, ahead, takeProblems) {
  const queue = [];
  let failure;
  const iterator = files[Symbol.asyncIterator]();
  try {
    for (; ; ) {
      const next = await iterator.next().catch((error) => {
        failure = { error };
      });
      if (next === void 0 || next.done === true) break;
      const parsed = parse2(next.value);
      parsed.catch(() => {
      });
      queue.push({ before: takeProblems(), file: next.value, parsed });
      if (queue.length >= ahead) yield queue.shift();
    }
    yield* queue;
    yield { before: takeProblems(), file: void 0, parsed: void 0 };
    if (failure !== void 0) throw failure.error;
  } finally {
    await iterator.return?.();
  }
}
function wantedSdks(selection) {
  if (selection === void 0 || selection === "all") return void 0;
  return new Set((Array.isArray(selection) ? selection : [selection]).map(readSdk));
}
function readSdk(value2) {
  const sdk = parseSdk(value2);
  if (sdk !== void 0) return sdk;
  throw invalidOption("sdk", 'a release such as 57, "v57.0.0", "unversioned" or "all"', value2);
}
function nothingFound({ id }) {
  return new ExpodexError("SOURCE_EMPTY", {
    subject: id,
    expected: "at least one page of documentation",
    got: "none",
    next: "check that the source is the right one",
    data: { source: id }
  });
}
function tooMany(source, max) {
  return new ExpodexError("LIMIT_EXCEEDED", {
    subject: source.id,
    expected: `at most ${max} documents`,
    got: "more",
    next: "raise maxDocuments or narrow the source",
    data: { limit: "maxDocuments", max }
  });
}

// src/create-docs-index.ts
function createExpoDocsIndex(options) {
  return createDocsIndex(options);
}
async function createDocsIndex(options) {
  checkCreateOptions(options);
  const { source, embedder, signal, onProgress } = options;
  const before = options.previous === void 0 ? void 0 : searchIndexOf(options.previous);
  const { content, origins } = await readContent(options, before?.content);
  const embedded = embedder === "none" ? void 0 : await embedContent(content, embedder, {
    signal,
    onProgress,
    before: before === void 0 ? void 0 : { index: before, origins }
  });
  onProgress?.({ stage: "index", done: 0, total: content.chunks.length });
  const index = buildIndex(content, embedded);
  onProgress?.({ stage: "index", done: content.chunks.length, total: content.chunks.length });
  const fingerprint = fingerprintOf(content, options.chunk, embedded?.embedder.id);
  const facts = { fingerprint, sources: [source.id], size: contentSize(content) };
  return openIndex(index, { ...facts, write: () => writeSnapshot(index, facts) }, options);
}
function fingerprintOf(content, chunk, embedder) {
  const hash = sha256.create();
  hash.update(
    utf8ToBytes(
      JSON.stringify([SNAPSHOT_VERSION, version, chunk ?? {}, embedder ?? null, content.redirects])
    )
  );
  for (const { path, provenance } of content.documents)
    hash.update(utf8ToBytes(`${path}
${provenance.hash}
`));
  for (const { text: text3 } of content.chunks) hash.update(utf8ToBytes(text3));
  return bytesToHex(hash.digest()).slice(0, FINGERPRINT_LENGTH);
}
var FINGERPRINT_LENGTH = 32;

// src/embed/sleep.ts
var systemSleep = (duration, signal) => new Promise((resolve, reject) => {
  const finish = () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", finish);
    try {
      throwIfAborted(signal, "waiting");
      resolve();
    } catch (error) {
      reject(error);
    }
  };
  const timer = setTimeout(finish, duration);
  signal?.addEventListener("abort", finish);
  if (signal?.aborted === true) finish();
});

// src/embed/retry.ts
function withRetry(embedder, options = {}) {
  const { attempts = 5, baseDelayMs = 500, maxDelayMs = 3e4 } = options;
  const { random = Math.random, sleep = systemSleep, log = silentLog } = options;
  wholeNumber("attempts", attempts, 1, 20);
  wholeNumber("baseDelayMs", baseDelayMs, 0, 6e5);
  wholeNumber("maxDelayMs", maxDelayMs, 0, 6e5);
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: async (texts, call3) => {
      for (let attempt3 = 1; ; attempt3++) {
        throwIfAborted(call3?.signal, embedder.id);
        try {
          return await embedder.embed(texts, call3);
        } catch (error) {
          if (!isExpodexError(error, "EMBEDDER_FAILED")) throw error;
          const asked = error.data.retryAfterMs ?? 0;
          if (error.data.transient !== true || attempt3 >= attempts || asked > maxDelayMs)
            throw error;
          const reach = Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt3 - 1));
          const wait = Math.max(asked, Math.round(random() * reach));
          log(`${error.message} (attempt ${attempt3} of ${attempts}, again in ${wait} ms)`);
          await sleep(wait, call3?.signal);
        }
      }
    },
    close: () => embedder.close?.()
  };
}

// src/embed/service-request.ts
async function postJson(request) {
  const { embedder, url, apiKey, signal } = request;
  throwIfAborted(signal, embedder);
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    ...request.headers
  };
  if (apiKey !== void 0) headers.authorization = `Bearer ${apiKey}`;
  let response;
  let text3;
  try {
    response = await request.fetch(url, {
      method: "POST",
      headers,
      body: JSON.stringify(request.body),
      signal: signal === void 0 ? timeout : AbortSignal.any([signal, timeout]),
      redirect: "error"
    });
    text3 = await readText(response, request);
  } catch (error) {
    throwIfAborted(signal, embedder);
    if (error instanceof TooLong) throw tooLong(request);
    throw embedderFailed(embedder, {
      expected: `an answer from ${url}`,
      got: timeout.aborted ? `none within ${request.timeoutMs} ms` : `no connection`,
      next: "check that the service runs at that address",
      transient: true,
      cause: error
    });
  }
  if (response.status < 200 || response.status > 299) throw refused(request, response, text3);
  try {
    return JSON.parse(text3);
  } catch (error) {
    throw embedderFailed(embedder, {
      expected: "JSON",
      got: quote2(text3, apiKey),
      next: "check that baseUrl leads to an embedding service",
      status: response.status,
      transient: true,
      cause: error
    });
  }
}
var TooLong = class extends Error {
};
async function readText(response, request) {
  const { body } = response;
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text3 = "";
  let bytes = 0;
  for (; ; ) {
    const { done, value: value2 } = await reader.read();
    if (done) return text3 + decoder.decode();
    if (value2 === void 0) continue;
    bytes += value2.byteLength;
    if (bytes > request.maxBytes) {
      await reader.cancel();
      throw new TooLong();
    }
    text3 += decoder.decode(value2, { stream: true });
  }
}
function tooLong(request) {
  return embedderFailed(request.embedder, {
    expected: `an answer of at most ${request.maxBytes} bytes`,
    got: "more",
    next: "pass a smaller batchSize"
  });
}
function refused(request, response, text3) {
  const { status } = response;
  if ((status === 401 || status === 403) && request.apiKey === void 0) {
    return keyMissing(request.service, request.variable);
  }
  const transient = status === 408 || status === 429 || status >= 500;
  return embedderFailed(request.embedder, {
    expected: "status 200",
    got: `${status} ${quote2(text3, request.apiKey)}`,
    next: advice(status),
    status,
    transient,
    retryAfterMs: transient ? retryAfter(response, request.now()) : void 0
  });
}
function advice(status) {
  if (status === 401 || status === 403) return "check the API key and what it may use";
  if (status === 404) return "check baseUrl and the model's name";
  if (status === 413) return "pass a smaller batchSize";
  if (status === 429) return "wait, or ask the service for a higher limit";
  return status >= 500 ? "try again later" : "check the model and its options";
}
function retryAfter(response, now) {
  const value2 = response.headers.get("retry-after")?.trim();
  if (value2 === void 0 || value2 === "") return void 0;
  const wait = /^\d+(\.\d+)?$/.test(value2) ? Number(value2) * 1e3 : Date.parse(value2) - now;
  return Number.isFinite(wait) ? Math.max(0, Math.ceil(wait)) : void 0;
}
function quote2(text3, apiKey) {
  let shown2 = text3.slice(0, 4e3);
  if (apiKey !== void 0 && apiKey !== "") shown2 = shown2.replaceAll(apiKey, "***");
  shown2 = shown2.slice(0, 200).replace(/\s+/g, " ").trim();
  return shown2 === "" ? "an empty body" : JSON.stringify(shown2);
}
function createVectorCache(options = {}) {
  const { maxVectors = 1e4 } = options;
  wholeNumber("maxVectors", maxVectors, 1, 1e6);
  const vectors = /* @__PURE__ */ new Map();
  let hits = 0;
  let misses = 0;
  return {
    get(embedder, kind, text3) {
      const key = keyOf(embedder, kind, text3);
      const vector = vectors.get(key);
      if (vector === void 0) {
        misses++;
        return void 0;
      }
      hits++;
      vectors.delete(key);
      vectors.set(key, vector);
      return vector.slice();
    },
    set(embedder, kind, text3, vector) {
      const key = keyOf(embedder, kind, text3);
      vectors.delete(key);
      vectors.set(key, vector.slice());
      if (vectors.size <= maxVectors) return;
      for (const oldest of vectors.keys()) {
        vectors.delete(oldest);
        break;
      }
    },
    statistics: () => ({
      hits,
      misses,
      vectors: vectors.size,
      maxVectors,
      hitRate: hits + misses === 0 ? 0 : hits / (hits + misses)
    }),
    clear: () => vectors.clear()
  };
}
function withVectorCache(embedder, cache) {
  return {
    id: embedder.id,
    dimensions: embedder.dimensions,
    embed: async (texts, options = {}) => {
      const kind = options.kind ?? "document";
      const vectors = [];
      const missing2 = /* @__PURE__ */ new Map();
      for (const [at, text3] of texts.entries()) {
        const waiting = missing2.get(text3);
        if (waiting !== void 0) {
          waiting.push(at);
          continue;
        }
        vectors[at] = cache.get(embedder, kind, text3);
        if (vectors[at] === void 0) missing2.set(text3, [at]);
      }
      if (missing2.size > 0) {
        const wanted = [...missing2.keys()];
        const found = await embedder.embed(wanted, options);
        checkVectors(embedder, found, wanted.length);
        for (const [n, places] of [...missing2.values()].entries()) {
          cache.set(embedder, kind, wanted[n], found[n]);
          for (const at of places) vectors[at] = found[n].slice();
        }
      }
      return vectors;
    },
    close: () => embedder.close?.()
  };
}
function keyOf(embedder, kind, text3) {
  const name = `${embedder.id}
${embedder.dimensions}
${kind}
${text3}`;
  return bytesToHex(sha256(utf8ToBytes(name)));
}

// src/embed/service-embedder.ts
var MAX_ANSWER_BYTES = 256 * 1024 * 1024;
var SOME_WORD = "text";
async function serviceEmbedder(service, options) {
  if (service.needsKey && (options.apiKey === void 0 || options.apiKey === "")) {
    throw keyMissing(service.name, service.variable);
  }
  if (!/^https?:\/\//.test(service.url)) {
    throw invalidOption("baseUrl", "an http or https address", service.url);
  }
  const { timeoutMs = 6e4 } = options;
  wholeNumber("timeoutMs", timeoutMs, 1, 36e5);
  const ask = async (texts, kind, signal) => {
    const answer = await postJson({
      embedder: service.id,
      service: service.name,
      url: service.url,
      apiKey: options.apiKey === "" ? void 0 : options.apiKey,
      variable: service.variable,
      headers: service.headers ?? {},
      body: service.body(texts, kind),
      // Called as a plain function: a browser's fetch refuses to be another object's method.
      fetch: options.fetch ?? ((url, init) => globalThis.fetch(url, init)),
      timeoutMs,
      maxBytes: MAX_ANSWER_BYTES,
      signal,
      now: options.now ?? Date.now
    });
    return readVectors(service.id, service.vectors(answer), texts.length);
  };
  const build = (dimensions2) => {
    const raw = {
      id: service.id,
      dimensions: dimensions2,
      embed: async (texts, call3 = {}) => {
        const said = texts.filter((text3) => text3.trim() !== "");
        if (said.length === 0) return texts.map(() => new Float32Array(dimensions2));
        const found = (await ask(said, call3.kind ?? "document", call3.signal)).values();
        return texts.map(
          (text3) => text3.trim() === "" ? new Float32Array(dimensions2) : found.next().value
        );
      }
    };
    return withRetry(raw, options);
  };
  let { dimensions } = options;
  if (dimensions === void 0) {
    const probe = {
      ...build(1),
      embed: (texts, call3) => ask(texts, "document", call3?.signal)
    };
    const [vector] = await withRetry(probe, options).embed([SOME_WORD], { signal: options.signal });
    dimensions = vector.length;
  }
  wholeNumber("dimensions", dimensions, 1, 4096);
  const { batchSize = service.batchSize, concurrency } = options;
  const cache = options.cache ?? createVectorCache();
  return withVectorCache(withBatching(build(dimensions), { batchSize, concurrency }), cache);
}
function readVectors(id, found, expected) {
  if (!Array.isArray(found) || found.length !== expected) {
    throw embedderFailed(id, {
      expected: `${expected} vectors`,
      got: Array.isArray(found) ? `${found.length}` : "an answer without any",
      next: "check that the model embeds text"
    });
  }
  return found.map((vector, at) => {
    if (Array.isArray(vector) && vector.length > 0 && vector.every((x) => typeof x === "number")) {
      return Float32Array.from(vector);
    }
    throw embedderFailed(id, {
      expected: "a list of numbers for each text",
      got: `something else for text ${at}`,
      next: "check that the service returns floats, not an encoded form"
    });
  });
}

// src/embed/cohere-embedder.ts
function cohereEmbedder(options) {
  const { model, dimensions, baseUrl = "https://api.cohere.com/v2" } = options;
  return serviceEmbedder(
    {
      name: "Cohere",
      variable: "COHERE_API_KEY",
      needsKey: true,
      url: `${baseUrl.replace(/\/+$/, "")}/embed`,
      id: `cohere:${model}${dimensions === void 0 ? "" : `/${dimensions}`}`,
      // The service takes no more texts than this in a request.
      batchSize: 96,
      body: (texts, kind) => ({
        model,
        texts,
        input_type: kind === "query" ? "search_query" : "search_document",
        embedding_types: ["float"],
        output_dimension: dimensions
      }),
      vectors: (answer) => {
        const { embeddings } = Object(answer);
        return Object(embeddings).float;
      }
    },
    options
  );
}

// src/embed/openai-compatible-embedder.ts
function openAiCompatibleEmbedder(options) {
  const { model, dimensions, shorten = false, queryPrefix = "", documentPrefix = "" } = options;
  const url = addressOf(options.baseUrl);
  if (model === "") throw invalidOption("model", "a model's name", model);
  if (shorten && dimensions === void 0) {
    throw invalidOption("dimensions", "the length to shorten to", dimensions);
  }
  const marks = [shorten ? `/${dimensions}` : "", queryPrefix, documentPrefix].join("\n").trim();
  return serviceEmbedder(
    {
      name: url.host,
      variable: options.apiKeyVariable ?? "OPENAI_API_KEY",
      needsKey: url.host === "api.openai.com",
      url: url.href,
      headers: options.headers,
      id: `openai-compatible:${url.host}:${model}${marks}`,
      batchSize: 200,
      body: (texts, kind) => {
        const prefix = kind === "query" ? queryPrefix : documentPrefix;
        const body = {
          model,
          input: texts.map((text3) => prefix + text3),
          encoding_format: "float"
        };
        return shorten ? { ...body, dimensions } : body;
      },
      vectors: vectorsOf
    },
    options
  );
}
function addressOf(baseUrl) {
  let url;
  try {
    url = new URL(baseUrl);
  } catch {
    throw invalidOption("baseUrl", "an http or https address", baseUrl);
  }
  const path = url.pathname.replace(/\/+$/, "");
  url.pathname = `${path === "" ? "/v1" : path}/embeddings`;
  return url;
}
function vectorsOf(answer) {
  const data = typeof answer === "object" && answer !== null && "data" in answer ? answer.data : void 0;
  if (!Array.isArray(data)) return void 0;
  const vectors = new Array(data.length).fill(void 0);
  for (const [at, entry] of data.entries()) {
    if (typeof entry !== "object" || entry === null) return void 0;
    const index = "index" in entry ? entry.index : at;
    if (typeof index !== "number" || !(index in vectors)) return void 0;
    vectors[index] = "embedding" in entry ? entry.embedding : void 0;
  }
  return vectors;
}

// src/embed/load-package.ts
async function loadPackage(name, { load, range } = {}) {
  try {
    if (load !== void 0) return await load();
    return await import(
      /* @vite-ignore */
      /* webpackIgnore: true */
      name
    );
  } catch (error) {
    const missing2 = missingPackage(error, name);
    if (missing2 === void 0) throw error;
    const wanted = missing2 === name && range !== void 0 ? `${name}@${range}` : missing2;
    throw new ExpodexError("PACKAGE_MISSING", {
      subject: missing2,
      expected: "an installed package",
      got: "none",
      next: `run npm install ${wanted}`,
      data: { package: missing2, install: `npm install ${wanted}` },
      cause: error
    });
  }
}
function missingPackage(error, name) {
  if (!(error instanceof Error)) return void 0;
  const code3 = "code" in error ? error.code : void 0;
  const named2 = /(?:package|module|import|specifier) ['"]([^'"./][^'"]*)['"]/i.exec(error.message);
  const known = code3 === "ERR_MODULE_NOT_FOUND" || code3 === "MODULE_NOT_FOUND";
  if (!known && named2?.[1] !== name && !/failed to resolve/i.test(error.message)) return void 0;
  return packageOf(named2?.[1] ?? name);
}
function packageOf(specifier) {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

// src/embed/orama-plugin-embedder.ts
var PACKAGE = "@orama/plugin-embeddings";
var DEFAULT_BACKEND = "@tensorflow/tfjs-backend-cpu";
var BACKEND_RANGE = "3";
var DIMENSIONS = 512;
var MAX_TEXT_LENGTH = 6e3;
var ID = "orama-plugin-embeddings:universal-sentence-encoder";
async function oramaPluginEmbedder(options = {}) {
  const module = await loadPackage(PACKAGE, { load: options.load });
  if (!isPluginModule(module)) {
    throw embedderFailed(ID, {
      expected: `the package ${PACKAGE}, which has a function pluginEmbeddings`,
      got: "a module without it",
      next: `run npm install ${PACKAGE}@latest`
    });
  }
  await loadPackage(options.backend ?? DEFAULT_BACKEND, {
    load: options.loadBackend,
    range: BACKEND_RANGE
  });
  const plugin = await attempt(
    "load the model",
    () => module.pluginEmbeddings({
      embeddings: {
        defaultProperty: "vector",
        onInsert: { generate: true, properties: ["text"], verbose: false }
      }
    })
  );
  return {
    id: ID,
    dimensions: DIMENSIONS,
    embed: async (texts, { signal } = {}) => {
      const vectors = [];
      for (const text3 of texts) {
        throwIfAborted(signal, ID);
        vectors.push(
          text3.trim() === "" ? new Float32Array(DIMENSIONS) : await embedOne(plugin, text3)
        );
      }
      return vectors;
    }
  };
}
async function embedOne(plugin, text3) {
  const document = {
    text: text3.slice(0, MAX_TEXT_LENGTH)
  };
  await attempt("run the model", () => plugin.beforeInsert({}, "", document));
  if (Array.isArray(document.vector) && document.vector.length === DIMENSIONS) {
    return Float32Array.from(document.vector);
  }
  throw embedderFailed(ID, {
    expected: `${DIMENSIONS} numbers`,
    got: Array.isArray(document.vector) ? `${document.vector.length}` : "none",
    next: `run npm install ${PACKAGE}@latest`
  });
}
function isPluginModule(value2) {
  return typeof Object(value2).pluginEmbeddings === "function";
}
async function attempt(task, work) {
  try {
    return await work();
  } catch (cause) {
    throw embedderFailed(ID, {
      expected: `to ${task}`,
      got: `an error: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "check that the model can be downloaded and that a TensorFlow.js backend is loaded",
      cause
    });
  }
}

// src/embed/transformers-embedder.ts
var PACKAGE2 = "@huggingface/transformers";
var DEFAULT_MODEL = "Xenova/all-MiniLM-L6-v2";
async function transformersEmbedder(options = {}) {
  const { model = DEFAULT_MODEL, pooling = "mean", dtype, device, batchSize = 32 } = options;
  const { queryPrefix = "", documentPrefix = "" } = options;
  const marks = [pooling, dtype, queryPrefix, documentPrefix].filter(Boolean).join("/");
  const id = `transformers:${model}:${marks}`;
  const transformers = await loadPackage(PACKAGE2, { load: options.load });
  if (!isTransformers(transformers)) {
    throw embedderFailed(id, {
      expected: `the package ${PACKAGE2}, which has a function pipeline`,
      got: "a module without it",
      next: `run npm install ${PACKAGE2}@latest`
    });
  }
  const extractor = await attempt2(
    id,
    "load the model",
    () => transformers.pipeline("feature-extraction", model, {
      ...dtype === void 0 ? {} : { dtype },
      ...device === void 0 ? {} : { device }
    })
  );
  const extract = (texts) => attempt2(id, "run the model", async () => {
    const { dims, data } = await extractor(texts, { pooling, normalize: true });
    const length = dims.at(-1) ?? 0;
    return texts.map((_, at) => Float32Array.from({ length }, (_2, k) => data[at * length + k]));
  });
  const dimensions = (await extract(["text"]))[0].length;
  wholeNumber("dimensions", dimensions, 1, 4096);
  let closing;
  const raw = {
    id,
    dimensions,
    embed: async (texts, { kind = "document", signal } = {}) => {
      throwIfAborted(signal, id);
      const prefix = kind === "query" ? queryPrefix : documentPrefix;
      return extract(texts.map((text3) => prefix + text3));
    },
    close: async () => {
      closing ??= Promise.resolve(extractor.dispose?.());
      await closing;
    }
  };
  return withBatching(raw, { batchSize, concurrency: options.concurrency ?? 1 });
}
function isTransformers(value2) {
  return typeof Object(value2).pipeline === "function";
}
async function attempt2(id, task, work) {
  try {
    return await work();
  } catch (cause) {
    throw embedderFailed(id, {
      expected: `to ${task}`,
      got: `an error: ${cause instanceof Error ? cause.message : String(cause)}`,
      next: "check the model's name, and that it can be downloaded or is in the cache",
      cause
    });
  }
}

// src/embed/voyage-embedder.ts
function voyageEmbedder(options) {
  const { model, dimensions, baseUrl = "https://api.voyageai.com/v1" } = options;
  return serviceEmbedder(
    {
      name: "Voyage",
      variable: "VOYAGE_API_KEY",
      needsKey: true,
      url: `${baseUrl.replace(/\/+$/, "")}/embeddings`,
      id: `voyage:${model}${dimensions === void 0 ? "" : `/${dimensions}`}`,
      // A request may hold 1,000 texts but 120,000 tokens; chunks have at most 800.
      batchSize: 128,
      body: (texts, kind) => ({
        model,
        input: texts,
        input_type: kind,
        output_dimension: dimensions
      }),
      vectors: vectorsOf
    },
    options
  );
}

export { ReflectionKind, cohereEmbedder, createDocsIndex, createExpoDocsIndex, createVectorCache, inlineParser, openAiCompatibleEmbedder, oramaPluginEmbedder, transformersEmbedder, voyageEmbedder, withBatching, withRetry, withVectorCache };
