// An npm registry in miniature, with packages that misbehave. Argument: { packages: { name: { tags, versions: { version: files } } } }
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { create } from "tar";

const { packages = {} } = JSON.parse(process.argv[2] ?? "{}");
const tarballs = new Map();
let requests = [];

for (const [name, { versions }] of Object.entries(packages)) {
  for (const [version, files] of Object.entries(versions)) {
    const folder = mkdtempSync(join(tmpdir(), "expodex-registry-"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, "package", path)), { recursive: true });
      writeFileSync(join(folder, "package", path), text);
    }
    const file = join(folder, "package.tgz");
    await create({ gzip: true, cwd: folder, file, portable: true }, ["package"]);
    tarballs.set(`${name}@${version}`, readFileSync(file));
    rmSync(folder, { recursive: true, force: true });
  }
}

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).slice(1);
  const send = (status, body, type = "application/json") => {
    requests.push({ path, status });
    response.writeHead(status, { "content-type": type }).end(body);
  };
  if (path === "__log") return response.end(JSON.stringify(requests));
  if (path === "__forget") {
    requests = [];
    return response.end();
  }
  if (path === "expo-broken") return send(500, "{}");
  if (path === "expo-forbidden") return send(403, "{}");
  if (path === "expo-trickle") {
    requests.push({ path, status: 200 });
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 20);
    return request.socket.on("close", () => clearInterval(timer));
  }
  const [, tarName, tarVersion] = /^tarballs\/(.+)@(.+)\.tgz$/.exec(path) ?? [];
  if (tarName !== undefined) {
    const bytes = tarballs.get(`${tarName}@${tarVersion}`);
    return bytes === undefined ? send(404, "") : send(200, bytes, "application/octet-stream");
  }
  if (path === "expo-garbage") return send(200, packument(path, { latest: "1.0.0" }, ["1.0.0"]));
  const known = packages[path];
  if (known === undefined) return send(404, '{"error":"not found"}');
  const versions = Object.keys(known.versions);
  return send(200, packument(path, known.tags ?? { latest: versions.at(-1) }, versions));
});

tarballs.set("expo-garbage@1.0.0", Buffer.from("this is no tarball at all"));

function packument(name, tags, versions) {
  const { port } = server.address();
  const entries = versions.map((version) => {
    const bytes = tarballs.get(`${name}@${version}`);
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    const tarball = `http://127.0.0.1:${port}/tarballs/${name}@${version}.tgz`;
    return [version, { name, version, dist: { tarball, integrity } }];
  });
  return JSON.stringify({ name, "dist-tags": tags, versions: Object.fromEntries(entries) });
}

server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`),
);
