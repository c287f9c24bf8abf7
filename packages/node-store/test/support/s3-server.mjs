/**
 * A local S3 server: `s3rver` speaks the protocol and checks signatures, and what it stores is kept in memory, in the order and with
 * the conditional writes of the real service, which its own folders lack.
 *
 * Prints its address. `GET /__faults?count=3&status=503&path=x` lets the next requests fail whose path holds `x`; with `after=1` they
 * fail after they have taken effect, as where an answer is lost. `GET /__requests` says how many there were since the last time.
 */
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";

const require = createRequire(import.meta.url);
const S3rver = require("@20minutes/s3rver");
const S3Error = require("@20minutes/s3rver/lib/models/error.js");
const S3Object = require("@20minutes/s3rver/lib/models/object.js");

// It hides where a page of a list ends with DES, which builds of Node no longer hold; what it hides is no secret here.
const crypto = require("node:crypto");
for (const name of ["createCipheriv", "createDecipheriv"]) {
  const create = crypto[name];
  const plain = { update: (data) => Buffer.from(data), final: () => Buffer.alloc(0) };
  crypto[name] = (algorithm, ...rest) => (algorithm === "des" ? plain : create(algorithm, ...rest));
}

/** What `s3rver` asks of where it keeps objects. */
class MemoryObjects {
  buckets = new Map();

  async getBucket(name) {
    return this.buckets.has(name) ? { name, creationDate: new Date(0) } : null;
  }

  async putBucket(name) {
    if (!this.buckets.has(name)) this.buckets.set(name, new Map());
    return this.getBucket(name);
  }

  async deleteBucket(name) {
    this.buckets.delete(name);
  }

  async getSubresource() {
    return undefined;
  }

  reset() {}

  async listObjects(bucket, { prefix = "", startAfter = "", maxKeys = 1000 }) {
    const entries = this.buckets.get(bucket);
    const keys = [...entries.keys()]
      .filter((key) => key.startsWith(prefix) && key > startAfter)
      .sort();
    return {
      objects: keys.slice(0, maxKeys).map((key) => entries.get(key).describe(null)),
      commonPrefixes: [],
      isTruncated: keys.length > maxKeys,
    };
  }

  async existsObject(bucket, key) {
    return this.buckets.get(bucket)?.has(key) === true;
  }

  async getObject(bucket, key) {
    const entry = this.buckets.get(bucket)?.get(key);
    return entry?.describe(Readable.from([entry.bytes], { objectMode: false })) ?? null;
  }

  async putObject({ bucket, key, content, metadata }, onlyIfAbsent) {
    const parts = [];
    for await (const part of content) parts.push(part);
    const bytes = Buffer.concat(parts);
    const entries = this.buckets.get(bucket);
    if (onlyIfAbsent && entries.has(key))
      throw new S3Error("PreconditionFailed", "At least one of the conditions did not hold");
    const md5 = createHash("md5").update(bytes).digest("hex");
    const known = {
      ...metadata,
      etag: JSON.stringify(md5),
      "last-modified": new Date().toUTCString(),
      "content-length": bytes.length,
    };
    entries.set(key, { bytes, describe: (body) => new S3Object(bucket, key, body, known) });
    return { size: bytes.length, md5 };
  }

  async deleteObject(bucket, key) {
    this.buckets.get(bucket)?.delete(key);
  }
}

const objects = new MemoryObjects();
const server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory: tmpdir() });
server.store = server.context.store = objects;
const faults = [];
let requests = 0;

server.middleware.unshift(async (ctx, next) => {
  if (ctx.path === "/__requests") {
    ctx.body = String(requests);
    requests = 0;
    return;
  }
  if (ctx.path === "/__faults") {
    const { count, status, path = "", after } = ctx.query;
    for (let n = 0; n < Number(count); n++)
      faults.push({ status: Number(status), path, after: after === "1" });
    ctx.body = "ok";
    return;
  }
  requests += 1;
  const at = faults.findIndex((one) => ctx.path.includes(one.path));
  const [fault] = at < 0 ? [] : faults.splice(at, 1);
  // Each request writes through a view of the objects that knows its condition.
  const absent = ctx.method === "PUT" && ctx.get("if-none-match") === "*";
  ctx.store = Object.create(objects, {
    putObject: { value: (object) => objects.putObject(object, absent) },
  });
  // The SDK signs the path of a bucket with a slash at its end and s3rver expects none; requests for keys are held to their signature.
  if (/^\/[^/]+\/$/u.test(ctx.path))
    ctx.app = Object.create(server, { allowMismatchedSignatures: { value: true } });
  if (fault === undefined || fault.after) await next();
  if (fault === undefined) return;
  ctx.status = fault.status;
  ctx.type = "application/xml";
  const code = fault.status === 503 ? "SlowDown" : "InternalError";
  ctx.body = `<?xml version="1.0"?><Error><Code>${code}</Code><Message>made to fail</Message></Error>`;
});

await objects.putBucket("backups");
const { port } = await server.run();
process.stdout.write(`http://127.0.0.1:${port}\n`);
