// A documentation site as docs.expo.dev serves it, with pages that misbehave.
// Argument: { files: { "llms.txt": text, "guides/a.md": text }, folder, validators, holdAfter }
// After `holdAfter` pages, further requests wait until /__release is asked for.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";

const { files = {}, folder, validators = true, holdAfter } = JSON.parse(process.argv[2] ?? "{}");
let requests = [];
let toHold = holdAfter ?? Number.POSITIVE_INFINITY;
const attempts = new Map();

/** `/guides/a/index.md` and `/guides/a.md` are one file. */
function lookUp(path) {
  const names = [path, path.replace(/\/index\.md$/, ".md")];
  for (const name of names) {
    if (files[name] !== undefined) return Buffer.from(files[name]);
    if (folder !== undefined && existsSync(join(folder, name)))
      return readFileSync(join(folder, name));
  }
  return undefined;
}

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname.slice(1);
  const send = (status, body, headers = {}) => {
    requests.push({ path, status });
    response.writeHead(status, { "content-type": "text/markdown", ...headers }).end(body);
  };
  if (path === "__log") return response.end(JSON.stringify(requests));
  if (path === "__release") {
    toHold = Number.POSITIVE_INFINITY;
    return response.end();
  }
  if (path === "__forget") {
    requests = [];
    return response.end();
  }
  const count = (attempts.get(path) ?? 0) + 1;
  attempts.set(path, count);
  if (path.startsWith("broken/")) return send(500, "");
  if (path.startsWith("flaky/") && count < 3) return send(503, "", { "retry-after": "7" });
  if (path.startsWith("html/")) return send(200, "<html></html>", { "content-type": "text/html" });
  if (path.startsWith("large/")) return send(200, "x".repeat(100_000));
  if (path.startsWith("moved/")) return send(301, "", { location: "/guides/a.md" });
  if (path.startsWith("elsewhere/")) {
    return send(302, "", { location: `http://127.0.0.2:${server.address().port}/guides/a.md` });
  }
  if (path.startsWith("local-file/")) return send(302, "", { location: "file:///etc/hostname" });
  if (path.startsWith("circle/")) return send(302, "", { location: `/${path}` });
  if (path.startsWith("trickle/")) {
    requests.push({ path, status: 200 });
    response.writeHead(200, { "content-type": "text/markdown" });
    const timer = setInterval(() => response.write("x"), 20);
    return request.socket.on("close", () => clearInterval(timer));
  }
  const body = lookUp(path);
  if (body === undefined) return send(404, "not found");
  const etag = `"${createHash("sha1").update(body).digest("hex")}"`;
  if (validators && request.headers["if-none-match"] === etag) return send(304);
  if (path !== "llms.txt" && toHold-- <= 0) return;
  send(200, body, validators ? { etag } : {});
});

server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`),
);
