/** Writes lines to an access log in a process of its own: `write-log.ts <folder> <name> <count>`, or for ever where the count is 0. */
import { openAccessLog } from "../../src/access-log/access-log.ts";

const [folder = "", name = "", count = "0"] = process.argv.slice(2);
const log = await openAccessLog(folder, { flushMs: 5, maxFileBytes: 20_000, queries: "keep" });
process.stdout.write("open\n");
for (let number = 0; Number(count) === 0 || number < Number(count); number++) {
  log.record({ method: "tools/call", name, query: `${name} ${number}`, outcome: "ok" });
  if (number % 20 === 19) await new Promise((resolve) => setTimeout(resolve, 2));
}
await log.close();
