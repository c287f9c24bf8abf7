/**
 * Several sources as one.
 *
 * Responsible for: order, and that each file's references are looked for where the file came from.
 * Not responsible for: files of equal path from two sources; the index keeps the first and says so.
 */
import {
  type DocsFile,
  ExpodexError,
  type ProgressEvent,
  type Source,
  type SourceOptions,
} from "@expodex/core";

/**
 * Makes one source of several, which yields their files one source after the other.
 *
 * Every file names the source it came from, so that it is read with that source's conventions and base address.
 *
 * @throws ExpodexError INVALID_OPTION where no source is given; whatever a source raises
 */
export function combineSources(...sources: readonly Source[]): Source {
  const [first, ...rest] = sources;
  if (first === undefined) {
    throw new ExpodexError("INVALID_OPTION", {
      subject: "sources",
      expected: "at least one source",
      got: "none",
      next: "pass one, such as expoDocsFolder(dir)",
      data: { option: "sources", expected: "at least one source", got: "none" },
    });
  }
  if (rest.length === 0) return first;

  async function* files(options: SourceOptions = {}): AsyncGenerator<DocsFile, void, undefined> {
    const { onProgress, ...rest } = options;
    let before = 0;
    for (const source of sources) {
      let done = 0;
      const counted = (event: ProgressEvent) => {
        done = event.done;
        // How many files the sources that follow have is not known yet.
        const { total: _, ...known } = event;
        onProgress?.({ ...known, done: before + event.done });
      };
      const pass = onProgress === undefined ? rest : { ...rest, onProgress: counted };
      for await (const file of source.files(pass)) {
        yield { ...file, source: file.source ?? source };
      }
      before += done;
    }
  }

  return {
    id: sources.map(({ id }) => id).join(" + "),
    flavor: sources.some(({ flavor }) => flavor === "expo") ? "expo" : "plain",
    ...(first.baseUrl === undefined ? {} : { baseUrl: first.baseUrl }),
    files,
    async read(path) {
      for (const source of sources) {
        const file = await source.read?.(path);
        if (file !== undefined) return file;
      }
      return undefined;
    },
    async attachments(options) {
      const given = await Promise.all(
        sources.map(async (source) => (await source.attachments?.(options)) ?? []),
      );
      return given.flat();
    },
    async close() {
      for (const source of sources) await source.close?.();
    },
  };
}
