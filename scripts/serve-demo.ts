/** Serves the demo as a web host would: compressed texts, files of an index for ever, a strict policy on everything. */
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { CONTENT_SECURITY_POLICY } from "./demo-site.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** Serves a folder on this machine alone. @throws where the port is taken */
export function serveDemo(
  folder: string,
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = pathOf(request.url ?? "/");
    const file = path === undefined ? undefined : fileOf(folder, path);
    const headers: Record<string, string> = {
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    };
    if (file === undefined) {
      response.writeHead(404, { ...headers, "content-type": "text/plain" }).end("not found\n");
      return;
    }
    headers["content-type"] = TYPES[extname(file)] ?? "application/octet-stream";
    // The folder that an export writes is named after what it holds; the manifest beside it says which one counts.
    const isForEver = /\/docs-index\/[^/]+\//u.test(path ?? "");
    headers["cache-control"] = isForEver ? "public, max-age=31536000, immutable" : "no-cache";
    let body: Uint8Array = readFileSync(file);
    const takesGzip = /\bgzip\b/u.test(String(request.headers["accept-encoding"] ?? ""));
    if (extname(file) in TYPES && takesGzip) {
      body = gzipSync(body);
      headers["content-encoding"] = "gzip";
    }
    headers["content-length"] = String(body.length);
    response.writeHead(200, headers).end(body);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${taken}/`,
        close: () => new Promise((done) => server.close(() => done())),
      });
    });
  });
}

/** The path that an address asks for; undefined where it cannot be read. */
function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
}

/** The file of a path, if it lies in the folder. */
function fileOf(folder: string, path: string): string | undefined {
  // `normalize` of an absolute path cannot leave the root.
  const file = join(folder, normalize(path));
  for (const candidate of [file, join(file, "index.html")]) {
    if (statSync(candidate, { throwIfNoEntry: false })?.isFile() === true) return candidate;
  }
  return undefined;
}
