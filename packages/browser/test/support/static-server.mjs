/**
 * Serves folders, as a web host does, in a process of its own: counts what it is asked, waits and fails where it is told to.
 *
 * Its argument is the configuration as JSON; its first line is its address, and the one under which it is told things: `__set` takes
 * another configuration, `__log` tells what it was asked, `__forget` starts the log anew. With a certificate it speaks HTTP/2, as nearly
 * every host does, on which any number of requests are under way at once; without one HTTP/1.1, on which browsers have six.
 */
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
/** What hosts compress. */
const TEXT = new Set([".html", ".js", ".json", ".css", ".svg"]);

const config = { mounts: [], rules: [], headers: {}, delayMs: 0, ranges: true };
Object.assign(config, JSON.parse(process.argv[2] ?? "{}"));
let log = [];
const compressed = new Map();
/** When the line is free again. */
let freeAt = 0;

/** A text as hosts send it. */
function gzipOf({ file }) {
  const kept = compressed.get(file) ?? gzipSync(readFileSync(file), { level: 9 });
  compressed.set(file, kept);
  return kept;
}

/** Waits until so many bytes have gone over a line that all answers share. */
async function overTheLine(bytes) {
  if (!config.bytesPerSecond) return;
  freeAt = Math.max(freeAt, performance.now()) + (bytes / config.bytesPerSecond) * 1000;
  await new Promise((resolve) => setTimeout(resolve, freeAt - performance.now()));
}

/** The file of a path: of the first mount that has it. */
function fileOf(path) {
  for (const { prefix, folder } of config.mounts) {
    if (!path.startsWith(prefix)) continue;
    const file = join(folder, normalize(`/${path.slice(prefix.length)}`));
    for (const candidate of [file, join(file, "index.html")]) {
      const stat = statSync(candidate, { throwIfNoEntry: false });
      if (stat?.isFile()) return { file: candidate, size: stat.size };
    }
  }
  return undefined;
}

/** The first rule for a path that is not used up. */
function ruleOf(path) {
  const rule = config.rules.find(
    ({ match, times = Number.POSITIVE_INFINITY }) => times > 0 && new RegExp(match, "u").test(path),
  );
  if (rule?.times !== undefined) rule.times--;
  return rule;
}

async function answer(request, response, entry) {
  const rule = ruleOf(entry.path);
  const delay = rule?.delayMs ?? config.delayMs;
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  if (rule?.cut) return (request.stream ?? request.socket).destroy();
  const found = rule?.status === undefined ? fileOf(entry.path) : undefined;
  const headers = { ...config.headers, ...rule?.headers };
  if (found === undefined) {
    entry.status = rule?.status ?? 404;
    response.writeHead(entry.status, headers);
    return response.end("none");
  }
  headers["content-type"] ??= TYPES[extname(found.file)] ?? "application/octet-stream";
  const accepts = /\bgzip\b/u.test(request.headers["accept-encoding"] ?? "");
  if (config.gzip && accepts && TEXT.has(extname(found.file))) {
    const body = gzipOf(found);
    entry.status = 200;
    entry.bytes = body.length;
    await overTheLine(body.length);
    response.writeHead(200, {
      ...headers,
      "content-encoding": "gzip",
      "content-length": body.length,
    });
    return response.end(body);
  }
  const part = /^bytes=(\d+)-(\d+)$/u.exec(request.headers.range ?? "");
  let span = { start: 0, end: found.size - 1 };
  entry.status = 200;
  if (part !== null && config.ranges) {
    span = { start: Number(part[1]), end: Math.min(Number(part[2]), found.size - 1) };
    headers["content-range"] = `bytes ${span.start}-${span.end}/${found.size}`;
    entry.status = 206;
  }
  headers["content-length"] = span.end - span.start + 1;
  if (rule?.damaged) {
    response.writeHead(entry.status, headers);
    return response.end(Buffer.alloc(headers["content-length"], 7));
  }
  entry.bytes = headers["content-length"];
  await overTheLine(entry.bytes);
  response.writeHead(entry.status, headers);
  createReadStream(found.file, span).pipe(response);
}

/** Answers what only whoever started it asks; false for anything else. */
async function answerOwner(path, request, response) {
  if (path === "/__set") {
    let body = "";
    for await (const chunk of request) body += chunk;
    Object.assign(config, JSON.parse(body));
    response.end();
  } else if (path === "/__log") response.end(JSON.stringify(log));
  else if (path === "/__forget") {
    log = [];
    response.end();
  } else return false;
  return true;
}

async function serve(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://local").pathname);
  if (await answerOwner(path, request, response)) return;
  // Browsers ask for it by themselves.
  if (path === "/favicon.ico") {
    response.writeHead(204);
    response.end();
    return;
  }
  const entry = { path, status: 0, bytes: 0, startedMs: performance.now() };
  if (request.headers.range !== undefined) entry.range = request.headers.range;
  log.push(entry);
  response.once("close", () => {
    entry.endedMs = performance.now();
  });
  await answer(request, response, entry);
}

/** Listens, and gives the address. */
const listen = (server, port, scheme) =>
  new Promise((resolve) =>
    server.listen(port, "127.0.0.1", () =>
      resolve(`${scheme}://127.0.0.1:${server.address().port}/`),
    ),
  );

const { certificate } = config;
const plain = createServer(serve);
const addresses =
  certificate === undefined
    ? [await listen(plain, config.port ?? 0, "http")]
    : [
        await listen(createSecureServer(certificate, serve), config.port ?? 0, "https"),
        await listen(plain, 0, "http"),
      ];
process.stdout.write(`${addresses.join(" ")}\n`);

// Whoever started it holds the other end: with them it ends.
process.stdin.on("end", () => process.exit()).resume();
