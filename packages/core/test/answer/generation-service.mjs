/**
 * Services that stream answers as the real ones do, and misbehave as they do. Runs as its own process; prints its address.
 *
 * The first part of the path says what happens, the rest is the real interface: `/ok/v1/chat/completions`,
 * `/busy-2/v1/messages` (two refusals, then fine). What is said stands in the question, after `Say: `.
 */
import { createServer } from "node:http";

const seen = new Map();

function openAi(words) {
  const chunk = (delta, finish_reason = null) =>
    `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
  return [
    chunk({ role: "assistant", content: "" }),
    ...words.map((content) => chunk({ content })),
    chunk({}, "stop"),
    `data: ${JSON.stringify({ choices: [], usage: { total_tokens: 7 } })}\n\n`,
    "data: [DONE]\n\n",
  ];
}

function anthropic(words) {
  const event = (type, more) => `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  return [
    event("message_start", { message: { id: "m", content: [] } }),
    event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
    event("ping", {}),
    ...words.map((text) =>
      event("content_block_delta", { index: 0, delta: { type: "text_delta", text } }),
    ),
    event("content_block_stop", { index: 0 }),
    event("message_delta", { delta: { stop_reason: "end_turn" } }),
    event("message_stop", {}),
  ];
}

const server = createServer(async (request, response) => {
  const [, mode, ...rest] = request.url.split("/");
  const log = seen.get(mode) ?? { requests: [], aborted: 0 };
  seen.set(mode, log);
  const reply = (status, body, headers = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
  if (request.method === "GET") return reply(200, log);
  const parts = [];
  for await (const part of request) parts.push(part);
  const body = JSON.parse(Buffer.concat(parts).toString());
  const { authorization, "x-api-key": key, "anthropic-version": version } = request.headers;
  log.requests.push({ path: rest.join("/"), authorization, key, version, body });
  response.on("close", () => {
    if (!response.writableFinished) log.aborted++;
  });
  const count = log.requests.length;
  const [, name, number] = /^([a-z-]+?)(?:-(\d+))?$/.exec(mode);
  const isAnthropic = rest.at(-1) === "messages";
  if (name === "busy" && count <= Number(number))
    return reply(429, { error: "slow" }, { "retry-after": "7" });
  if (name === "broken" && count <= Number(number)) return reply(529, "overloaded");
  if (name === "locked") return reply(401, `wrong key ${authorization ?? key}`);
  if (name === "lost") return reply(404, { error: { message: "no such model" } });
  if (name === "page") return reply(200, "<html>welcome</html>");
  if (name === "moved") return reply(302, "", { location: "/ok/v1/messages" });
  if (name === "hang-up") return request.socket.destroy();
  const prompt = body.messages.at(-1).content;
  const said = /Say: ([\s\S]*?)(?:\n|$)/.exec(prompt)?.[1] ?? "The prop enableTorch does it [1].";
  // Cut anywhere, because pieces are.
  const words = said.match(/[\s\S]{1,3}/g) ?? [];
  const events = isAnthropic ? anthropic(words) : openAi(words);
  response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
  if (name === "silent") return;
  if (name === "half") {
    response.write(events.slice(0, 4).join(""));
    return response.end();
  }
  if (name === "cut") {
    response.write(events.slice(0, 4).join(""));
    return setTimeout(() => request.socket.destroy(), 20);
  }
  if (name === "fails") {
    const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
    response.write(events.slice(0, Number(number)).join(""));
    return response.end(`event: error\ndata: ${JSON.stringify(error)}\n\n`);
  }
  if (name === "trickle") {
    response.write(events.slice(0, 4).join(""));
    const timer = setInterval(() => response.write(": still here\n\n"), 5);
    return response.on("close", () => clearInterval(timer));
  }
  if (name === "bytes") {
    for (const byte of Buffer.from(events.join(""))) response.write(Buffer.from([byte]));
    return response.end();
  }
  if (name === "crlf") return response.end(events.join("").replaceAll("\n", "\r\n"));
  for (const event of events) response.write(event);
  response.end();
});

server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`),
);
process.on("disconnect", () => process.exit());
