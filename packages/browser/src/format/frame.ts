/**
 * What every binary file of the index begins with: a checksum of the rest.
 *
 *     checksum, 4 bytes │ payload
 *
 * It tells a file that was cut short, mended by somebody's server, or replaced by a page that says "not found" from what was written.
 */
import { ExpodexError } from "@expodex/core/parts";

const HEAD = 4;

/** A 32-bit checksum of bytes, in the sense of nothing but accidents. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) {
    hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

/** Puts a checksum before a payload. */
export function framed(payload: Uint8Array): Uint8Array {
  const file = new Uint8Array(HEAD + payload.length);
  new DataView(file.buffer).setUint32(0, checksum(payload));
  file.set(payload, HEAD);
  return file;
}

/** Takes the payload out of a file. @throws ExpodexError FILE_DAMAGED */
export function unframed(file: Uint8Array, path: string): Uint8Array {
  const payload = file.subarray(HEAD);
  const fits =
    file.length > HEAD &&
    new DataView(file.buffer, file.byteOffset).getUint32(0) === checksum(payload);
  if (!fits) throw damaged(path, `${file.length} bytes whose checksum does not fit`);
  return payload;
}

/** Makes the error of a file that is not what was written. */
export function damaged(path: string, got: string, cause?: unknown): ExpodexError<"FILE_DAMAGED"> {
  return new ExpodexError("FILE_DAMAGED", {
    subject: path,
    expected: "a file of the search index, as it was written",
    got,
    next: "load it again; if that does not help, export the index and publish all of its files again",
    data: { path },
    cause,
  });
}

/** Inflates raw deflate. @throws ExpodexError FILE_DAMAGED */
export async function inflateBytes(bytes: Uint8Array, path: string): Promise<Uint8Array> {
  try {
    const stream = new Response(bytes as Uint8Array<ArrayBuffer>).body!.pipeThrough(
      new DecompressionStream("deflate-raw"),
    );
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw damaged(path, "bytes that do not inflate", cause);
  }
}

/** Inflates text. @throws ExpodexError FILE_DAMAGED */
export async function inflateText(bytes: Uint8Array, path: string): Promise<string> {
  return new TextDecoder().decode(await inflateBytes(bytes, path));
}
