/**
 * Where documentation comes from: the seam that every source implements.
 *
 * A source is a dumb carrier of files. What a file means is decided by `parse`.
 */
import type { OnProgress } from "../progress.ts";
import type { Sdk } from "../sdk.ts";

/** What kind of text a file holds. */
export type MediaType =
  | "text/mdx"
  | "text/markdown"
  /** An llms.txt bundle: many pages in one file, each opening with front matter. */
  | "text/llms"
  /** TypeDoc JSON, as `public/static/data/<version>/*.json` holds it. */
  | "application/json"
  | "text/plain";

/** Raw text with its path, before parsing. */
export interface DocsFile {
  /** Path inside the source, with forward slashes, no leading slash: `pages/versions/v57.0.0/sdk/camera.mdx`. */
  path: string;
  mediaType: MediaType;
  text: string;
  /** What tells this state of the file from another: a commit, an ETag, a package version. */
  revision?: string;
  /** Where the file was read from, for provenance, when that is more than the path: a URL, `npm:expo-camera@17.0.1`. */
  origin?: string;
  /** The page's address on its site; absent where the path tells it. */
  url?: string;
  /** The SDK that the file belongs to, where the path does not tell it. */
  sdk?: Sdk;
  /**
   * The source that the file came from, where it is not the one that was asked: of several sources in one. Its
   * flavor, base address, id and `read` hold for the file.
   */
  source?: Source;
}

/** A file that could not be read, or only in part, which does not stop the others. */
export interface SourceProblem {
  path: string;
  reason: string;
  /** What is wrong, in the words of warnings. Absent: the file could not be read. */
  code?: "INVALID_UTF8" | "TOO_LARGE" | "UNREADABLE_FILE" | "MISSING_FILE" | "MISSING_ATTACHMENT";
  /** 1-based line where the trouble begins, where there is one. */
  line?: number;
}

/** What a source may be told for one pass over its files. */
export interface SourceOptions {
  signal?: AbortSignal;
  onProgress?: OnProgress;
  /** Called for each file that is left out or mended, with the reason. Nothing is left out in silence. */
  onProblem?: (problem: SourceProblem) => void;
  /** Whether pages of this SDK are wanted; a source may skip what is not. Pages without an SDK are always wanted. */
  wantsSdk?: (sdk: Sdk) => boolean;
}

/**
 * A small named datum that belongs to the documentation and is no page: a JSON Schema, the manifest of a command. The index keeps
 * it, for tools to look things up in; it is not searched.
 */
export interface Attachment {
  /** 1 to 200 of `a-z`, `0-9`, `.`, `_`, `-` and `/`: `app-config-schema/57`. */
  name: string;
  /** Anything that JSON can hold, at most 512 KiB written down. */
  value: unknown;
}

/** A place that yields files. */
export interface Source {
  /** Names the source in provenance and messages: `folder:expo/docs`, `npm:expo-camera`. No absolute paths. */
  readonly id: string;
  /** How its pages are read: with Expo's site conventions, or as plain markdown. */
  readonly flavor: "expo" | "plain";
  /** The site's address that paths are joined to, ending in a slash: `https://docs.expo.dev/`. */
  readonly baseUrl?: string;
  /** Yields every page, in a fixed order. */
  files(options?: SourceOptions): AsyncIterable<DocsFile>;
  /** Reads a file that pages refer to: a scene, TypeDoc JSON, a schema, a diff, `public/_redirects`. */
  read?(path: string): Promise<DocsFile | undefined>;
  /**
   * Gives what the index keeps beside the pages; asked once a build, while files are read. One that cannot be had is reported with
   * `MISSING_ATTACHMENT` and left out.
   */
  attachments?(options?: SourceOptions): Promise<readonly Attachment[]>;
  /** Gives back what the source holds open. */
  close?(): Promise<void>;
}
