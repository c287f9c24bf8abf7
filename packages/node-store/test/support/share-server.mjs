/** Serves the files of a folder, well and badly, in a process of its own: `node share-server.mjs <folder>` prints its port. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";

const [folder] = process.argv.slice(2);

const server = createServer(async (request, response) => {
  const [, way = "", name = ""] = new URL(request.url ?? "/", "http://localhost").pathname.split(
    "/",
  );
  const bytes = await readFile(join(folder ?? ".", name)).catch(() => undefined);
  if (way === "redirect") return response.writeHead(302, { location: `/file/${name}` }).end();
  if (way === "loop") return response.writeHead(301, { location: "/loop/on" }).end();
  if (way === "elsewhere")
    return response.writeHead(302, { location: "file:///etc/hostname" }).end();
  if (way === "broken") return response.writeHead(500).end("an error of the server");
  if (way === "hanging") return response.writeHead(200).flushHeaders();
  if (bytes === undefined) return response.writeHead(404).end();
  switch (way) {
    case "file":
      return response.writeHead(200, { "content-length": bytes.length }).end(bytes);
    case "chunks": {
      response.writeHead(200);
      for (let at = 0; at < bytes.length; at += 97) response.write(bytes.subarray(at, at + 97));
      return response.end();
    }
    case "cut":
      return response.writeHead(200).end(bytes.subarray(0, bytes.length - 10));
    case "dropped":
      response.writeHead(200, { "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length - 10));
      return setTimeout(() => response.destroy(), 50);
    case "endless": {
      response.writeHead(200);
      response.write(bytes);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 7)));
      };
      response.on("drain", more);
      return more();
    }
    default:
      return response.writeHead(400).end();
  }
});

server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${server.address().port}\n`);
});
process.on("disconnect", () => process.exit());
