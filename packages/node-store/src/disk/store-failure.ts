/** One wording for what goes wrong in a folder. */
import { ExpodexError, isExpodexError } from "@expodex/core/read";
import { systemCode } from "./file-layer.ts";

/** What the reader can do about the system's codes. */
const NEXT: Readonly<Record<string, string>> = {
  ENOSPC: "free space on the disk and run it again; what was stored before is untouched",
  EDQUOT: "free space within the quota and run it again; what was stored before is untouched",
  EACCES: "let this user read and write the folder",
  EPERM: "let this user read and write the folder",
  EROFS: "choose a folder on a disk that can be written",
  EMFILE: "close files or raise the limit on open ones, and run it again",
  ELOOP: "remove the symbolic link; a store follows none",
  EISDIR: "remove the folder that stands in the place of a file",
  ENOTDIR: "remove the file that stands in the place of a folder",
  EIO: "check the disk, and restore from a backup where it is damaged",
  ENAMETOOLONG: "choose a folder with a shorter path",
};

/** What may go away without anybody's help. */
const TRANSIENT = new Set(["EAGAIN", "EBUSY", "EMFILE", "ENFILE", "EINTR", "ETIMEDOUT"]);

/** Puts a failure of the system into the store's words; an error that is in them already stays as it is. */
export function storeFailure(store: string, key: string | undefined, error: unknown): ExpodexError {
  if (isExpodexError(error)) return error;
  const reason = systemCode(error) ?? "unknown";
  return new ExpodexError("STORE_FAILED", {
    subject: key === undefined ? store : `${store}/${key}`,
    expected: "to be read and written",
    got: reason === "unknown" ? String(error) : reason,
    next: NEXT[reason] ?? "check the folder and run it again",
    data: {
      store,
      ...(key === undefined ? {} : { key }),
      reason,
      ...(TRANSIENT.has(reason) ? { transient: true } : {}),
    },
    cause: error,
  });
}

/** The failure of a store that was closed. */
export function closedFailure(store: string): ExpodexError<"CLOSED"> {
  return new ExpodexError("CLOSED", {
    subject: store,
    expected: "an open store",
    got: "a closed one",
    next: "open it again",
    data: { subject: store },
  });
}
