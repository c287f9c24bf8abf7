/** Progress of long work: which stage, how far, on what. */

/** The stages of a build, in the order they run. */
export type ProgressStage = "fetch" | "parse" | "chunk" | "embed" | "index" | "write";

/** One report of progress. */
export interface ProgressEvent {
  stage: ProgressStage;
  /** Units finished so far; files, chunks or packages, by stage. */
  done: number;
  /** Units in all, where already known. */
  total?: number;
  /** What is being worked on: a path, a package name, a URL. */
  item?: string;
}

/** Receives progress reports. It must not throw. */
export type OnProgress = (event: ProgressEvent) => void;
