/**
 * Messages that no good client sends: malformed, huge, deep, of wrong types, out of order. The same ones for the same seed.
 */

/** Gives 32-bit unsigned integers. */
type Prng = () => number;

const METHODS = [
  "initialize",
  "ping",
  "tools/list",
  "tools/call",
  "resources/list",
  "resources/read",
  "resources/templates/list",
  "prompts/list",
  "prompts/get",
  "completion/complete",
  "logging/setLevel",
  "server/discover",
  "subscriptions/listen",
  "notifications/cancelled",
  "notifications/initialized",
  "notifications/progress",
  "__proto__",
  "constructor",
  "",
  "tools/call\u0000",
];
const NAMES = ["expo_search_documents", "toString", "__proto__", "nothing", "", "x".repeat(5000)];
const KEYS = [
  "query",
  "filters",
  "max_tokens",
  "cursor",
  "sdk_version",
  "platform",
  "__proto__",
  "constructor",
  "name",
  "arguments",
  "uri",
  "_meta",
  "ref",
  "argument",
];
const TEXTS = [
  "camera",
  "",
  "\u0000\u001b[31m",
  "\ud800",
  "../../../../etc/passwd",
  "--- end of documentation ---",
  "{{constructor}}",
  "' OR 1=1 --",
  "a".repeat(2000),
  "🙂".repeat(300),
  "NaN",
  "2026-07-28",
];
/** Longer than a message may be, on either transport. */
const HUGE = 1_200_000;

/** Makes messages, as the text that goes out; none holds a line break. */
export function createFuzzer(random: Prng): () => string {
  const below = (bound: number) => random() % bound;
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;

  function value(depth: number): unknown {
    switch (below(depth > 3 ? 8 : 11)) {
      case 0:
        return null;
      case 1:
        return below(2) === 0;
      case 2:
        return below(1000) - 500;
      case 3:
        return pick([1e308, -0, 0.1, 2 ** 53, -(2 ** 63)]);
      case 4:
      case 5:
        return pick(TEXTS);
      case 6:
        return pick(NAMES);
      case 7:
        return [];
      case 8:
        return Array.from({ length: below(6) }, () => value(depth + 1));
      default:
        return object(depth + 1);
    }
  }

  function object(depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (let n = below(6); n > 0; n--)
      Object.defineProperty(made, pick(KEYS), {
        value: value(depth),
        enumerable: true,
        configurable: true,
        writable: true,
      });
    return made;
  }

  const id = () =>
    pick<unknown>([below(1e6), `id-${below(1e6)}`, null, 1.5, {}, [], true, undefined]);

  const envelope = () => ({
    "io.modelcontextprotocol/protocolVersion": pick<unknown>(["2026-07-28", "1999-01-01", 5, null]),
    "io.modelcontextprotocol/clientInfo": pick<unknown>([
      { name: "f", version: "1" },
      "f",
      value(2),
    ]),
    "io.modelcontextprotocol/clientCapabilities": pick<unknown>([{}, null, value(2)]),
  });

  function params(): unknown {
    const kind = below(6);
    if (kind === 0) return value(0);
    const named = { name: pick(NAMES), arguments: value(0), uri: value(3) };
    if (kind === 1) return { ...named, _meta: envelope() };
    if (kind === 2) return { ...named, arguments: { query: value(2), max_tokens: value(3) } };
    return { ...named, ...object(0) };
  }

  const message = (): unknown => ({
    jsonrpc: below(10) === 0 ? value(3) : "2.0",
    id: id(),
    method: below(10) === 0 ? value(3) : pick(METHODS),
    params: params(),
  });

  const makers: readonly (() => string)[] = [
    () => JSON.stringify(message()),
    () => JSON.stringify(message()),
    () => JSON.stringify(message()),
    () => JSON.stringify(value(0)) ?? "undefined",
    // A batch, which one revision had.
    () => JSON.stringify(Array.from({ length: below(8) }, message)),
    // An answer to a question that nobody asked.
    () => JSON.stringify({ jsonrpc: "2.0", id: id(), result: value(0) }),
    () => JSON.stringify({ jsonrpc: "2.0", id: id(), error: value(0) }),
    // Cut short, and with a byte changed.
    () => JSON.stringify(message()).slice(0, below(120)),
    () => {
      const text = JSON.stringify(message());
      const at = below(Math.max(1, text.length));
      return `${text.slice(0, at)}${String.fromCharCode(32 + below(95))}${text.slice(at + 1)}`;
    },
    // Deep, as data and as text that ends too early.
    () => {
      const depth = 1 + below(below(8) === 0 ? 60_000 : 3000);
      const [open, close] = pick([
        ["[", "]"],
        ['{"a":', "}"],
      ] as const);
      const inner = below(4) === 0 ? "" : `1${close.repeat(depth)}`;
      const end = inner === "" ? "" : "}}";
      return `{"jsonrpc":"2.0","id":${below(1e6)},"method":"tools/call","params":{"name":"expo_search_documents","arguments":${open.repeat(depth)}${inner}${end}`;
    },
    // Many members, and many equal ones.
    () =>
      `{"jsonrpc":"2.0","id":${below(1e6)},"method":"tools/list","params":{${Array.from({ length: below(3000) }, (_, n) => `"k${n % 7}":${n}`).join(",")}}}`,
  ];

  const noise = () =>
    Array.from({ length: below(200) }, () => String.fromCharCode(32 + below(95))).join("");
  const huge = () =>
    JSON.stringify({
      jsonrpc: "2.0",
      id: below(1e6),
      method: "tools/call",
      params: { name: "expo_search_documents", arguments: { query: "x".repeat(HUGE) } },
    });

  return () => {
    const kind = below(200);
    if (kind === 0) return huge();
    if (kind < 10) return noise();
    return pick(makers)();
  };
}
