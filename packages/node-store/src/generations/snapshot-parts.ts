/** Where the parts of a snapshot lie, read off its header as `docs/snapshot-format.md` has it. */

/** A part, and where it lies in the snapshot, in bytes. */
export interface SnapshotPart {
  name: string;
  offset: number;
  length: number;
}

const FIXED_BYTES = 20;

/** Lists the parts of a snapshot; `undefined` where its header cannot be read. The bytes of the parts are not looked at. */
export function partsOfSnapshot(bytes: Uint8Array): SnapshotPart[] | undefined {
  if (bytes.length < FIXED_BYTES) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = FIXED_BYTES + view.getUint32(12, true);
  if (end > bytes.length) return undefined;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(FIXED_BYTES, end));
    const { parts } = JSON.parse(text) as { parts: [string, string, number][] };
    return parts.map(([name, offset, length]) => ({
      name: String(name),
      offset: Number.parseInt(offset, 16),
      length: Number(length),
    }));
  } catch {
    return undefined;
  }
}
