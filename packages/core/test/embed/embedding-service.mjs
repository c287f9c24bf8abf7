/**
 * An embedding service as the real ones behave, and misbehave. Runs as its own process; prints its address.
 *
 * The first part of the path says what happens, the rest is the real interface:
 * `/ok/v1/embeddings`, `/busy-2/v1/embeddings` (two refusals, then fine), `/ok/v2/embed`.
 */
import { createServer } from "node:http";

const DIMENSIONS = 16;
const seen = new Map();

/** A bag of words, each of which points in a direction of its own; no text gives zeros. */
function vectorOf(text, length) {
  const vector = new Array(length).fill(0);
  for (const word of text.match(/\S+/g) ?? []) {
    let hash = 7;
    for (const letter of word.slice(0, 50)) hash = (hash * 31 + letter.codePointAt(0)) % 1_000_003;
    for (let k = 0; k < length; k++) vector[k] += Math.sin(hash * (k + 1));
  }
  return vector;
}

const server = createServer(async (request, response) => {
  const [, mode, ...rest] = request.url.split("/");
  const reply = (status, body, headers = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  const log = seen.get(mode) ?? { requests: [], running: 0, most: 0 };
  seen.set(mode, log);
  if (request.method === "GET") return reply(200, log);
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString());
  log.running++;
  log.most = Math.max(log.most, log.running);
  response.on("close", () => log.running--);
  log.requests.push({
    path: rest.join("/"),
    authorization: request.headers.authorization,
    body: { ...body, input: undefined, texts: undefined },
    texts: body.input ?? body.texts,
  });
  const count = log.requests.length;
  const [, name, number] = /^([a-z-]+?)(?:-(\d+))?$/.exec(mode);
  if (name === "busy" && count <= Number(number)) {
    return reply(429, { error: "slow down" }, { "retry-after": "7" });
  }
  if (name === "broken" && count <= Number(number)) return reply(500, "<h1>oh\nno</h1>");
  if (name === "locked") return reply(401, `wrong key: ${request.headers.authorization}`);
  if (name === "lost") return reply(404, { error: "no such model" });
  if (name === "moved") return reply(302, "", { location: "/ok/v1/embeddings" });
  if (name === "page") return reply(200, "<html>welcome</html>");
  if (name === "cut") return reply(200, '{"data":[{"index":0,"embedding":[1,2');
  if (name === "hang-up") return request.socket.destroy();
  if (name === "trickle") {
    response.writeHead(200, { "content-type": "application/json" });
    const timer = setInterval(() => response.write(" "), 5);
    response.on("close", () => clearInterval(timer));
    return;
  }
  if (name === "slow") await new Promise((resolve) => setTimeout(resolve, 15));
  const texts = body.input ?? body.texts;
  if (texts.some((text) => text === "")) return reply(400, { error: "empty input" });
  const length = body.dimensions ?? body.output_dimension ?? DIMENSIONS;
  const vectors = texts.map((text) => vectorOf(text, length));
  if (name === "short") for (const vector of vectors.slice(1)) vector.pop();
  if (name === "few" && vectors.length > 1) vectors.pop();
  if (name === "null" && vectors.length > 1) vectors[1][3] = null;
  if (name === "huge" && vectors.length > 1) vectors[1][3] = 1e300;
  if (name === "encoded") return reply(200, { data: texts.map(() => ({ embedding: "AAAA" })) });
  if (rest.at(-1) === "embed") return reply(200, { embeddings: { float: vectors } });
  const data = vectors.map((embedding, index) => ({ object: "embedding", index, embedding }));
  // Out of order, as the interface allows.
  return reply(200, { object: "list", data: data.reverse(), model: body.model });
});

server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`),
);
process.on("disconnect", () => process.exit());
