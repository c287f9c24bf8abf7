/** Builds every package once before the tests that read built output; turbo skips what is up to date. */
import { execFileSync } from "node:child_process";
import { repositoryRoot } from "./repository.ts";

/** Runs the build. */
export default function setup(): void {
  execFileSync("npm", ["run", "build", "--silent"], { cwd: repositoryRoot, stdio: "inherit" });
}
