import { deflateSync, inflateSync } from 'fflate';
import { create, components } from '@orama/orama';

// src/errors.ts
var ExpodexError = class extends Error {
  name = "ExpodexError";
  code;
  data;
  /** What the reader can do now, in the words of this library; the message ends in it. An adapter may have words of its own. */
  next;
  constructor(code, parts) {
    super(
      `${JSON.stringify(parts.subject)}: expected ${parts.expected}, got ${parts.got}; ${parts.next}`,
      parts.cause === void 0 ? void 0 : { cause: parts.cause }
    );
    this.code = code;
    this.data = parts.data;
    this.next = parts.next;
  }
};
function isExpodexError(value, code) {
  if (!(value instanceof Error) || value.name !== "ExpodexError") return false;
  const { code: found } = value;
  return typeof found === "string" && (code === void 0 || found === code);
}
function throwIfAborted(signal, subject) {
  if (signal?.aborted !== true) return;
  throw new ExpodexError("ABORTED", {
    subject,
    expected: "to run to its end",
    got: "an abort signal",
    next: "start it again to continue",
    data: { subject },
    cause: signal.reason
  });
}

// src/sdk.ts
function parseSdk(text) {
  if (typeof text === "number") return Number.isInteger(text) && text > 0 ? text : void 0;
  const word = text.trim().toLowerCase();
  if (word === "unversioned" || word === "next" || word === "canary") return "unversioned";
  const match = /^(?:sdk[\s-]?)?[v^~]?(\d{1,3})(?:\.(?:\d{1,4}|x)){0,2}$/.exec(word);
  return match === null ? void 0 : Number(match[1]);
}
function sdkSegment(sdk) {
  return sdk === "unversioned" ? sdk : `v${sdk}.0.0`;
}
function sdkLabel(sdk) {
  return sdk === "unversioned" ? sdk : `SDK ${sdk}`;
}
function compareSdk(a, b) {
  if (a === b) return 0;
  if (a === "unversioned") return 1;
  if (b === "unversioned") return -1;
  return b - a;
}
function latestSdk(sdks) {
  return [...sdks].sort(compareSdk)[0];
}
function sdkNotIndexed(requested, available) {
  const names = [...available].sort(compareSdk).map(sdkLabel);
  return new ExpodexError("SDK_NOT_INDEXED", {
    subject: `sdk ${requested}`,
    expected: names.length === 0 ? "no SDK, because the index holds none" : `one of ${names.join(", ")}`,
    got: String(requested),
    next: names.length === 0 ? "leave sdk out: every page of this index belongs to no release" : 'ask for one of those, or pass fallback: "nearest" to search the closest',
    data: { requested: String(requested), available: names }
  });
}

// src/chunk/content.ts
var SDK_MARK = "\uE057";
function withSdk(text, sdk) {
  return sdk === void 0 ? text : text.replaceAll(SDK_MARK, sdkSegment(sdk));
}
function copySymbol(symbol) {
  const { name, qualifiedName, kind, packageName, signature, summary, parameters } = symbol;
  const { returns, type, optional, platforms, deprecated, experimental, examples } = symbol;
  const { anchor, section, default: preset } = symbol;
  return {
    name,
    qualifiedName,
    kind,
    ...packageName === void 0 ? {} : { packageName },
    signature,
    ...summary === void 0 ? {} : { summary },
    parameters: parameters.map(copyParameter),
    ...returns === void 0 ? {} : { returns: copyReturns(returns) },
    ...type === void 0 ? {} : { type },
    ...optional === void 0 ? {} : { optional },
    ...preset === void 0 ? {} : { default: preset },
    platforms,
    ...deprecated === void 0 ? {} : { deprecated },
    ...experimental === void 0 ? {} : { experimental },
    examples: examples.map(({ language, code }) => ({ language, code })),
    anchor,
    section
  };
}
function copyParameter(parameter) {
  const { name, type, optional, default: preset, text } = parameter;
  return {
    name,
    type,
    optional,
    ...preset === void 0 ? {} : { default: preset },
    ...text === void 0 ? {} : { text }
  };
}
function copyReturns({ type, text }) {
  return text === void 0 ? { type } : { type, text };
}

// src/options.ts
function invalidOption(option, expected, got, next = "change the option, or leave it out where it has a default") {
  const text = shown(got);
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: text,
    next,
    data: { option, expected, got: text }
  });
}
function shown(value) {
  if (typeof value === "string") return JSON.stringify(value.slice(0, 100));
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}
function wholeNumber(option, value, min, max) {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw invalidOption(option, `a whole number from ${min} to ${max}`, value);
}
function numberBetween(option, value, min, max) {
  if (value >= min && value <= max) return value;
  throw invalidOption(option, `a number from ${min} to ${max}`, value);
}

// src/text/nearest-names.ts
var MAX_COMPARED_LENGTH = 80;
function editDistance(a, b, max) {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > max) return max + 1;
  let before = [];
  let previous = Array.from({ length: b.length + 1 }, (_2, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
      let cost = Math.min(
        previous[column] + 1,
        current[column - 1] + 1,
        previous[column - 1] + (same ? 0 : 1)
      );
      const swapped = row > 1 && column > 1 && a.charCodeAt(row - 1) === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1);
      if (swapped) cost = Math.min(cost, before[column - 2] + 1);
      current.push(cost);
      if (cost < least) least = cost;
    }
    if (least > max) return max + 1;
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length], max + 1);
}
function likeness(wanted, name) {
  const a = wanted.slice(0, MAX_COMPARED_LENGTH).toLowerCase();
  const b = name.slice(0, MAX_COMPARED_LENGTH).toLowerCase();
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  const shorter = Math.min(a.length, b.length);
  const longer = Math.max(a.length, b.length);
  const max = Math.max(1, Math.floor(shorter / 3));
  const distance = editDistance(a, b, max);
  const spelled = distance > max ? 0 : 1 - distance / longer;
  const held = shorter >= 3 && (a.includes(b) || b.includes(a)) ? 0.5 + shorter / longer / 2.5 : 0;
  return Math.max(spelled, held, sharedWords(wanted, name) * 0.8);
}
function sharedWords(a, b) {
  const left = new Set(nameWords(a));
  const right = new Set(nameWords(b));
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const word of left) if (right.has(word)) common++;
  return 2 * common / (left.size + right.size);
}
function nameWords(name) {
  return name.slice(0, 400).replace(/([a-z0-9])([A-Z])/gu, "$1 $2").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
function nearestNames(wanted, names, limit, formsOf = () => []) {
  const scored = [];
  for (const name of new Set(names)) {
    let score = likeness(wanted, name);
    for (const form of formsOf(name)) score = Math.max(score, likeness(wanted, form) * 0.95);
    if (score >= 0.45) scored.push({ name, score });
  }
  scored.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  return scored.slice(0, limit).map(({ name }) => name);
}

// src/known-options.ts
var SEARCH_OPTIONS = {
  limit: "checked",
  offset: "checked",
  mode: "checked",
  sdk: "checked",
  fallback: "checked",
  platforms: "checked",
  kinds: "checked",
  packages: "checked",
  perPage: "checked",
  correct: "boolean",
  excerptLength: "checked",
  cache: "boolean",
  signal: "signal"
};
function textArgument(name, value) {
  if (typeof value === "string") return value;
  throw invalidOption(name, "a text", value, `pass ${name} as a text`);
}
function knownOptions(call, options, kinds) {
  if (options === void 0) return {};
  const value = options;
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalidOption("options", `an object with options of ${call}`, value);
  for (const [name, given] of Object.entries(value)) {
    if (given === void 0) continue;
    if (!Object.hasOwn(kinds, name)) throw unknownOption(call, name, Object.keys(kinds));
    checkKind(name, given, kinds[name]);
  }
  return options;
}
function checkKind(name, value, kind) {
  if (kind === "checked") return;
  if (kind === "signal") {
    const isSignal = typeof value === "object" && value !== null && typeof value.aborted === "boolean" && typeof value.addEventListener === "function";
    if (!isSignal) throw invalidOption(name, "an AbortSignal", value);
  } else if (typeof kind === "object") {
    if (typeof value !== "string" || !kind.includes(value))
      throw invalidOption(name, `one of ${kind.join(", ")}`, value);
  } else if (typeof value !== (kind === "text" ? "string" : kind)) {
    throw invalidOption(name, kind === "boolean" ? "true or false" : `a ${kind}`, value);
  }
}
function unknownOption(call, name, known) {
  const option = name.slice(0, 100);
  const expected = `an option of ${call}: ${known.join(", ")}`;
  const [nearest] = nearestNames(option, known, 1);
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got: "a name that none has",
    next: nearest === void 0 ? "leave it out" : `write ${nearest} if that is what you mean`,
    data: { option, expected, got: option }
  });
}

// src/text/tokens.ts
var WIDE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu;
function estimateTokens(text) {
  const wide = text.match(WIDE)?.length ?? 0;
  return wide + Math.ceil((text.length - wide) / 4);
}

// src/text/markdown-blocks.ts
var FENCE_OPEN = /^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(`{3,}(?=[^`]*$)|~{3,})/u;
var FENCE_CLOSE = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/u;
var HEADING = /^#{1,6}[ \t]/u;
function splitBlocks(text) {
  const blocks = [];
  let current;
  let run = "";
  let blank = false;
  for (let start = 0; start < text.length; ) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    const line = text.slice(start, lineBreak < 0 ? end : lineBreak);
    if (run !== "") {
      const closing = FENCE_CLOSE.exec(line)?.[1];
      if (closing?.startsWith(run) === true) run = "";
    } else if (line.trim() === "") {
      blank = true;
    } else {
      const opening = FENCE_OPEN.exec(line);
      const heading = opening === null && HEADING.test(line);
      const afterOther = current?.heading === true || current?.fence !== void 0;
      if (current === void 0 || blank || heading || opening !== null || afterOther) {
        current = { start, end, heading };
        blocks.push(current);
      }
      if (opening !== null) {
        run = opening[2] ?? "";
        const indent = (opening[1] ?? "").replace(/[^ \t>]/gu, " ");
        current.fence = { open: line, close: indent + run };
      }
      blank = false;
    }
    if (current === void 0) {
      current = { start: 0, end, heading: false };
      blocks.push(current);
    }
    current.end = end;
    start = end;
  }
  return blocks;
}
function takeText(text, blocks, from, maxTokens) {
  let index = blocks.findIndex((block) => block.end > from);
  if (index < 0) return { text: "", end: text.length };
  const first = blocks[index];
  if (tokensFrom(text, first, from) > maxTokens) return splitBlock(text, first, from, maxTokens);
  let used = 0;
  let end = from;
  const start = index;
  for (; index < blocks.length; index++) {
    const block = blocks[index];
    used += tokensFrom(text, block, Math.max(from, block.start));
    if (used > maxTokens) break;
    end = block.end;
  }
  if (index < blocks.length) {
    while (index - 1 > start && blocks[index - 1].heading) {
      index--;
      end = blocks[index].start;
    }
  }
  const opening = from > first.start && first.fence !== void 0 ? `${first.fence.open}
` : "";
  return { text: opening + text.slice(from, end).trimEnd(), end };
}
function tokensFrom(text, block, from) {
  const rest = text.slice(from, block.end);
  const reopened = from > block.start && block.fence !== void 0;
  return estimateTokens(reopened ? `${block.fence.open}
${rest}` : rest);
}
function splitBlock(text, block, from, maxTokens) {
  const { fence } = block;
  const opening = fence !== void 0 && from > block.start ? `${fence.open}
` : "";
  const closing = fence === void 0 ? "" : `
${fence.close}`;
  const budget = Math.max(16, maxTokens - estimateTokens(opening) - estimateTokens(closing));
  const length = longestPrefix(text, from, block.end, budget);
  let end = from + length;
  const breakAt = Math.max(
    text.lastIndexOf("\n", end - 1) + 1,
    fence === void 0 ? text.lastIndexOf(" ", end - 1) + 1 : 0
  );
  const lineAt = text.lastIndexOf("\n", end - 1) + 1;
  const least = fence !== void 0 && from === block.start ? from + fence.open.length + 1 : from;
  if (lineAt > least) end = lineAt;
  else if (breakAt > least) end = breakAt;
  else if (isLowSurrogate(text.charCodeAt(end))) end -= end - 1 > from ? 1 : -1;
  if (fence !== void 0 && FENCE_CLOSE.test(text.slice(end, block.end).trim())) end = block.end;
  const body = end === block.end ? text.slice(from, end).trimEnd() : void 0;
  if (body !== void 0) return { text: opening + body, end };
  return { text: opening + text.slice(from, end).trimEnd() + closing, end };
}
function longestPrefix(text, from, to, maxTokens) {
  let low = 1;
  let high = Math.min(to - from, maxTokens * 4);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (estimateTokens(text.slice(from, from + middle)) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return low;
}
var isLowSurrogate = (code) => code >= 56320 && code <= 57343;

// src/answer/answer.ts
var { limit: _, offset: __, excerptLength: ___, ...SHARED_OPTIONS } = SEARCH_OPTIONS;
var ANSWER_OPTIONS = { ...SHARED_OPTIONS, maxTokens: "checked" };
var DEFAULT_MAX_TOKENS = 2e3;
var MIN_MAX_TOKENS = 100;
var MAX_MAX_TOKENS = 1e5;
var LEAST_SCORE_SHARE = 0.4;
var LEAST_PASSAGE_TOKENS = 40;
var TOKENS_PER_HIT = 120;
async function packAnswer({ lookup, search, now }, query, options = {}) {
  const started = now();
  textArgument("query", query);
  const known = knownOptions("answer", options, ANSWER_OPTIONS);
  const { maxTokens = DEFAULT_MAX_TOKENS, ...searchOptions } = known;
  wholeNumber("maxTokens", maxTokens, MIN_MAX_TOKENS, MAX_MAX_TOKENS);
  const limit = Math.min(50, Math.max(8, Math.ceil(maxTokens / TOKENS_PER_HIT)));
  const result2 = await search(query, { ...searchOptions, limit });
  const passages = choosePassages(lookup, result2.hits, maxTokens);
  const pages = groupByPage(lookup, passages);
  const text = pages.map(({ cited, body }) => `${cited}

${body}`).join("\n\n");
  return {
    query: result2.query,
    sdk: result2.sdk,
    text,
    citations: pages.map(({ citation }) => citation),
    tokens: estimateTokens(text),
    tookMs: now() - started,
    corrections: result2.corrections
  };
}
function choosePassages(lookup, hits, maxTokens) {
  const least = (hits[0]?.score ?? 0) * LEAST_SCORE_SHARE;
  const seen = /* @__PURE__ */ new Set();
  const passages = [];
  let left = maxTokens;
  for (const hit of hits) {
    if (left < LEAST_PASSAGE_TOKENS) break;
    if (hit.score < least) continue;
    const chunk = lookup.content.chunks[hit.chunk];
    if (chunk === void 0) continue;
    const whole = withSdk(chunk.text, hit.sdk).trim();
    const key = whole.replace(/^#.*$/gmu, "").replace(/\s+/gu, " ");
    if (seen.has(key)) continue;
    const overhead = estimateTokens(citingLine({ ...hit, number: 99 })) + 2;
    const text = wholeBlocks(whole, left - overhead, passages.length === 0);
    if (text === "") continue;
    seen.add(key);
    passages.push({ hit, text });
    left -= overhead + estimateTokens(text);
  }
  return passages;
}
function wholeBlocks(text, maxTokens, isFirst) {
  if (maxTokens <= 0) return "";
  if (estimateTokens(text) <= maxTokens) return text;
  let end = 0;
  let hasBody = false;
  for (const block of splitBlocks(text)) {
    if (estimateTokens(text.slice(0, block.end).trimEnd()) > maxTokens) {
      if (!hasBody && isFirst && block.fence === void 0)
        return cutSentence(text.slice(0, block.end), maxTokens);
      break;
    }
    if (block.heading) continue;
    hasBody = true;
    end = block.end;
  }
  return hasBody ? text.slice(0, end).trimEnd() : "";
}
function cutSentence(text, maxTokens) {
  let cut = text.slice(0, maxTokens * 4 - 4);
  while (estimateTokens(cut) >= maxTokens) cut = cut.slice(0, Math.floor(cut.length * 0.9));
  const at = Math.max(cut.lastIndexOf(". "), cut.lastIndexOf("\n"), cut.lastIndexOf("\u3002"));
  const space = cut.lastIndexOf(" ");
  const end = at > cut.length / 2 ? at + 1 : space > 0 ? space : cut.length;
  return `${cut.slice(0, end).trimEnd()} \u2026`;
}
function groupByPage(lookup, passages) {
  const pages = /* @__PURE__ */ new Map();
  for (const passage of passages) {
    const list = pages.get(passage.hit.path);
    if (list === void 0) pages.set(passage.hit.path, [passage]);
    else list.push(passage);
  }
  const parts = /* @__PURE__ */ new Map();
  for (const list of pages.values()) {
    list.sort((a, b) => positionOf(lookup, a.hit) - positionOf(lookup, b.hit));
    for (const { hit, text } of list) {
      const part = parts.get(hit.url);
      if (part === void 0) parts.set(hit.url, { hit, headings: hit.headings, texts: [text] });
      else {
        part.texts.push(text);
        part.headings = sharedStart(part.headings, hit.headings);
      }
    }
  }
  return [...parts.values()].map(({ hit, headings, texts }, index) => {
    const number = index + 1;
    const { title, url, path, anchor } = hit;
    const citation = { number, title, headings, url, path, anchor };
    return { citation, cited: citingLine(citation), body: texts.join("\n\n") };
  });
}
function sharedStart(a, b) {
  const differs = a.findIndex((heading, index) => heading !== b[index]);
  return a.slice(0, differs < 0 ? a.length : differs);
}
function positionOf(lookup, { path, chunk }) {
  const { documents, placements } = lookup.content;
  const document = documents[lookup.byPath(path) ?? -1];
  if (document === void 0) return 0;
  const { firstPlacement, endPlacement } = document;
  for (let at = firstPlacement; at < endPlacement; at++)
    if (placements[at].chunk === chunk) return at;
  return endPlacement;
}
function citingLine({ number, title, headings, url }) {
  return `[${number}] ${[title, ...headings].join(" \u203A ")} \u2014 ${url}`;
}

// src/lazy.ts
function lazy(make) {
  let made;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

// src/platform.ts
var systemClock = () => performance.now();
var silentLog = () => {
};

// src/read/contents.ts
function listContents(text, sections) {
  return sections.slice(1).map(({ title, anchor, depth, start, end }) => ({
    title,
    anchor,
    depth,
    tokens: estimateTokens(text.slice(start, end))
  }));
}
function writeContents(entries, totalTokens, maxTokens) {
  if (entries.length === 0) return "";
  const head = `**Contents** (about ${totalTokens} tokens in all; each section can be read by its anchor)

`;
  const depths = [...new Set(entries.map(({ depth }) => depth))].sort((a, b) => b - a);
  const least = depths.at(-1);
  let shown2 = entries;
  for (const depth of depths) {
    shown2 = entries.filter((entry) => entry.depth <= depth);
    const text = write(head, shown2, entries.length, least);
    if (estimateTokens(text) <= maxTokens) return text;
  }
  let low = 0;
  let high = shown2.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const text = write(head, shown2.slice(0, middle), entries.length, least);
    if (estimateTokens(text) <= maxTokens) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : write(head, shown2.slice(0, low), entries.length, least);
}
function write(head, shown2, total, leastDepth) {
  const lines = shown2.map(
    ({ title, anchor, depth, tokens }) => `${"  ".repeat(Math.min(depth - leastDepth, 5))}- ${title} \`#${anchor}\` (${tokens})
`
  );
  const left = total - shown2.length;
  const rest = left === 0 ? "" : `- \u2026 ${left} more ${left === 1 ? "section" : "sections"}
`;
  return `${head}${lines.join("")}${rest}
`;
}

// src/read/cursor.ts
function writeCursor(scope, offset) {
  return `${offset.toString(36)}-${checkOf(scope, offset)}`;
}
function readCursor(scope, cursor) {
  const match = /^([0-9a-z]{1,8})-[0-9a-z]{1,16}$/u.exec(cursor);
  const offset = Number.parseInt(match?.[1] ?? "", 36);
  if (match !== null && writeCursor(scope, offset) === cursor) return offset;
  const shown2 = cursor.slice(0, 40);
  throw new ExpodexError("CURSOR_INVALID", {
    subject: "cursor",
    expected: "one that an earlier read of this page returned, from the same index",
    got: JSON.stringify(shown2),
    next: "read the page again without a cursor",
    data: { cursor: shown2 }
  });
}
function checkOf({ fingerprint, path, section }, offset) {
  const text = JSON.stringify([fingerprint, path, section ?? null, offset]);
  let a = 2166136261;
  let b = 16777619;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 16777619);
    b = Math.imul(b ^ code, 1540483477) ^ b >>> 13;
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}

// src/wanted-sdk.ts
function wantedSdk(requested, available, fallback = "error", defaultSdk) {
  const latest = latestSdk(available);
  const choose = (sdk2) => sdk2 === void 0 ? {} : { sdk: sdk2 };
  if (requested === void 0) {
    const preset = defaultSdk !== void 0 && available.includes(defaultSdk);
    return choose(preset ? defaultSdk : latest);
  }
  if (typeof requested !== "string" && typeof requested !== "number")
    throw invalidOption("sdk", 'a release such as 57, "v57.0.0" or "latest"', requested);
  if (typeof requested === "string" && requested.trim().toLowerCase() === "latest")
    return choose(latest);
  const sdk = parseSdk(requested);
  if (sdk !== void 0 && available.includes(sdk)) return { sdk };
  const other = fallback === "latest" ? latest : nearestSdk(sdk, available);
  if (fallback === "error" || sdk === void 0 || other === void 0)
    throw sdkNotIndexed(sdk ?? String(requested), available);
  return { sdk: other, substitutedFor: sdk };
}
function nearestSdk(sdk, available) {
  const releases = available.filter((candidate) => typeof candidate === "number");
  if (typeof sdk !== "number" || releases.length === 0) return latestSdk(available);
  return releases.sort((a, b) => Math.abs(a - sdk) - Math.abs(b - sdk) || compareSdk(a, b))[0];
}

// src/read/reference.ts
var MAX_REFERENCE_LENGTH = 2e3;
var EXPO_HOST = /^(?:(?:www|docs|staging\.docs)\.)?expo\.(?:dev|io)(?::\d+)?$/iu;
var ADDRESS = /^(?:https?:)?\/\/([^/?#]+)(.*)$/isu;
var BARE_EXPO_ADDRESS = /^((?:(?:www|docs)\.)?expo\.(?:dev|io))((?:[/?#].*)?)$/isu;
function readReference(text) {
  const trimmed = text.slice(0, MAX_REFERENCE_LENGTH).trim().replace(/^<(.*)>$/su, "$1");
  const address = ADDRESS.exec(trimmed) ?? BARE_EXPO_ADDRESS.exec(trimmed);
  const host = address?.[1];
  const rest = address === null ? trimmed : address[2] ?? "";
  const hash = rest.indexOf("#");
  const anchor = hash < 0 ? "" : decode(rest.slice(hash + 1));
  const bare = (hash < 0 ? rest : rest.slice(0, hash)).replace(/\?.*$/su, "");
  const path = normalizePath(decode(bare), host === void 0);
  const reference = { path, expoHost: host !== void 0 && EXPO_HOST.test(host) };
  if (anchor !== "") reference.anchor = anchor;
  if (host !== void 0) reference.address = host.replace(/^www\./iu, "") + path;
  return reference;
}
function normalizePath(text, mayBeFile) {
  const segments = [];
  for (const segment of text.replaceAll("\\", "/").split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === "..") segments.pop();
    else segments.push(segment);
  }
  if (mayBeFile) {
    const pages = segments.indexOf("pages");
    if (pages >= 0 && pages <= 1 && segments.length > pages + 1) segments.splice(0, pages + 1);
  }
  const last = segments.pop();
  if (last !== void 0) {
    const name = last.replace(/\.(?:mdx?|markdown|html?)$/iu, "");
    const isIndex = /^(?:index|readme)$/iu.test(name) && (name !== last || name === "index");
    if (!isIndex && name !== "") segments.push(name);
  }
  return segments.length === 0 ? "/" : `/${segments.join("/")}/`;
}
function splitVersion(path) {
  const match = /^\/versions\/([^/]+)(\/.*)$/isu.exec(path) ?? /^\/(v\d{1,3}(?:\.\d{1,4}){0,2}|latest|unversioned)(\/.*)$/isu.exec(path);
  return match === null ? { rest: path } : { version: match[1].toLowerCase(), rest: match[2] ?? "/" };
}
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// src/read/document-not-found.ts
var MAX_NEAREST = 5;
function sdksWith(lookup, rest, sdk) {
  return lookup.content.sdks.filter(
    (other) => other !== sdk && lookup.byPath(`/versions/${sdkSegment(other)}${rest}`) !== void 0
  ).sort(compareSdk);
}
function nearestPaths(lookup, rest, sdk) {
  const elsewhere = sdksWith(lookup, rest, sdk).map(
    (other) => `/versions/${sdkSegment(other)}${rest}`
  );
  const leaf = leafOf(rest).toLowerCase();
  const words2 = nameWords(rest).join(" ");
  const max = Math.max(1, Math.floor(leaf.length / 3));
  const scored = [];
  for (const document of lookup.content.documents) {
    if (document.sdk !== void 0 && document.sdk !== sdk) continue;
    const own = splitVersion(document.path).rest;
    const distance = editDistance(leaf, leafOf(own).toLowerCase().slice(0, 80), max);
    const spelled = distance > max ? 0 : 1 - distance / (max + 1);
    const score = 2 * spelled + sharedWords(words2, own) + 0.5 * sharedWords(leaf, document.title);
    if (score >= 0.4) scored.push({ path: document.path, score });
  }
  scored.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
  return [...elsewhere, ...scored.map(({ path }) => path)].slice(0, MAX_NEAREST);
}
var leafOf = (path) => (path.split("/").findLast((segment) => segment !== "") ?? "").slice(0, 80);
function notFound(reference, asked, nearest, otherSdks, sdk) {
  const shown2 = reference.length > 120 ? `${reference.slice(0, 119)}\u2026` : reference;
  const got = asked === "" ? "an address of another site" : reference.trim() === "" ? "nothing" : otherSdks.length > 0 ? `one that stands in ${otherSdks.map(sdkLabel).join(", ")} only` : "one that no page stands under";
  return new ExpodexError("DOCUMENT_NOT_FOUND", {
    subject: shown2,
    expected: otherSdks.length > 0 && sdk !== void 0 ? `a page of ${sdkLabel(sdk)}` : "the path or address of a page in this index",
    got,
    next: nearest.length === 0 ? "search for the page's words instead" : `try ${nearest.slice(0, 3).join(", ")}, or search for its words`,
    data: { reference: shown2, nearest: nearest.slice(0, MAX_NEAREST) }
  });
}
function onlyElsewhere(reference, asked, sdk, path) {
  const shown2 = reference.slice(0, 120);
  return new ExpodexError("DOCUMENT_NOT_FOUND", {
    subject: shown2,
    expected: `a page of ${sdkLabel(asked)}`,
    got: `a redirect to the page of ${sdkLabel(sdk)}`,
    next: `read ${path}, or pass fallback: "latest" to take it for what was asked`,
    data: { reference: shown2, nearest: [path] }
  });
}
function notIndexed(missing, path, available, lookup) {
  const names = [...available].sort(compareSdk).map(sdkLabel);
  const here = path !== void 0 && lookup.byPath(path) !== void 0 ? `read ${path}, or ` : "";
  return new ExpodexError("SDK_NOT_INDEXED", {
    subject: `sdk ${missing}`,
    expected: names.length === 0 ? "no SDK, because the index holds none" : `one of ${names.join(", ")}`,
    got: String(missing),
    next: `${here}pass fallback: "latest" to read the newest`,
    data: { requested: String(missing), available: names }
  });
}

// src/read/find-document.ts
var MAX_REDIRECTS = 10;
function findDocument(lookup, text, options, defaultSdk) {
  if (text.length > MAX_REFERENCE_LENGTH || text.trim() === "") throw notFound(text, "/", [], []);
  const { documents, sdks } = lookup.content;
  const reference = readReference(text);
  const asked = pathOfAddress(lookup, reference);
  if (asked === void 0) throw notFound(text, "", [], []);
  const { version, rest } = splitVersion(asked);
  const named = version === void 0 || version === "latest" ? void 0 : parseSdk(version);
  if (named !== void 0) refuseContradiction(named, asked, options.sdk, sdks);
  const choice = chooseSdk(named, version === "latest", options, sdks, defaultSdk);
  const found = (document, target) => {
    const result2 = { document };
    const { path, sdk } = documents[document];
    if (reference.anchor !== void 0) result2.anchor = reference.anchor;
    if (target?.anchor !== void 0) result2.redirectAnchor = target.anchor;
    const isAsWritten = path.toLowerCase() === asked.toLowerCase();
    if (!isAsWritten) result2.redirectedFrom = asked;
    if (sdk === void 0 || isAsWritten && options.sdk === void 0) return result2;
    if (choice.missing !== void 0) {
      if (choice.refused) throw notIndexed(choice.missing, path, sdks, lookup);
      result2.substitutedFor = choice.missing;
    } else if (choice.sdk !== void 0 && choice.sdk !== sdk) {
      if (choice.isStrict) throw onlyElsewhere(text, choice.sdk, sdk, path);
      result2.substitutedFor = choice.sdk;
    }
    return result2;
  };
  const exact = lookup.byPath(asked);
  if (exact !== void 0) return found(exact);
  const attempt = firstFound(lookup, { asked, version, rest }, choice.sdk);
  if (attempt !== void 0) return found(attempt.document, attempt.target);
  const bare = text.trim().replace(/^\/+|\/+$/gu, "");
  const ofPackage = bestOfPackage(lookup, bare, choice.sdk);
  if (ofPackage !== void 0) return found(ofPackage);
  const elsewhere = sdksHolding(lookup, rest, bare, choice.sdk);
  const substitute = options.fallback === "nearest" ? nearestSdk(choice.sdk, elsewhere) : latestSdk(elsewhere);
  if (substitute !== void 0 && (options.fallback ?? "error") !== "error") {
    const document = lookup.byPath(`/versions/${sdkSegment(substitute)}${rest}`) ?? bestOfPackage(lookup, bare, substitute);
    if (document !== void 0) return found(document);
  }
  if (choice.missing !== void 0 && choice.refused)
    throw notIndexed(choice.missing, void 0, sdks, lookup);
  const near = nearestPaths(lookup, rest, choice.sdk);
  const ofOthers = elsewhere.flatMap((sdk) => {
    const document = bestOfPackage(lookup, bare, sdk);
    return document === void 0 ? [] : [documents[document].path];
  });
  throw notFound(text, asked, [.../* @__PURE__ */ new Set([...ofOthers, ...near])], elsewhere, choice.sdk);
}
function refuseContradiction(named, path, option, available) {
  if (option === void 0) return;
  const isLatest = typeof option === "string" && option.trim().toLowerCase() === "latest";
  const asked = isLatest ? latestSdk(available) : typeof option === "string" || typeof option === "number" ? parseSdk(option) : void 0;
  if (asked === named) return;
  throw invalidOption(
    "sdk",
    `${sdkLabel(named)}, which ${path.slice(0, 120)} names, or none`,
    option,
    "leave sdk out, or write the path with latest in place of the version"
  );
}
function sdksHolding(lookup, rest, name, sdk) {
  const byPath = sdksWith(lookup, rest, sdk);
  if (byPath.length > 0) return byPath;
  const found = /* @__PURE__ */ new Set();
  for (const index of lookup.byPackage(name)) {
    const other = lookup.content.documents[index].sdk;
    if (other !== void 0 && other !== sdk) found.add(other);
  }
  return [...found].sort(compareSdk);
}
function pathOfAddress(lookup, reference) {
  const { address, path, expoHost } = reference;
  if (address === void 0) return path;
  const byUrl = lookup.byUrl(address);
  if (byUrl !== void 0) return lookup.content.documents[byUrl].path;
  for (const base of lookup.baseUrls) {
    if (address.toLowerCase().startsWith(`${base}/`)) return address.slice(base.length);
  }
  return expoHost ? path : void 0;
}
function chooseSdk(named, isLatest, options, available, defaultSdk) {
  const latest = latestSdk(available);
  const isStrict = (options.fallback ?? "error") === "error";
  const settle = (missing) => {
    const sdk2 = options.fallback === "nearest" ? nearestSdk(missing, available) : latest;
    const choice2 = { missing, refused: isStrict, isStrict };
    return sdk2 === void 0 ? choice2 : { ...choice2, sdk: sdk2 };
  };
  if (named !== void 0)
    return available.includes(named) ? { sdk: named, refused: false, isStrict } : settle(named);
  const asked = typeof options.sdk === "string" ? parseSdk(options.sdk) : options.sdk;
  if (asked !== void 0 && typeof asked !== "object" && !available.includes(asked))
    return settle(asked);
  const preset = isLatest ? latest : defaultSdk;
  const { sdk } = wantedSdk(options.sdk, available, "error", preset);
  const choice = { refused: false, isStrict: isStrict && asked !== void 0 };
  return sdk === void 0 ? choice : { ...choice, sdk };
}
function firstFound(lookup, { asked, version, rest }, sdk) {
  const inSdk = (path) => sdk === void 0 ? void 0 : lookup.byPath(`/versions/${sdkSegment(sdk)}${path}`);
  const follow = (from) => followRedirects(lookup, from, sdk);
  if (version !== void 0) {
    const direct = inSdk(rest);
    if (direct !== void 0) return { document: direct };
    const moved2 = follow(`/versions/latest${rest}`) ?? follow(asked);
    if (moved2 !== void 0) return moved2;
    const unversioned = lookup.byPath(rest);
    if (unversioned !== void 0) return { document: unversioned };
    return follow(rest);
  }
  const moved = follow(asked);
  if (moved !== void 0) return moved;
  const below = inSdk(rest) ?? inSdk(`/sdk${rest}`) ?? inSdk(`/config${rest}`);
  if (below !== void 0) return { document: below };
  return follow(`/versions/latest${rest}`) ?? follow(`/versions/latest/sdk${rest}`);
}
function followRedirects(lookup, from, sdk) {
  let path = from;
  let anchor;
  for (let step = 0; step < MAX_REDIRECTS; step++) {
    const to = lookup.redirect(path);
    if (to === void 0) return void 0;
    const [bare = "", fragment] = to.split("#", 2);
    if (/^https?:/iu.test(bare)) return void 0;
    anchor = fragment ?? anchor;
    path = normalizePath(bare.replace(/\?.*$/su, ""), false);
    const { version, rest } = splitVersion(path);
    const inSdk = version === "latest" && sdk !== void 0 ? `/versions/${sdkSegment(sdk)}${rest}` : path;
    const document = lookup.byPath(inSdk);
    if (document !== void 0)
      return { document, target: anchor === void 0 ? { path } : { path, anchor } };
  }
  return void 0;
}
function bestOfPackage(lookup, name, sdk) {
  const { documents } = lookup.content;
  const rank2 = (index) => {
    const { path, kind } = documents[index];
    return (kind === "api" ? 0 : 2) + (/legacy|-next\//u.test(path) ? 1 : 0);
  };
  return lookup.byPackage(name, sdk).filter((index) => documents[index].sdk === void 0 || documents[index].sdk === sdk).sort(
    (a, b) => rank2(a) - rank2(b) || documents[a].path.length - documents[b].path.length || a - b
  )[0];
}

// src/read/canonical-type.ts
var MAX_LENGTH = 5e4;
var MAX_DEPTH = 60;
var CLOSING = { "(": ")", "[": "]", "{": "}", "<": ">" };
function canonicalType(text) {
  const bare = text.replace(/\[([^\][]*)\]\((?:https?:)?[/#][^()\s]*\)/gu, "$1").replace(/`|\bReact\./gu, "").replace(/^\s*(?:type|interface)\s+/u, "");
  const { written, end } = writeGroup(bare.slice(0, MAX_LENGTH), 0, "", 0);
  const whole = written + bare.slice(end);
  return whole.replace(/^(\w+)\??:(\(.*\))=>(.+)$/su, "$1$2:$3").replace(/^(\w+)=\{/u, "$1{");
}
function writeGroup(text, start, closing, depth) {
  let written = "";
  let members = [];
  let member = "";
  const flush = () => {
    members.push(member);
    written += members.filter((one) => one !== "").sort().join("|");
    members = [];
    member = "";
  };
  let at = start;
  while (at < text.length) {
    const char = text[at];
    if (char === closing) break;
    if (char === "=" && text[at + 1] === ">") {
      flush();
      written += "=>";
      at += 2;
    } else if (char === '"' || char === "'") {
      const end = text.indexOf(char, at + 1);
      const stop = end < 0 ? text.length : end + 1;
      member += text.slice(at, stop).replaceAll('"', "'");
      at = stop;
    } else if (CLOSING[char] !== void 0 && depth < MAX_DEPTH) {
      const inner = writeGroup(text, at + 1, CLOSING[char], depth + 1);
      member += char + inner.written + (text[inner.end] ?? "");
      at = inner.end + 1;
    } else if (char === "|") {
      members.push(member);
      member = "";
      at++;
    } else if (char === "," || char === ";" || char === ":" || char === "=" || char === "?") {
      flush();
      written += char === ";" ? "," : char;
      at++;
    } else {
      if (!/\s/u.test(char)) member += char;
      else if (/\w$/u.test(member) && /^\s*\w/u.test(text.slice(at, at + 20))) member += " ";
      at++;
    }
  }
  flush();
  return { written: written.replace(/,$/u, ""), end: Math.min(at, text.length) };
}

// src/read/symbol-lookup.ts
var built = /* @__PURE__ */ new WeakMap();
function symbolLookupOf(lookup) {
  const known = built.get(lookup);
  if (known !== void 0) return known;
  const made = createSymbolLookup(lookup);
  built.set(lookup, made);
  return made;
}
function createSymbolLookup({ content }) {
  const names = /* @__PURE__ */ new Map();
  const packages = /* @__PURE__ */ new Map();
  const places = /* @__PURE__ */ new Map();
  const add = (map, key, placed) => {
    const list = map.get(key);
    if (list === void 0) map.set(key, [placed]);
    else list.push(placed);
  };
  for (const placement of content.symbolPlacements) {
    const symbol = content.symbols[placement.symbol];
    const document = content.documents[placement.document];
    const placed = { symbol, placement, path: document.path };
    const packageName = symbol.packageName ?? document.packageName;
    if (packageName !== void 0) placed.packageName = packageName;
    if (document.sdk !== void 0) placed.sdk = document.sdk;
    add(names, symbol.name.toLowerCase(), placed);
    if (packageName !== void 0) add(packages, packageName.toLowerCase(), placed);
    add(places, placement.symbol, placed);
  }
  return {
    byName: (name) => names.get(name.toLowerCase()) ?? [],
    byPackage: (name) => packages.get(name.toLowerCase()) ?? [],
    placesOf: (symbol) => places.get(symbol) ?? [],
    all: () => [...names.values()].flat(),
    namesIn(sdk) {
      const found = /* @__PURE__ */ new Set();
      for (const placed of [...names.values()].flat())
        if (placed.sdk === void 0 || placed.sdk === sdk) found.add(placed.symbol.qualifiedName);
      return found;
    }
  };
}
function symbolIn(symbol, section, sdk) {
  const written = { ...copySymbol(symbol), section };
  return sdk === void 0 ? written : writeOut(written, sdk);
}
function writeOut(value, sdk) {
  if (typeof value === "string") return withSdk(value, sdk);
  if (Array.isArray(value)) return value.map((item) => writeOut(item, sdk));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writeOut(item, sdk)]));
}

// src/read/match-section.ts
function matchesBelow(lookup, owner, name) {
  const wanted = squeeze(owner.slice(owner.lastIndexOf(".") + 1));
  return symbolLookupOf(lookup).byName(name).filter(({ placement }) => {
    const { sections } = lookup.content.documents[placement.document];
    return sectionsAbove(sections, placement.section).some(
      ({ title }) => squeeze(title) === wanted
    );
  });
}
function sectionsAbove(sections, start) {
  const above = [];
  for (let at = sections[start]?.parent; at !== void 0 && at > 0; at = sections[at]?.parent)
    above.push(sections[at]);
  return above;
}
function fieldOf({ parameters }, name) {
  if (name === void 0) return void 0;
  const key = name.toLowerCase();
  return parameters.find((parameter) => parameter.name === name) ?? parameters.find((parameter) => parameter.name.toLowerCase() === key);
}
function matchesByAlias(lookup, path) {
  const key = squeeze(path);
  if (key === "") return [];
  return symbolLookupOf(lookup).all().filter(
    ({ placement }) => lookup.content.documents[placement.document].sections[placement.section]?.aliases?.includes(
      key
    )
  );
}
var squeeze = (text) => text.toLowerCase().replace(/[^a-z0-9]/gu, "");

// src/read/match-symbol.ts
var MAX_NAME_LENGTH = 400;
function readName(text, packages) {
  const bare = text.slice(0, MAX_NAME_LENGTH).trim().replace(/^[`'"]+|[`'";]+$/gu, "").replace(/^(?:new|await|typeof)\s+/u, "").replace(/^<\s*\/?\s*|\s*\/?\s*>$/gu, "").replace(/\(.*$/su, "").replace(/<.*$/su, "").trim();
  const key = bare.toLowerCase();
  let best;
  for (const candidate of packages) {
    const name = candidate.toLowerCase();
    const rest2 = key.slice(name.length);
    if (key.startsWith(name) && /^(?:$|[.#/:\s])/u.test(rest2) && name.length > (best?.length ?? 0))
      best = candidate;
  }
  const rest = best === void 0 ? bare : bare.slice(best.length);
  const path = rest.replace(/\.prototype\b/gu, "").replace(/::|[#/:]|\?\.|->/gu, ".").split(".").map((part) => part.trim()).filter((part) => part !== "").join(".");
  return best === void 0 ? { path } : { packageName: best, path };
}
function matchesOf(lookup, path) {
  const key = path.toLowerCase();
  const parts = path.split(".");
  const last = parts.at(-1) ?? "";
  const owner = parts.slice(0, -1).join(".");
  const matches = [];
  for (const placed of symbolLookupOf(lookup).byName(last)) {
    const { name, qualifiedName } = placed.symbol;
    if (qualifiedName.toLowerCase() === key)
      matches.push({ placed, rank: qualifiedName === path ? 0 : 1 });
    else if (owner === "") matches.push({ placed, rank: name === last ? 2 : 3 });
    else if (qualifiedName.toLowerCase().endsWith(`.${key}`)) matches.push({ placed, rank: 3 });
    else if (isNamespaceOf(owner, placed, lookup)) matches.push({ placed, rank: 4 });
  }
  if (matches.length === 0 && owner !== "") {
    for (const placed of symbolLookupOf(lookup).byName(path)) matches.push({ placed, rank: 1 });
  }
  return matches.length > 0 ? matches : matchesByPlace(lookup, owner, last);
}
function matchesByPlace(lookup, owner, last) {
  const found = (placed) => ({ placed, rank: 5 });
  if (owner === "") return matchesByAlias(lookup, last).map(found);
  const below = matchesBelow(lookup, owner, last);
  if (below.length > 0) return below.map(found);
  return matchesOf(lookup, owner).flatMap((match) => {
    const field = match.field === void 0 ? fieldOf(match.placed.symbol, last) : void 0;
    return field === void 0 ? [] : [{ ...match, field: field.name }];
  });
}
function isNamespaceOf(owner, placed, lookup) {
  const wanted = squeeze(owner);
  const { title } = lookup.content.documents[placed.placement.document];
  return squeeze((placed.packageName ?? "").replace(/^@[^/]+\//u, "").replace(/^expo-/u, "")) === wanted || squeeze(title) === wanted;
}
function compareMatches(a, b) {
  const demoted = ({ placed }) => placed.symbol.deprecated === void 0 ? 0 : 1;
  const legacy = ({ placed }) => isLegacyPath(placed.path) ? 1 : 0;
  const member = ({ placed }) => isTopLevel(placed.symbol) ? 0 : 1;
  const config = ({ placed }) => placed.symbol.kind === "config" ? 1 : 0;
  return a.rank - b.rank || demoted(a) - demoted(b) || legacy(a) - legacy(b) || member(a) - member(b) || config(a) - config(b) || a.placed.placement.document - b.placed.placement.document || a.placed.placement.section - b.placed.placement.section;
}
var MEMBER_KINDS = /* @__PURE__ */ new Set([
  "method",
  "property",
  "prop",
  "enum-member"
]);
function isTopLevel({ kind, name, qualifiedName }) {
  if (kind === "config" || kind === "event") return name === qualifiedName;
  return !MEMBER_KINDS.has(kind);
}
function isLegacyPath(path) {
  return /-legacy\/$|\/legacy\//u.test(path);
}
function distinct(places) {
  const seen = /* @__PURE__ */ new Set();
  return places.filter(({ placement, sdk }) => {
    const key = `${placement.symbol} ${sdk ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

// src/read/diff.ts
var MAX_NEAREST2 = 5;
function diffPackage(lookup, packageName, range) {
  textArgument("packageName", packageName);
  const known = knownOptions("diff", range, { from: "checked", to: "checked" });
  const from = sdkOf(lookup, known.from, "from");
  const to = sdkOf(lookup, known.to, "to");
  const places = symbolLookupOf(lookup).byPackage(packageName.trim());
  const before = variantsByName(places, from);
  const after = variantsByName(places, to);
  if (before.size === 0 && after.size === 0) throw packageNotFound(lookup, packageName, from, to);
  const diff = {
    packageName: places[0]?.packageName ?? packageName,
    from,
    to,
    added: [],
    removed: [],
    changed: [],
    deprecated: [],
    unchanged: 0
  };
  for (const [name, now] of sorted(after)) {
    const then = before.get(name);
    const entry = toEntry(lookup, now);
    if (then === void 0) {
      diff.added.push(entry);
      continue;
    }
    const advice = deprecationOf(now);
    const newlyDeprecated = advice !== void 0 && deprecationOf(then) === void 0;
    const gone = newIn(then, now);
    const come = newIn(now, then);
    const changed = gone.length + come.length > 0;
    if (newlyDeprecated) diff.deprecated.push({ ...entry, advice });
    if (changed)
      diff.changed.push({
        ...entry,
        before: describe(gone.length === 0 ? then.main : gone),
        after: describe(come.length === 0 ? now.main : come)
      });
    if (!changed && !newlyDeprecated) diff.unchanged++;
  }
  for (const [name, then] of sorted(before))
    if (!after.has(name)) diff.removed.push(toEntry(lookup, then));
  return diff;
}
function sdkOf(lookup, wanted, option) {
  if (wanted === void 0)
    throw invalidOption(option, "an SDK in the index", wanted, "name both SDKs: { from, to }");
  const { sdk } = wantedSdk(wanted, lookup.content.sdks);
  if (sdk !== void 0) return sdk;
  throw invalidOption(option, "an SDK in the index", wanted);
}
function variantsByName(places, sdk) {
  const found = /* @__PURE__ */ new Map();
  for (const placed of places) {
    if (placed.sdk !== sdk) continue;
    const name = currentName(placed.symbol.qualifiedName);
    const list = found.get(name);
    if (list === void 0) found.set(name, [placed]);
    else if (!list.some((other) => other.placement.symbol === placed.placement.symbol))
      list.push(placed);
  }
  const variants = /* @__PURE__ */ new Map();
  for (const [name, list] of found) {
    const shapes = new Set(list.map(({ symbol }) => shapeOf(symbol)));
    const [first = list[0], ...more] = list.filter(({ path }) => !isLegacyPath(path));
    const isLegacyOnly = isLegacyPath(first.path);
    variants.set(name, {
      main: isLegacyOnly ? [first, ...list.slice(1)] : [first, ...more],
      shapes
    });
  }
  return variants;
}
function currentName(qualifiedName) {
  return qualifiedName.replace(/^([^.]*?)[ (]+legacy\)?\./iu, "$1.");
}
function newIn({ main }, other) {
  return main.filter(({ symbol }) => !other.shapes.has(shapeOf(symbol)));
}
var sorted = (variants) => [...variants].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
function toEntry(lookup, { main }) {
  const [{ symbol, placement, sdk }] = main;
  const { url } = lookup.content.documents[placement.document];
  return {
    qualifiedName: symbol.qualifiedName,
    kind: symbol.kind,
    signature: symbolIn(symbol, placement.section, sdk).signature,
    url: symbol.anchor === "" ? url : `${url}#${symbol.anchor}`
  };
}
function deprecationOf({ main }) {
  let advice;
  for (const { symbol } of main) {
    if (symbol.deprecated === void 0) return void 0;
    advice ??= symbol.deprecated;
  }
  return advice;
}
function shapeOf({
  kind,
  signature,
  type,
  optional,
  parameters,
  default: preset
}) {
  return JSON.stringify([
    signature.split("\n").map(canonicalType).sort(),
    type === void 0 || isShown(type, signature) ? "" : canonicalType(type),
    optional ?? false,
    canonicalType(preset ?? ""),
    defaultsOf(kind, parameters).map(canonicalType)
  ]);
}
function defaultsOf(kind, parameters) {
  if (kind === "component") return [];
  return parameters.flatMap(
    ({ name, default: preset }) => preset === void 0 ? [] : [`${name} = ${preset}`]
  );
}
function isShown(type, signature) {
  const squeeze2 = (text) => text.replace(/[\s`;,]+/gu, "");
  return squeeze2(signature).includes(squeeze2(type)) || canonicalType(signature).includes(canonicalType(type));
}
function describe(variants) {
  const lines = variants.map(({ symbol, placement, sdk }) => {
    const { kind, parameters, ...written } = symbolIn(symbol, placement.section, sdk);
    const { signature, type, default: preset, optional } = written;
    const defaults = defaultsOf(kind, parameters);
    const notes = [
      ...type === void 0 || isShown(type, signature) ? [] : [`: ${type}`],
      ...preset === void 0 ? [] : [` = ${preset}`],
      ...optional === true && !signature.includes("?") ? [" (optional)"] : [],
      ...defaults.length === 0 ? [] : [`  where ${defaults.join(", ")}`]
    ];
    return signature + notes.join("");
  });
  return [...new Set(lines)].join("\n");
}
function packageNotFound(lookup, name, from, to) {
  const shown2 = name.slice(0, 120);
  const wanted = name.trim().toLowerCase();
  const places = symbolLookupOf(lookup).byPackage(wanted);
  const pages = lookup.byPackage(wanted).map((index) => lookup.content.documents[index]);
  const elsewhere = /* @__PURE__ */ new Set();
  for (const { sdk } of [...places, ...pages]) if (sdk !== void 0) elsewhere.add(sdk);
  const others = lookup.packages.filter((known) => known.toLowerCase() !== wanted);
  const nearest = nearestNames(name, others, MAX_NEAREST2);
  const labels = [...elsewhere].filter((sdk) => sdk !== from && sdk !== to).sort(compareSdk);
  const isKnown = places.length + pages.length > 0;
  return new ExpodexError("PACKAGE_NOT_FOUND", {
    subject: shown2,
    expected: `a package with API documentation in SDK ${from} or ${to}`,
    got: labels.length > 0 ? `one that stands in ${labels.map(sdkLabel).join(", ")} only` : isKnown ? "one without API documentation" : "a name that no package has",
    next: labels.length > 1 ? `compare two of those, or read ${name.trim()} in one of them` : labels.length === 1 ? `read it there: there is no other SDK to compare it with` : !isKnown && nearest.length > 0 ? `try ${nearest.slice(0, 3).join(", ")}` : "search for it instead",
    data: { name: shown2, nearest }
  });
}

// src/read/document-lookup.ts
function createDocumentLookup(content) {
  const { documents } = content;
  const paths = lazy(() => firstByKey(documents, (document) => document.path.toLowerCase()));
  const urls = lazy(() => firstByKey(documents, (document) => bareUrl(document.url)));
  const bases = lazy(() => new Set(documents.flatMap(baseUrlOf)));
  const packageDocuments = lazy(() => {
    const found = /* @__PURE__ */ new Map();
    for (const [index, { packageName }] of documents.entries()) {
      if (packageName === void 0) continue;
      const key = packageName.toLowerCase();
      const list = found.get(key);
      if (list === void 0) found.set(key, [index]);
      else list.push(index);
    }
    return found;
  });
  const packages = lazy(() => {
    const names = /* @__PURE__ */ new Set();
    for (const { packageName } of documents) if (packageName !== void 0) names.add(packageName);
    for (const { packageName } of content.symbols)
      if (packageName !== void 0) names.add(packageName);
    return [...names].sort();
  });
  const redirects = lazy(() => readRedirects(content.redirects));
  return {
    content,
    byPath: (path) => paths().get(path.toLowerCase()),
    byUrl: (url) => urls().get(bareUrl(url)),
    get baseUrls() {
      return bases();
    },
    byPackage(name, sdk) {
      const found = packageDocuments().get(name.toLowerCase()) ?? [];
      if (sdk === void 0) return found;
      const isOfSdk = (index) => documents[index].sdk === sdk;
      return [...found.filter(isOfSdk), ...found.filter((index) => !isOfSdk(index))];
    },
    get packages() {
      return packages();
    },
    redirect: (path) => redirects()(path),
    textOf(index) {
      const document = documents[index];
      const parts = [];
      for (let at = document.firstPlacement; at < document.endPlacement; at++) {
        const chunk = content.chunks[content.placements[at].chunk];
        parts.push(withSdk(chunk.text, document.sdk));
      }
      return parts.join("");
    }
  };
}
function firstByKey(documents, keyOf) {
  const found = /* @__PURE__ */ new Map();
  for (const [index, document] of documents.entries()) {
    const key = keyOf(document);
    if (!found.has(key)) found.set(key, index);
  }
  return found;
}
function bareUrl(url) {
  return url.replace(/[?#].*$/su, "").replace(/\/+$/u, "").replace(/^https?:\/\/(?:www\.)?/iu, "").toLowerCase();
}
function baseUrlOf({ url, path }) {
  const bare = bareUrl(url);
  const tail = path.replace(/\/+$/u, "").toLowerCase();
  return bare !== "" && /^https?:/iu.test(url) && bare.endsWith(tail) ? [bare.slice(0, bare.length - tail.length)] : [];
}
function readRedirects(pairs) {
  const exact = /* @__PURE__ */ new Map();
  const splats = [];
  for (const [from, to] of pairs) {
    const prefix = /^(.*\/)\*\/?$/u.exec(from)?.[1]?.toLowerCase();
    if (prefix !== void 0) splats.push({ prefix, to });
    else if (!exact.has(from.toLowerCase())) exact.set(from.toLowerCase(), to);
  }
  return (path) => {
    const key = path.toLowerCase();
    const target = exact.get(key);
    if (target !== void 0) return target;
    const splat = splats.find(({ prefix }) => key.startsWith(prefix));
    if (splat === void 0) return void 0;
    return splat.to.replaceAll(":splat", path.slice(splat.prefix.length).replace(/\/$/u, ""));
  };
}

// src/read/symbol.ts
var SYMBOL_OPTIONS = {
  sdk: "checked",
  fallback: ["error", "nearest"],
  packageName: "text",
  limit: "checked"
};
var DEFAULT_LIMIT = 20;
var MAX_LIMIT = 200;
var MAX_NEAREST3 = 5;
function lookUpSymbol(lookup, name, options, settings) {
  textArgument("name", name);
  knownOptions("symbol", options, SYMBOL_OPTIONS);
  const limit = wholeNumber("limit", options.limit ?? DEFAULT_LIMIT, 1, MAX_LIMIT);
  const { sdk } = wantedSdk(
    options.sdk,
    lookup.content.sdks,
    options.fallback,
    settings.defaultSdk
  );
  const wanted = readName(name, lookup.packages);
  if (wanted.path === "" && wanted.packageName === void 0)
    throw invalidOption("name", "the name of a symbol or package", name, "name one");
  const packageName = options.packageName ?? wanted.packageName;
  const inScope = (placed2) => (placed2.sdk === void 0 || placed2.sdk === sdk) && (packageName === void 0 || placed2.packageName?.toLowerCase() === packageName.toLowerCase());
  if (wanted.path === "" && wanted.packageName !== void 0)
    return packageEntries(lookup, wanted.packageName, sdk, limit);
  if (options.packageName !== void 0) requirePackage(lookup, options.packageName);
  const everywhere = matchesOf(lookup, wanted.path);
  const matches = everywhere.filter(({ placed: placed2 }) => inScope(placed2));
  if (matches.length === 0) throw notFound2(lookup, name, wanted.path, everywhere, sdk);
  matches.sort(compareMatches);
  const placed = distinct(matches.map((match) => match.placed));
  return result(name, "symbol", sdk, placed, limit, lookup, matches[0]?.field);
}
function requirePackage(lookup, name) {
  const key = name.toLowerCase();
  if (lookup.packages.some((known) => known.toLowerCase() === key)) return;
  const nearest = nearestNames(name, lookup.packages, MAX_NEAREST3);
  const shown2 = name.slice(0, 120);
  throw new ExpodexError("PACKAGE_NOT_FOUND", {
    subject: shown2,
    expected: "a package of this index",
    got: "a name that no package has",
    next: nearest.length > 0 ? `try ${nearest.slice(0, 3).join(", ")}` : "leave the package out",
    data: { name: shown2, nearest }
  });
}
function packageEntries(lookup, packageName, sdk, limit) {
  const ofSdk = symbolLookupOf(lookup).byPackage(packageName).filter((placed) => placed.sdk === void 0 || placed.sdk === sdk);
  const topLevel = ofSdk.filter(({ symbol }) => isTopLevel(symbol)).map((placed) => ({ placed, rank: 0 })).sort(compareMatches);
  const page = pageOf(lookup, packageName, sdk);
  if (ofSdk.length === 0 && page === void 0) {
    const everywhere = symbolLookupOf(lookup).byPackage(packageName).map((placed) => ({ placed, rank: 0 }));
    throw notFound2(lookup, packageName, packageName, everywhere, sdk);
  }
  const entries = distinct(topLevel.map(({ placed }) => placed));
  const found = result(packageName, "package", sdk, entries, limit, lookup);
  return page === void 0 ? found : { ...found, page };
}
function pageOf(lookup, packageName, sdk) {
  if (lookup.byPackage(packageName).length === 0) return void 0;
  try {
    const options = sdk === void 0 ? {} : { sdk };
    const { document } = findDocument(lookup, packageName, options, sdk);
    const { path, url, title } = lookup.content.documents[document];
    return { path, url, title };
  } catch {
    return void 0;
  }
}
function result(name, matched, sdk, placed, limit, lookup, fieldName) {
  const texts = /* @__PURE__ */ new Map();
  const entries = placed.slice(0, limit).map((one) => {
    const entry = toEntry2(lookup, one, texts);
    const field = fieldOf(entry, fieldName);
    return field === void 0 ? entry : { ...entry, field };
  });
  const found = { name, matched, entries, total: placed.length };
  if (sdk !== void 0) found.sdk = sdk;
  return found;
}
function toEntry2(lookup, { symbol, placement, packageName, sdk }, texts) {
  const document = lookup.content.documents[placement.document];
  const text = texts.get(placement.document) ?? lookup.textOf(placement.document);
  texts.set(placement.document, text);
  const section = document.sections[placement.section];
  const written = symbolIn(symbol, placement.section, sdk);
  const others = /* @__PURE__ */ new Set();
  for (const place of symbolLookupOf(lookup).placesOf(placement.symbol))
    if (place.sdk !== void 0 && place.sdk !== sdk) others.add(place.sdk);
  const entry = {
    ...written,
    path: document.path,
    url: written.anchor === "" ? document.url : `${document.url}#${written.anchor}`,
    pageTitle: document.title,
    alsoIn: [...others].sort(compareSdk),
    text: section === void 0 ? "" : text.slice(section.start, section.end).trimEnd()
  };
  if (packageName !== void 0) entry.packageName = packageName;
  if (sdk !== void 0) entry.sdk = sdk;
  return entry;
}
function notFound2(lookup, name, path, elsewhere, sdk) {
  const sdks = /* @__PURE__ */ new Set();
  for (const { placed } of elsewhere) if (placed.sdk !== void 0) sdks.add(placed.sdk);
  const others = [...sdks].filter((other) => other !== sdk).sort(compareSdk);
  const nearest = path === "" ? [] : nearestNames(
    path,
    [...symbolLookupOf(lookup).namesIn(sdk), ...lookup.packages],
    MAX_NEAREST3,
    (candidate) => [candidate.slice(candidate.lastIndexOf(".") + 1)]
  );
  const inSdk = sdk === void 0 ? "this index" : sdkLabel(sdk);
  const shown2 = name.slice(0, 120);
  return new ExpodexError("SYMBOL_NOT_FOUND", {
    subject: shown2,
    expected: `a symbol or package of ${inSdk}`,
    got: others.length > 0 ? `a name that stands only in ${others.map(sdkLabel).join(", ")}` : "a name that it does not have",
    next: others.length > 0 ? `ask for sdk ${others[0]}` : nearest.length > 0 ? `try ${nearest.slice(0, 3).join(", ")}, or search for it` : "search for it instead",
    data: { name: shown2, nearest }
  });
}

// src/read/read.ts
var READ_OPTIONS = {
  section: "text",
  maxTokens: "checked",
  cursor: "text",
  sdk: "checked",
  fallback: ["error", "nearest", "latest"]
};
var DEFAULT_MAX_TOKENS2 = 8e3;
var MIN_MAX_TOKENS2 = 50;
var MAX_MAX_TOKENS2 = 2e5;
var CONTENTS_SHARE = 0.3;
var MAX_LISTED_ANCHORS = 200;
function readDocument(lookup, reference, options, settings) {
  textArgument("reference", reference);
  knownOptions("read", options, READ_OPTIONS);
  const maxTokens = wholeNumber(
    "maxTokens",
    options.maxTokens ?? DEFAULT_MAX_TOKENS2,
    MIN_MAX_TOKENS2,
    MAX_MAX_TOKENS2
  );
  const found = findDocument(lookup, reference, options, settings.defaultSdk);
  const document = lookup.content.documents[found.document];
  const wholeText = lookup.textOf(found.document);
  const section = chooseSection(lookup, found, options.section);
  const text = section === void 0 ? wholeText : wholeText.slice(section.start, section.end);
  const contents = listContents(wholeText, document.sections);
  const scope = { fingerprint: settings.fingerprint, path: document.path };
  if (section !== void 0) scope.section = section.anchor;
  const from = options.cursor === void 0 ? 0 : readCursor(scope, options.cursor);
  const inner = section === void 0 ? contents : listContents(wholeText, within(document.sections, section));
  const taken = take(text, inner, from, maxTokens);
  const result2 = {
    path: document.path,
    url: section?.anchor ? `${document.url}#${section.anchor}` : document.url,
    title: document.title,
    kind: document.kind,
    platforms: document.platforms,
    contents,
    text: taken.text,
    tokens: estimateTokens(taken.text),
    truncated: taken.end < text.length
  };
  if (document.description !== void 0) result2.description = document.description;
  if (document.sdk !== void 0) result2.sdk = document.sdk;
  if (document.packageName !== void 0) result2.packageName = document.packageName;
  if (section !== void 0) result2.section = { title: section.title, anchor: section.anchor };
  if (result2.truncated) result2.cursor = writeCursor(scope, taken.end);
  if (found.redirectedFrom !== void 0) result2.redirectedFrom = found.redirectedFrom;
  if (found.substitutedFor !== void 0) result2.requestedSdk = found.substitutedFor;
  return result2;
}
function take(text, contents, from, maxTokens) {
  const total = estimateTokens(text);
  if (from === 0 && total <= maxTokens) return { text: text.trimEnd(), end: text.length };
  const blocks = splitBlocks(text);
  const head = from === 0 ? writeContents(contents, total, Math.floor(maxTokens * CONTENTS_SHARE)) : "";
  const taken = takeText(text, blocks, from, maxTokens - estimateTokens(head));
  const left = text.slice(taken.end).trim() === "";
  return { text: head + taken.text, end: left ? text.length : taken.end };
}
function within(sections, section) {
  return sections.filter(({ start, end }) => start >= section.start && end <= section.end);
}
function chooseSection(lookup, found, wanted) {
  const explicit = wanted ?? found.anchor;
  if (explicit === void 0) {
    const { redirectAnchor } = found;
    return redirectAnchor === void 0 ? void 0 : findSection(lookup, found.document, redirectAnchor);
  }
  const name = explicit.trim().replace(/^#+/u, "").trim();
  const section = findSection(lookup, found.document, name);
  if (section !== void 0) return section;
  const { path, sections } = lookup.content.documents[found.document];
  const anchors = sections.map(({ anchor }) => anchor).filter((anchor) => anchor !== "");
  const near = nearestNames(name, anchors, 3);
  throw new ExpodexError("SECTION_NOT_FOUND", {
    subject: `${path}#${name.slice(0, 100)}`,
    expected: "the anchor or title of a section of the page",
    got: "a name that none of its sections has",
    next: near.length > 0 ? `try ${near.map((anchor) => `#${anchor}`).join(", ")}, or read the page without a section` : "read the page without a section to see its contents",
    data: {
      reference: path,
      section: name.slice(0, 100),
      available: anchors.slice(0, MAX_LISTED_ANCHORS)
    }
  });
}
function findSection(lookup, documentIndex, name) {
  const { content } = lookup;
  const document = content.documents[documentIndex];
  const sections = document.sections.slice(1);
  const key = name.toLowerCase();
  const bySymbol = () => {
    const bare = key.replace(/\(.*$/su, "");
    for (let at = document.firstSymbol; at < document.endSymbol; at++) {
      const placement = content.symbolPlacements[at];
      const symbol = content.symbols[placement.symbol];
      if (symbol.qualifiedName.toLowerCase() === bare || symbol.name.toLowerCase() === bare)
        return document.sections[placement.section];
    }
    return void 0;
  };
  return sections.find(({ anchor }) => anchor === name) ?? sections.find(({ aliases }) => aliases?.includes(name)) ?? sections.find(({ anchor }) => anchor.toLowerCase() === key) ?? sections.find(({ title }) => title.trim().toLowerCase() === key) ?? bySymbol();
}

// src/text/stem.ts
var VOWEL = /[aeiouy]/;
var PLAIN = /^[a-z]+$/;
var DOUBLE = /([bcdfghjklmnpqrstvwxz])\1$/;
var MIN_LENGTH = 4;
function stem(word) {
  if (word.length < MIN_LENGTH || !PLAIN.test(word)) return word;
  let result2 = withoutPlural(word);
  let dropped = false;
  for (let round = 0; round < 2; round++) {
    const next = withoutInflection(result2);
    if (next === result2) break;
    dropped = !DOUBLE.test(next);
    result2 = dropped ? next : next.slice(0, -1);
  }
  result2 = withoutDerivation(result2, dropped);
  if (result2.length > 3 && result2.endsWith("e")) {
    result2 = result2.slice(0, -1);
    if (result2.length >= 5 && result2.endsWith("at")) result2 = result2.slice(0, -2);
  }
  if (result2.length > 3 && DOUBLE.test(result2)) result2 = result2.slice(0, -1);
  if (result2.length > 2 && result2.endsWith("y") && !VOWEL.test(result2[result2.length - 2])) {
    result2 = `${result2.slice(0, -1)}i`;
  }
  return result2;
}
function withoutPlural(word) {
  if (!word.endsWith("s")) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) return word;
  if (/(?:ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
function withoutInflection(word) {
  const cut = word.endsWith("ing") ? 3 : word.endsWith("ed") && !word.endsWith("eed") ? 2 : 0;
  if (cut === 0) return word;
  const rest = word.slice(0, -cut);
  return rest.length >= 3 && VOWEL.test(rest) ? rest : word;
}
function withoutDerivation(word, inflected) {
  let result2 = word;
  if (result2.endsWith("ation") && result2.length >= 8) result2 = result2.slice(0, -5);
  else if (/[st]ion$/.test(result2) && result2.length >= 6) result2 = result2.slice(0, -3);
  else if (inflected && result2.endsWith("at") && result2.length >= 5) result2 = result2.slice(0, -2);
  else if (result2.endsWith("ally") && result2.length >= 9) result2 = result2.slice(0, -4);
  else if (result2.endsWith("ly") && result2.length >= 6) result2 = result2.slice(0, -2);
  if (result2.endsWith("ment") && result2.length >= 8) result2 = result2.slice(0, -4);
  return result2;
}

// src/text/stop-words.ts
var WORDS = "a about also am an and any are aren as at be because been being but by can cannot cant could couldn d did didn didnt do does doesn doesnt doing don dont for from had has hasn have haven having he her here hers him his how i if in into is isn isnt it its itself just ll m may me might my of on onto or our ours re s shall she should shouldn so some such t than that thats the their theirs them then there these they this those to too u ur us ve very was wasn we were weren what whats when where which while who whom whose why will with would wouldn you your yours im ive id please anyone thanks thank";
var words;
function isStopWord(word) {
  words ??= new Set(WORDS.split(" "));
  return words.has(word);
}

// src/text/words.ts
var MAX_WORDS = 5;
var OTHER = 0;
var LETTER = 1;
var UNSPACED = 2;
var WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
function eachCompound(text, visit) {
  let compound;
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === OTHER) {
      at++;
      continue;
    }
    const word = { start: at, end: endOfWord(text, at, kind), unspaced: kind === UNSPACED };
    at = word.end;
    if (compound !== void 0 && joins(text, compound, word)) {
      compound.words.push(word);
      compound.end = word.end;
      continue;
    }
    if (compound !== void 0) visit(compound);
    compound = startCompound(text, word);
  }
  if (compound !== void 0) visit(compound);
}
function eachPart(text, word, visit) {
  let start = word.start;
  for (let at = word.start + 1; at <= word.end; at++) {
    if (at < word.end && !isSeam(text, word, at)) continue;
    while (start < at && text.charCodeAt(start) === 95) start++;
    let end = at;
    while (end > start && text.charCodeAt(end - 1) === 95) end--;
    if (end > start) visit(start, end);
    start = at;
  }
}
function isSeam(text, word, at) {
  const before = text.charCodeAt(at - 1);
  const here = text.charCodeAt(at);
  if (before === 95 || here === 95) return true;
  if (isDigit(before) !== isDigit(here)) return isAscii(before) && isAscii(here);
  if (!isUpper(here)) return false;
  if (isUpper(before))
    return at + 1 < word.end && isLower(text.charCodeAt(at + 1)) && at - word.start > 1;
  if (at - word.start === 1) return false;
  return !(word.end - at === 2 && text.startsWith("OS", at));
}
function startCompound(text, word) {
  const before = text[word.start - 1];
  const flag = before === "-" && (text[word.start - 2] === "-" || isBlank(text[word.start - 2])) && !word.unspaced;
  const end = isBracketed(text, word) ? word.end + 1 : word.end;
  if (flag) {
    const start = word.start - (text[word.start - 2] === "-" ? 2 : 1);
    return { words: [word], start, end: word.end, flag };
  }
  return { words: [word], start: word.start - signLength(text, word, end), end, flag };
}
function signLength(text, word, end) {
  if (end > word.end) return text[word.start - 1] === "." ? 4 : 1;
  const before = text[word.start - 1];
  if (before !== "@" && before !== "+" && before !== "$") return 0;
  const outside = text[word.start - 2];
  if (!isBlank(outside) || before === "+" && outside === "+") return 0;
  return before === "@" || isLetter(text.charCodeAt(word.start)) ? 1 : 0;
}
function isBracketed(text, word) {
  const after = word.end + 1;
  if (text[word.end] !== "]" || text[after] === "(" || !isLetter(text.charCodeAt(word.start))) {
    return false;
  }
  const rest = text[word.start - 1] === ".";
  const open = word.start - (rest ? 4 : 1);
  if (open < 0 || !text.startsWith(rest ? "[..." : "[", open) || !isBlank(text[open - 1]))
    return false;
  return rest || text[after] === "/" || text[after] === "." && isLetter(text.charCodeAt(after + 1));
}
function joins(text, compound, next) {
  const last = compound.words[compound.words.length - 1];
  if (last.unspaced || next.unspaced || compound.words.length >= MAX_WORDS) return false;
  if (next.start - compound.end !== 1) return false;
  switch (text[compound.end]) {
    case "-":
    case ".":
      return true;
    case "/":
      return text[compound.start] === "@" && compound.words.length === 1;
    case ":":
      return isLower(text.charCodeAt(compound.end - 1)) && isLower(text.charCodeAt(next.start));
    case "'":
    case "\u2019":
      return true;
    default:
      return false;
  }
}
function endOfWord(text, start, kind) {
  let at = start;
  while (at < text.length && kindAt(text, at) === kind) {
    at += text.charCodeAt(at) >= 55296 && text.charCodeAt(at) < 56320 ? 2 : 1;
  }
  return Math.min(at, text.length);
}
function kindAt(text, at) {
  const code = text.charCodeAt(at);
  if (code < 128)
    return isLower(code) || isUpper(code) || isDigit(code) || code === 95 ? LETTER : OTHER;
  const point = text.codePointAt(at);
  if (isUnspaced(point)) return UNSPACED;
  return WORD_CHARACTER.test(String.fromCodePoint(point)) ? LETTER : OTHER;
}
function isUnspaced(point) {
  if (point < 3584) return false;
  return point >= 12353 && point <= 12543 && point !== 12539 || point >= 13312 && point <= 40959 || point >= 44032 && point <= 55203 || point >= 63744 && point <= 64255 || point >= 65382 && point <= 65439 || point >= 131072 && point <= 205743 || point === 12293 || point >= 3584 && point <= 3839 || point >= 4096 && point <= 4255 || point >= 6016 && point <= 6099;
}
var isLower = (code) => code >= 97 && code <= 122;
var isUpper = (code) => code >= 65 && code <= 90;
var isDigit = (code) => code >= 48 && code <= 57;
var isLetter = (code) => isLower(code) || isUpper(code);
var isAscii = (code) => code < 128;
var isBlank = (character) => character === void 0 || !WORD_CHARACTER.test(character);

// src/text/analyze.ts
var MAX_WORD_LENGTH = 64;
function analyze(text) {
  const terms = [];
  eachTerm(text, (term) => {
    terms.push(term);
  });
  return terms;
}
var REMEMBERED_LENGTH = 32;
var REMEMBERED_NAMES = 1 << 16;
function createTermReader() {
  const known = /* @__PURE__ */ new Map();
  return (text, visit) => {
    eachCompound(text, (compound) => {
      const { start, end } = compound;
      if (end - start > REMEMBERED_LENGTH) {
        eachTermOf(text, compound, (term, from, to) => visit(term, from, to, compound));
        return;
      }
      const name = text.slice(start, end);
      let terms = known.get(name);
      if (terms === void 0) {
        const found = [];
        eachTermOf(text, compound, (term, from, to) => {
          found.push({ term, start: from - start, end: to - start });
        });
        terms = found;
        if (known.size >= REMEMBERED_NAMES) known.clear();
        known.set(name, found);
      }
      for (const term of terms) visit(term.term, start + term.start, start + term.end, compound);
    });
  };
}
function analyzeQuery(text) {
  const terms = /* @__PURE__ */ new Map();
  const add = (term) => {
    const known = terms.get(term.term);
    if (known === void 0 || known.part && !term.part) terms.set(term.term, term);
  };
  eachCompound(text, (compound) => {
    const word = text.slice(compound.start, compound.end);
    let found = 0;
    eachTermOf(text, compound, (term, start, end, whole) => {
      found++;
      const part = start !== compound.start || end !== compound.end;
      add({
        term,
        word,
        role: whole ? "identifier" : "word",
        part: part && !compound.words[0].unspaced
      });
    });
    if (found === 0) {
      const lower = normalize(word);
      if (lower !== "") add({ term: lower, word, role: "stop", part: false });
    }
  });
  return [...terms.values()];
}
function eachTerm(text, visit) {
  eachCompound(text, (compound) => {
    eachTermOf(text, compound, (term, start, end) => visit(term, start, end, compound));
  });
}
function eachTermOf(text, compound, visit) {
  const first = compound.words[0];
  if (first.unspaced) {
    eachPair(text, first, visit);
    return;
  }
  if (isContraction(text, compound)) {
    const end = compound.words.length === 2 && isPossessive(text, compound) ? first.end : compound.end;
    visitTerm(text.slice(first.start, end).replace(/['\u2019]/g, ""), first.start, end, visit);
    return;
  }
  const parts = [];
  for (const word of compound.words) partsOf(text, word, parts);
  const flag = compound.flag && compound.start < first.start;
  if (parts.length > 1 || flag) {
    const name = text.slice(first.start, compound.end);
    const joined = /^[\d.]+$/.test(name) ? name : stem(normalize(name));
    if (joined !== "" && joined.length <= MAX_WORD_LENGTH) {
      visit(flag ? `--${joined}` : joined, compound.start, compound.end, true);
    }
  }
  const signed = visitSigned(text, compound, visit);
  if (parts.length === 1) {
    const [start, end] = parts[0];
    if (signed) visitTerm(text.slice(start, end), start, end, visit);
    else visitTerm(text.slice(start, end), first.start, compound.end, visit);
    return;
  }
  for (const word of compound.words) visitNames(text, word, compound.words.length > 1, visit);
  for (const [start, end] of parts) {
    if (end - start > 1) visitTerm(text.slice(start, end), start, end, visit);
  }
}
function partsOf(text, word, parts) {
  eachPart(text, word, (start, end) => {
    parts.push([start, end]);
  });
}
function visitSigned(text, { words: words2, start }, visit) {
  let found = false;
  for (const [at, word] of words2.entries()) {
    const from = at === 0 ? start : word.start;
    if (word.end - from > MAX_WORD_LENGTH || !/[_+$[]/.test(text[from])) continue;
    const name = text.slice(from, word.end);
    const sign = /^(?:__?|\+|\$|\[(?:\.{3})?)(?=[a-zA-Z])/.exec(name)?.[0];
    if (sign === void 0 || sign === "_" && name.endsWith("_")) continue;
    const end = sign.startsWith("[") ? word.end + 1 : word.end;
    visit(sign + stem(normalize(name)), from, end, true);
    found = true;
  }
  return found;
}
function visitNames(text, word, joined, visit) {
  const parts = [];
  partsOf(text, word, parts);
  if (joined && parts.length > 1) {
    visitTerm(text.slice(word.start, word.end), word.start, word.end, visit);
  }
  if (parts.length > 2 && text.slice(word.start, word.end).includes("_")) {
    const end = parts[1][1];
    visitTerm(text.slice(word.start, end), word.start, end, visit);
  }
}
function visitTerm(word, start, end, visit) {
  if (end - start > MAX_WORD_LENGTH) return;
  const lower = normalize(word);
  if (lower !== "" && lower.length <= MAX_WORD_LENGTH && !isStopWord(lower))
    visit(stem(lower), start, end, false);
}
function eachPair(text, word, visit) {
  const visitPair = (start, end) => {
    const term = normalize(text.slice(start, end));
    if (term !== "") visit(term, start, end, false);
  };
  let before = -1;
  let at = word.start;
  let count = 0;
  while (at < word.end) {
    const next = at + (text.codePointAt(at) > 65535 ? 2 : 1);
    if (before !== -1) visitPair(before, next);
    before = at;
    at = next;
    count++;
  }
  if (count === 1) visitPair(word.start, word.end);
}
function isContraction(text, compound) {
  return compound.words.length > 1 && /^[^\-./:]+$/.test(text.slice(compound.start, compound.end));
}
function isPossessive(text, compound) {
  const last = compound.words[1];
  return last.end - last.start === 1 && /[sS]/.test(text[last.start]);
}
function normalize(word) {
  if (/^[a-z\d]+$/.test(word)) return word;
  let result2 = word;
  if (/[^\0-\x7f]/.test(result2)) {
    result2 = result2.normalize("NFKC");
    if (/\p{Script=Latin}/u.test(result2)) {
      result2 = result2.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
    }
  }
  return result2.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}

// src/search/canonical-query.ts
var QUOTES = /([\p{L}\p{N}\p{M}_])['\u2019](?=[\p{L}\p{N}\p{M}_])|["'`\u00AB\u00BB\u2018-\u201F\u2039\u203A\u300C-\u300F]/gu;
var CLOSING_SIGNS = "?!.,;:\u2026\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F";
function canonicalQuery(query) {
  if (isAddress(query) || !/[\p{L}\p{N}]/u.test(query)) return query;
  const canonical = query.replace(QUOTES, (_2, letter) => letter === void 0 ? " " : `${letter}'`).split(/\s+/).map((word) => withoutIdleCase(withoutClosingSigns(word))).filter((word) => word !== "").join(" ");
  return isAddress(canonical) ? query : canonical;
}
function isAddress(query) {
  if (/^https?:/i.test(query)) return true;
  const start = /^[^\s?#]*/.exec(query)?.[0] ?? "";
  return start.includes("/") && !/\s/.test(query[start.length] ?? "");
}
function withoutClosingSigns(word) {
  let end = word.length;
  while (end > 0 && CLOSING_SIGNS.includes(word[end - 1])) end--;
  return word.slice(0, end);
}
function withoutIdleCase(word) {
  const lower = word.toLowerCase();
  if (lower === word || /^(?:[A-Z][a-z]*|[A-Z]+)$/.test(word)) return lower;
  return hasTermsOf(word, lower) ? lower : word;
}
function hasTermsOf(word, other) {
  const terms = analyzeQuery(word);
  const others = analyzeQuery(other);
  return terms.length === others.length && terms.every(({ term, role, part }, at) => {
    const same = others[at];
    return term === same.term && role === same.role && part === same.part;
  });
}

// src/search/plain-text.ts
var FENCE = /^\s*(?:`{3,}[^`]*$|~{3,})/;
var TABLE_RULE = /^[\s:|-]+$/;
var MARKED = /[<`*_~\\&]/;
var MAX_TARGET_LENGTH = 2048;
var MARK = "\uFDD0";
function plainText(markdown) {
  const lines = [];
  let paragraph = "";
  let inCode = false;
  const flush = () => {
    const text = textOf(paragraph);
    if (text !== "") lines.push(text);
    paragraph = "";
  };
  for (const line of markdown.split("\n")) {
    if (FENCE.test(line)) {
      flush();
      inCode = !inCode;
      continue;
    }
    if (inCode) {
      if (line.trim() !== "") lines.push(line.trimEnd());
      continue;
    }
    const trimmed = line.trim();
    if (trimmed === "" || TABLE_RULE.test(trimmed) && trimmed.includes("-")) {
      flush();
      continue;
    }
    const isBlock = /^(?:#{1,6} |[-*+] |\d{1,9}[.)] |>|\|)/.test(trimmed);
    if (isBlock) flush();
    if (trimmed.startsWith("|")) {
      const row = rowText(trimmed);
      if (row !== "") lines.push(row);
      continue;
    }
    const text = withoutBlockMark(trimmed);
    if (text !== "") paragraph = paragraph === "" ? text : `${paragraph} ${text}`;
    if (trimmed.startsWith("#")) flush();
  }
  flush();
  return lines.join("\n");
}
function withoutBlockMark(line) {
  return line.replace(/^(?:>\s?)+/, "").replace(/^(?:#{1,6} |[-*+] (?:\[[ xX]\] )?|\d{1,9}[.)] )/, "");
}
function rowText(row) {
  return row.replace(/^\||\|$/g, "").split(/(?<!\\)\|/).map((cell) => textOf(cell.replaceAll("\\|", "|"))).filter((cell) => cell !== "").join(" \xB7 ");
}
function textOf(markdown) {
  if (!/[`\\]/.test(markdown)) return inlineText(markdown);
  const literals = [];
  const setAside = (literal) => `${MARK}${literals.push(literal) - 1}${MARK}`;
  const marked = withoutCode(markdown.replaceAll(MARK, ""), setAside).replace(
    /\\([!-/:-@[-`{-~])/g,
    (_2, sign) => setAside(sign)
  );
  return inlineText(marked).replace(/\ufdd0(\d+)\ufdd0/g, (_2, number) => literals[Number(number)] ?? "").trim();
}
function withoutCode(markdown, setAside) {
  const runs = Array.from(markdown.matchAll(/`+/g), ({ 0: ticks, index: start }) => ({
    start,
    end: start + ticks.length,
    // A backtick that a backslash escapes opens nothing; it may close, for code knows no escapes.
    escaped: isEscaped(markdown, start) ? 1 : 0,
    closing: -1
  }));
  const next = /* @__PURE__ */ new Map();
  for (let at = runs.length - 1; at >= 0; at--) {
    const run = runs[at];
    run.closing = next.get(run.end - run.start - run.escaped) ?? -1;
    next.set(run.end - run.start, at);
  }
  let result2 = "";
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const { start, end, escaped, closing } = runs[at];
    const close = runs[closing];
    const code = close === void 0 ? markdown.slice(start + escaped, end) : markdown.slice(end, close.start).replace(/\s+/g, " ").trim();
    result2 += markdown.slice(from, start + escaped) + setAside(code);
    from = (close ?? { end }).end;
    if (close !== void 0) at = closing;
  }
  return result2 + markdown.slice(from);
}
function isEscaped(text, at) {
  let before = at;
  while (before > 0 && text[before - 1] === "\\") before--;
  return (at - before) % 2 === 1;
}
function inlineText(line) {
  const text = withoutLinks(line);
  if (!MARKED.test(text)) return text.replace(/\s+/g, " ").trim();
  return text.replace(/<\/?[a-zA-Z][^<>]{0,500}>/g, "").replace(/\*\*|__|~~/g, "").replace(/(?<![\p{L}\p{N}*])\*(?=\S)|(?<=\S)\*(?![\p{L}\p{N}*])/gu, "").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();
}
function withoutLinks(line) {
  if (!line.includes("](")) return line;
  let result2 = "";
  let at = 0;
  while (at < line.length) {
    const middle = line.indexOf("](", at);
    if (middle === -1) break;
    const end = endOfTarget(line, middle + 2);
    const before = line.slice(at, middle);
    const open = before.lastIndexOf("[");
    if (open === -1 || end === -1) {
      result2 += line.slice(at, middle + 2);
      at = middle + 2;
      continue;
    }
    const start = open > 0 && before[open - 1] === "!" ? open - 1 : open;
    result2 += before.slice(0, start) + before.slice(open + 1);
    at = end + 1;
  }
  return result2 + line.slice(at);
}
function endOfTarget(line, start) {
  const most = Math.min(line.length, start + MAX_TARGET_LENGTH);
  let depth = 0;
  for (let at = start; at < most; at++) {
    if (line[at] === "(") depth++;
    else if (line[at] === ")" && depth-- === 0) return at;
  }
  return -1;
}

// src/search/excerpt.ts
var TermList = class {
  values = new Int32Array(1024);
  /** Numbers that are filled in. */
  length = 0;
  /** Takes a term in. */
  add(number, start, length) {
    if (this.length + 3 > this.values.length) {
      const grown2 = new Int32Array(this.values.length * 2);
      grown2.set(this.values);
      this.values = grown2;
    }
    this.values[this.length++] = number;
    this.values[this.length++] = start;
    this.values[this.length++] = length;
  }
};
var REPEAT_WORTH = 0.05;
function analyseText(markdown, skip, terms, read) {
  const text = withoutFirstLine(plainText(markdown), skip);
  terms.length = 0;
  read(text, (number, start, length) => terms.add(number, start, length));
  read(skip, (number) => terms.add(number, 0, 0));
  return text;
}
function excerptFrom({ text, terms }, matches, length) {
  const found = [];
  const words2 = /* @__PURE__ */ new Set();
  const { values } = terms;
  for (let at = 0; at < terms.length; at += 3) {
    const term = values[at];
    const match = matches.get(term);
    if (match === void 0) continue;
    words2.add(match.word);
    const start = values[at + 1];
    const size = values[at + 2];
    if (size > 0) found.push({ term, start, end: start + size, weight: match.weight });
  }
  const window = windowOf(text, densest(found, length), length);
  const shown2 = text.slice(window.start, window.end);
  const trimmed = shown2.trimEnd();
  return {
    text: trimmed,
    highlights: highlightsOf(found, window.start, window.start + trimmed.length),
    words: [...words2]
  };
}
function withoutFirstLine(text, line) {
  if (line === "" || !text.startsWith(line)) return text;
  const end = text.indexOf("\n");
  return end === line.length && text.length > end + 1 ? text.slice(end + 1) : text;
}
function densest(found, length) {
  let best;
  let most = 0;
  let worth = 0;
  let first = 0;
  const counts = /* @__PURE__ */ new Map();
  for (const match of found) {
    const count = counts.get(match.term) ?? 0;
    worth += match.weight * (count === 0 ? 1 : REPEAT_WORTH);
    counts.set(match.term, count + 1);
    while (match.end - found[first].start > length && found[first] !== match) {
      const gone = found[first++];
      const left = counts.get(gone.term) - 1;
      counts.set(gone.term, left);
      worth -= gone.weight * (left === 0 ? 1 : REPEAT_WORTH);
    }
    if (worth > most + 1e-9) {
      most = worth;
      best = { start: found[first].start, end: match.end };
    }
  }
  return best;
}
function windowOf(text, range, length) {
  if (text.length <= length) return { start: 0, end: text.length };
  const inner = range === void 0 ? { start: 0, end: 0 } : wholeWords(text, range, length);
  const spare = Math.max(0, length - (inner.end - inner.start));
  const earliest = Math.max(0, inner.start - spare);
  const line = inner.start === 0 ? 0 : text.lastIndexOf("\n", inner.start - 1) + 1;
  const sentence = inner.start === 0 ? 0 : text.lastIndexOf(". ", inner.start - 1) + 2;
  const latest = text.length - length;
  let start = line;
  if (line < earliest) {
    start = sentence > line && sentence >= earliest ? sentence : wordStart(text, Math.max(0, inner.start - (spare >> 1)), inner.start);
  }
  if (start > latest) {
    const next = text.indexOf(". ", Math.max(0, latest - 2)) + 2;
    start = next >= 2 && next <= start ? next : wordStart(text, latest, start);
  }
  const end = Math.min(text.length, start + length);
  return {
    start,
    end: end === text.length ? end : wordEnd(text, end, Math.max(start + 1, inner.end))
  };
}
var MAX_OVERHANG = 64;
function wholeWords(text, range, length) {
  let { start, end } = range;
  while (start > 0 && range.start - start < MAX_OVERHANG && !/\s/.test(text[start - 1])) start--;
  while (end < text.length && end - range.end < MAX_OVERHANG && !/\s/.test(text[end])) end++;
  if (range.start - start === MAX_OVERHANG) start = range.start;
  if (end - range.end === MAX_OVERHANG) end = range.end;
  return end - start <= length ? { start, end } : range;
}
function wordStart(text, from, latest) {
  if (from === 0 || /\s/.test(text[from - 1])) return from;
  for (let at = from; at < latest; at++) if (/\s/.test(text[at])) return at + 1;
  return isLowSurrogate2(text, from) ? from + 1 : from;
}
function wordEnd(text, from, earliest) {
  if (/\s/.test(text[from])) return from;
  for (let at = from; at > earliest; at--) if (/\s/.test(text[at - 1])) return at - 1;
  return isLowSurrogate2(text, from) ? from - 1 : from;
}
function isLowSurrogate2(text, at) {
  const code = text.charCodeAt(at);
  return code >= 56320 && code < 57344;
}
function highlightsOf(found, start, end) {
  const inside = found.filter((match) => match.start >= start && match.end <= end).sort((a, b) => a.start - b.start || b.end - a.end);
  const highlights = [];
  for (const match of inside) {
    const last = highlights[highlights.length - 1];
    if (last !== void 0 && match.start - start <= last[1]) {
      last[1] = Math.max(last[1], match.end - start);
    } else {
      highlights.push([match.start - start, match.end - start]);
    }
  }
  return highlights;
}

// src/search/hits.ts
function hitOf(view, shownChunks, matches, entry, excerptLength) {
  const shown2 = shownChunks.get(view.placementOf[entry.chunk]);
  const { content } = shownChunks;
  const chunk = content.chunks[entry.chunk];
  const document = content.documents[entry.document];
  const named = namedSymbol(shown2, matches);
  const anchor = (named === -1 ? void 0 : shown2.anchorOf(named)) ?? shown2.anchor;
  const symbol = chunk.symbols[named === -1 ? 0 : named];
  const { url, sdk } = document;
  const { packageName } = chunk;
  const { words: words2, ...excerpt } = excerptFrom(shown2.analysed, matches, excerptLength);
  return {
    path: document.path,
    url: anchor === "" ? url : `${url}#${anchor}`,
    title: document.title,
    headings: [...chunk.headings],
    anchor,
    kind: chunk.kind,
    ...sdk === void 0 ? {} : { sdk },
    alsoIn: shown2.alsoIn,
    platforms: [...chunk.platforms],
    ...packageName === void 0 ? {} : { packageName },
    ...symbol === void 0 ? {} : { symbol },
    excerpt,
    score: entry.score,
    why: {
      keyword: entry.keyword,
      page: entry.page,
      vector: entry.vector,
      boost: entry.boost,
      terms: words2
    },
    chunk: entry.chunk
  };
}
function namedSymbol({ symbolTerms: symbolTerms2 }, matches) {
  let best = -1;
  let most = 0;
  for (let at = 0; at < symbolTerms2.length; at++) {
    const weight = matches.get(symbolTerms2[at])?.weight ?? 0;
    if (weight <= most) continue;
    most = weight;
    best = at;
  }
  return best;
}

// src/indexing/bytes.ts
function createByteWriter() {
  let buffer = new Uint8Array(1024);
  let length = 0;
  const reserve = (more) => {
    if (length + more <= buffer.length) return;
    const grown2 = new Uint8Array(Math.max(buffer.length * 2, length + more));
    grown2.set(buffer.subarray(0, length));
    buffer = grown2;
  };
  return {
    get length() {
      return length;
    },
    byte(value) {
      reserve(1);
      buffer[length++] = value;
    },
    number(value) {
      reserve(5);
      let rest = value;
      while (rest > 127) {
        buffer[length++] = rest & 127 | 128;
        rest = Math.floor(rest / 128);
      }
      buffer[length++] = rest;
    },
    bytes(value) {
      reserve(value.length);
      buffer.set(value, length);
      length += value.length;
    },
    finish: () => buffer.slice(0, length)
  };
}
function createByteReader(bytes, part) {
  let at = 0;
  const need = (count) => {
    if (at + count > bytes.length) throw corruptPart(part, "fewer bytes than it announces");
  };
  return {
    get left() {
      return bytes.length - at;
    },
    byte() {
      need(1);
      return bytes[at++];
    },
    number() {
      const small = bytes[at];
      if (small < 128) {
        at++;
        return small;
      }
      let value = 0;
      let scale = 1;
      for (let count = 0; count < 5; count++) {
        need(1);
        const next = bytes[at++];
        value += (next & 127) * scale;
        if (next < 128) {
          if (value > 4294967295) break;
          return value;
        }
        scale *= 128;
      }
      throw corruptPart(part, "a number above its range");
    },
    bytes(length) {
      need(length);
      at += length;
      return bytes.subarray(at - length, at);
    }
  };
}
function neededPart(parts, name) {
  const bytes = parts.get(name);
  if (bytes === void 0) throw corruptPart(name, "no such part");
  return bytes;
}
function corruptPart(part, got, cause) {
  return new ExpodexError("SNAPSHOT_CORRUPT", {
    subject: `snapshot part ${part}`,
    expected: "the structure that its format describes",
    got,
    next: "build or download the snapshot again",
    data: { part },
    ...cause === void 0 ? {} : { cause }
  });
}
function float32View(bytes) {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Float32Array(aligned.buffer, aligned.byteOffset, bytes.length >> 2);
}
function uint16View(bytes) {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, bytes.length >> 1);
}
function bytesOf(array) {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
var LEVEL = 9;
var MAX_RATIO = 1032;
function deflated(bytes, dictionary) {
  return deflateSync(bytes, {
    level: LEVEL,
    ...dictionary === void 0 ? {} : { dictionary }
  });
}
function inflated({ inflate = inflateByLibrary }, part, bytes, size, dictionary) {
  if (size > bytes.length * MAX_RATIO) {
    throw corruptPart(part, `${size} bytes announced by ${bytes.length}`);
  }
  if (size === 0) return new Uint8Array(0);
  let found;
  try {
    found = inflate(bytes, size, dictionary);
  } catch (cause) {
    throw corruptPart(part, "bytes that do not inflate", cause);
  }
  if (found.length !== size) throw corruptPart(part, `${found.length} of ${size} bytes`);
  return found;
}
var inflateByLibrary = (bytes, size, dictionary) => inflateSync(bytes, {
  out: new Uint8Array(size),
  ...dictionary === void 0 ? {} : { dictionary }
});
function packed(bytes) {
  const writer = createByteWriter();
  writer.number(bytes.length);
  writer.bytes(deflated(bytes));
  return writer.finish();
}
function unpacked(parts, name) {
  const reader = createByteReader(neededPart(parts, name), name);
  const size = reader.number();
  return inflated(parts, name, reader.bytes(reader.left), size);
}

// src/indexing/dictionary.ts
var MAX_WORD_BYTES = 255;
function writeDictionary(words2) {
  const writer = createByteWriter();
  const encoder = new TextEncoder();
  let before = new Uint8Array(0);
  writer.number(words2.length);
  for (const word of words2) {
    const bytes = encoder.encode(word);
    let shared = 0;
    while (shared < before.length && shared < bytes.length && before[shared] === bytes[shared])
      shared++;
    writer.byte(shared);
    writer.byte(bytes.length - shared);
    writer.bytes(bytes.subarray(shared));
    before = bytes;
  }
  return writer.finish();
}
function compareWords(a, b) {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    const leftHigh = left >= 55296 && left < 57344;
    const rightHigh = right >= 55296 && right < 57344;
    if (leftHigh !== rightHigh) return leftHigh ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}
function openDictionary(bytes, part) {
  const reader = createByteReader(bytes, part);
  const size = reader.number();
  if (size > bytes.length) throw corruptPart(part, `${size} words in ${bytes.length} bytes`);
  const starts = new Uint32Array(size + 1);
  const shared = new Uint8Array(size + 1);
  const from = bytes.length - reader.left;
  let at = from;
  let total = 0;
  let before = 0;
  for (let number = 0; number < size; number++) {
    const common = bytes[at];
    const rest = bytes[at + 1];
    const length = common + rest;
    if (!(common <= before && length > 0 && length <= MAX_WORD_BYTES)) {
      throw corruptPart(part, `a word of ${length} bytes`);
    }
    starts[number] = total;
    shared[number] = common;
    total += length;
    before = length;
    at += 2 + rest;
  }
  if (at > bytes.length) throw corruptPart(part, "fewer bytes than it announces");
  starts[size] = total;
  const arena = new Uint8Array(total);
  at = from;
  for (let number = 0; number < size; number++) {
    let to = starts[number];
    const common = bytes[at];
    const end = at + 2 + bytes[at + 1];
    if (common > 0) {
      const last = starts[number - 1];
      for (let byte = 0; byte < common; byte++) arena[to++] = arena[last + byte];
    }
    for (at += 2; at < end; at++) arena[to++] = bytes[at];
  }
  return dictionaryOf(arena, starts, shared, size);
}
function dictionaryOf(arena, starts, shared, size) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  function lowerBound(bytes, afterPrefix) {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = low + high >>> 1;
      if (isBefore(middle, bytes, afterPrefix)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  function isBefore(number, bytes, afterPrefix) {
    const start = starts[number];
    const length = starts[number + 1] - start;
    for (let at = 0; at < bytes.length; at++) {
      if (at >= length) return true;
      const difference = arena[start + at] - bytes[at];
      if (difference !== 0) return difference < 0;
    }
    return afterPrefix;
  }
  return {
    size,
    find(word) {
      const bytes = encoder.encode(word);
      const number = lowerBound(bytes, false);
      if (number >= size || starts[number + 1] - starts[number] !== bytes.length)
        return void 0;
      for (let at = 0; at < bytes.length; at++) {
        if (arena[starts[number] + at] !== bytes[at]) return void 0;
      }
      return number;
    },
    word: (number) => decoder.decode(arena.subarray(starts[number], starts[number + 1])),
    withPrefix(prefix) {
      const bytes = encoder.encode(prefix);
      return [lowerBound(bytes, false), lowerBound(bytes, true)];
    },
    near: (word, maxDistance) => nearWords(arena, starts, shared, size, encoder.encode(word), maxDistance)
  };
}
function nearWords(arena, starts, shared, size, wanted, maxDistance) {
  const found = [];
  const width = wanted.length + 1;
  const maxDepth = wanted.length + maxDistance;
  if (wanted.length === 0 || maxDepth >= MAX_WORD_BYTES) return found;
  const far = maxDistance + 2;
  const rows = new Uint8Array(width * (maxDepth + 2)).fill(far);
  for (let column = 0; column < width && column <= maxDistance; column++) rows[column] = column;
  let valid = 0;
  for (let number = 0; number < size; number++) {
    const start = starts[number];
    const length = starts[number + 1] - start;
    if (shared[number] < valid) valid = shared[number];
    let dead = false;
    while (valid < length) {
      if (valid >= maxDepth) {
        dead = true;
        break;
      }
      const depth = ++valid;
      const here = depth * width;
      const above = here - width;
      const byte = arena[start + depth - 1];
      const first = Math.max(1, depth - maxDistance);
      const last = Math.min(wanted.length, depth + maxDistance);
      rows[here + first - 1] = first === 1 && depth <= maxDistance ? depth : far;
      let least = rows[here + first - 1];
      for (let column = first; column <= last; column++) {
        const same = wanted[column - 1] === byte;
        let cost = rows[above + column - 1] + (same ? 0 : 1);
        if (rows[above + column] + 1 < cost) cost = rows[above + column] + 1;
        if (rows[here + column - 1] + 1 < cost) cost = rows[here + column - 1] + 1;
        const swapped = !same && depth > 1 && column > 1 && wanted[column - 2] === byte && wanted[column - 1] === arena[start + depth - 2];
        if (swapped && rows[above - width + column - 2] + 1 < cost) {
          cost = rows[above - width + column - 2] + 1;
        }
        if (cost > far) cost = far;
        rows[here + column] = cost;
        if (cost < least) least = cost;
      }
      if (last < wanted.length) rows[here + last + 1] = far;
      if (least > maxDistance + 1) {
        dead = true;
        break;
      }
    }
    if (dead) {
      while (number + 1 < size && shared[number + 1] >= valid) number++;
    } else if (Math.abs(length - wanted.length) <= maxDistance) {
      const distance = rows[length * width + wanted.length];
      if (distance <= maxDistance) found.push({ number, distance });
    }
  }
  return found;
}

// src/indexing/fields.ts
var FIELDS = [
  "body",
  "headings",
  "symbols",
  "title",
  "path",
  "package",
  "description"
];
var CHUNK_FIELDS = 3;
function packChunkCounts(body, headings, symbols) {
  return Math.min(body, 15) | Math.min(headings, 7) << 4 | (symbols > 0 ? 128 : 0);
}
function packDocumentCounts(title, path, packageName, description) {
  return Math.min(title, 3) | Math.min(path, 3) << 2 | Math.min(packageName, 3) << 4 | Math.min(description, 3) << 6;
}
function chunkCount(counts, field) {
  if (field === "body") return counts & 15;
  return field === "headings" ? counts >> 4 & 7 : counts >> 7;
}

// src/indexing/postings.ts
var PLAIN_COUNTS = 1;
function createPostingsBuilder() {
  let terms = new Uint32Array(1 << 14);
  let owners = new Uint32Array(1 << 14);
  let counts = new Uint8Array(1 << 14);
  let length = 0;
  return {
    add(term, owner, count) {
      if (length === terms.length) {
        terms = grown(terms, new Uint32Array(length * 2));
        owners = grown(owners, new Uint32Array(length * 2));
        counts = grown(counts, new Uint8Array(length * 2));
      }
      terms[length] = term;
      owners[length] = owner;
      counts[length] = count;
      length++;
    },
    finish(order, ownerCount) {
      const size = order.length;
      const sizes = new Uint32Array(size);
      const place = new Uint32Array(size);
      for (let n = 0; n < size; n++) place[order[n]] = n;
      for (let at = 0; at < length; at++) sizes[place[terms[at]]]++;
      const from = new Uint32Array(size + 1);
      for (let n = 0; n < size; n++) from[n + 1] = from[n] + sizes[n];
      const sorted2 = new Uint32Array(length);
      const next = from.slice(0, size);
      for (let at = 0; at < length; at++) sorted2[next[place[terms[at]]]++] = at;
      const writer = createByteWriter();
      const starts = new Uint32Array(size + 1);
      for (let n = 0; n < size; n++) {
        starts[n] = writer.length;
        let before = -1;
        for (let at = from[n]; at < from[n + 1]; at++) {
          const posting = sorted2[at];
          const plain = counts[posting] === PLAIN_COUNTS;
          writer.number((owners[posting] - before) * 2 + (plain ? 0 : 1));
          if (!plain) writer.byte(counts[posting]);
          before = owners[posting];
        }
      }
      starts[size] = writer.length;
      return { bytes: writer.finish(), starts, sizes, owners: ownerCount };
    }
  };
}
function writePostingSizes(postings) {
  const writer = createByteWriter();
  writer.number(postings.sizes.length);
  for (let n = 0; n < postings.sizes.length; n++) {
    writer.number(postings.sizes[n]);
    if (postings.sizes[n] > 0) writer.number(postings.starts[n + 1] - postings.starts[n]);
  }
  return writer.finish();
}
function openPostings(bytes, sizeBytes, expected, part) {
  const reader = createByteReader(sizeBytes, part);
  const terms = reader.number();
  if (terms !== expected.terms) {
    throw corruptPart(part, `${terms} lists for ${expected.terms} terms`);
  }
  const sizes = new Uint32Array(terms);
  const starts = new Uint32Array(terms + 1);
  let at = 0;
  for (let n = 0; n < terms; n++) {
    sizes[n] = reader.number();
    if (sizes[n] > 0) at += reader.number();
    if (at > bytes.length || sizes[n] > expected.owners) {
      throw corruptPart(part, "posting lists longer than their bytes");
    }
    starts[n + 1] = at;
  }
  if (at !== bytes.length) throw corruptPart(part, "bytes that belong to no posting list");
  return { bytes, starts, sizes, owners: expected.owners };
}
function eachPosting(postings, term, visit) {
  const { bytes, starts, owners } = postings;
  const end = starts[term + 1];
  let at = starts[term];
  let owner = -1;
  while (at < end) {
    let value = bytes[at++];
    if (value > 127) {
      value &= 127;
      let shift = 128;
      let more;
      do {
        more = bytes[at++] ?? 0;
        value += (more & 127) * shift;
        shift *= 128;
      } while (more > 127);
    }
    owner += Math.floor(value / 2);
    const counts = value % 2 === 1 ? bytes[at++] ?? 0 : PLAIN_COUNTS;
    if (owner >= owners) return;
    visit(owner, counts);
  }
}
function grown(from, to) {
  to.set(from);
  return to;
}

// src/indexing/searchable-markdown.ts
function searchableMarkdown(markdown) {
  if (!markdown.includes("](")) return markdown;
  let result2 = "";
  let from = 0;
  for (; ; ) {
    const open = markdown.indexOf("](", from);
    if (open === -1) break;
    const start = open + 2;
    const end = endOfTarget2(markdown, start);
    result2 += markdown.slice(from, start) + " ".repeat(end - start);
    from = end;
  }
  return result2 + markdown.slice(from);
}
function endOfTarget2(markdown, start) {
  const most = Math.min(markdown.length, start + 2048);
  let depth = 0;
  for (let at = start; at < most; at++) {
    const code = markdown.charCodeAt(at);
    if (code === 32 || code === 10) return at;
    if (code === 40) depth++;
    else if (code === 41 && depth-- === 0) return at;
  }
  return start;
}

// src/indexing/word-list.ts
var MIN_OCCURRENCES = 3;
var PLAIN_WORD = /^[a-z]{4,32}$/;
function createWordCounts() {
  const counts = /* @__PURE__ */ new Map();
  return {
    add(word) {
      if (word.length < 4 || word.length > 32) return;
      const lower = word.toLowerCase();
      counts.set(lower, (counts.get(lower) ?? 0) + 1);
    },
    finish() {
      const kept = [...counts.keys()].filter((word) => counts.get(word) >= MIN_OCCURRENCES && PLAIN_WORD.test(word)).sort(compareWords);
      const frequencies = Uint8Array.from(kept, (word) => Math.log2(counts.get(word)));
      const bytes = writeDictionary(kept);
      return { words: openDictionary(bytes, "keyword.words"), bytes, frequencies };
    }
  };
}
function openWordList(bytes, frequencies) {
  const words2 = openDictionary(bytes, "keyword.words");
  if (frequencies.length !== words2.size) {
    throw corruptPart("keyword.frequencies", `${frequencies.length} for ${words2.size} words`);
  }
  return { words: words2, bytes, frequencies };
}

// src/indexing/keyword-index.ts
var DOCUMENT_FIELDS = FIELDS.length - CHUNK_FIELDS;
function buildKeywordIndex(content) {
  const numbers = /* @__PURE__ */ new Map();
  const numberOf = (term) => {
    let number = numbers.get(term);
    if (number === void 0) {
      number = numbers.size;
      numbers.set(term, number);
    }
    return number;
  };
  const chunkPostings = createPostingsBuilder();
  const chunkLengths = new Uint16Array(content.chunks.length * CHUNK_FIELDS);
  const words2 = createWordCounts();
  const readTerms = createTermReader();
  for (const [number, chunk] of content.chunks.entries()) {
    const fields = chunkTerms(chunk, readTerms, (word) => words2.add(word));
    setLengths(chunkLengths, number * CHUNK_FIELDS, fields);
    for (const [term, counts] of countTerms(fields)) {
      const packed2 = packChunkCounts(counts[0], counts[1], counts[2]);
      chunkPostings.add(numberOf(term), number, packed2);
    }
  }
  const documentPostings = createPostingsBuilder();
  const documentLengths = new Uint16Array(content.documents.length * DOCUMENT_FIELDS);
  for (const [number, document] of content.documents.entries()) {
    const fields = documentTerms(document);
    setLengths(documentLengths, number * DOCUMENT_FIELDS, fields);
    for (const [term, counts] of countTerms(fields)) {
      const packed2 = packDocumentCounts(counts[0], counts[1], counts[2], counts[3]);
      documentPostings.add(numberOf(term), number, packed2);
    }
  }
  const terms = [...numbers.keys()].sort(compareWords);
  const order = Uint32Array.from(terms, (term) => numbers.get(term));
  const dictionaryBytes = writeDictionary(terms);
  return {
    dictionary: openDictionary(dictionaryBytes, "keyword.dictionary"),
    dictionaryBytes,
    chunks: chunkPostings.finish(order, content.chunks.length),
    documents: documentPostings.finish(order, content.documents.length),
    chunkLengths,
    documentLengths,
    words: words2.finish()
  };
}
function chunkTerms(chunk, readTerms, addWord) {
  const body = [];
  const text = searchableMarkdown(chunk.text);
  readTerms(text, (term, start, end) => {
    body.push(term);
    addWord(text.slice(start, end));
  });
  return [
    body,
    chunk.headings.flatMap((heading) => analyze(heading)),
    chunk.symbols.flatMap((name) => symbolTerms(name))
  ];
}
function symbolTerms(qualifiedName) {
  const last = qualifiedName.slice(qualifiedName.lastIndexOf(".") + 1);
  const terms = /* @__PURE__ */ new Set();
  for (const name of [qualifiedName, last]) {
    const whole = analyze(name)[0];
    if (whole !== void 0) terms.add(whole);
  }
  return [...terms];
}
function documentTerms(document) {
  return [
    analyze(document.title),
    analyze(pathWords(document.path)),
    analyze(document.packageName ?? ""),
    analyze(document.description ?? "")
  ];
}
function pathWords(path) {
  return path.replace(/^\/versions\/[^/]*\/(?:sdk\/)?/, "/").replaceAll("/", " ");
}
function countTerms(fields) {
  const counts = /* @__PURE__ */ new Map();
  for (const [field, terms] of fields.entries()) {
    for (const term of terms) {
      let count = counts.get(term);
      if (count === void 0) {
        count = fields.map(() => 0);
        counts.set(term, count);
      }
      count[field]++;
    }
  }
  return counts;
}
function setLengths(lengths, at, fields) {
  for (const [field, terms] of fields.entries())
    lengths[at + field] = Math.min(terms.length, 65535);
}

// src/indexing/index-parts.ts
var DICTIONARY = "keyword.dictionary";
var CHUNKS = "keyword.chunks";
var CHUNK_SIZES = "keyword.chunk-sizes";
var CHUNK_LENGTHS = "keyword.chunk-lengths";
var DOCUMENTS = "keyword.documents";
var DOCUMENT_SIZES = "keyword.document-sizes";
var DOCUMENT_LENGTHS = "keyword.document-lengths";
var WORDS2 = "keyword.words";
var FREQUENCIES = "keyword.frequencies";
function keywordParts(index) {
  return [
    [DICTIONARY, packed(index.dictionaryBytes)],
    [CHUNKS, index.chunks.bytes],
    [CHUNK_SIZES, packed(writePostingSizes(index.chunks))],
    [CHUNK_LENGTHS, packed(bytesOf(index.chunkLengths))],
    [DOCUMENTS, index.documents.bytes],
    [DOCUMENT_SIZES, packed(writePostingSizes(index.documents))],
    [DOCUMENT_LENGTHS, packed(bytesOf(index.documentLengths))],
    [WORDS2, packed(index.words.bytes)],
    [FREQUENCIES, packed(index.words.frequencies)]
  ];
}
function openKeywordParts(parts, size) {
  const part = (name) => neededPart(parts, name);
  const inflate = (name) => unpacked(parts, name);
  const lengths = (name, count) => {
    const bytes = inflate(name);
    if (bytes.length !== count * 2)
      throw corruptPart(name, `${bytes.length / 2} of ${count} lengths`);
    return uint16View(bytes);
  };
  const dictionaryBytes = lazy(() => inflate(DICTIONARY));
  const dictionary = lazy(() => openDictionary(dictionaryBytes(), DICTIONARY));
  const postings = (name, sizes, owners) => openPostings(part(name), inflate(sizes), { terms: dictionary().size, owners }, name);
  const chunks = lazy(() => postings(CHUNKS, CHUNK_SIZES, size.chunks));
  const documents = lazy(() => postings(DOCUMENTS, DOCUMENT_SIZES, size.documents));
  const chunkLengths = lazy(() => lengths(CHUNK_LENGTHS, size.chunks * CHUNK_FIELDS));
  const documentLengths = lazy(() => lengths(DOCUMENT_LENGTHS, size.documents * DOCUMENT_FIELDS));
  const words2 = lazy(() => openWordList(inflate(WORDS2), inflate(FREQUENCIES)));
  return {
    get dictionary() {
      return dictionary();
    },
    get dictionaryBytes() {
      return dictionaryBytes();
    },
    get chunks() {
      return chunks();
    },
    get documents() {
      return documents();
    },
    get chunkLengths() {
      return chunkLengths();
    },
    get documentLengths() {
      return documentLengths();
    },
    get words() {
      return words2();
    }
  };
}

// src/indexing/orama-documents.ts
function createOramaDocuments(content, view) {
  const sdks = content.chunks.map(() => /* @__PURE__ */ new Set());
  for (const { chunk, document } of content.placements) {
    const { sdk } = content.documents[document];
    if (sdk !== void 0) sdks[chunk].add(sdk);
  }
  return Array.from({ length: content.chunks.length }, (_2, number) => {
    const chunk = content.chunks[number];
    const document = content.documents[view.documentOf[number]];
    return {
      id: String(number),
      title: chunk.title,
      path: document?.path ?? "",
      url: document?.url ?? "",
      headings: chunk.headings,
      symbols: chunk.symbols,
      get text() {
        return chunk.text;
      },
      kind: chunk.kind,
      ...chunk.packageName === void 0 ? {} : { packageName: chunk.packageName },
      platforms: chunk.platforms,
      sdk: [...sdks[number]]
    };
  });
}

// src/indexing/bm25f.ts
function createKeywordScores(chunks, documents) {
  return {
    chunks: new Float64Array(chunks),
    base: new Float64Array(documents),
    pages: new Float64Array(documents),
    touchedChunks: new Int32Array(chunks),
    chunkCount: 0,
    touchedDocuments: new Int32Array(documents),
    documentCount: 0,
    names: new Uint8Array(chunks),
    titles: new Float64Array(documents),
    fromFields: new Float64Array(documents),
    fromAll: new Float64Array(documents),
    holders: new Int32Array(documents)
  };
}
function inverseFrequency(holders, all) {
  return Math.log(1 + (Math.max(all, holders) - holders + 0.5) / (holders + 0.5));
}
function scoreKeywords(index, view, terms, weights, norms, into) {
  clear(into);
  const { documentOf, holds } = view;
  const { chunks, base, pages, names, titles, touchedChunks, touchedDocuments } = into;
  const { fromFields, fromAll, holders } = into;
  const { body: bodyNorm, headings: headingsNorm, symbols: symbolsNorm, plain } = norms;
  const documentNorm = norms.document;
  const pageNorm = norms.page;
  const k1 = weights.k1.chunk;
  const pageK1 = weights.k1.page;
  const chunkBytes = index.chunks.bytes;
  const chunkOwners = index.chunks.owners;
  const chunkStarts = index.chunks.starts;
  const documentBytes = index.documents.bytes;
  const documentOwners = index.documents.owners;
  let chunkCount2 = 0;
  let documentCount = 0;
  for (const { number, weight } of terms) {
    if (!(weight > 0)) continue;
    const rarity = inverseFrequency(index.chunks.sizes[number], index.chunks.owners);
    const idf = weight * rarity * (k1 + 1);
    let nowCount = 0;
    let at = index.documents.starts[number];
    let end = index.documents.starts[number + 1];
    let owner = -1;
    while (at < end) {
      let value = documentBytes[at++];
      if (value > 127) {
        value &= 127;
        let shift = 7;
        let more;
        do {
          more = documentBytes[at++];
          value |= (more & 127) << shift;
          shift += 7;
        } while (more > 127 && shift < 28);
      }
      owner += value >>> 1;
      const counts = (value & 1) === 1 ? documentBytes[at++] : PLAIN_COUNTS;
      if (owner >= documentOwners) break;
      if (holds[owner] === 0) continue;
      const norm = owner * DOCUMENT_FIELDS;
      const tf = (counts & 3) * documentNorm[norm] + (counts >> 2 & 3) * documentNorm[norm + 1] + (counts >> 4 & 3) * documentNorm[norm + 2] + (counts >> 6) * documentNorm[norm + 3];
      if (!(tf > 0)) continue;
      fromFields[owner] = tf;
      fromAll[owner] = tf;
      holders[nowCount++] = owner;
      base[owner] += idf * tf / (tf + k1);
      if ((counts & 3) > 0) titles[owner] += rarity;
    }
    let current = -1;
    let shared = 0;
    let ofShared = 0;
    let known = 0;
    let bodyOfPage = 0;
    at = chunkStarts[number];
    end = chunkStarts[number + 1];
    owner = -1;
    while (at < end) {
      let value = chunkBytes[at++];
      if (value > 127) {
        value &= 127;
        let shift = 7;
        let more2;
        do {
          more2 = chunkBytes[at++];
          value |= (more2 & 127) << shift;
          shift += 7;
        } while (more2 > 127 && shift < 28);
      }
      owner += value >>> 1;
      const counts = (value & 1) === 1 ? chunkBytes[at++] : PLAIN_COUNTS;
      if (owner >= chunkOwners) break;
      const document = documentOf[owner];
      if (document < 0) continue;
      if (document !== current) {
        if (current >= 0) fromAll[current] = known;
        current = document;
        shared = fromFields[document];
        ofShared = shared / (shared + k1);
        known = fromAll[document];
        bodyOfPage = pageNorm[document * CHUNK_FIELDS];
      }
      let own;
      let more = bodyOfPage;
      let share = 0;
      if (counts === PLAIN_COUNTS) {
        own = bodyNorm[owner];
        if (shared === 0) share = plain[owner];
      } else {
        const body = counts & 15;
        const headings = counts >> 4 & 7;
        const symbols = counts >> 7;
        const ofPage = document * CHUNK_FIELDS;
        own = body * bodyNorm[owner] + headings * headingsNorm[owner] + symbols * symbolsNorm[owner];
        more = body * more + headings * pageNorm[ofPage + 1] + symbols * pageNorm[ofPage + 2];
        if (symbols > 0) names[owner] = 1;
      }
      if (!(own > 0)) continue;
      if (share === 0) share = (own + shared) / (own + shared + k1) - ofShared;
      const before = chunks[owner];
      if (before === 0) touchedChunks[chunkCount2++] = owner;
      chunks[owner] = before + idf * share;
      if (known === 0) holders[nowCount++] = document;
      known += more;
    }
    if (current >= 0) fromAll[current] = known;
    const pageIdf = weight * inverseFrequency(nowCount, view.documents);
    for (let now = 0; now < nowCount; now++) {
      const document = holders[now];
      const tf = fromAll[document];
      if (pages[document] === 0) touchedDocuments[documentCount++] = document;
      pages[document] += pageIdf * tf * (pageK1 + 1) / (tf + pageK1);
      fromFields[document] = 0;
      fromAll[document] = 0;
    }
  }
  into.chunkCount = chunkCount2;
  into.documentCount = documentCount;
}
function clear(scores) {
  for (let at = 0; at < scores.chunkCount; at++) {
    const chunk = scores.touchedChunks[at];
    scores.chunks[chunk] = 0;
    scores.names[chunk] = 0;
  }
  for (let at = 0; at < scores.documentCount; at++) {
    const document = scores.touchedDocuments[at];
    scores.base[document] = 0;
    scores.titles[document] = 0;
    scores.pages[document] = 0;
  }
  scores.chunkCount = 0;
  scores.documentCount = 0;
}

// src/indexing/keyword-norms.ts
function createKeywordNorms(index, view, weights) {
  const { chunkLengths, documentLengths } = index;
  const perPage = view.documents === 0 ? 0 : view.chunks / view.documents;
  const fill2 = (into, [from, step], lengths, [first, fields], field, scale) => {
    const name = FIELDS[field];
    const average = view.averages[field] * scale;
    const b = average > 0 ? weights.lengths[name] : 0;
    const slope = average > 0 ? b / average : 0;
    const weight = weights.fields[name];
    for (let at = from, length = first; at < into.length; at += step, length += fields) {
      const divisor = 1 - b + slope * lengths[length];
      into[at] = divisor > 0 ? weight / divisor : 0;
    }
  };
  const column = (field) => {
    const made = new Float32Array(chunkLengths.length / CHUNK_FIELDS);
    fill2(made, [0, 1], chunkLengths, [field, CHUNK_FIELDS], field, 1);
    return made;
  };
  const document = new Float32Array(documentLengths.length);
  for (let field = 0; field < DOCUMENT_FIELDS; field++) {
    const place = [field, DOCUMENT_FIELDS];
    fill2(document, place, documentLengths, place, CHUNK_FIELDS + field, 1);
  }
  const page = new Float32Array(view.pageLengths.length);
  for (let field = 0; field < CHUNK_FIELDS; field++) {
    const place = [field, CHUNK_FIELDS];
    fill2(page, place, view.pageLengths, place, field, perPage);
  }
  const body = column(0);
  const plain = new Float32Array(body.length);
  const k1 = weights.k1.chunk;
  for (let chunk = 0; chunk < body.length; chunk++) {
    const tf = body[chunk];
    if (tf > 0) plain[chunk] = tf / (tf + k1);
  }
  return { body, headings: column(1), symbols: column(2), plain, document, page };
}

// src/indexing/orama-strings.ts
function createStringSearch(content, keywords, view) {
  const chunkTotal = content.chunks.length;
  function eachChunkOf(document, visit) {
    const { firstPlacement, endPlacement } = content.documents[document];
    for (let at = firstPlacement; at < endPlacement; at++) {
      const { chunk } = content.placements[at];
      if (view.documentOf[chunk] === document) visit(chunk);
    }
  }
  function holders(property, term) {
    const number = keywords.dictionary.find(term);
    const found = [];
    if (number === void 0) return found;
    if (property === "title" || property === "path") {
      const shift = property === "title" ? 0 : 2;
      eachPosting(keywords.documents, number, (document, counts) => {
        if ((counts >> shift & 3) > 0) eachChunkOf(document, (chunk) => found.push(chunk + 1));
      });
      return found.sort((a, b) => a - b);
    }
    const field = property === "text" ? "body" : property;
    eachPosting(keywords.chunks, number, (chunk, counts) => {
      if (chunkCount(counts, field) > 0) found.push(chunk + 1);
    });
    return found;
  }
  function variants(term, tolerance) {
    const exact = keywords.dictionary.find(term);
    if (tolerance <= 0) return exact === void 0 ? [] : [exact];
    return keywords.dictionary.near(term, Math.min(tolerance, 3)).map(({ number }) => number);
  }
  function search(term, settings) {
    const tokens = [...new Set(analyze(term))];
    const accepts = (id) => settings.where === void 0 || settings.where.has(id);
    if (tokens.length === 0) {
      if (term.trim() !== "") return [];
      const all = [];
      for (let id = 1; id <= chunkTotal; id++) if (accepts(id)) all.push([id, 0]);
      return all;
    }
    const weight = (property) => settings.properties.includes(property) ? settings.boost[property] ?? 1 : 0;
    const fields = {
      body: weight("text"),
      headings: weight("headings"),
      symbols: weight("symbols"),
      title: weight("title"),
      path: weight("path"),
      package: 0,
      description: 0
    };
    const lengths = { ...fields };
    for (const name of Object.keys(lengths)) lengths[name] = settings.b;
    const weights = { fields, lengths, k1: { chunk: settings.k1, page: settings.k1 } };
    const norms = createKeywordNorms(keywords, view, weights);
    const scratch = createKeywordScores(chunkTotal, content.documents.length);
    const scores = new Float64Array(chunkTotal);
    const matched = new Uint16Array(chunkTotal);
    for (const token of tokens) {
      const terms = variants(token, settings.tolerance).map((number) => ({
        number,
        weight: 1
      }));
      scoreKeywords(keywords, view, terms, weights, norms, scratch);
      const now = new Float64Array(chunkTotal);
      for (let at = 0; at < scratch.chunkCount; at++) {
        const chunk = scratch.touchedChunks[at];
        now[chunk] = scratch.chunks[chunk] + scratch.base[view.documentOf[chunk]];
      }
      for (let at = 0; at < scratch.documentCount; at++) {
        const document = scratch.touchedDocuments[at];
        const base = scratch.base[document];
        if (base > 0) eachChunkOf(document, (chunk) => now[chunk] = Math.max(now[chunk], base));
      }
      for (let chunk = 0; chunk < chunkTotal; chunk++) {
        if (!(now[chunk] > 0)) continue;
        scores[chunk] += now[chunk];
        matched[chunk]++;
      }
    }
    const full = [];
    const partial = [];
    for (let chunk = 0; chunk < chunkTotal; chunk++) {
      if (!(scores[chunk] > 0) || !accepts(chunk + 1)) continue;
      (matched[chunk] === tokens.length ? full : partial).push([chunk + 1, scores[chunk]]);
    }
    const order = (a, b) => b[1] - a[1] || a[0] - b[0];
    partial.sort(order).length = Math.ceil(
      partial.length * Math.min(1, Math.max(0, settings.threshold))
    );
    return full.concat(partial).sort(order);
  }
  return { search, holders };
}

// src/indexing/vectors.ts
var STEPS = 7;
var ZERO = STEPS + 1;
var QUERY_STEPS = 32767;
function quantizeVectors(vectors, dimensions) {
  const rows = dimensions === 0 ? 0 : Math.floor(vectors.length / dimensions);
  const width = bytesPerRow(dimensions);
  const packed2 = new Uint8Array(rows * width);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const start = row * dimensions;
    let most = 0;
    for (let at = start; at < start + dimensions; at++) {
      const size = Math.abs(vectors[at]);
      if (size > most && Number.isFinite(size)) most = size;
    }
    let squares = 0;
    for (let k = 0; k < dimensions; k++) {
      const value = vectors[start + k];
      const steps = most > 0 && Number.isFinite(value) ? Math.round(value / most * STEPS) : 0;
      const byte = row * width + (k >> 1);
      packed2[byte] |= k % 2 === 0 ? steps + ZERO : steps + ZERO << 4;
      squares += steps * steps;
    }
    if (squares > 0) scales[row] = 1 / Math.sqrt(squares);
  }
  return { rows, dimensions, packed: packed2, scales };
}
function queryVector(index, vector) {
  if (vector.length !== index.dimensions) return void 0;
  let squares = 0;
  for (const value of vector) if (Number.isFinite(value)) squares += value * value;
  if (!(squares > 0) || !Number.isFinite(squares)) return void 0;
  const scale = 1 / Math.sqrt(squares);
  const values = new Float32Array(vector.length);
  let most = 0;
  for (let k = 0; k < values.length; k++) {
    const value = vector[k];
    if (!Number.isFinite(value)) continue;
    values[k] = value * scale;
    most = Math.max(most, Math.abs(values[k]));
  }
  const width = bytesPerRow(index.dimensions) * 2;
  const finest = Math.min(QUERY_STEPS, Math.floor(2 ** 31 / (2 * ZERO * width)));
  const steps = new Int32Array(width);
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    steps[k] = Math.round(values[k] / most * finest);
    sum += steps[k];
  }
  return { values, steps, excess: sum * ZERO, step: most / finest };
}
function cosine(index, query, row) {
  const { packed: packed2 } = index;
  const { steps } = query;
  const { length } = steps;
  const whole = length - length % 8;
  let at = row * (length >> 1);
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let k = 0; k < whole; k += 8) {
    const first = packed2[at];
    const second = packed2[at + 1];
    const third = packed2[at + 2];
    const fourth = packed2[at + 3];
    at += 4;
    a = a + Math.imul(steps[k], first & 15) + Math.imul(steps[k + 1], first >> 4) | 0;
    b = b + Math.imul(steps[k + 2], second & 15) + Math.imul(steps[k + 3], second >> 4) | 0;
    c = c + Math.imul(steps[k + 4], third & 15) + Math.imul(steps[k + 5], third >> 4) | 0;
    d = d + Math.imul(steps[k + 6], fourth & 15) + Math.imul(steps[k + 7], fourth >> 4) | 0;
  }
  for (let k = whole; k < length; k += 2) {
    const pair = packed2[at++];
    a = a + Math.imul(steps[k], pair & 15) + Math.imul(steps[k + 1], pair >> 4) | 0;
  }
  return (a + b + c + d - query.excess) * query.step * index.scales[row];
}
function addRow(index, row, sum) {
  const { packed: packed2, dimensions } = index;
  const scale = index.scales[row];
  const start = row * bytesPerRow(dimensions);
  for (let k = 0; k < dimensions; k++) {
    const pair = packed2[start + (k >> 1)];
    sum[k] += ((k % 2 === 0 ? pair & 15 : pair >> 4) - ZERO) * scale;
  }
}
var bytesPerRow = (dimensions) => dimensions + 1 >> 1;
var VALUES = "vectors.values";
var SCALES = "vectors.scales";
function vectorParts(index) {
  const header = Uint32Array.of(index.dimensions);
  return [
    [VALUES, index.packed],
    [SCALES, concatenate(bytesOf(header), bytesOf(index.scales))]
  ];
}
function openVectors(parts, rows) {
  const packed2 = parts.get(VALUES);
  const scaleBytes = parts.get(SCALES);
  if (packed2 === void 0 && scaleBytes === void 0) return void 0;
  if (packed2 === void 0 || scaleBytes === void 0 || scaleBytes.length !== 4 + rows * 4) {
    throw corruptPart(SCALES, `${(scaleBytes?.length ?? 0) / 4} numbers for ${rows} chunks`);
  }
  const dimensions = new DataView(scaleBytes.buffer, scaleBytes.byteOffset).getUint32(0, true);
  if (packed2.length !== rows * bytesPerRow(dimensions)) {
    throw corruptPart(
      VALUES,
      `${packed2.length} bytes for ${rows} rows of ${dimensions} dimensions`
    );
  }
  const scales = float32View(scaleBytes.subarray(4));
  for (const scale of scales) {
    if (!(scale >= 0 && scale <= 1)) throw corruptPart(SCALES, `the scale ${scale}`);
  }
  return { rows, dimensions, packed: packed2, scales };
}
function concatenate(a, b) {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

// src/indexing/view.ts
function createView(content, keywords, sdk) {
  const { chunkLengths, documentLengths } = keywords;
  const { documents: allDocuments, placements } = content;
  const chunkCount2 = content.chunks.length;
  const documentCount = allDocuments.length;
  const documentOf = new Int32Array(chunkCount2).fill(-1);
  const placementOf = new Int32Array(chunkCount2).fill(-1);
  const firstChunkOf = new Int32Array(documentCount).fill(-1);
  const holds = new Uint8Array(documentCount);
  const pageLengths = new Uint32Array(documentCount * CHUNK_FIELDS);
  const sums = new Float64Array(FIELDS.length);
  let chunks = 0;
  let documents = 0;
  for (let number = 0; number < documentCount; number++) {
    const document = allDocuments[number];
    const own = document.sdk;
    if (sdk !== "all" && own !== void 0 && own !== sdk) continue;
    holds[number] = 1;
    documents++;
    for (let field = 0; field < DOCUMENT_FIELDS; field++) {
      sums[CHUNK_FIELDS + field] += documentLengths[number * DOCUMENT_FIELDS + field];
    }
    const end = document.endPlacement;
    for (let at = document.firstPlacement; at < end; at++) {
      const { chunk } = placements[at];
      for (let field = 0; field < CHUNK_FIELDS; field++) {
        pageLengths[number * CHUNK_FIELDS + field] += chunkLengths[chunk * CHUNK_FIELDS + field];
      }
      if (documentOf[chunk] !== -1) continue;
      documentOf[chunk] = number;
      placementOf[chunk] = at;
      if (firstChunkOf[number] === -1) firstChunkOf[number] = chunk;
      chunks++;
      for (let field = 0; field < CHUNK_FIELDS; field++) {
        sums[field] += chunkLengths[chunk * CHUNK_FIELDS + field];
      }
    }
  }
  const averages = sums.map((sum, field) => {
    const count = field < CHUNK_FIELDS ? chunks : documents;
    return count === 0 ? 0 : sum / count;
  });
  return {
    sdk: sdk === "all" ? void 0 : sdk,
    documentOf,
    placementOf,
    firstChunkOf,
    holds,
    chunks,
    documents,
    averages,
    pageLengths
  };
}

// src/indexing/orama.ts
var STRINGS = {
  title: "string",
  path: "string",
  headings: "string[]",
  symbols: "string[]",
  text: "string"
};
function createOramaDatabase(content, keywords, vectors) {
  const view = createView(content, keywords, "all");
  const documents = createOramaDocuments(content, view);
  const orama = create({
    schema: {
      ...STRINGS,
      kind: "enum",
      packageName: "enum",
      platforms: "enum[]",
      sdk: "enum[]",
      ...vectors === void 0 ? {} : { vector: `vector[${vectors.dimensions}]` }
    },
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
        save: () => refuse("save")
      }
    }
  });
  fill(orama, documents);
  return orama;
}
function fill(orama, documents) {
  const ids = orama.internalDocumentIDStore;
  const index = orama.data.index;
  const store = orama.data.docs;
  const sortable = orama.sorter.getSortablePropertiesWithTypes(orama.data.sorting);
  for (const [number, document] of documents.entries()) {
    const internalId = number + 1;
    ids.idToInternalId.set(document.id, internalId);
    ids.internalIdToId.push(document.id);
    store.docs[internalId] = document;
    for (const property of ["kind", "packageName", "platforms", "sdk"]) {
      const { node } = index.indexes[property];
      const value = document[property];
      for (const one of Array.isArray(value) ? value : value === void 0 ? [] : [value]) {
        node.insert(one, internalId);
      }
    }
    for (const property of Object.keys(sortable)) {
      orama.sorter.insert(
        orama.data.sorting,
        property,
        document.id,
        document[property],
        "string",
        "english"
      );
    }
  }
  store.count = documents.length;
}
function oramaTokenizer() {
  return {
    language: "english",
    normalizationCache: /* @__PURE__ */ new Map(),
    tokenize: (raw) => analyze(typeof raw === "string" ? raw : String(raw))
  };
}
function oramaIndex(content, keywords, view, vectors) {
  const stock = components.index.createIndex();
  const strings = createStringSearch(content, keywords, view);
  return {
    ...stock,
    create(orama, ids, schema) {
      const index = stock.create(orama, ids, schema);
      for (const property of Object.keys(STRINGS)) {
        const tree = index.indexes[property];
        tree.node = {
          find: ({ term }) => ({ [term]: strings.holders(property, term) })
        };
      }
      const vector = index.vectorIndexes;
      if (vectors !== void 0 && vector?.vector !== void 0) {
        vector.vector.node = vectorNode(vectors);
      }
      return index;
    },
    search: (_index, term, _tokenizer, _language, properties, _exact, tolerance, boost, relevance, _count, where, threshold = 0) => strings.search(term, {
      properties,
      boost,
      tolerance,
      k1: relevance.k,
      b: relevance.b,
      threshold,
      ...where === void 0 ? {} : { where }
    }),
    insert: () => refuse("insert"),
    remove: () => refuse("remove"),
    load: () => refuse("load"),
    save: () => refuse("save")
  };
}
function vectorNode(vectors) {
  return {
    size: vectors.dimensions,
    find(vector, similarity, where) {
      const found = [];
      const query = queryVector(vectors, Float32Array.from(vector));
      if (query === void 0) return found;
      for (let row = 0; row < vectors.rows; row++) {
        if (where !== void 0 && !where.has(row + 1)) continue;
        const score = cosine(vectors, query, row);
        if (vectors.scales[row] > 0 && score >= similarity) found.push([row + 1, score]);
      }
      return found;
    }
  };
}
function refuse(call) {
  throw new ExpodexError("INVALID_OPTION", {
    subject: `orama ${call}`,
    expected: "a call that reads",
    got: call,
    next: "build a new index to change its documents, and write it down with snapshot()",
    data: { option: "orama", expected: "a call that reads", got: call }
  });
}

// src/indexing/columns.ts
function createColumnWriter() {
  const writer = createByteWriter();
  return {
    number: (value) => writer.number(value),
    numbers(values) {
      for (let n = 0; n < values.length; n++) writer.number(values[n]);
    },
    steps(values, expected = 0) {
      let before = 0;
      for (let n = 0; n < values.length; n++) {
        writeStep(writer, values[n] - before - expected);
        before = values[n];
      }
    },
    finish: () => packed(writer.finish())
  };
}
function writeStep(writer, step) {
  writer.number(step < 0 ? -step * 2 - 1 : step * 2);
}
var NO_BOUND = 2 ** 32;
function createColumnReader(parts, name) {
  const bytes = unpacked(parts, name);
  let at = 0;
  function long() {
    let value = 0;
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = bytes[at++] ?? Number.NaN;
      if (byte < 128) {
        value += byte * scale;
        if (value < NO_BOUND) return value;
        break;
      }
      value += (byte - 128) * scale;
    }
    throw corruptPart(name, "a number that is cut off or out of range");
  }
  function next() {
    const byte = bytes[at];
    if (!(byte < 128)) return long();
    at++;
    return byte;
  }
  function room(count) {
    if (count > bytes.length - at) throw corruptPart(name, `fewer than ${count} numbers`);
    return new Uint32Array(count);
  }
  function outOfRange(value, below) {
    throw corruptPart(name, `the number ${value} of ${below}`);
  }
  return {
    number: next,
    numbers(count, below = NO_BOUND) {
      const values = room(count);
      for (let n = 0; n < count; n++) {
        const byte = bytes[at];
        const value = byte < 128 ? byte : long();
        if (byte < 128) at++;
        if (value >= below) outOfRange(value, below);
        values[n] = value;
      }
      return values;
    },
    steps(count, expected = 0, below = NO_BOUND) {
      const values = room(count);
      let value = 0;
      for (let n = 0; n < count; n++) {
        const byte = bytes[at];
        const step = byte < 128 ? byte : long();
        if (byte < 128) at++;
        value += expected + (step % 2 === 1 ? -(step + 1) / 2 : step / 2);
        if (!(value >= 0 && value < below)) outOfRange(value, below);
        values[n] = value;
      }
      return values;
    },
    end() {
      if (at !== bytes.length) throw corruptPart(name, "bytes that belong to no column");
    }
  };
}
function createStringTable() {
  const numbers = /* @__PURE__ */ new Map();
  return {
    number(text) {
      let number = numbers.get(text);
      if (number === void 0) {
        number = numbers.size;
        numbers.set(text, number);
      }
      return number;
    },
    finish() {
      const writer = createByteWriter();
      writer.number(numbers.size);
      for (const text of numbers.keys()) writer.number(text.length);
      writer.bytes(new TextEncoder().encode([...numbers.keys()].join("")));
      return packed(writer.finish());
    }
  };
}
function openStringTable(parts, name) {
  const bytes = unpacked(parts, name);
  let at = 0;
  const next = () => {
    let value = 0;
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = bytes[at++];
      if (byte === void 0) break;
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
    }
    throw corruptPart(name, "lengths that are cut off");
  };
  const size = next();
  if (size > bytes.length - at) throw corruptPart(name, `${size} strings in ${bytes.length} bytes`);
  const ends = new Uint32Array(size);
  let end = 0;
  for (let n = 0; n < size; n++) {
    end += next();
    ends[n] = end;
  }
  const text = decodeUtf8(bytes.subarray(at), name);
  if (text.length !== end) throw corruptPart(name, `${text.length} characters for ${end}`);
  return {
    size,
    get: (number) => text.slice(number === 0 ? 0 : ends[number - 1], ends[number])
  };
}
function decodeUtf8(bytes, part) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw corruptPart(part, "bytes that are no UTF-8", cause);
  }
}

// src/indexing/nearest.ts
var WORDS_AT_ONCE = 6;
var NEVER = 65535;
function createSignTable({ rows, dimensions, packed: packed2 }) {
  const words2 = Math.ceil(dimensions / (32 * WORDS_AT_ONCE)) * WORDS_AT_ONCE;
  const bits = new Int32Array(rows * words2);
  const width = bytesPerRow(dimensions);
  const signs = Uint8Array.from({ length: 256 }, (_2, pair) => {
    return ((pair & 15) > ZERO ? 1 : 0) | (pair >> 4 > ZERO ? 2 : 0);
  });
  for (let row = 0; row < rows; row++) {
    const from = row * width;
    const to = row * words2;
    for (let at = 0; at < width; at++) {
      bits[to + (at >> 4)] |= signs[packed2[from + at]] << ((at & 15) << 1);
    }
  }
  return {
    words: words2,
    bits,
    distances: new Uint16Array(rows),
    counts: new Uint32Array(words2 * 32 + 1),
    query: new Int32Array(words2)
  };
}
function collectNearest(index, table, query, best, accepts, considered) {
  const { rows, scales } = index;
  if (rows <= considered) {
    for (let row = 0; row < rows; row++) {
      if (accepts[row] >= 0 && scales[row] > 0) best.offer(row, cosine(index, query, row));
    }
    return;
  }
  const limit = compareSigns(table, query, accepts, scales, considered);
  const { distances } = table;
  for (let row = 0; row < rows; row++) {
    if (distances[row] > limit) continue;
    const score = cosine(index, query, row);
    if (score >= best.floor) best.offer(row, score);
  }
}
function compareSigns({ words: words2, bits, distances, counts, query: wanted }, query, accepts, scales, considered) {
  wanted.fill(0);
  for (let k = 0; k < query.values.length; k++) {
    if (query.values[k] > 0) wanted[k >> 5] |= 1 << (k & 31);
  }
  counts.fill(0);
  for (let row = 0; row < distances.length; row++) {
    if (accepts[row] < 0 || scales[row] === 0) {
      distances[row] = NEVER;
      continue;
    }
    let distance = 0;
    const start = row * words2;
    for (let word = 0; word < words2; word += WORDS_AT_ONCE) {
      const at = start + word;
      const a = bits[at] ^ wanted[word];
      const b = bits[at + 1] ^ wanted[word + 1];
      const c = bits[at + 2] ^ wanted[word + 2];
      const d = bits[at + 3] ^ wanted[word + 3];
      const e = bits[at + 4] ^ wanted[word + 4];
      const f = bits[at + 5] ^ wanted[word + 5];
      const ab = a ^ b;
      const de = d ^ e;
      const first = ab ^ c;
      const second = de ^ f;
      const carryFirst = a & b | ab & c;
      const carrySecond = d & e | de & f;
      const carry = first & second;
      const carries = carryFirst ^ carrySecond;
      const ones = byteCounts(first ^ second);
      const twos = byteCounts(carries ^ carry);
      const fours = byteCounts(carryFirst & carrySecond | carries & carry);
      distance += Math.imul(ones + (twos << 1) + (fours << 2), 16843009) >>> 24;
    }
    distances[row] = distance;
    counts[distance]++;
  }
  let limit = 0;
  for (let found = counts[0]; found < considered && limit < counts.length - 1; ) {
    found += counts[++limit];
  }
  return limit;
}
function byteCounts(bits) {
  let sum = bits - (bits >>> 1 & 1431655765);
  sum = (sum & 858993459) + (sum >>> 2 & 858993459);
  return sum + (sum >>> 4) & 252645135;
}

// src/indexing/page-vectors.ts
function createPageVectors(content, vectors) {
  const { dimensions } = vectors;
  const pages = new Array(content.documents.length);
  function pageVector(document) {
    const sum = new Float32Array(dimensions);
    const { firstPlacement, endPlacement } = content.documents[document];
    for (let at = firstPlacement; at < endPlacement; at++) {
      addRow(vectors, content.placements[at].chunk, sum);
    }
    let squares = 0;
    for (let k = 0; k < dimensions; k++) squares += sum[k] * sum[k];
    const unit = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let k = 0; k < dimensions; k++) sum[k] *= unit;
    return sum;
  }
  return {
    cosine(query, document) {
      pages[document] ??= pageVector(document);
      return dot(pages[document], query.values);
    }
  };
}
function dot(a, b) {
  const whole = a.length & -4;
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let k = 0; k < whole; k += 4) {
    first += a[k] * b[k];
    second += a[k + 1] * b[k + 1];
    third += a[k + 2] * b[k + 2];
    fourth += a[k + 3] * b[k + 3];
  }
  for (let k = whole; k < a.length; k++) first += a[k] * b[k];
  return first + second + (third + fourth);
}

// src/indexing/top-k.ts
var TopK = class {
  /** Entries that are kept, `numbers[0 … size)`, in no useful order. */
  numbers;
  /** Their scores. */
  scores;
  size = 0;
  /** What is scored below this is not taken; −∞ while there is room. */
  floor = Number.NEGATIVE_INFINITY;
  #most;
  constructor(k) {
    this.numbers = new Int32Array(k);
    this.scores = new Float64Array(k);
    this.#most = k;
    this.reset(k);
  }
  /** Empties the collection, which holds at most `k` entries from now on. */
  reset(k) {
    if (k > this.numbers.length) {
      this.numbers = new Int32Array(k);
      this.scores = new Float64Array(k);
    }
    this.#most = k;
    this.size = 0;
    this.floor = k === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  }
  /** Takes an entry in where it is among the best. Scores that are not finite are left out. */
  offer(number, score) {
    if (!(score >= this.floor) || !Number.isFinite(score)) return;
    const { numbers, scores } = this;
    if (this.size < this.#most) {
      let at = this.size++;
      while (at > 0) {
        const parent = at - 1 >> 1;
        if (!isWorse(score, number, scores[parent], numbers[parent])) break;
        numbers[at] = numbers[parent];
        scores[at] = scores[parent];
        at = parent;
      }
      numbers[at] = number;
      scores[at] = score;
    } else {
      if (score === scores[0] && number > numbers[0]) return;
      this.#sink(number, score);
    }
    if (this.size === this.#most) this.floor = scores[0];
  }
  /** Gives the entries, best first, and empties the collection. */
  take() {
    const { numbers, scores } = this;
    const taken = new Array(this.size);
    while (this.size > 0) {
      const last = --this.size;
      taken[last] = { number: numbers[0], score: scores[0] };
      if (last > 0) this.#sink(numbers[last], scores[last]);
    }
    this.reset(this.#most);
    return taken;
  }
  /** Puts an entry in the root's place and lets it sink to where it belongs. */
  #sink(number, score) {
    const { numbers, scores, size } = this;
    let at = 0;
    for (; ; ) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && isWorse(scores[child + 1], numbers[child + 1], scores[child], numbers[child])) {
        child++;
      }
      if (!isWorse(scores[child], numbers[child], score, number)) break;
      numbers[at] = numbers[child];
      scores[at] = scores[child];
      at = child;
    }
    numbers[at] = number;
    scores[at] = score;
  }
};
function isWorse(score, number, than, thanNumber) {
  return score < than || score === than && number > thanNumber;
}
function createTopK(k) {
  return new TopK(k);
}

// src/indexing/indexing.ts
function buildIndex(content, embedded) {
  const keywords = buildKeywordIndex(content);
  if (embedded === void 0) return searchIndexOf(content, keywords, () => void 0, void 0);
  const { embedder, vectors } = embedded;
  if (vectors.length !== content.chunks.length * embedder.dimensions) {
    throw new ExpodexError("EMBEDDER_FAILED", {
      subject: `embedder ${embedder.id}`,
      expected: `${content.chunks.length} vectors of ${embedder.dimensions} numbers`,
      got: `${vectors.length} numbers`,
      next: "check that the embedder returns one vector of its dimensions for each text",
      data: { embedder: embedder.id }
    });
  }
  const quantized = quantizeVectors(vectors, embedder.dimensions);
  return searchIndexOf(content, keywords, () => quantized, embedder);
}
function indexParts(index) {
  return new Map([
    ...keywordParts(index.keywords),
    ...index.vectors === void 0 ? [] : vectorParts(index.vectors)
  ]);
}
function openIndexParts(parts, content, embedder, size = { chunks: content.chunks.length, documents: content.documents.length }) {
  const keywords = openKeywordParts(parts, size);
  const vectors = lazy(() => {
    const found = openVectors(parts, size.chunks);
    if (found !== void 0 && embedder !== void 0 && found.rows > 0) {
      if (found.dimensions !== embedder.dimensions) {
        throw corruptPart(
          "vectors.values",
          `${found.dimensions} dimensions where the embedder has ${embedder.dimensions}`
        );
      }
    }
    return found;
  });
  return searchIndexOf(content, keywords, vectors, embedder);
}
function searchIndexOf(content, keywords, vectors, embedder) {
  const views = /* @__PURE__ */ new Map();
  let orama;
  return {
    content,
    keywords,
    get vectors() {
      return vectors();
    },
    embedder,
    view(sdk) {
      let view = views.get(sdk);
      if (view === void 0) {
        view = createView(content, keywords, sdk);
        if (sdk === void 0 || content.sdks.includes(sdk)) views.set(sdk, view);
      }
      return view;
    },
    get orama() {
      orama ??= createOramaDatabase(content, keywords, vectors());
      return orama;
    }
  };
}

// src/search/correct.ts
var MIN_LENGTH2 = 4;
var TWO_EDITS_LENGTH = 7;
var MAX_LENGTH2 = 32;
var MIN_COMPLETED_LENGTH = 5;
var PLAIN_WORD2 = /^[a-z]+$/;
var EDIT_COST = 3;
var FIRST_LETTER_COST = 1.5;
var FREQUENCY_GAIN = 0.15;
var COMPLETION_COST = 3.6;
function correctWord(index, word) {
  const wanted = word.toLowerCase();
  if (wanted.length < MIN_LENGTH2 || wanted.length > MAX_LENGTH2 || !PLAIN_WORD2.test(wanted)) {
    return void 0;
  }
  const { words: words2, frequencies } = index.keywords.words;
  const maxDistance = wanted.length >= TWO_EDITS_LENGTH ? 2 : 1;
  let best;
  let least = Number.POSITIVE_INFINITY;
  const consider = (number, cost) => {
    const total = cost - frequencies[number] * FREQUENCY_GAIN;
    if (total >= least) return;
    least = total;
    best = number;
  };
  for (const { number, distance } of words2.near(wanted, maxDistance)) {
    const sameStart = words2.word(number)[0] === wanted[0];
    if (distance > 1 && !sameStart) continue;
    consider(number, distance * EDIT_COST + (sameStart ? 0 : FIRST_LETTER_COST));
  }
  const beginning = wanted.endsWith("s") ? wanted.slice(0, -1) : wanted;
  if (beginning.length >= MIN_COMPLETED_LENGTH) {
    const [first, end] = words2.withPrefix(beginning);
    for (let number = first; number < end; number++) consider(number, COMPLETION_COST);
  }
  return best === void 0 ? void 0 : words2.word(best);
}

// src/search/weights.ts
var KEYWORD_WEIGHTS = {
  fields: {
    body: 1.5,
    headings: 2.5,
    symbols: 3,
    title: 3,
    path: 1.5,
    package: 1.5,
    description: 0.7
  },
  lengths: {
    body: 0.6,
    headings: 0.4,
    symbols: 0,
    title: 0.3,
    path: 0.3,
    package: 0.1,
    description: 0.3
  },
  k1: { chunk: 1.2, page: 1.6 }
};
var EVIDENCE_WEIGHTS = {
  keyword: 1,
  page: 0.6,
  vector: 0.3,
  pageVector: 1,
  title: 0.5,
  path: 2,
  symbol: 0.2,
  archived: 0.35,
  legacy: 0.1
};
var TERM_WEIGHTS = {
  identifier: 1.2,
  knownPart: 0.5,
  unknownPart: 1,
  corrected: 0.5
};
var WEIGHTS = {
  keyword: KEYWORD_WEIGHTS,
  evidence: EVIDENCE_WEIGHTS,
  terms: TERM_WEIGHTS
};

// src/search/query-plan.ts
var MAX_QUERY_LENGTH = 4096;
var MAX_TERMS = 48;
var MAX_CORRECTED = 16;
var MIN_COMPLETED_LENGTH2 = 6;
var MAX_COMPLETIONS = 4;
function readQuery(query) {
  const text = query.trim();
  if (text === "") throw invalidQuery(query, "empty", "a question or some words");
  if (query.length > MAX_QUERY_LENGTH) {
    throw invalidQuery(query, "too-long", `at most ${MAX_QUERY_LENGTH} characters`);
  }
  return text;
}
function planQuery(index, query, correct, weights = TERM_WEIGHTS) {
  const text = readQuery(query);
  const analysed = analyzeQuery(text).filter(({ role }) => role !== "stop");
  if (analysed.length === 0) {
    throw invalidQuery(query, "no-terms", "at least one word that says what it is about");
  }
  const { dictionary, chunks } = index.keywords;
  const plan = {
    query: text,
    terms: [],
    vectorTerms: [],
    matches: /* @__PURE__ */ new Map(),
    corrections: []
  };
  const knownIdentifiers = /* @__PURE__ */ new Set();
  for (const { term, word, role } of analysed) {
    if (role === "identifier" && dictionary.find(term) !== void 0) knownIdentifiers.add(word);
  }
  const add = (term, word, weight) => {
    plan.vectorTerms.push(term);
    const number = dictionary.find(term);
    if (number === void 0 || plan.matches.has(term)) return;
    const rarity = inverseFrequency(chunks.sizes[number], chunks.owners);
    plan.matches.set(term, { word, weight: weight * rarity });
    plan.terms.push({ number, weight });
  };
  let corrected = 0;
  for (const queryTerm of analysed) {
    const { term, word, role } = queryTerm;
    const weight = weightOf(queryTerm, knownIdentifiers.has(word), weights);
    if (role === "identifier" && dictionary.find(term) === void 0) {
      for (const longer of completions(index, term)) add(longer, word, weight);
    }
    const unknown = role === "word" && dictionary.find(term) === void 0;
    const meant = unknown && correct && corrected++ < MAX_CORRECTED ? correctWord(index, queryTerm.part ? term : word) : void 0;
    if (meant === void 0) {
      add(term, word, weight);
      continue;
    }
    plan.corrections.push({ from: queryTerm.part ? term : word, to: meant });
    for (const other of analyze(meant)) add(other, meant, weight * weights.corrected);
  }
  if (plan.terms.length > MAX_TERMS) {
    plan.terms = plan.terms.map((term) => ({
      term,
      worth: term.weight * inverseFrequency(chunks.sizes[term.number], chunks.owners)
    })).sort((a, b) => b.worth - a.worth || a.term.number - b.term.number).slice(0, MAX_TERMS).map(({ term }) => term);
  }
  return plan;
}
function completions({ keywords: { dictionary } }, term) {
  if (term.length < MIN_COMPLETED_LENGTH2) return [];
  const [first, end] = dictionary.withPrefix(term);
  if (end - first > MAX_COMPLETIONS) return [];
  return Array.from({ length: end - first }, (_2, at) => dictionary.word(first + at));
}
function weightOf({ role, part }, known, weights) {
  if (role === "identifier") return weights.identifier;
  if (!part) return 1;
  return known ? weights.knownPart : weights.unknownPart;
}
function invalidQuery(query, reason, expected) {
  const shown2 = query.length > 60 ? `${query.slice(0, 60)}\u2026` : query;
  return new ExpodexError("INVALID_QUERY", {
    subject: `query ${shown2}`.trim(),
    expected,
    got: reason === "too-long" ? `${query.length} characters` : reason === "empty" ? "nothing" : "no word that can be searched for",
    next: reason === "too-long" ? "shorten it to the question itself" : "name what you look for: an API, a task, an error message",
    data: { reason, length: query.length }
  });
}

// src/search/boosts.ts
var READ = 1;
var ARCHIVED = 2;
var LEGACY = 4;
function createDocumentNames(content, keywords) {
  const count = content.documents.length;
  const titles = new Float64Array(count).fill(-1);
  const marks = new Uint8Array(count);
  const paths = new Array(count);
  const read = (number) => {
    if (marks[number] !== 0) return marks[number];
    const document = content.documents[number];
    const path = document.path.toLowerCase();
    const isLegacy = /[-/]legacy\/|\/deprecated/.test(path) || /\b(?:legacy|deprecated)\b/i.test(document.title);
    paths[number] = path;
    marks[number] = READ | (/\/archived?\//.test(path) ? ARCHIVED : 0) | (isLegacy ? LEGACY : 0);
    return marks[number];
  };
  return {
    title(number) {
      if (titles[number] >= 0) return titles[number];
      let sum = 0;
      for (const term of new Set(analyze(content.documents[number].title))) {
        const known = keywords.dictionary.find(term);
        const { sizes, owners } = keywords.chunks;
        sum += inverseFrequency(known === void 0 ? 0 : sizes[known], owners);
      }
      titles[number] = sum;
      return sum;
    },
    path(document) {
      read(document);
      return paths[document];
    },
    isArchived: (document) => (read(document) & ARCHIVED) !== 0,
    isLegacy: (document) => (read(document) & LEGACY) !== 0
  };
}
function createBoosts(content, keywords, plan, scores, names, weights) {
  const { chunks } = keywords;
  let wanted = 0;
  for (const { number } of plan.terms) {
    wanted += inverseFrequency(chunks.sizes[number], chunks.owners);
  }
  const path = pathOf(plan.query);
  const asksForOld = /\b(?:legacy|deprecated|archived?)\b/i.test(plan.query);
  let symbolNames;
  function titleLikeness(document) {
    const shared = scores.titles[document];
    return shared > 0 ? shared / (wanted + names.title(document) - shared) : 0;
  }
  function namesSymbol(chunk) {
    if (scores.names[chunk] === 0) return false;
    symbolNames ??= new Set(plan.query.toLowerCase().match(/[\w$]+(?:\.[\w$]+)*/g) ?? []);
    for (const symbol of content.chunks[chunk].symbols) {
      const lower = symbol.toLowerCase();
      if (symbolNames.has(lower) || symbolNames.has(lower.slice(lower.lastIndexOf(".") + 1))) {
        return true;
      }
    }
    return false;
  }
  return {
    gain(chunk, document) {
      let gain = weights.title * titleLikeness(document);
      if (path !== void 0 && names.path(document).endsWith(path)) gain += weights.path;
      if (namesSymbol(chunk)) gain += weights.symbol;
      return gain;
    },
    loss(document) {
      if (asksForOld) return 0;
      if (names.isArchived(document)) return weights.archived;
      return names.isLegacy(document) ? weights.legacy : 0;
    }
  };
}
function pathOf(query) {
  const text = query.toLowerCase().replace(/^https?:\/\/[^/]+/, "").replace(/[#?].*$/, "");
  if (!/^[\w./-]+$/.test(text) || !text.includes("/")) return void 0;
  const words2 = pathWords(text.startsWith("/") ? text : `/${text}`).trim();
  return words2 === "" ? void 0 : `/${words2.replace(/\s+/g, "/")}/`;
}

// src/search/filter.ts
var MAX_VIEWS = 16;
var ALL_PLATFORMS = 4294967295;
function createViewFilter(index) {
  let columns;
  const views = /* @__PURE__ */ new Map();
  return (view, { platforms, kinds, packages }) => {
    if (platforms.length === 0 && kinds.length === 0 && packages.length === 0) return view;
    const key = JSON.stringify([view.sdk, platforms, kinds, packages]);
    let entry = views.get(key);
    views.delete(key);
    if (entry?.of !== view) {
      columns ??= readColumns(index);
      entry = { of: view, filtered: filtered(view, columns, { platforms, kinds, packages }) };
    }
    views.set(key, entry);
    if (views.size > MAX_VIEWS) views.delete(views.keys().next().value);
    return entry.filtered;
  };
}
function readColumns({ content }) {
  const count = content.chunks.length;
  const kindNumbers = /* @__PURE__ */ new Map();
  const platformBits = /* @__PURE__ */ new Map();
  const packageNumbers = /* @__PURE__ */ new Map();
  const kinds = new Uint8Array(count);
  const platforms = new Uint32Array(count);
  const packages = new Uint32Array(count);
  const numberIn = (numbers, name, first) => {
    let number = numbers.get(name);
    if (number === void 0) {
      number = numbers.size + first;
      numbers.set(name, number);
    }
    return number;
  };
  for (let number = 0; number < count; number++) {
    const chunk = content.chunks[number];
    kinds[number] = numberIn(kindNumbers, chunk.kind, 0);
    platforms[number] = chunk.platforms.length === 0 ? ALL_PLATFORMS : maskOf(chunk.platforms, (platform) => 1 << numberIn(platformBits, platform, 0));
    if (chunk.packageName !== void 0) {
      packages[number] = numberIn(packageNumbers, chunk.packageName.toLowerCase(), 1);
    }
  }
  for (const [platform, number] of platformBits) platformBits.set(platform, 1 << number);
  return { kindNumbers, kinds, platformBits, platforms, packageNumbers, packages };
}
function maskOf(platforms, bitOf) {
  let mask = 0;
  for (const platform of platforms) mask |= bitOf(platform);
  return mask;
}
function filtered(view, columns, settings) {
  const wantedPlatforms = maskOf(settings.platforms, (name) => columns.platformBits.get(name) ?? 0);
  const wantedKinds = numbersOf(settings.kinds, columns.kindNumbers);
  const wantedPackages = numbersOf(settings.packages, columns.packageNumbers);
  const anyPlatform = settings.platforms.length === 0;
  const anyKind = settings.kinds.length === 0;
  const anyPackage = settings.packages.length === 0;
  const documentOf = view.documentOf.slice();
  const firstChunkOf = new Int32Array(view.firstChunkOf.length).fill(-1);
  for (let chunk = 0; chunk < documentOf.length; chunk++) {
    const document = documentOf[chunk];
    if (document < 0) continue;
    const platforms = columns.platforms[chunk];
    const accepted = (anyKind || wantedKinds.has(columns.kinds[chunk])) && (anyPlatform || platforms === ALL_PLATFORMS || (platforms & wantedPlatforms) !== 0) && (anyPackage || wantedPackages.has(columns.packages[chunk]));
    if (!accepted) documentOf[chunk] = -1;
    else if (firstChunkOf[document] === -1 || view.firstChunkOf[document] === chunk) {
      firstChunkOf[document] = chunk;
    }
  }
  return { ...view, documentOf, firstChunkOf };
}
function numbersOf(names, numbers) {
  return new Set(names.map((name) => numbers.get(name) ?? -1));
}

// src/search/columns.ts
var Columns = class {
  size = 0;
  chunk;
  document;
  keyword;
  page;
  vector;
  pageVector;
  boost;
  score;
  /** By document: its nearness to the query, NaN until the one who fills the columns knows it. */
  nearness;
  /** By chunk: 1 where it is among the candidates. */
  #held;
  /** Entries as a heap, the best first; `#heap[0 … #left)`. */
  #heap;
  #left = 0;
  constructor(chunks, documents) {
    this.#held = new Uint8Array(chunks);
    this.nearness = new Float64Array(documents).fill(Number.NaN);
    this.chunk = new Int32Array(0);
    this.document = new Int32Array(0);
    this.#heap = new Int32Array(0);
    this.keyword = new Float64Array(0);
    this.page = new Float64Array(0);
    this.vector = new Float64Array(0);
    this.pageVector = new Float64Array(0);
    this.boost = new Float64Array(0);
    this.score = new Float64Array(0);
  }
  /** Forgets the candidates, and makes room for `most` others. */
  reset(most) {
    for (let entry = 0; entry < this.size; entry++) {
      this.#held[this.chunk[entry]] = 0;
      this.nearness[this.document[entry]] = Number.NaN;
    }
    this.size = 0;
    this.#left = 0;
    if (most <= this.chunk.length) return;
    this.chunk = new Int32Array(most);
    this.document = new Int32Array(most);
    this.#heap = new Int32Array(most);
    this.keyword = new Float64Array(most);
    this.page = new Float64Array(most);
    this.vector = new Float64Array(most);
    this.pageVector = new Float64Array(most);
    this.boost = new Float64Array(most);
    this.score = new Float64Array(most);
  }
  /** Takes a chunk in with no evidence, unless it is there already: then returns false. */
  add(chunk, document) {
    if (this.#held[chunk] !== 0) return false;
    this.#held[chunk] = 1;
    const entry = this.size++;
    this.chunk[entry] = chunk;
    this.document[entry] = document;
    this.vector[entry] = 0;
    this.pageVector[entry] = 0;
    return true;
  }
  /** Starts giving entries out by score; equal scores by chunk. */
  order() {
    this.#left = this.size;
    for (let entry = 0; entry < this.size; entry++) this.#heap[entry] = entry;
    for (let at = (this.size >> 1) - 1; at >= 0; at--) this.#sink(at);
  }
  /** The best entry that was not given out yet; −1 where none is left. */
  next() {
    if (this.#left === 0) return -1;
    const best = this.#heap[0];
    this.#heap[0] = this.#heap[--this.#left];
    this.#sink(0);
    return best;
  }
  #sink(from) {
    const heap = this.#heap;
    const left = this.#left;
    const moved = heap[from];
    let at = from;
    for (; ; ) {
      let child = 2 * at + 1;
      if (child >= left) break;
      if (child + 1 < left && this.#isBetter(heap[child + 1], heap[child])) child++;
      if (!this.#isBetter(heap[child], moved)) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = moved;
  }
  #isBetter(a, b) {
    const difference = this.score[a] - this.score[b];
    return difference > 0 || difference === 0 && this.chunk[a] < this.chunk[b];
  }
};
function createColumns(chunks, documents) {
  return new Columns(chunks, documents);
}

// src/search/fuse.ts
function shareOut(scores, size, weight) {
  let best = 0;
  for (let entry = 0; entry < size; entry++) {
    const score = scores[entry];
    if (score > best && score < Number.POSITIVE_INFINITY) best = score;
  }
  if (!(best > 0) || !(weight > 0) || !Number.isFinite(weight)) {
    scores.fill(0, 0, size);
    return;
  }
  for (let entry = 0; entry < size; entry++) {
    const score = scores[entry];
    scores[entry] = score > 0 && score <= best ? score / best * weight : 0;
  }
}

// src/search/rank.ts
var MIN_CANDIDATES = 200;
var CANDIDATES_PER_HIT = 5;
var MEASURED_PER_CANDIDATE = 4;
var MIN_COSINE = 0.1;
function createRankMemory(scores) {
  return {
    scores,
    columns: createColumns(scores.chunks.length, scores.base.length),
    best: createTopK(MIN_CANDIDATES),
    pages: createTopK(MIN_CANDIDATES),
    near: createTopK(MIN_CANDIDATES),
    signs: void 0
  };
}
function rank(input) {
  const { index, view, plan, mode, weights, memory, selection } = input;
  const { scores, columns } = memory;
  const wanted = selection.offset + selection.limit;
  const most = Math.max(MIN_CANDIDATES, wanted * CANDIDATES_PER_HIT);
  const terms = mode === "vector" ? [] : plan.terms;
  scoreKeywords(index.keywords, view, terms, input.keywordWeights, input.norms, scores);
  columns.reset(most * 3);
  let total = scores.chunkCount + collectKeywordCandidates(input, most);
  addAll(columns, memory.best, view.documentOf);
  addAll(columns, memory.pages, view.documentOf);
  const { vectors } = index;
  const vector = mode === "keyword" ? void 0 : input.vector;
  if (vector !== void 0 && vectors !== void 0) {
    const fromKeywords = columns.size;
    const { near } = memory;
    memory.signs ??= createSignTable(vectors);
    near.reset(most);
    collectNearest(
      vectors,
      memory.signs,
      vector,
      near,
      view.documentOf,
      most * MEASURED_PER_CANDIDATE
    );
    for (let at = 0; at < near.size; at++) {
      const chunk = near.numbers[at];
      const score = near.scores[at];
      if (score < MIN_COSINE || !columns.add(chunk, view.documentOf[chunk])) continue;
      if (scores.chunks[chunk] === 0) total++;
      columns.vector[columns.size - 1] = score;
    }
    for (let entry = 0; entry < fromKeywords; entry++) {
      columns.vector[entry] = cosine(vectors, vector, columns.chunk[entry]);
    }
  }
  weigh(input, vector, weights);
  return { selected: select(columns, selection), total };
}
function collectKeywordCandidates({ view, weights, memory }, most) {
  const { scores, best, pages } = memory;
  const { documentOf, firstChunkOf } = view;
  best.reset(most);
  for (let at = 0; at < scores.chunkCount; at++) {
    const chunk = scores.touchedChunks[at];
    const document = documentOf[chunk];
    const keyword = scores.chunks[chunk] + scores.base[document];
    const score = keyword * weights.keyword + scores.pages[document] * weights.page;
    if (score >= best.floor) best.offer(chunk, score);
  }
  let alone = 0;
  pages.reset(most);
  for (let at = 0; at < scores.documentCount; at++) {
    const document = scores.touchedDocuments[at];
    const first = firstChunkOf[document];
    if (first < 0 || scores.base[document] === 0 || scores.chunks[first] > 0) continue;
    if (documentOf[first] !== document) continue;
    alone++;
    pages.offer(first, scores.base[document] + scores.pages[document]);
  }
  return alone;
}
function addAll(columns, from, documentOf) {
  for (let at = 0; at < from.size; at++) {
    const chunk = from.numbers[at];
    columns.add(chunk, documentOf[chunk]);
  }
}
function weigh(input, vector, weights) {
  const { index, memory, mode, pageVectors, plan, names } = input;
  const { scores, columns } = memory;
  const { size, nearness } = columns;
  for (let entry = 0; entry < size; entry++) {
    const chunk = columns.chunk[entry];
    const document = columns.document[entry];
    columns.keyword[entry] = scores.chunks[chunk] + scores.base[document];
    columns.page[entry] = scores.pages[document];
    if (vector === void 0 || pageVectors === void 0) continue;
    if (Number.isNaN(nearness[document]))
      nearness[document] = pageVectors.cosine(vector, document);
    columns.pageVector[entry] = nearness[document];
  }
  shareOut(columns.keyword, size, weights.keyword);
  shareOut(columns.page, size, weights.page);
  shareOut(columns.vector, size, weights.vector);
  shareOut(columns.pageVector, size, weights.pageVector);
  const boosts = createBoosts(index.content, index.keywords, plan, scores, names, weights);
  for (let entry = 0; entry < size; entry++) {
    const chunk = columns.chunk[entry];
    const document = columns.document[entry];
    const near = columns.vector[entry] + columns.pageVector[entry];
    const sum = columns.keyword[entry] + columns.page[entry] + near;
    const gain = mode === "vector" ? 0 : boosts.gain(chunk, document);
    const boost = gain - (sum + gain) * boosts.loss(document);
    columns.vector[entry] = near;
    columns.boost[entry] = boost;
    columns.score[entry] = sum + boost;
  }
}
function select(columns, { limit, offset, perPage }) {
  const ofPage = /* @__PURE__ */ new Map();
  const selected = [];
  let passed = 0;
  columns.order();
  for (let entry = columns.next(); entry >= 0 && selected.length < limit; entry = columns.next()) {
    const document = columns.document[entry];
    const count = ofPage.get(document) ?? 0;
    if (count >= perPage) continue;
    ofPage.set(document, count + 1);
    if (passed++ < offset) continue;
    selected.push({
      chunk: columns.chunk[entry],
      document,
      score: columns.score[entry],
      keyword: columns.keyword[entry],
      page: columns.page[entry],
      vector: columns.vector[entry],
      boost: columns.boost[entry]
    });
  }
  return selected;
}

// src/search/ranker.ts
function createRanker(index, weights = WEIGHTS) {
  const { content, keywords } = index;
  const memory = lazy(
    () => createRankMemory(createKeywordScores(content.chunks.length, content.documents.length))
  );
  const names = lazy(() => createDocumentNames(content, keywords));
  const pageVectors = lazy(
    () => index.vectors === void 0 ? void 0 : createPageVectors(content, index.vectors)
  );
  const filter = createViewFilter(index);
  const allNorms = /* @__PURE__ */ new Map();
  function norms(sdk) {
    let made = allNorms.get(sdk);
    if (made === void 0) {
      made = createKeywordNorms(keywords, index.view(sdk), weights.keyword);
      allNorms.set(sdk, made);
    }
    return made;
  }
  return {
    plan: (query, correct) => planQuery(index, query, correct, weights.terms),
    async rank(plan, settings) {
      const vector = settings.mode === "keyword" ? void 0 : await embedQuery(index, plan);
      const view = filter(index.view(settings.sdk), settings);
      const ranking = rank({
        index,
        view,
        norms: norms(settings.sdk),
        memory: memory(),
        plan,
        mode: settings.mode,
        vector,
        pageVectors: pageVectors(),
        names: names(),
        keywordWeights: weights.keyword,
        weights: weights.evidence,
        selection: settings
      });
      return { ...ranking, view };
    }
  };
}
async function embedQuery(index, plan) {
  const { embedder, vectors } = index;
  if (embedder === void 0 || vectors === void 0) return void 0;
  if (embedder.encodeTerms !== void 0) {
    return queryVector(vectors, embedder.encodeTerms(plan.vectorTerms));
  }
  const [vector] = await embedder.embed([plan.query], { kind: "query" });
  return vector === void 0 ? void 0 : queryVector(vectors, vector);
}

// src/search/result-cache.ts
var DEFAULT_MAX_ENTRIES = 500;
var DEFAULT_MAX_BYTES = 32e6;
var DEFAULT_TTL_MS = 72e5;
function createResultCache(clock, sizeOf2, options = {}) {
  const {
    maxEntries = DEFAULT_MAX_ENTRIES,
    maxBytes = DEFAULT_MAX_BYTES,
    ttlMs = DEFAULT_TTL_MS
  } = options;
  const entries = /* @__PURE__ */ new Map();
  let bytes = 0;
  const flights = /* @__PURE__ */ new Map();
  let hits = 0;
  let misses = 0;
  let joined = 0;
  function keep(key, value) {
    if (maxEntries <= 0 || ttlMs <= 0) return;
    const entry = { value, bytes: sizeOf2(value) + 2 * key.length, until: clock() + ttlMs };
    drop(key);
    if (entry.bytes > maxBytes) return;
    entries.set(key, entry);
    bytes += entry.bytes;
    for (const oldest of entries.keys()) {
      if (entries.size <= maxEntries && bytes <= maxBytes) return;
      drop(oldest);
    }
  }
  function drop(key) {
    bytes -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  }
  return {
    async get(key, compute) {
      const entry = entries.get(key);
      if (entry !== void 0 && clock() < entry.until) {
        entries.delete(key);
        entries.set(key, entry);
        hits++;
        return { value: entry.value, cached: true };
      }
      drop(key);
      const underWay = flights.get(key);
      if (underWay !== void 0) {
        joined++;
        return { value: await underWay, cached: true };
      }
      misses++;
      const flight = compute();
      flights.set(key, flight);
      try {
        const value = await flight;
        if (flights.get(key) === flight) keep(key, value);
        return { value, cached: false };
      } finally {
        if (flights.get(key) === flight) flights.delete(key);
      }
    },
    statistics() {
      const all = hits + misses + joined;
      return {
        hits,
        misses,
        joined,
        entries: entries.size,
        maxEntries,
        bytes,
        maxBytes,
        ttlMs,
        hitRate: all === 0 ? 0 : (hits + joined) / all
      };
    },
    clear() {
      entries.clear();
      bytes = 0;
      flights.clear();
    }
  };
}

// src/search/settings.ts
var MODES = ["keyword", "vector", "hybrid"];
var KINDS = ["guide", "tutorial", "api", "reference", "example"];
var PLATFORMS = [
  "android",
  "ios",
  "macos",
  "tvos",
  "web",
  "windows",
  "expo-go"
];
var MAX_PACKAGES = 100;
function resolveSettings(options, defaults) {
  const mode = oneOf("mode", options.mode ?? "hybrid", MODES);
  if (mode === "vector" && !defaults.hasVectors) {
    throw invalidOption("mode", '"keyword", because the index holds no vectors', "vector");
  }
  const fallback = oneOf("fallback", options.fallback ?? "error", ["error", "nearest"]);
  return {
    limit: wholeNumber("limit", options.limit ?? 10, 1, 100),
    offset: wholeNumber("offset", options.offset ?? 0, 0, 1e3),
    mode: defaults.hasVectors ? mode : "keyword",
    requestedSdk: options.sdk === void 0 ? void 0 : String(options.sdk),
    sdk: wantedSdk(options.sdk, defaults.available, fallback, defaults.defaultSdk).sdk,
    platforms: listOf("platforms", options.platforms, PLATFORMS),
    kinds: listOf("kinds", options.kinds, KINDS),
    packages: packageList(options.packages),
    perPage: wholeNumber("perPage", options.perPage ?? 3, 1, 100),
    correct: options.correct ?? true,
    excerptLength: wholeNumber("excerptLength", options.excerptLength ?? 280, 40, 2e3),
    cache: options.cache ?? true
  };
}
function oneOf(option, value, allowed) {
  if (allowed.includes(value)) return value;
  throw invalidOption(option, `one of ${allowed.join(", ")}`, String(value));
}
function listOf(option, values, allowed) {
  if (values === void 0) return [];
  if (!Array.isArray(values)) throw invalidOption(option, "a list", typeof values);
  return [...new Set(values.map((value) => oneOf(option, value, allowed)))].sort();
}
function packageList(values) {
  if (values === void 0) return [];
  if (!Array.isArray(values) || values.some((value) => typeof value !== "string")) {
    throw invalidOption("packages", "a list of package names", typeof values);
  }
  if (values.length > MAX_PACKAGES) {
    throw invalidOption("packages", `at most ${MAX_PACKAGES} names`, `${values.length} names`);
  }
  return [...new Set(values.map((value) => value.toLowerCase()))].sort();
}

// src/search/byte-ring.ts
var HEAD_BYTES = 8;
function createByteRing(keys, capacity) {
  const half = Math.floor(capacity / 16) * 8;
  const bytes = new Uint8Array(half * 2);
  const heads = new DataView(bytes.buffer);
  const places = new Uint32Array(keys);
  let current = 0;
  let next = 0;
  function reserve(key, length) {
    const size = HEAD_BYTES + length;
    if (next + size > current + half) {
      current = current === 0 ? half : 0;
      empty(current);
      next = current;
    }
    heads.setUint32(next, key, true);
    heads.setUint32(next + 4, length, true);
    const place = next + HEAD_BYTES;
    next += size;
    places[key] = place;
    return place;
  }
  function empty(start) {
    let at = start;
    while (at + HEAD_BYTES <= start + half) {
      const length = heads.getUint32(at + 4, true);
      if (length === 0) break;
      const key = heads.getUint32(at, true);
      if (places[key] === at + HEAD_BYTES) places[key] = 0;
      at += HEAD_BYTES + length;
    }
    bytes.fill(0, start, start + half);
  }
  return {
    bytes,
    find(key) {
      const place = places[key] ?? 0;
      if (place === 0) return -1;
      if (place >= current && place < current + half) return place;
      const length = heads.getUint32(place - 4, true);
      if (next + HEAD_BYTES + length > current + half) return place;
      const moved = reserve(key, length);
      bytes.copyWithin(moved, place, place + length);
      return moved;
    },
    put(key, run) {
      if (run.length === 0 || run.length + HEAD_BYTES > half) return -1;
      const place = reserve(key, run.length);
      bytes.set(run, place);
      return place;
    }
  };
}

// src/search/name-terms.ts
var SLOTS = 1 << 13;
var MAX_NAME = 31;
var MAX_TERMS2 = 5;
var PER_TERM = 2;
var ROW = 1 + MAX_TERMS2 * PER_TERM;
function createNameTerms(numberOf) {
  const letters = new Uint8Array(SLOTS * (MAX_NAME + 1));
  const terms = new Int32Array(SLOTS * ROW);
  function slotOf(text, start, end) {
    if (end - start > MAX_NAME) return -1;
    let hash = end - start;
    for (let at = start; at < end; at++) {
      const code = text.charCodeAt(at);
      if (code > 255) return -1;
      hash = Math.imul(hash ^ code, 16777619);
    }
    return (hash ^ hash >>> 15) & SLOTS - 1;
  }
  function holds(slot, text, start, end) {
    const row = slot * (MAX_NAME + 1);
    if (letters[row] !== end - start) return false;
    for (let at = start, to = row + 1; at < end; at++, to++) {
      if (letters[to] !== text.charCodeAt(at)) return false;
    }
    return true;
  }
  return (text, visit) => {
    eachCompound(text, (compound) => {
      const { start, end } = compound;
      const slot = slotOf(text, start, end);
      const row = slot * ROW;
      if (slot >= 0 && holds(slot, text, start, end)) {
        const last = row + terms[row] * PER_TERM;
        for (let at = row + 1; at <= last; at += PER_TERM) {
          const place = terms[at + 1];
          visit(terms[at], start + (place >> 8), place & 255);
        }
        return;
      }
      let count = 0;
      eachTermOf(text, compound, (term, from, to) => {
        const number = numberOf(term);
        if (number < 0) return;
        visit(number, from, to - from);
        if (slot >= 0 && count < MAX_TERMS2) {
          const at = row + 1 + count * PER_TERM;
          terms[at] = number;
          terms[at + 1] = from - start << 8 | to - from;
        }
        count++;
      });
      if (slot < 0) return;
      const letter = slot * (MAX_NAME + 1);
      letters[letter] = count > MAX_TERMS2 ? 0 : end - start;
      terms[row] = count;
      for (let at = start; at < end; at++) letters[letter + 1 + at - start] = text.charCodeAt(at);
    });
  };
}

// src/search/runs.ts
var NUMBER_BYTES = 5;
var UNIT_BYTES = 3;
function createRunWriter() {
  const encoder = new TextEncoder();
  let bytes = new Uint8Array(4096);
  let length = 0;
  const reserve = (more) => {
    if (length + more <= bytes.length) return;
    const grown2 = new Uint8Array(Math.max(bytes.length * 2, length + more));
    grown2.set(bytes.subarray(0, length));
    bytes = grown2;
  };
  const number = (value) => {
    reserve(NUMBER_BYTES);
    let rest = value;
    while (rest > 127) {
      bytes[length++] = rest & 127 | 128;
      rest >>>= 7;
    }
    bytes[length++] = rest;
  };
  return {
    reset() {
      length = 0;
    },
    number,
    step: (value) => number(value << 1 ^ value >> 31),
    text(value) {
      reserve(NUMBER_BYTES + value.length * UNIT_BYTES);
      const { written } = encoder.encodeInto(value, bytes.subarray(length + NUMBER_BYTES));
      let rest = written;
      for (let at = 1; at < NUMBER_BYTES; at++) {
        bytes[length++] = rest & 127 | 128;
        rest >>>= 7;
      }
      bytes[length++] = rest;
      length += written;
    },
    run: () => bytes.subarray(0, length)
  };
}
function createRunReader() {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let bytes = new Uint8Array(0);
  let at = 0;
  const number = () => {
    let byte = bytes[at++];
    if (byte < 128) return byte;
    let value = byte & 127;
    let shift = 7;
    do {
      byte = bytes[at++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  return {
    start(from, place) {
      bytes = from;
      at = place;
    },
    number,
    step() {
      const value = number();
      return value >>> 1 ^ -(value & 1);
    },
    text() {
      const length = number();
      at += length;
      return length === 0 ? "" : decoder.decode(bytes.subarray(at - length, at));
    }
  };
}

// src/search/shown-chunks.ts
var MAX_BYTES = 4 << 20;
var BYTES_PER_CHUNK = 2048;
var MIN_BYTES = 1 << 16;
var MAX_ANCHORS = 1024;
var ANCHORS_PER_CHUNK = 256;
function createShownChunks(index) {
  const { content } = index;
  const { dictionary } = index.keywords;
  const bytes = content.chunks.length * BYTES_PER_CHUNK;
  const ring = createByteRing(
    content.placements.length,
    Math.min(MAX_BYTES, Math.max(MIN_BYTES, bytes))
  );
  const numberOf = (term) => dictionary.find(term) ?? -1;
  const readTerms = createNameTerms(numberOf);
  const terms = new TermList();
  const writer = createRunWriter();
  const reader = createRunReader();
  const anchors = /* @__PURE__ */ new Map();
  let placements;
  function alsoIn(chunk, document) {
    if (content.sdks.length < 2) return [];
    placements ??= sortPlacements(index);
    return otherSdksOf(index, placements, chunk, document);
  }
  function write2({ chunk: number, document: ofDocument, section }) {
    const chunk = content.chunks[number];
    const document = content.documents[ofDocument];
    const { symbols, headings } = chunk;
    const heading = headings[headings.length - 1] ?? chunk.title;
    const text = analyseText(withSdk(chunk.text, document.sdk), heading, terms, readTerms);
    writer.reset();
    writer.text(document.sections[section]?.anchor ?? "");
    const others = alsoIn(number, ofDocument);
    writer.number(others.length);
    for (const sdk of others) writer.number(content.sdks.indexOf(sdk));
    writer.number(symbols.length);
    for (const symbol of symbols) {
      const [whole] = analyze(symbol.slice(symbol.lastIndexOf(".") + 1));
      writer.number(whole === void 0 ? 0 : numberOf(whole) + 1);
    }
    writer.number(terms.length / 3);
    let before = 0;
    for (let at = 0; at < terms.length; at += 3) {
      const start = terms.values[at + 1];
      writer.number(terms.values[at]);
      writer.step(start - before);
      writer.number(terms.values[at + 2]);
      before = start;
    }
    writer.text(text);
  }
  function read(placement) {
    const anchor = reader.text();
    const alsoIn2 = Array.from({ length: reader.number() }, () => content.sdks[reader.number()]);
    const symbolTerms2 = Array.from({ length: reader.number() }, () => reader.number() - 1);
    terms.length = 0;
    let start = 0;
    for (let left = reader.number(); left > 0; left--) {
      const number = reader.number();
      start += reader.step();
      terms.add(number, start, reader.number());
    }
    return {
      analysed: { text: reader.text(), terms },
      anchor,
      alsoIn: alsoIn2,
      symbolTerms: symbolTerms2,
      anchorOf: (symbol) => anchorAt(placement, symbol)
    };
  }
  function anchorAt(number, symbol) {
    const key = number * ANCHORS_PER_CHUNK + symbol;
    if (anchors.has(key)) return anchors.get(key);
    const placement = content.placements[number];
    const name = content.chunks[placement.chunk].symbols[symbol];
    const anchor = anchorOf(content, content.documents[placement.document], placement, name);
    if (anchors.size >= MAX_ANCHORS) anchors.clear();
    if (symbol < ANCHORS_PER_CHUNK) anchors.set(key, anchor);
    return anchor;
  }
  return {
    content,
    number(matches) {
      const numbered = /* @__PURE__ */ new Map();
      for (const [term, match] of matches) {
        const number = numberOf(term);
        if (number >= 0) numbered.set(number, match);
      }
      return numbered;
    },
    get(placement) {
      const place = ring.find(placement);
      if (place >= 0) {
        reader.start(ring.bytes, place);
      } else {
        write2(content.placements[placement]);
        const run = writer.run();
        ring.put(placement, run);
        reader.start(run, 0);
      }
      return read(placement);
    }
  };
}
function anchorOf(content, document, placement, qualifiedName) {
  const { sections } = document;
  for (let at = document.firstSymbol; at < document.endSymbol; at++) {
    const { symbol, section } = content.symbolPlacements[at];
    const place = sections[section];
    if (place === void 0 || place.start < placement.start || place.start >= placement.end)
      continue;
    if (content.symbols[symbol].qualifiedName === qualifiedName) return place.anchor;
  }
  return void 0;
}
function sortPlacements({ content }) {
  const starts = new Uint32Array(content.chunks.length + 1);
  for (const { chunk } of content.placements) starts[chunk + 1]++;
  for (let chunk = 0; chunk < content.chunks.length; chunk++) starts[chunk + 1] += starts[chunk];
  const next = starts.slice();
  const placements = new Uint32Array(content.placements.length);
  for (const [number, { chunk }] of content.placements.entries())
    placements[next[chunk]++] = number;
  return { starts, placements };
}
function otherSdksOf(index, byChunk, chunk, document) {
  const { documents, placements } = index.content;
  const { path, sdk } = documents[document];
  const found = /* @__PURE__ */ new Set();
  if (sdk === void 0) return [];
  const page = pageName(path);
  for (let at = byChunk.starts[chunk]; at < byChunk.starts[chunk + 1]; at++) {
    const other = documents[placements[byChunk.placements[at]].document];
    if (other.sdk === void 0 || other.sdk === sdk || pageName(other.path) !== page) continue;
    found.add(other.sdk);
  }
  return [...found].sort(compareSdk);
}
function pageName(path) {
  return path.replace(/^\/versions\/[^/]*\//, "/versions/");
}

// src/search/search.ts
function createSearcher(index, options = {}) {
  const { fingerprint = "", defaultSdk, clock = systemClock } = options;
  const cache = createResultCache(clock, sizeOf, options.cache);
  const ranker = createRanker(index);
  const shown2 = createShownChunks(index);
  const defaults = {
    available: index.content.sdks,
    defaultSdk,
    hasVectors: index.vectors !== void 0 && index.embedder !== void 0
  };
  return {
    async search(query, searchOptions = {}) {
      const started = clock();
      const { signal } = searchOptions;
      throwIfAborted(signal, "search");
      const settings = resolveSettings(searchOptions, defaults);
      const text = readQuery(query);
      const asked = isReadByItsTerms(index, settings) ? canonicalQuery(text) : text;
      const compute = async () => runSearch(index, ranker, shown2, planOf(ranker, asked, text, settings.correct), settings);
      if (!settings.cache) {
        const fresh = await untilAborted(compute(), signal);
        return { ...fresh, query, tookMs: clock() - started };
      }
      const key = JSON.stringify([fingerprint, asked, settings]);
      const { value, cached } = await untilAborted(cache.get(key, compute), signal);
      return { ...copyResult(value), query, cached, tookMs: clock() - started };
    },
    cacheStatistics: () => cache.statistics(),
    clearCache: () => cache.clear()
  };
}
function isReadByItsTerms({ embedder }, { mode }) {
  return mode === "keyword" || embedder?.encodeTerms !== void 0;
}
function planOf(ranker, canonical, text, correct) {
  try {
    return ranker.plan(canonical, correct);
  } catch {
    return ranker.plan(text, correct);
  }
}
var HIT_BYTES = 1500;
var HIGHLIGHT_BYTES = 60;
function sizeOf({ query, hits }) {
  let bytes = HIT_BYTES + 2 * query.length;
  for (const { url, excerpt } of hits) {
    bytes += HIT_BYTES + 2 * (url.length + excerpt.text.length);
    bytes += HIGHLIGHT_BYTES * excerpt.highlights.length;
  }
  return bytes;
}
function copyResult(result2) {
  return {
    ...result2,
    sdk: { ...result2.sdk, available: [...result2.sdk.available] },
    hits: result2.hits.map((hit) => ({
      ...hit,
      headings: [...hit.headings],
      alsoIn: [...hit.alsoIn],
      platforms: [...hit.platforms],
      excerpt: {
        text: hit.excerpt.text,
        highlights: hit.excerpt.highlights.map(([start, end]) => [start, end])
      },
      why: { ...hit.why, terms: [...hit.why.terms] }
    })),
    corrections: result2.corrections.map((correction) => ({ ...correction }))
  };
}
async function runSearch(index, ranker, shown2, plan, settings) {
  const { view, selected, total } = await ranker.rank(plan, settings);
  const matches = shown2.number(plan.matches);
  const { requestedSdk, sdk, excerptLength } = settings;
  return {
    query: plan.query,
    sdk: {
      ...requestedSdk === void 0 ? {} : { requested: requestedSdk },
      ...sdk === void 0 ? {} : { searched: sdk },
      available: [...index.content.sdks]
    },
    hits: selected.map((entry) => hitOf(view, shown2, matches, entry, excerptLength)),
    total,
    tookMs: 0,
    cached: false,
    corrections: plan.corrections
  };
}
function untilAborted(work, signal) {
  if (signal === void 0) return work;
  return new Promise((resolve, reject) => {
    const stop = () => {
      try {
        throwIfAborted(signal, "search");
      } catch (error) {
        reject(error);
      }
    };
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

// src/search-arguments.ts
function checkSearch(query, options) {
  textArgument("query", query);
  knownOptions("search", options, SEARCH_OPTIONS);
}

// src/open-index.ts
var opened = /* @__PURE__ */ new WeakMap();
function indexContent(docs) {
  return searchIndexOf2(docs).content;
}
function searchIndexOf2(docs) {
  return openStateOf(docs).index;
}
function openStateOf(docs) {
  const state = opened.get(docs);
  if (state === void 0) throw closed();
  return state;
}
function openIndex(index, facts, options = {}) {
  const clock = options.clock ?? systemClock;
  let state = openState(index, facts, options, clock);
  let isOpen = true;
  const now = () => {
    if (!isOpen) throw closed();
    return state;
  };
  const docs = {
    get info() {
      return state.info;
    },
    get orama() {
      return now().index.orama;
    },
    async search(query, searchOptions) {
      checkSearch(query, searchOptions);
      return now().searcher().search(query, searchOptions);
    },
    async read(reference, readOptions = {}) {
      const { lookup, readSettings } = now();
      return readDocument(lookup(), reference, readOptions, readSettings);
    },
    async symbol(name, symbolOptions = {}) {
      const { lookup, readSettings } = now();
      return lookUpSymbol(lookup(), name, symbolOptions, readSettings);
    },
    async diff(packageName, range) {
      return diffPackage(now().lookup(), packageName, range);
    },
    async answer(query, answerOptions) {
      const { lookup, searcher } = now();
      return packAnswer(
        { lookup: lookup(), search: searcher().search, now: clock },
        query,
        answerOptions
      );
    },
    async snapshot() {
      return now().facts.write();
    },
    cacheStatistics: () => state.searcher().cacheStatistics(),
    async close() {
      if (!isOpen) return;
      isOpen = false;
      state.searcher().clearCache();
      opened.delete(docs);
      await state.index.embedder?.close?.();
    }
  };
  opened.set(docs, {
    get index() {
      return state.index;
    },
    get facts() {
      return state.facts;
    },
    replace(newIndex, newFacts) {
      now();
      state = openState(newIndex, newFacts, options, clock);
    }
  });
  return docs;
}
function openState(index, facts, options, clock) {
  const { content } = index;
  const { fingerprint } = facts;
  const defaultSdk = readDefaultSdk(options.defaultSdk, content.sdks);
  const preset = defaultSdk === void 0 ? {} : { defaultSdk };
  return {
    index,
    facts,
    info: describe2(index, facts, defaultSdk),
    readSettings: { fingerprint, ...preset },
    // Working memory for searches is made by the first one: opening must not wait for it, and whoever reads never needs it.
    searcher: lazy(
      () => createSearcher(index, {
        fingerprint,
        clock,
        ...preset,
        ...options.cache === void 0 ? {} : { cache: options.cache }
      })
    ),
    lookup: lazy(() => createDocumentLookup(content))
  };
}
function readDefaultSdk(wanted, available) {
  if (wanted === void 0) return void 0;
  const sdk = parseSdk(wanted);
  if (sdk === void 0) throw sdkNotIndexed(String(wanted), available);
  return available.includes(sdk) ? sdk : void 0;
}
function describe2({ content, embedder }, { fingerprint, sources, size }, defaultSdk) {
  const searched = wantedSdk(void 0, content.sdks, "error", defaultSdk).sdk;
  const packages = lazy(() => {
    const names = /* @__PURE__ */ new Set();
    for (const { packageName } of content.documents)
      if (packageName !== void 0) names.add(packageName);
    return [...names].sort();
  });
  return {
    fingerprint,
    documents: size.documents,
    chunks: size.chunks,
    placements: size.placements,
    symbols: size.symbols,
    sdks: [...content.sdks],
    ...searched === void 0 ? {} : { defaultSdk: searched },
    get packages() {
      return packages();
    },
    ...embedder === void 0 ? {} : { embedder: { id: embedder.id, dimensions: embedder.dimensions } },
    sources: [...sources]
  };
}
function closed() {
  return new ExpodexError("CLOSED", {
    subject: "index",
    expected: "an open index",
    got: "one that was closed",
    next: "open or build it again",
    data: { subject: "index" }
  });
}

export { ExpodexError, SDK_MARK, addRow, analyze, buildIndex, compareSdk, copySymbol, corruptPart, createColumnReader, createColumnWriter, createStringTable, createTermReader, decodeUtf8, deflated, estimateTokens, indexContent, indexParts, inflated, invalidOption, isExpodexError, knownOptions, latestSdk, lazy, neededPart, numberBetween, openIndex, openIndexParts, openStringTable, packed, parseSdk, pathWords, sdkLabel, sdkNotIndexed, sdkSegment, searchIndexOf2 as searchIndexOf, searchableMarkdown, silentLog, throwIfAborted, unpacked, wholeNumber, withSdk };
