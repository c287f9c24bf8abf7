/** How much memory a server for many clients lets lie before it collects. */
import { setFlagsFromString } from "node:v8";

/**
 * Collects when the heap has grown by three fifths, where V8 lets it grow to three or four times what is in use.
 *
 * Each session keeps hold of its last answer until its next request, by when the answer has become old; old things are collected
 * rarely. 200 sessions that ask 4,500 times: 275 MB without this, 190 MB with it, of which 45 MB are in use (Node 20.20, Linux,
 * 2026-11-22). A full collection of so little takes some tens of milliseconds, most of it beside the work.
 */
export function collectSooner(): void {
  setFlagsFromString("--heap-growing-percent=60");
}
