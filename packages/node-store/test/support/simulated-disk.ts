/**
 * A file system in memory that can lose its power at any moment, as unkindly as a real one may:
 *
 * - bytes that were written to a file may be lost until the file is synced, in part and out of order; what is lost reads as zeros or
 *   is missing at the end;
 * - entries of a folder (created, renamed, linked, unlinked) may be lost until the folder is synced, each by itself: a rename may
 *   have taken the old name away and not given the new one;
 * - a folder is itself an entry of the one above;
 * - a write may be cut after any of its bytes.
 *
 * Every call is recorded, so that one run can be cut at each of its moments afterwards.
 */
import { dirname } from "node:path";
import type { FileEntry, FileLayer } from "../../src/disk/file-layer.ts";
import {
  emptyFolder,
  type FileNode,
  type FolderNode,
  type Node,
  type Survival,
  survivors,
} from "./survivors.ts";

/** A file system in memory. */
export interface SimulatedDisk extends FileLayer {
  /** How many moments have passed: one for each byte of a write and one for each other change. */
  moments(): number;
  /** The moments at which a change was complete. */
  boundaries(): number[];
  /** The disk after its power went off at a moment and came back. Records from there on. */
  cutAt(moment: number, survival: Survival): SimulatedDisk;
  /** The disk after a process was killed at a moment: nothing is lost, but what was not synced still may be. */
  killedAt(moment: number): SimulatedDisk;
  /** Paths of all files. */
  files(): string[];
}

/** One change, in terms that can be played again: files by the number of their creation. */
type Change =
  | { kind: "create"; path: string }
  | { kind: "write"; file: number; bytes: Uint8Array }
  | { kind: "sync"; file: number }
  | { kind: "makeFolder" | "syncFolder" | "unlink"; path: string }
  | { kind: "rename" | "link"; from: string; to: string };

interface State {
  root: FolderNode;
  created: FileNode[];
  clock: number;
}

/** Creates an empty disk. */
export function simulatedDisk(): SimulatedDisk {
  return diskOf(emptyFolder());
}

/** A disk that begins with what a folder holds. */
function diskOf(begin: FolderNode): SimulatedDisk {
  const state: State = { root: copyFolder(begin), created: [], clock: 0 };
  const history: Change[] = [];
  let moments = 0;
  const change = async (what: Change): Promise<void> => {
    // Recorded first and applied in the same turn, so that the history is what happened.
    apply(state, what);
    history.push(what);
    moments += lengthOf(what);
  };
  /** The state at a moment, with what was synced and what was not. */
  const stateAt = (moment: number): State => {
    const replayed: State = { root: copyFolder(begin), created: [], clock: 0 };
    let left = moment;
    for (const what of history) {
      if (left <= 0) break;
      if (what.kind === "write" && what.bytes.length > left)
        apply(replayed, { ...what, bytes: what.bytes.subarray(0, left) });
      else apply(replayed, what);
      left -= lengthOf(what);
    }
    return replayed;
  };
  return {
    create: async (path) => {
      const file = state.created.length;
      await change({ kind: "create", path });
      return {
        write: (bytes) => change({ kind: "write", file, bytes: bytes.slice() }),
        sync: () => change({ kind: "sync", file }),
        close: async () => {},
      };
    },
    read: async (path) => {
      const node = find(state, path);
      if (node.kind === "folder") throw failure("EISDIR", path);
      return node.bytes.slice();
    },
    entry: async (path): Promise<FileEntry> => {
      const node = find(state, path);
      if (node.kind === "folder") return { kind: "folder", size: 0, writtenAt: 0 };
      return { kind: "file", size: node.bytes.length, writtenAt: node.writtenAt };
    },
    names: async (path) => [...folderAt(state, path).entries.keys()],
    makeFolder: (path) => change({ kind: "makeFolder", path }),
    syncFolder: (path) => change({ kind: "syncFolder", path }),
    rename: (from, to) => change({ kind: "rename", from, to }),
    link: (from, to) => change({ kind: "link", from, to }),
    unlink: (path) => change({ kind: "unlink", path }),
    realPath: async (path) => {
      find(state, path);
      return path;
    },
    moments: () => moments,
    boundaries: () => {
      let moment = 0;
      return history.map((what) => {
        moment += lengthOf(what);
        return moment;
      });
    },
    cutAt: (moment, survival) => diskOf(survivors(stateAt(moment).root, survival)),
    killedAt: (moment) => diskOf(stateAt(moment).root),
    files: () => pathsOf(state.root, ""),
  };
}

function lengthOf(what: Change): number {
  return what.kind === "write" ? what.bytes.length : 1;
}

function apply(state: State, what: Change): void {
  state.clock += 1;
  switch (what.kind) {
    case "create": {
      const node: FileNode = {
        kind: "file",
        synced: new Uint8Array(0),
        bytes: new Uint8Array(0),
        writtenAt: state.clock,
      };
      enter(state, what.path, node);
      state.created.push(node);
      return;
    }
    case "write": {
      const node = state.created[what.file]!;
      const bytes = new Uint8Array(node.bytes.length + what.bytes.length);
      bytes.set(node.bytes);
      bytes.set(what.bytes, node.bytes.length);
      node.bytes = bytes;
      node.writtenAt = state.clock;
      return;
    }
    case "sync": {
      const node = state.created[what.file]!;
      node.synced = node.bytes;
      return;
    }
    case "makeFolder":
      enter(state, what.path, emptyFolder());
      return;
    case "syncFolder": {
      const folder = folderAt(state, what.path);
      folder.synced = new Map(folder.entries);
      folder.changes = [];
      return;
    }
    case "link":
      enter(state, what.to, fileAt(state, what.from));
      return;
    case "rename": {
      const node = fileAt(state, what.from);
      const target = folderAt(state, dirname(what.to)).entries.get(nameOf(what.to));
      if (target?.kind === "folder") throw failure("EISDIR", what.to);
      set(state, what.to, node);
      set(state, what.from, undefined);
      return;
    }
    case "unlink":
      fileAt(state, what.path);
      set(state, what.path, undefined);
      return;
  }
}

/** Gives a free name to a node. */
function enter(state: State, path: string, node: Node): void {
  if (folderAt(state, dirname(path)).entries.has(nameOf(path))) throw failure("EEXIST", path);
  set(state, path, node);
}

function set(state: State, path: string, node: Node | undefined): void {
  const folder = folderAt(state, dirname(path));
  const name = nameOf(path);
  if (node === undefined) folder.entries.delete(name);
  else folder.entries.set(name, node);
  folder.changes.push([name, node]);
}

function find(state: State, path: string): Node {
  let node: Node = state.root;
  for (const name of path.split("/").filter((part) => part !== "")) {
    if (node.kind === "file") throw failure("ENOTDIR", path);
    const next = node.entries.get(name);
    if (next === undefined) throw failure("ENOENT", path);
    node = next;
  }
  return node;
}

function folderAt(state: State, path: string): FolderNode {
  const node = find(state, path);
  if (node.kind === "file") throw failure("ENOTDIR", path);
  return node;
}

function fileAt(state: State, path: string): FileNode {
  const node = find(state, path);
  if (node.kind === "folder") throw failure("EISDIR", path);
  return node;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A folder with copies of all nodes; two names of one file stay names of one. */
function copyFolder(folder: FolderNode, copies = new Map<Node, Node>()): FolderNode {
  const copy = (node: Node): Node => {
    const known = copies.get(node);
    if (known !== undefined) return known;
    if (node.kind === "folder") return copyFolder(node, copies);
    const made: FileNode = { ...node };
    copies.set(node, made);
    return made;
  };
  const made = emptyFolder();
  copies.set(folder, made);
  for (const [name, node] of folder.entries) made.entries.set(name, copy(node));
  for (const [name, node] of folder.synced) made.synced.set(name, copy(node));
  made.changes = folder.changes.map(([name, node]) => [name, node && copy(node)]);
  return made;
}

function pathsOf(folder: FolderNode, path: string): string[] {
  return [...folder.entries].flatMap(([name, node]) =>
    node.kind === "file" ? [`${path}/${name}`] : pathsOf(node, `${path}/${name}`),
  );
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
