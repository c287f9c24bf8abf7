/** What is left on a simulated disk when its power goes off. */

/**
 * What of the unsynced outlasts a cut: all bytes and entries, none, one kind alone, or each as a draw of numbers in [0, 1) has it.
 * Bytes without entries and entries without bytes are what a wrong order of syncs shows first.
 */
export type Survival = "everything" | "nothing" | "entries" | "bytes" | (() => number);

/** A file on a simulated disk. */
export interface FileNode {
  kind: "file";
  /** What the last sync made last. */
  synced: Uint8Array;
  bytes: Uint8Array;
  writtenAt: number;
}

/** A folder on a simulated disk. */
export interface FolderNode {
  kind: "folder";
  entries: Map<string, Node>;
  /** What entries were at the last sync. */
  synced: Map<string, Node>;
  /** Changes since then, in order. */
  changes: [name: string, node: Node | undefined][];
}

/** What stands in a folder. */
export type Node = FileNode | FolderNode;

/** A folder that nothing is in. */
export function emptyFolder(): FolderNode {
  return { kind: "folder", entries: new Map(), synced: new Map(), changes: [] };
}

/** What is there when the power comes back: synced, all of it. */
export function survivors(folder: FolderNode, survival: Survival): FolderNode {
  const lasts = (kind: "entries" | "bytes") =>
    typeof survival === "function"
      ? survival() < 0.5
      : survival === "everything" || survival === kind;
  const kept = new Map<Node, Node>();
  const keep = (node: Node): Node => {
    const known = kept.get(node);
    if (known !== undefined) return known;
    if (node.kind === "folder") return keepFolder(node);
    const bytes = lastingBytes(node, survival, lasts);
    const made: FileNode = { kind: "file", synced: bytes, bytes, writtenAt: node.writtenAt };
    kept.set(node, made);
    return made;
  };
  const keepFolder = (node: FolderNode): FolderNode => {
    const made = emptyFolder();
    kept.set(node, made);
    const entries = new Map(node.synced);
    for (const [name, changed] of node.changes) {
      if (!lasts("entries")) continue;
      if (changed === undefined) entries.delete(name);
      else entries.set(name, changed);
    }
    for (const [name, entry] of entries) made.entries.set(name, keep(entry));
    made.synced = new Map(made.entries);
    return made;
  };
  return keepFolder(folder);
}

/** The bytes of a file after a cut. */
function lastingBytes(
  node: FileNode,
  survival: Survival,
  lasts: (kind: "bytes") => boolean,
): Uint8Array {
  if (typeof survival !== "function") return lasts("bytes") ? node.bytes : node.synced;
  // A length anywhere between, and in what was added runs that arrived and runs that did not.
  const added = node.bytes.length - node.synced.length;
  const length = node.synced.length + Math.floor(survival() * (added + 1));
  const bytes = new Uint8Array(length);
  bytes.set(node.synced);
  for (let at = node.synced.length; at < length; ) {
    const end = Math.min(length, at + 1 + Math.floor(survival() * 64));
    if (lasts("bytes")) bytes.set(node.bytes.subarray(at, end), at);
    at = end;
  }
  return bytes;
}
