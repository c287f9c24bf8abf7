/** The project of a folder as it is at each call. */
import type { ProjectFacts } from "./project-facts.ts";
import { createProjectFiles, type ProjectFiles } from "./project-files.ts";
import { readProject } from "./read-project.ts";

/**
 * Gives a function that gives the project as it is now. It reads again only where a file that it looked at has changed,
 * which it sees by looking at some ten places, not by being told: notices of a file system get lost, and cost a handle each.
 */
export function watchProject(folder: string): () => ProjectFacts | undefined {
  let read: { files: ProjectFiles; facts: ProjectFacts | undefined } | undefined;
  return () => {
    if (read?.files.isUnchanged() !== true) {
      const files = createProjectFiles();
      read = { files, facts: readProject(folder, files) };
    }
    return read.facts;
  };
}
