// Lets a child process of a test run the TypeScript source as it is: `node --import <this file> script.ts`.
import { register } from "node:module";

register("./source-hooks.mjs", import.meta.url);
