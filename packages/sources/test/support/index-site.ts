/** Reads a site into a cache folder and prints each page: a process that a test can kill. */
import { expoDocsSite } from "../../src/expo-docs-site.ts";

const [url, cacheDir] = process.argv.slice(2);
const source = expoDocsSite(url, { cacheDir: cacheDir!, allowPrivateNetwork: true });
for await (const file of source.files()) process.stdout.write(`${file.path}\n`);
