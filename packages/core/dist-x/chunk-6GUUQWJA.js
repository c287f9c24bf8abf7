import { analyze, throwIfAborted, indexParts, openIndex, createStringTable, packed, createColumnWriter, ExpodexError, openIndexParts, lazy, createColumnReader, openStringTable, corruptPart, unpacked, deflated, decodeUtf8, compareSdk, neededPart, inflated } from './chunk-MED6NAN7.js';

// src/snapshot/record-values.ts
function recordValues(part) {
  const damaged4 = () => corruptPart(part, "a record of another shape");
  const readNumber2 = (value) => {
    if (!Number.isSafeInteger(value)) throw damaged4();
    return value;
  };
  return {
    readString(value) {
      if (typeof value !== "string") throw damaged4();
      return value;
    },
    readNumber: readNumber2,
    readCount(value) {
      const count = readNumber2(value);
      if (count < 0) throw damaged4();
      return count;
    },
    readArray(value) {
      if (!Array.isArray(value)) throw damaged4();
      return value;
    },
    damaged: damaged4
  };
}

// src/snapshot/page-record.ts
var PART = "pages.data";
var { readArray, readNumber, readString, damaged } = recordValues(PART);
function writePage({ description, provenance, sections, links }) {
  const { source, file, hash, revision, ...noFact } = provenance;
  const end = sections[0]?.end ?? 0;
  const ends = endsOf(sections, end);
  const parents = parentsOf(sections);
  const exceptions = (read) => sections.flatMap((section, index) => {
    const value = read(section, index);
    return value === void 0 ? [] : [[index, value]];
  });
  for (const {
    title,
    depth,
    anchor,
    aliases,
    start,
    end: end2,
    parent,
    symbol,
    line,
    ...none
  } of sections)
    void none;
  for (const { path, text, anchor, ...none } of links) void none;
  return JSON.stringify([
    description ?? null,
    revision === void 0 ? [source, file, hash] : [source, file, hash, revision],
    end,
    sections.map(({ title }) => title),
    sections.map(({ depth }) => depth),
    sections.map(({ title, anchor }) => shortAnchor(title, anchor)),
    differences(sections.map(({ start }) => start)),
    differences(sections.map(({ line }) => line ?? 0)),
    differences(sections.map(({ symbol }) => symbol ?? -1)),
    exceptions((section, index) => section.end === ends[index] ? void 0 : section.end),
    exceptions(({ parent }, index) => parent === parents[index] ? void 0 : parent ?? -1),
    exceptions(({ aliases }) => aliases),
    links.map(
      ({ path, text, anchor }) => anchor === void 0 ? [path, text] : [path, text, anchor]
    )
  ]);
}
function readPage(...a){ globalThis.PG=(globalThis.PG??0)+1; return readPage0(...a);}
function readPage0(text, sectionCount) {
  const row = readArray(parseJson(text, PART));
  const [description, facts, end, ...columns] = row;
  const [titles, depths, anchors, starts, lines, symbols, ends, parents, aliases, links] = columns.map(readArray);
  if (links === void 0 || titles.length !== sectionCount) throw damaged();
  for (const column of [depths, anchors, starts, lines, symbols])
    if (column.length !== sectionCount) throw damaged();
  const startValues = sums(starts);
  const lineValues = sums(lines);
  const symbolValues = sums(symbols);
  const sections = titles.map((title, index) => {
    const section = {
      title: readString(title),
      depth: readNumber(depths[index]),
      anchor: longAnchor(readString(title), anchors[index]),
      start: startValues[index],
      end: 0
    };
    if (symbolValues[index] >= 0) section.symbol = symbolValues[index];
    if (lineValues[index] > 0) section.line = lineValues[index];
    return section;
  });
  for (const [index, value] of endsOf(sections, readNumber(end)).entries())
    sections[index].end = value;
  for (const [index, value] of parentsOf(sections).entries())
    if (value !== void 0) sections[index].parent = value;
  eachException(ends, sections, (section, value) => section.end = readNumber(value));
  eachException(parents, sections, (section, value) => {
    if (value === -1) delete section.parent;
    else section.parent = readIndex(value, sections.length);
  });
  eachException(aliases, sections, (section, value) => {
    section.aliases = readArray(value).map(readString);
  });
  const page = {
    provenance: readProvenance(facts),
    sections,
    links: links.map(readLink)
  };
  if (description !== null) page.description = readString(description);
  return page;
}
function endsOf(sections, end) {
  const ends = new Array(sections.length).fill(end);
  const open = [];
  for (const [index, { depth, start }] of sections.entries()) {
    while (open.length > 0 && sections[open[open.length - 1]].depth >= depth)
      ends[open.pop()] = start;
    open.push(index);
  }
  return ends;
}
function parentsOf(sections) {
  const open = [];
  return sections.map(({ depth }, index) => {
    while (open.length > 0 && sections[open[open.length - 1]].depth >= depth) open.pop();
    const parent = open[open.length - 1];
    open.push(index);
    return parent;
  });
}
function shortAnchor(title, anchor) {
  const plain = titleAnchor(title);
  if (plain === void 0 || !anchor.startsWith(plain)) return anchor;
  if (anchor === plain) return 0;
  const count = /^-([1-9]\d{0,5})$/u.exec(anchor.slice(plain.length))?.[1];
  return count === void 0 ? anchor : Number(count);
}
function longAnchor(title, short) {
  if (typeof short === "string") return short;
  const plain = titleAnchor(title);
  if (plain === void 0) throw damaged();
  return short === 0 ? plain : `${plain}-${readNumber(short)}`;
}
function titleAnchor(title) {
  if (title === "" || !/^[\x20-\x7e]+$/u.test(title)) return void 0;
  return title.toLowerCase().replace(/[^a-z0-9_ -]/gu, "").replaceAll(" ", "-");
}
function readProvenance(value) {
  const [source, file, hash, revision] = readArray(value).map(readString);
  if (source === void 0 || file === void 0 || hash === void 0) throw damaged();
  return revision === void 0 ? { source, file, hash } : { source, file, hash, revision };
}
function readLink(value) {
  const [path, text, anchor] = readArray(value).map(readString);
  if (path === void 0 || text === void 0) throw damaged();
  return anchor === void 0 ? { path, text } : { path, text, anchor };
}
function eachException(list, sections, visit) {
  for (const exception of list) {
    const [index, value] = readArray(exception);
    visit(sections[readIndex(index, sections.length)], value);
  }
}
var differences = (values) => values.map((value, index) => value - (values[index - 1] ?? 0));
function sums(values) {
  let sum = 0;
  return values.map((value) => {
    sum += readNumber(value);
    return sum;
  });
}
function readIndex(value, below) {
  const index = readNumber(value);
  if (index < 0 || index >= below) throw damaged();
  return index;
}
function parseJson(text, part) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corruptPart(part, "text that is no JSON", cause);
  }
}

// src/snapshot/build-record.ts
var PART2 = "build";
var { readArray: readArray2, readCount, readString: readString2, damaged: damaged2 } = recordValues(PART2);
function buildRecordParts({ build }) {
  if (build === void 0) return [];
  const { settings, drift, files } = build;
  const rows = files.map((file) => [
    file.key,
    file.state,
    file.firstDocument,
    file.endDocument - file.firstDocument,
    file.dependencies,
    file.warnings.map(({ code, file: file2, line, reason }) => [code, file2, line, reason])
  ]);
  return [[PART2, packed(new TextEncoder().encode(JSON.stringify([settings, drift, rows])))]];
}
function openBuildRecord(parts, documents) {
  if (parts.get(PART2) === void 0) return void 0;
  const [settings, drift, rows] = readArray2(
    parseJson(decodeUtf8(unpacked(parts, PART2), PART2), PART2)
  );
  return {
    settings: readString2(settings),
    files: readArray2(rows).map((row) => readFile(row, documents)),
    drift: readCount(drift)
  };
}
function readFile(row, documents) {
  const [key, state, first, count, dependencies, warnings] = readArray2(row);
  const firstDocument = readCount(first);
  const endDocument = firstDocument + readCount(count);
  if (endDocument > documents) throw damaged2();
  return {
    key: readString2(key),
    state: readString2(state),
    firstDocument,
    endDocument,
    dependencies: readArray2(dependencies).map(readString2),
    warnings: readArray2(warnings).map(readWarning)
  };
}
function readWarning(row) {
  const [code, file, line, reason] = readArray2(row);
  return {
    // A code of another release is passed on as it is: it is shown, and matched by equality alone.
    code: readString2(code),
    file: readString2(file),
    line: readCount(line),
    reason: readString2(reason)
  };
}

// src/snapshot/crc32.ts
var TABLE_COUNT = 8;
var tables;
function makeTables() {
  const made = Array.from({ length: TABLE_COUNT }, () => new Uint32Array(256));
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? crc >>> 1 ^ 3988292384 : crc >>> 1;
    made[0][byte] = crc >>> 0;
  }
  for (let byte = 0; byte < 256; byte++) {
    for (let table = 1; table < TABLE_COUNT; table++) {
      const before = made[table - 1][byte];
      made[table][byte] = (before >>> 8 ^ made[0][before & 255]) >>> 0;
    }
  }
  return made;
}
function crc32(bytes) {
  tables ??= makeTables();
  const [t0, t1, t2, t3, t4, t5, t6, t7] = tables;
  let crc = 4294967295;
  let at = 0;
  for (const end = bytes.length - bytes.length % 8; at < end; at += 8) {
    crc ^= bytes[at] | bytes[at + 1] << 8 | bytes[at + 2] << 16 | bytes[at + 3] << 24;
    crc = t7[crc & 255] ^ t6[crc >>> 8 & 255] ^ t5[crc >>> 16 & 255] ^ t4[crc >>> 24] ^ t3[bytes[at + 4]] ^ t2[bytes[at + 5]] ^ t1[bytes[at + 6]] ^ t0[bytes[at + 7]];
  }
  for (; at < bytes.length; at++) crc = crc >>> 8 ^ t0[(crc ^ bytes[at]) & 255];
  return ~crc >>> 0;
}

// src/snapshot/container.ts
var SNAPSHOT_VERSION = 1;
var MAGIC = Uint8Array.of(137, 69, 88, 68, 88, 13, 10, 26);
var FIXED_BYTES = 20;
var ALIGNMENT = 8;
var MAX_HEADER_BYTES = 1 << 20;
var align = (offset) => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
function writeContainer({ meta, parts }) {
  const entries = [...parts].map(([name, bytes2]) => ({
    name,
    offset: 0,
    length: bytes2.length,
    crc: crc32(bytes2)
  }));
  const headerOf = () => new TextEncoder().encode(
    JSON.stringify({
      meta,
      parts: entries.map(({ name, offset: offset2, length, crc }) => [
        name,
        offset2.toString(16).padStart(12, "0"),
        length,
        crc
      ])
    })
  );
  let offset = align(FIXED_BYTES + headerOf().length);
  for (const entry of entries) {
    entry.offset = offset;
    offset = align(offset + entry.length);
  }
  const header = headerOf();
  const bytes = new Uint8Array(offset);
  bytes.set(MAGIC);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, SNAPSHOT_VERSION, true);
  view.setUint32(12, header.length, true);
  view.setUint32(16, crc32(header), true);
  bytes.set(header, FIXED_BYTES);
  for (const entry of entries) bytes.set(parts.get(entry.name), entry.offset);
  return bytes;
}
function readContainer(bytes, options = {}) {
  if (bytes.length < FIXED_BYTES || MAGIC.some((byte, index) => bytes[index] !== byte)) {
    throw new ExpodexError("SNAPSHOT_INVALID", {
      subject: "snapshot",
      expected: "an Expodex snapshot",
      got: bytes.length === 0 ? "no bytes" : `${bytes.length} bytes of something else`,
      next: "name a file that `expodex index` wrote",
      data: { reason: "magic" }
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint32(8, true);
  if (version !== SNAPSHOT_VERSION) {
    throw new ExpodexError("SNAPSHOT_VERSION", {
      subject: "snapshot",
      expected: `format version ${SNAPSHOT_VERSION}`,
      got: `version ${version}`,
      next: "build the index again with this release",
      data: { expected: SNAPSHOT_VERSION, got: version }
    });
  }
  const headerLength = view.getUint32(12, true);
  if (headerLength > MAX_HEADER_BYTES || FIXED_BYTES + headerLength > bytes.length)
    throw corrupt("header");
  const header = bytes.subarray(FIXED_BYTES, FIXED_BYTES + headerLength);
  if (crc32(header) !== view.getUint32(16, true)) throw corrupt("header");
  const { meta, entries } = parseHeader(header);
  let gapFrom = FIXED_BYTES + headerLength;
  const views = /* @__PURE__ */ new Map();
  const checkGap = (name, to) => {
    for (let at = gapFrom; at < to; at++) if (bytes[at] !== 0) throw corrupt(name);
  };
  for (const { name, offset, length, crc } of entries) {
    if (offset !== align(gapFrom) || offset + length > bytes.length || views.has(name))
      throw corrupt(name);
    checkGap(name, offset);
    views.set(name, { part: bytes.subarray(offset, offset + length), crc });
    gapFrom = offset + length;
  }
  if (bytes.length !== align(gapFrom)) throw corrupt("end");
  checkGap("end", bytes.length);
  const parts = partsOf(views, options);
  if (options.verify === true) for (const name of parts.names) parts.get(name);
  return { meta, parts };
}
function partsOf(views, { inflate, crc32: checksum = crc32 }) {
  const checked = /* @__PURE__ */ new Set();
  return {
    ...inflate === void 0 ? {} : { inflate },
    crc32: checksum,
    names: [...views.keys()],
    has: (name) => views.has(name),
    get(name) {
      const view = views.get(name);
      if (view === void 0 || checked.has(name)) return view?.part;
      if (checksum(view.part) !== view.crc) throw corrupt(name);
      checked.add(name);
      return view.part;
    },
    unchecked: (name) => views.get(name)?.part
  };
}
function corrupt(part, cause) {
  return new ExpodexError("SNAPSHOT_CORRUPT", {
    subject: `snapshot part ${part}`,
    expected: "bytes that match their checksum",
    got: "missing, surplus or damaged bytes",
    next: "copy the file again or build the index again",
    data: { part },
    cause
  });
}
function parseHeader(header) {
  let parsed;
  try {
    parsed = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(header));
  } catch (cause) {
    throw corrupt("header", cause);
  }
  const { meta, parts } = parsed ?? {};
  if (typeof meta !== "object" || meta === null || !Array.isArray(parts)) throw corrupt("header");
  const entries = parts.map((row) => {
    const [name, offset, length, crc] = Array.isArray(row) ? row : [];
    if (typeof name !== "string" || typeof offset !== "string" || !/^[0-9a-f]{12}$/u.test(offset) || !Number.isSafeInteger(length) || length < 0 || typeof crc !== "number") {
      throw corrupt("header");
    }
    return { name, offset: Number.parseInt(offset, 16), length, crc };
  });
  return { meta, entries };
}

// src/snapshot/blocks.ts
var BLOCK_BYTES = 1 << 15;
var MAX_DECODED_BLOCKS = 160;
var MIN_DICTIONARY_BLOCKS = 8;
var DICTIONARY_SAMPLES = 256;
var SAMPLE_BYTES = 128;
var COLUMNS = 4;
var namesUnder = (prefix) => ({
  data: `${prefix}.data`,
  index: `${prefix}.index`,
  dictionary: `${prefix}.dictionary`
});
function writeBlocks(prefix, records, options = {}) {
  const { blockBytes = BLOCK_BYTES } = options;
  const dictionary = options.dictionary === false ? new Uint8Array(0) : dictionaryOf(records);
  const data = [];
  const index = [];
  let first = 0;
  let size = 0;
  const flush = (next) => {
    if (next === first) return;
    const block = blockOf(records, first, next);
    const small = deflated(block, dictionary.length === 0 ? void 0 : dictionary);
    data.push(small);
    index.push(small.length, crc32(small), block.length, next);
    first = next;
    size = 0;
  };
  for (const [number, record] of records.entries()) {
    if (size > 0 && size + record.length > blockBytes) flush(number);
    size += record.length;
  }
  flush(records.length);
  const names = namesUnder(prefix);
  return /* @__PURE__ */ new Map([
    [names.data, joinBytes(data)],
    [names.index, littleEndian(index)],
    [names.dictionary, packed(dictionary)]
  ]);
}
function blockOf(records, first, end) {
  const lengths = littleEndian(records.slice(first, end).map((record) => record.length));
  return joinBytes([lengths, ...records.slice(first, end)]);
}
function dictionaryOf(records) {
  const total = records.reduce((sum, record) => sum + record.length, 0);
  if (total < BLOCK_BYTES * MIN_DICTIONARY_BLOCKS) return new Uint8Array(0);
  const all = joinBytes(records);
  return joinBytes(
    Array.from({ length: DICTIONARY_SAMPLES }, (_, sample) => {
      const start = Math.floor(sample * total / DICTIONARY_SAMPLES);
      return all.subarray(start, start + SAMPLE_BYTES);
    })
  );
}
function openBlocks(prefix, parts, size, maxDecoded = MAX_DECODED_BLOCKS) {
  const names = namesUnder(prefix);
  const opened = lazy(() => openTable(parts, names, size));
  const decoded = /* @__PURE__ */ new Map();
  function block(number) {
    const known = decoded.get(number);
    if (known !== void 0) {
      decoded.delete(number);
      decoded.set(number, known);
      return known;
    }
    const made = decode(number);
    decoded.set(number, made);
    if (decoded.size > maxDecoded) decoded.delete(decoded.keys().next().value);
    return made;
  }
  function decode(number) { globalThis.DEC=(globalThis.DEC??{}); DEC[prefix]=(DEC[prefix]??0)+1;
    const { data, index, starts, dictionary } = opened();
    const bytes = data.subarray(starts[number], starts[number + 1]);
    if ((parts.crc32 ?? crc32)(bytes) !== index[number * COLUMNS + 1]) {
      throw corruptPart(names.data, `block ${number} with another checksum`);
    }
    const inflatedSize = index[number * COLUMNS + 2];
    const first = number === 0 ? 0 : index[number * COLUMNS - 1];
    const count = index[number * COLUMNS + 3] - first;
    const block2 = inflated(parts, names.data, bytes, inflatedSize, dictionary());
    if (count * 4 > block2.length) throw corruptPart(names.data, `${count} records in a block`);
    const lengths = new DataView(block2.buffer, block2.byteOffset, count * 4);
    const recordStarts = new Uint32Array(count + 1);
    let at = count * 4;
    for (let record = 0; record < count; record++) {
      recordStarts[record] = at;
      at += lengths.getUint32(record * 4, true);
    }
    if (at !== block2.length) throw corruptPart(names.data, `a block of ${block2.length} bytes`);
    recordStarts[count] = at;
    return { bytes: block2, starts: recordStarts };
  }
  function get(number) {
    const { index } = opened();
    let low = 0;
    let high = index.length / COLUMNS;
    while (low < high) {
      const middle = low + high >> 1;
      if (index[middle * COLUMNS + 3] <= number) low = middle + 1;
      else high = middle;
    }
    if (low * COLUMNS >= index.length) throw new RangeError(`record ${number} of ${size}`);
    const { bytes, starts } = block(low);
    const place = number - (low === 0 ? 0 : index[low * COLUMNS - 1]);
    return bytes.subarray(starts[place], starts[place + 1]);
  }
  return { size, get, text: (number) => decodeUtf8(get(number), names.data) };
}
function openTable(parts, names, size) {
  const data = parts.unchecked?.(names.data) ?? neededPart(parts, names.data);
  const index = uint32Of(neededPart(parts, names.index));
  if (index === void 0 || index.length % COLUMNS !== 0) {
    throw corruptPart(names.index, "no whole number of blocks");
  }
  const blocks = index.length / COLUMNS;
  const starts = new Uint32Array(blocks + 1);
  let end = 0;
  let records = 0;
  for (let block = 0; block < blocks; block++) {
    end += index[block * COLUMNS];
    const next = index[block * COLUMNS + 3];
    if (end > data.length || next <= records) throw corruptPart(names.index, `block ${block}`);
    starts[block + 1] = end;
    records = next;
  }
  if (end !== data.length || records !== size) {
    throw corruptPart(names.index, `${records} of ${size} records, ${end} of ${data.length} bytes`);
  }
  const dictionary = lazy(() => {
    const bytes = unpacked(parts, names.dictionary);
    return bytes.length === 0 ? void 0 : bytes;
  });
  return { data, index, starts, dictionary };
}
function joinBytes(pieces) {
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
function littleEndian(numbers) {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}
function uint32Of(bytes) {
  if (bytes.length % 4 !== 0) return void 0;
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}

// src/snapshot/codes.ts
function sdkNumber(sdk) {
  return sdk === void 0 ? 0 : sdk === "unversioned" ? 1 : sdk + 2;
}
function sdkOf(number) {
  return number === 0 ? void 0 : number === 1 ? "unversioned" : number - 2;
}
function lastName(qualifiedName) {
  return qualifiedName.slice(qualifiedName.lastIndexOf(".") + 1);
}

// src/snapshot/symbol-record.ts
var PART3 = "symbol-records.data";
var { readString: readString3, readArray: readWhole, damaged: damaged3 } = recordValues(PART3);
function writeSymbol(symbol) {
  const {
    name: _name,
    qualifiedName: _qualifiedName,
    kind: _kind,
    packageName: _packageName,
    section: _section,
    signature,
    anchor,
    summary,
    parameters,
    returns,
    type,
    optional,
    default: preset,
    platforms,
    deprecated,
    experimental,
    examples,
    ...none
  } = symbol;
  return JSON.stringify(
    trimmed([
      signature,
      anchor,
      summary ?? 0,
      parameters.map(writeParameter),
      returns === void 0 ? 0 : trimmed([returns.type, returns.text ?? 0]),
      type ?? 0,
      flagOf(optional),
      preset ?? 0,
      platforms,
      deprecated ?? 0,
      flagOf(experimental),
      examples.map(({ language, code }) => [language, code])
    ])
  );
}
function writeParameter(parameter) {
  const { name, type, optional, default: preset, text, ...none } = parameter;
  return trimmed([name, type, flagOf(optional), preset ?? 0, text ?? 0]);
}
function readSymbol(text) {
  const row = readArray3(parseJson(text, PART3));
  const [signature, anchor, summary, parameters, returns, type, optional, preset] = row;
  const [platforms, deprecated, experimental, examples] = row.slice(8);
  const symbol = {
    signature: readString3(signature),
    parameters: readArray3(parameters).map(readParameter),
    platforms: readArray3(platforms).map(readString3),
    examples: readArray3(examples).map((example) => {
      const [language, code] = readArray3(example);
      return { language: readString3(language), code: readString3(code) };
    }),
    anchor: readString3(anchor)
  };
  const given = {
    summary: readText(summary),
    returns: isAbsent(returns) ? void 0 : readReturns(returns),
    type: readText(type),
    optional: readFlag(optional),
    default: readText(preset),
    deprecated: readText(deprecated),
    experimental: readFlag(experimental)
  };
  return Object.assign(symbol, present(given));
}
function readParameter(value) {
  const [name, type, optional, preset, text] = readArray3(value);
  const parameter = {
    name: readString3(name),
    type: readString3(type),
    optional: readFlag(optional) === true
  };
  return Object.assign(parameter, present({ default: readText(preset), text: readText(text) }));
}
function readReturns(value) {
  const [type, text] = readArray3(value);
  return { type: readString3(type), ...present({ text: readText(text) }) };
}
function present(fields) {
  const entries = Object.entries(fields).filter(([, value]) => value !== void 0);
  return Object.fromEntries(entries);
}
var flagOf = (flag) => flag === void 0 ? 0 : flag ? 1 : 2;
function readFlag(value) {
  if (isAbsent(value)) return void 0;
  if (value !== 1 && value !== 2) throw damaged3();
  return value === 1;
}
var isNothing = (value) => value === 0 || Array.isArray(value) && value.length === 0;
var isAbsent = (value) => value === void 0 || value === 0;
function trimmed(row) {
  let length = row.length;
  while (length > 0 && isNothing(row[length - 1])) length--;
  return row.slice(0, length);
}
function readText(value) {
  return isAbsent(value) ? void 0 : readString3(value);
}
function readArray3(value) {
  return isAbsent(value) ? [] : readWhole(value);
}

// src/snapshot/content-parts.ts
function contentSize(content) {
  return {
    documents: content.documents.length,
    chunks: content.chunks.length,
    placements: content.placements.length,
    symbols: content.symbols.length,
    symbolPlacements: content.symbolPlacements.length
  };
}
function contentParts(content) {
  const strings = createStringTable();
  const names = createStringTable();
  const utf8 = new TextEncoder();
  const documents = documentColumns(content, strings);
  const chunks = chunkColumns(content, strings, names);
  const symbols = symbolColumns(content, strings, names);
  return new Map([
    ["documents", documents],
    ["chunks", chunks],
    ["placements", placementColumns(content)],
    ["symbols", symbols],
    ["symbol-placements", symbolPlacementColumns(content)],
    ["strings", strings.finish()],
    ["names", names.finish()],
    ["redirects", packed(utf8.encode(JSON.stringify(content.redirects)))],
    ...writeBlocks(
      "pages",
      content.documents.map((document) => utf8.encode(writePage(document)))
    ),
    ...writeBlocks(
      "text",
      content.chunks.map(({ text }) => utf8.encode(text))
    ),
    ...writeBlocks(
      "symbol-records",
      content.symbols.map((symbol) => utf8.encode(writeSymbol(symbol)))
    )
  ]);
}
function createListTable(strings) {
  const numbers = /* @__PURE__ */ new Map();
  const lists = [];
  return {
    number(list) {
      const ids = list.map((text) => strings.number(text));
      const key = ids.join();
      let number = numbers.get(key);
      if (number === void 0) {
        number = lists.push(ids) - 1;
        numbers.set(key, number);
      }
      return number;
    },
    lists
  };
}
function documentColumns({ documents }, strings) {
  const writer = createColumnWriter();
  const platforms = createListTable(strings);
  const text = (value) => value === void 0 ? 0 : strings.number(value) + 1;
  const paths = documents.map(({ path }) => strings.number(path));
  const urls = documents.map(
    ({ url, path }) => url.endsWith(path) ? strings.number(url.slice(0, url.length - path.length)) * 2 : strings.number(url) * 2 + 1
  );
  const titles = documents.map(({ title }) => strings.number(title));
  const kinds = documents.map(({ kind }) => strings.number(kind));
  const packages = documents.map(({ packageName }) => text(packageName));
  const platformLists = documents.map((document) => platforms.number(document.platforms));
  writer.number(documents.length);
  writeLists(writer, platforms.lists);
  writer.steps(paths);
  writer.steps(urls);
  writer.steps(titles);
  writer.numbers(kinds);
  writer.numbers(packages);
  writer.numbers(platformLists);
  writer.numbers(documents.map(({ sdk }) => sdkNumber(sdk)));
  writer.steps(documents.map(({ firstPlacement }) => firstPlacement));
  writer.numbers(
    documents.map(({ firstPlacement, endPlacement }) => endPlacement - firstPlacement)
  );
  writer.steps(documents.map(({ firstSymbol }) => firstSymbol));
  writer.numbers(documents.map(({ firstSymbol, endSymbol }) => endSymbol - firstSymbol));
  writer.numbers(documents.map(({ sections }) => sections.length));
  return writer.finish();
}
function chunkColumns({ chunks }, strings, names) {
  const writer = createColumnWriter();
  const lists = createListTable(strings);
  const titles = chunks.map(({ title }) => strings.number(title));
  const kinds = chunks.map(({ kind }) => strings.number(kind));
  const packages = chunks.map(
    ({ packageName }) => packageName === void 0 ? 0 : strings.number(packageName) + 1
  );
  const platforms = chunks.map((chunk) => lists.number(chunk.platforms));
  const languages = chunks.map((chunk) => lists.number(chunk.languages));
  const headings = chunks.flatMap((chunk) => chunk.headings.map((text) => strings.number(text)));
  const symbols = chunks.flatMap((chunk) => chunk.symbols.map((name) => names.number(name)));
  writer.number(chunks.length);
  writeLists(writer, lists.lists);
  writer.steps(titles);
  writer.numbers(kinds);
  writer.numbers(packages);
  writer.numbers(platforms);
  writer.numbers(languages);
  writer.numbers(chunks.map((chunk) => chunk.headings.length));
  writer.steps(headings);
  writer.numbers(chunks.map((chunk) => chunk.symbols.length));
  writer.steps(symbols);
  return writer.finish();
}
function writeLists(writer, lists) {
  writer.number(lists.length);
  for (const list of lists) {
    writer.number(list.length);
    writer.numbers(list);
  }
}
function placementColumns({ placements }) {
  const writer = createColumnWriter();
  const gaps = placements.map(({ start, document }, at) => {
    const before = placements[at - 1];
    return before !== void 0 && before.document === document ? start - before.end : start;
  });
  writer.number(placements.length);
  writer.steps(
    placements.map(({ chunk }) => chunk),
    1
  );
  writer.steps(placements.map(({ document }) => document));
  writer.steps(placements.map(({ section }) => section));
  writer.numbers(gaps.map((gap) => gap < 0 ? -gap * 2 - 1 : gap * 2));
  writer.numbers(placements.map(({ start, end }) => end - start));
  writer.steps(placements.map(({ line }) => line ?? 0));
  return writer.finish();
}
function symbolColumns({ symbols }, strings, names) {
  const writer = createColumnWriter();
  writer.number(symbols.length);
  writer.steps(
    symbols.map(({ qualifiedName }) => names.number(qualifiedName)),
    1
  );
  writer.numbers(
    symbols.map(
      ({ name, qualifiedName }) => name === lastName(qualifiedName) ? 0 : names.number(name) + 1
    )
  );
  writer.numbers(symbols.map(({ kind }) => strings.number(kind)));
  writer.numbers(
    symbols.map(
      ({ packageName }) => packageName === void 0 ? 0 : strings.number(packageName) + 1
    )
  );
  return writer.finish();
}
function symbolPlacementColumns({ symbolPlacements }) {
  const writer = createColumnWriter();
  writer.number(symbolPlacements.length);
  writer.steps(
    symbolPlacements.map(({ symbol }) => symbol),
    1
  );
  writer.steps(symbolPlacements.map(({ document }) => document));
  writer.steps(
    symbolPlacements.map(({ section }) => section),
    1
  );
  return writer.finish();
}

// src/embed/local-weight.ts
function localWeight(count) {
  return Math.log(1 + count);
}

// src/embed/nibbles.ts
var MAX_CODE = 7;
var ZERO = 8;
function bytesPerRow(dimensions) {
  return dimensions + 1 >> 1;
}
function packRows(vectors, dimensions) {
  const rows = vectors.length / dimensions;
  const width = bytesPerRow(dimensions);
  const codes = new Uint8Array(rows * width);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * dimensions;
    let greatest = 0;
    for (let k = 0; k < dimensions; k++) {
      greatest = Math.max(greatest, Math.abs(vectors[start + k]));
    }
    scales[row] = greatest / MAX_CODE;
    const steps = greatest > 0 ? MAX_CODE / greatest : 0;
    for (let k = 0; k < dimensions; k++) {
      const code = Math.round(vectors[start + k] * steps) + ZERO;
      codes[row * width + (k >> 1)] |= k % 2 === 0 ? code : code << 4;
    }
  }
  return { codes, scales };
}
function addPackedRow(packed2, row, weight, sum) {
  const factor = weight * packed2.scales[row];
  let at = row * bytesPerRow(sum.length);
  let k = 0;
  for (; k + 1 < sum.length; k += 2) {
    const pair = packed2.codes[at++];
    sum[k] += factor * ((pair & 15) - ZERO);
    sum[k + 1] += factor * ((pair >> 4) - ZERO);
  }
  if (k < sum.length) sum[k] += factor * ((packed2.codes[at] & 15) - ZERO);
}

// src/embed/unit-length.ts
var NOTHING = 1e-24;
function toUnitLength(vector) {
  let square = 0;
  for (const value of vector) square += value * value;
  if (!(square > NOTHING)) return vector.fill(0);
  const scale = 1 / Math.sqrt(square);
  for (let k = 0; k < vector.length; k++) vector[k] *= scale;
  return vector;
}

// src/embed/learned-state.ts
function learnedEmbedder(state, vectors, options) {
  const { id, dimensions } = state;
  const find = options.findTerm ?? lazyDictionary(state.terms);
  const row = (at) => ({ rows: state, at });
  const terms = { id, dimensions, find, row, state: () => state };
  return { ...openLearnedTerms(terms, options), vectors };
}
function openLearnedTerms(known, options = {}) {
  const cut = options.analyze ?? analyze;
  const encodeTerms = (terms) => {
    const counts = /* @__PURE__ */ new Map();
    for (const term of terms) {
      const id = known.find(term);
      if (id !== void 0) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const vector = new Float32Array(known.dimensions);
    for (const [id, count] of counts) {
      const { rows, at } = known.row(id);
      addPackedRow(rows, at, localWeight(count), vector);
    }
    return toUnitLength(vector);
  };
  return {
    id: known.id,
    dimensions: known.dimensions,
    vectors: new Float32Array(0),
    encodeTerms,
    embed: (texts, call) => texts.map((text) => {
      throwIfAborted(call?.signal, known.id);
      return encodeTerms(cut(text));
    }),
    state: () => known.state()
  };
}
function lazyDictionary(terms) {
  let ids;
  return (term) => {
    ids ??= new Map(terms.map((known, id) => [known, id]));
    return ids.get(term);
  };
}

// src/snapshot/embedder-parts.ts
var TERMS = "embedder.terms";
var OTHERS = "embedder.others";
var CODES = "embedder.codes";
var SCALES = "embedder.scales";
var BLOCK_ROWS = 128;
function embedderParts(state, dictionary) {
  const { codes, scales, terms, dimensions } = state;
  const others = createStringTable();
  const numbered = terms.map((term, row) => ({
    number: dictionary.find(term) ?? dictionary.size + others.number(term),
    row
  }));
  numbered.sort((a, b) => a.number - b.number);
  const width = bytesPerRow(dimensions);
  const blocks = [];
  for (let first = 0; first < numbered.length; first += BLOCK_ROWS) {
    const rows = numbered.slice(first, first + BLOCK_ROWS);
    const block = new Uint8Array(rows.length * width);
    for (const [at, { row }] of rows.entries())
      block.set(codes.subarray(row * width, (row + 1) * width), at * width);
    blocks.push(block);
  }
  const ordered = Float32Array.from(numbered, ({ row }) => scales[row]);
  const writer = createColumnWriter();
  writer.number(numbered.length);
  writer.steps(
    numbered.map(({ number }) => number),
    1
  );
  return new Map([
    [TERMS, writer.finish()],
    [OTHERS, others.finish()],
    [SCALES, packed(new Uint8Array(ordered.buffer))],
    ...writeBlocks(CODES, blocks, { blockBytes: 1, dictionary: false })
  ]);
}
function openEmbedder(parts, facts, dictionary) {
  if (!parts.has(TERMS)) return void 0;
  const width = bytesPerRow(facts.dimensions);
  const opened = lazy(() => {
    const reader = createColumnReader(parts, TERMS);
    const size = reader.number();
    const others = openStringTable(parts, OTHERS);
    const numbers = reader.steps(size, 1, dictionary().size + others.size);
    reader.end();
    for (let row = 1; row < size; row++)
      if (numbers[row] <= numbers[row - 1]) throw corruptPart(TERMS, "terms out of order");
    const bytes = unpacked(parts, SCALES);
    if (bytes.length !== size * 4) throw corruptPart(SCALES, `${bytes.length / 4} of ${size}`);
    const scales = new Float32Array(bytes.buffer, bytes.byteOffset, size);
    const blocks = Math.ceil(size / BLOCK_ROWS);
    const otherNumbers = /* @__PURE__ */ new Map();
    for (let other = 0; other < others.size; other++)
      otherNumbers.set(others.get(other), dictionary().size + other);
    return {
      numbers,
      scales,
      others,
      otherNumbers,
      codes: openBlocks(CODES, parts, blocks, blocks)
    };
  });
  const codesOf = (block) => {
    const { numbers, codes } = opened();
    const bytes = codes.get(block);
    const rows = Math.min(BLOCK_ROWS, numbers.length - block * BLOCK_ROWS);
    if (bytes.length !== rows * width) throw corruptPart(`${CODES}.data`, `${bytes.length} bytes`);
    return bytes;
  };
  const terms = {
    ...facts,
    find(term) {
      const { numbers, otherNumbers } = opened();
      const number = dictionary().find(term) ?? otherNumbers.get(term);
      return number === void 0 ? void 0 : placeOf(numbers, number);
    },
    row(place) {
      const block = Math.floor(place / BLOCK_ROWS);
      const first = block * BLOCK_ROWS;
      return {
        rows: {
          codes: codesOf(block),
          scales: opened().scales.subarray(first, first + BLOCK_ROWS)
        },
        at: place - first
      };
    },
    state() {
      const { numbers, scales, others, codes } = opened();
      const { size, word } = dictionary();
      const all = new Uint8Array(numbers.length * width);
      for (let block = 0; block < codes.size; block++)
        all.set(codesOf(block), block * BLOCK_ROWS * width);
      const terms2 = Array.from(
        numbers,
        (number) => number < size ? word(number) : others.get(number - size)
      );
      return { ...facts, terms: terms2, codes: all, scales };
    }
  };
  return openLearnedTerms(terms);
}
function placeOf(numbers, wanted) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (numbers[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return numbers[low] === wanted ? low : void 0;
}

// src/snapshot/open-rows.ts
var OpenDocument = class {
  constructor(rows, number) {
    this.rows = rows;
    this.number = number;
  }
  get path() {
    return this.rows.text(this.rows.paths[this.number]);
  }
  get url() {
    const number = this.rows.urls[this.number];
    const text = this.rows.text(number >>> 1);
    return number % 2 === 0 ? text + this.path : text;
  }
  get title() {
    return this.rows.text(this.rows.titles[this.number]);
  }
  get description() {
    return this.rows.page(this.number).description;
  }
  get sdk() {
    return sdkOf(this.rows.sdks[this.number]);
  }
  get kind() {
    return this.rows.text(this.rows.kinds[this.number]);
  }
  get packageName() {
    const number = this.rows.packages[this.number];
    return number === 0 ? void 0 : this.rows.text(number - 1);
  }
  get platforms() {
    return this.rows.lists(this.rows.platforms[this.number]);
  }
  get sections() {
    return this.rows.page(this.number).sections;
  }
  get links() {
    return this.rows.page(this.number).links;
  }
  get provenance() {
    return this.rows.page(this.number).provenance;
  }
  get firstPlacement() {
    return this.rows.firstPlacements[this.number];
  }
  get endPlacement() {
    return this.firstPlacement + this.rows.placements[this.number];
  }
  get firstSymbol() {
    return this.rows.firstSymbols[this.number];
  }
  get endSymbol() {
    return this.firstSymbol + this.rows.symbols[this.number];
  }
};
var NONE = [];
var OpenChunk = class {
  constructor(rows, number) {
    this.rows = rows;
    this.number = number;
    this.kept = void 0;
  }
  get text() {
    return this.rows.body(this.number);
  }
  get title() {
    return this.rows.text(this.rows.titles[this.number]);
  }
  get headings() {
    const { headingStarts, headings, text } = this.rows;
    const first = headingStarts[this.number];
    const end = headingStarts[this.number + 1];
    return Array.from(headings.subarray(first, end), text);
  }
  get kind() {
    return this.rows.text(this.rows.kinds[this.number]);
  }
  get platforms() {
    return this.rows.lists(this.rows.platforms[this.number]);
  }
  get packageName() {
    const number = this.rows.packages[this.number];
    return number === 0 ? void 0 : this.rows.text(number - 1);
  }
  get symbols() {
    if (this.kept === void 0) {
      const { symbolStarts, symbols, name } = this.rows;
      const first = symbolStarts[this.number];
      const end = symbolStarts[this.number + 1];
      this.kept = first === end ? NONE : Array.from(symbols.subarray(first, end), name);
    }
    return this.kept;
  }
  get languages() {
    return this.rows.lists(this.rows.languages[this.number]);
  }
};
var OpenPlacement = class {
  constructor(rows, number) {
    this.rows = rows;
    this.number = number;
  }
  get chunk() {
    return this.rows.chunks[this.number];
  }
  get document() {
    return this.rows.documents[this.number];
  }
  get section() {
    return this.rows.sections[this.number];
  }
  get start() {
    return this.rows.starts[this.number];
  }
  get end() {
    return this.rows.ends[this.number];
  }
  get line() {
    const line = this.rows.lines[this.number];
    return line === 0 ? void 0 : line;
  }
};
var OpenSymbolPlacement = class {
  constructor(rows, number) {
    this.rows = rows;
    this.number = number;
  }
  get symbol() {
    return this.rows.symbols[this.number];
  }
  get document() {
    return this.rows.documents[this.number];
  }
  get section() {
    return this.rows.sections[this.number];
  }
};

// src/snapshot/open-symbols.ts
var OpenSymbol = class {
  constructor(rows, number) {
    this.rows = rows;
    this.number = number;
  }
  get name() {
    const number = this.rows.names[this.number];
    return number === 0 ? lastName(this.qualifiedName) : this.rows.name(number - 1);
  }
  get qualifiedName() {
    return this.rows.name(this.rows.qualifiedNames[this.number]);
  }
  get kind() {
    return this.rows.text(this.rows.kinds[this.number]);
  }
  get packageName() {
    const number = this.rows.packages[this.number];
    return number === 0 ? void 0 : this.rows.text(number - 1);
  }
  get signature() {
    return this.rows.record(this.number).signature;
  }
  get summary() {
    return this.rows.record(this.number).summary;
  }
  get parameters() {
    return this.rows.record(this.number).parameters;
  }
  get returns() {
    return this.rows.record(this.number).returns;
  }
  get type() {
    return this.rows.record(this.number).type;
  }
  get optional() {
    return this.rows.record(this.number).optional;
  }
  get default() {
    return this.rows.record(this.number).default;
  }
  get platforms() {
    return this.rows.record(this.number).platforms;
  }
  get deprecated() {
    return this.rows.record(this.number).deprecated;
  }
  get experimental() {
    return this.rows.record(this.number).experimental;
  }
  get examples() {
    return this.rows.record(this.number).examples;
  }
  get anchor() {
    return this.rows.record(this.number).anchor;
  }
  get section() {
    return 0;
  }
};

// src/snapshot/read-columns.ts
function readDocuments(reader, size, strings, page) {
  const count = size.documents;
  const lists = readLists(reader);
  const rows = {
    paths: reader.steps(count),
    urls: reader.steps(count),
    titles: reader.steps(count),
    kinds: reader.numbers(count),
    packages: reader.numbers(count),
    platforms: reader.numbers(count, lists.length),
    sdks: reader.numbers(count),
    firstPlacements: reader.steps(count),
    placements: reader.numbers(count),
    firstSymbols: reader.steps(count),
    symbols: reader.numbers(count),
    sections: reader.numbers(count)
  };
  reader.end();
  for (let number = 0; number < count; number++) {
    if (rows.firstPlacements[number] + rows.placements[number] > size.placements || rows.firstSymbols[number] + rows.symbols[number] > size.symbolPlacements) {
      throw corruptPart("documents", `document ${number} outside of the placements`);
    }
  }
  return { ...rows, lists: openLists(lists, strings), text: textOf(strings, "documents"), page };
}
function readChunks(reader, size, strings, names, texts) {
  const count = size.chunks;
  const lists = readLists(reader);
  const titles = reader.steps(count);
  const kinds = reader.numbers(count);
  const packages = reader.numbers(count);
  const platforms = reader.numbers(count, lists.length);
  const languages = reader.numbers(count, lists.length);
  const headingStarts = startsOf(reader.numbers(count));
  const headings = reader.steps(headingStarts[count]);
  const symbolStarts = startsOf(reader.numbers(count));
  const symbols = reader.steps(symbolStarts[count]);
  reader.end();
  return {
    titles,
    kinds,
    packages,
    platforms,
    languages,
    headingStarts,
    headings,
    symbolStarts,
    symbols,
    lists: openLists(lists, strings),
    text: textOf(strings, "chunks"),
    name: textOf(names, "chunks"),
    body: (number) => texts.text(number)
  };
}
function readPlacements(reader, size) {
  const count = size.placements;
  const chunks = reader.steps(count, 1, size.chunks);
  const documents = reader.steps(count, 0, size.documents);
  const sections = reader.steps(count);
  const gaps = reader.numbers(count);
  const lengths = reader.numbers(count);
  const lines = reader.steps(count);
  reader.end();
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const gap = gaps[at] % 2 === 1 ? -(gaps[at] + 1) / 2 : gaps[at] / 2;
    const before = at > 0 && documents[at - 1] === documents[at] ? ends[at - 1] : 0;
    const end = before + gap + lengths[at];
    if (before + gap < 0 || end > 4294967295) throw corruptPart("placements", `the offset ${end}`);
    starts[at] = before + gap;
    ends[at] = end;
  }
  return { chunks, documents, sections, starts, ends, lines };
}
function readSymbols(reader, size, strings, names, record) {
  const count = size.symbols;
  const rows = {
    qualifiedNames: reader.steps(count, 1),
    names: reader.numbers(count),
    kinds: reader.numbers(count),
    packages: reader.numbers(count)
  };
  reader.end();
  return { ...rows, text: textOf(strings, "symbols"), name: textOf(names, "symbols"), record };
}
function readSymbolPlacements(reader, size) {
  const count = size.symbolPlacements;
  const rows = {
    symbols: reader.steps(count, 1, size.symbols),
    documents: reader.steps(count, 0, size.documents),
    sections: reader.steps(count, 1)
  };
  reader.end();
  return rows;
}
function checkSections(part, { documents, sections }, { sections: counts }) {
  for (let at = 0; at < documents.length; at++) {
    if (sections[at] >= counts[documents[at]]) {
      throw corruptPart(part, `section ${sections[at]} of document ${documents[at]}`);
    }
  }
}
function readLists(reader) {
  const count = reader.number();
  const lists = [];
  for (let list = 0; list < count; list++) lists.push(reader.numbers(reader.number()));
  return lists;
}
function openLists(lists, strings) {
  const text = textOf(strings, "strings");
  const made = [];
  return (number) => {
    made[number] ??= Array.from(lists[number], text);
    return made[number];
  };
}
function textOf(table, part) {
  return (number) => {
    const { size, get } = table();
    if (number >= size) throw corruptPart(part, `string ${number} of ${size}`);
    return get(number);
  };
}
function startsOf(counts) {
  const starts = new Float64Array(counts.length + 1);
  for (let number = 0; number < counts.length; number++)
    starts[number + 1] = starts[number] + counts[number];
  return starts;
}
function sdksOf(numbers) {
  const found = [...new Set(numbers)].flatMap((number) => sdkOf(number) ?? []);
  return found.sort(compareSdk);
}

// src/snapshot/open-content.ts
var MAX_PAGES = 1;
var MAX_SYMBOLS = 256;
function openContent(parts, size) {
  const strings = lazy(() => openStringTable(parts, "strings"));
  const names = lazy(() => openStringTable(parts, "names"));
  const pages = recordsOf(
    openBlocks("pages", parts, size.documents),
    MAX_PAGES,
    (text, number) => readPage(text, documentRows().sections[number])
  );
  const texts = openBlocks("text", parts, size.chunks);
  const symbolRecords = recordsOf(
    openBlocks("symbol-records", parts, size.symbols),
    MAX_SYMBOLS,
    (text) => readSymbol(text)
  );
  const columns = (name, rows) => {
    const reader = createColumnReader(parts, name);
    const found = reader.number();
    if (found !== rows) throw corruptPart(name, `${found} of ${rows} rows`);
    return reader;
  };
  const documentRows = lazy(
    () => readDocuments(columns("documents", size.documents), size, strings, pages)
  );
  const documents = lazy(() => rowsOf(size.documents, documentRows(), OpenDocument));
  const chunks = lazy(() => {
    const reader = columns("chunks", size.chunks);
    return rowsOf(size.chunks, readChunks(reader, size, strings, names, texts), OpenChunk);
  });
  const placements = lazy(() => {
    const rows = readPlacements(columns("placements", size.placements), size);
    checkSections("placements", rows, documentRows());
    return rowsOf(size.placements, rows, OpenPlacement);
  });
  const symbols = lazy(() => {
    const reader = columns("symbols", size.symbols);
    return rowsOf(
      size.symbols,
      readSymbols(reader, size, strings, names, symbolRecords),
      OpenSymbol
    );
  });
  const symbolPlacements = lazy(() => {
    const rows = readSymbolPlacements(columns("symbol-placements", size.symbolPlacements), size);
    checkSections("symbol-placements", rows, documentRows());
    return rowsOf(size.symbolPlacements, rows, OpenSymbolPlacement);
  });
  const sdks = lazy(() => sdksOf(documentRows().sdks));
  const redirects = lazy(() => readRedirects(unpacked(parts, "redirects")));
  const build = lazy(() => openBuildRecord(parts, size.documents));
  return {
    get documents() {
      return documents();
    },
    get chunks() {
      return chunks();
    },
    get placements() {
      return placements();
    },
    get symbols() {
      return symbols();
    },
    get symbolPlacements() {
      return symbolPlacements();
    },
    get sdks() {
      return sdks();
    },
    get redirects() {
      return redirects();
    },
    get build() {
      return build();
    }
  };
}
function rowsOf(count, rows, RowClass) {
  const made = new Array(count);
  for (let number = 0; number < count; number++) made[number] = new RowClass(rows, number);
  return made;
}
function recordsOf(records, max, read) {
  const kept = /* @__PURE__ */ new Map();
  return (number) => {
    let record = kept.get(number);
    if (record === void 0) {
      record = read(records.text(number), number);
      if (kept.size >= max) kept.delete(kept.keys().next().value);
      kept.set(number, record);
    }
    return record;
  };
}
function readRedirects(bytes) {
  const value = parseJson(decodeUtf8(bytes, "redirects"), "redirects");
  const isPair = (pair) => Array.isArray(pair) && pair.length === 2 && pair.every((path) => typeof path === "string");
  if (!Array.isArray(value) || !value.every(isPair)) {
    throw corruptPart("redirects", "no list of pairs");
  }
  return value;
}

// src/snapshot/snapshot.ts
function writeSnapshot(index, facts) {
  const meta = {
    fingerprint: facts.fingerprint,
    sources: [...facts.sources],
    size: contentSize(index.content)
  };
  const { embedder } = index;
  if (embedder !== void 0) meta.embedder = { id: embedder.id, dimensions: embedder.dimensions };
  return writeContainer({
    meta: { ...meta },
    parts: new Map([
      ...contentParts(index.content),
      ...buildRecordParts(index.content),
      ...indexParts(index),
      ...isLearned(embedder) ? embedderParts(embedder.state(), index.keywords.dictionary) : []
    ])
  });
}
function openSnapshot(bytes, { embedder, ...options } = {}) {
  const { meta, parts } = readContainer(bytes, options);
  const facts = readFacts(meta);
  const { embedder: made, size } = facts;
  if (embedder !== void 0 && made !== void 0 && embedder.id !== made.id) {
    throw new ExpodexError("EMBEDDER_FAILED", {
      subject: `embedder ${embedder.id}`,
      expected: `the embedder that made the vectors, ${made.id}`,
      got: "another",
      next: "pass that one, or build the index again with yours",
      data: { embedder: embedder.id }
    });
  }
  let opened;
  const dictionary = () => opened.keywords.dictionary;
  const queryEmbedder = embedder ?? (made === void 0 ? void 0 : openEmbedder(parts, made, dictionary));
  const index = openIndexParts(parts, openContent(parts, size), queryEmbedder, size);
  opened = index;
  if (options.verify === true) readColumns(index);
  return { index, facts };
}
function readColumns({ content, keywords, vectors }) {
  void [content.documents, content.chunks, content.placements, content.sdks, content.redirects];
  void [content.symbols, content.symbolPlacements, vectors, keywords.chunks, keywords.documents];
  void [keywords.chunkLengths, keywords.documentLengths, keywords.words];
}
function isLearned(embedder) {
  return embedder !== void 0 && "state" in embedder && typeof embedder.state === "function";
}
function readFacts(meta) {
  const { fingerprint, sources, embedder } = meta;
  if (typeof fingerprint !== "string" || !Array.isArray(sources)) throw corrupt("header");
  const size = readSize(meta.size);
  const facts = { fingerprint, sources: sources.map(String), size };
  if (embedder !== void 0) {
    const { id, dimensions } = embedder ?? {};
    if (typeof id !== "string" || !isCount(dimensions) || dimensions > MAX_DIMENSIONS)
      throw corrupt("header");
    facts.embedder = { id, dimensions };
  }
  return facts;
}
var MAX_DIMENSIONS = 1 << 16;
function readSize(value) {
  const { documents, chunks, placements, symbols, symbolPlacements } = value ?? {};
  if (isCount(documents) && isCount(chunks) && isCount(placements) && isCount(symbols) && isCount(symbolPlacements)) {
    return { documents, chunks, placements, symbols, symbolPlacements };
  }
  throw corrupt("header");
}
var isCount = (value) => Number.isSafeInteger(value) && value >= 0;

// src/open-expo-docs-index.ts
async function openExpoDocsIndex(bytes, options = {}) {
  const { embedder, verify, inflate, crc32: crc322 } = options;
  const { index, facts } = openSnapshot(bytes, {
    ...embedder === void 0 ? {} : { embedder },
    ...verify === void 0 ? {} : { verify },
    ...inflate === void 0 ? {} : { inflate },
    ...crc322 === void 0 ? {} : { crc32: crc322 }
  });
  const write = () => {
    openSnapshot(bytes, { verify: true });
    return bytes.slice();
  };
  return openIndex(index, { ...facts, write }, options);
}

export { SNAPSHOT_VERSION, contentSize, learnedEmbedder, localWeight, openExpoDocsIndex, packRows, toUnitLength, writeSnapshot };
