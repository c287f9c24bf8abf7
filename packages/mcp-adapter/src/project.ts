/** The entry `@expodex/mcp-adapter/project`: which SDK the project of a folder is on. */

export type { ProjectFacts } from "./project/project-facts.ts";
export { readProject } from "./project/read-project.ts";
export { watchProject } from "./project/watch-project.ts";
