/**
 * Has Node 20 optimise functions later while an index is built.
 *
 * Responsible for: when, and on which engine. Not responsible for: threads, which read the same settings.
 *
 * Compiling takes a third of a build's CPU time at the usual setting: each thread compiles the parser for itself, and much of what
 * was compiled early is thrown away when the next page looks different. A build of one SDK on two busy cores with Node 20.20: 17 s of
 * CPU time at the usual budget, 14 at four times of it, 12.5 at eight, no less beyond. Later engines compile quickly first and
 * count calls instead, and know no such budget.
 */
import { setFlagsFromString } from "node:v8";

/** What Node 20 starts with, in bytes of bytecode that a function runs before it is looked at again. */
const USUAL_BUDGET = 66 * 1024;
const BUILD_BUDGET = 8 * USUAL_BUDGET;

/**
 * Optimises later from now on, also on threads that run.
 *
 * @param engine version of V8
 * @returns what goes back to the usual
 */
export function compileLater(
  engine: string = process.versions.v8,
  setFlags: (flags: string) => void = setFlagsFromString,
): () => void {
  if (!engine.startsWith("11.")) return () => {};
  setFlags(`--interrupt-budget=${BUILD_BUDGET}`);
  return () => setFlags(`--interrupt-budget=${USUAL_BUDGET}`);
}
