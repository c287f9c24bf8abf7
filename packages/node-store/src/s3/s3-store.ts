/**
 * Keeps a store's bytes in a bucket: Amazon S3 and what speaks its protocol, such as MinIO, R2 and Garage.
 *
 * Responsible for: the promises of `Store` over HTTP. Not responsible for: the protocol and credentials, which are the AWS SDK's.
 */
import { type Store, type StoredBytes, type StoreOptions, throwIfAborted } from "@expodex/core";
import { checkStoreKey, ExpodexError, isExpodexError, isStoreKey } from "@expodex/core/read";
import { loadS3, type S3Client, type S3Module, type S3Output } from "./load-s3.ts";
import { readS3Failure, s3Failed } from "./s3-failure.ts";
import { type S3StoreOptions, s3Settings } from "./s3-settings.ts";

/** No object of ours is near it; a foreign one of that size must not fill the memory. */
const MAX_OBJECT_BYTES = 2 ** 30;

/** How often a conditional write that met another one on its way is made again. */
const CONFLICT_ATTEMPTS = 5;

/**
 * Creates a store in a bucket. Nothing is loaded or asked before the first call. Credentials are found by the SDK's own chain:
 * environment, profiles, roles.
 *
 * A write that is stopped through its signal may have reached the service, and is then there whole.
 *
 * @throws ExpodexError INVALID_OPTION
 */
export function s3Store(options: S3StoreOptions): Store {
  const { bucket, prefix, conditionalWrites, pageSize, clientConfig } = s3Settings(options);
  const front = prefix === "" ? "" : `${prefix}/`;
  const id = `s3://${bucket}${prefix === "" ? "" : `/${prefix}`}`;
  let connection: Promise<{ s3: S3Module; client: S3Client }> | undefined;
  let closed = false;

  const connect = () => {
    connection ??= loadS3(options.load).then((s3) => ({
      s3,
      client: new s3.S3Client(clientConfig),
    }));
    // A package that is installed meanwhile is found by the next call.
    connection.catch(() => {
      connection = undefined;
    });
    return connection;
  };

  const check = (signal: AbortSignal | undefined, key?: string): void => {
    if (closed) throw closedError(id);
    if (key !== undefined) checkStoreKey(key);
    throwIfAborted(signal, id);
  };

  /** Asks the service, and leaves failures as the SDK throws them. */
  const send = async (
    command: Command,
    input: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<S3Output> => {
    const { s3, client } = await connect();
    check(signal);
    const request = new s3[command]({ Bucket: bucket, ...input });
    return client.send(request, signal === undefined ? {} : { abortSignal: signal });
  };

  /** What a failure means to the caller. */
  const meaning = (
    error: unknown,
    action: string,
    signal: AbortSignal | undefined,
    key?: string,
  ): unknown => {
    if (isExpodexError(error)) return error;
    if (closed) return closedError(id);
    if (signal?.aborted === true) return abortedError(id, signal);
    return s3Failed(id, action, key, error);
  };

  const stat = async (key: string, { signal }: StoreOptions = {}) => {
    check(signal, key);
    try {
      const known = await send("HeadObjectCommand", { Key: front + key }, signal);
      return stored(key, known.ContentLength, known.LastModified);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw meaning(error, "look a key up", signal, key);
    }
  };

  const read = async (key: string, { signal }: StoreOptions = {}) => {
    check(signal, key);
    try {
      const output = await send("GetObjectCommand", { Key: front + key }, signal);
      return await wholeBody(output, id, key);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw meaning(error, "read a key", signal, key);
    }
  };

  /** Whether a key that is said to be taken holds these very bytes: they came with a request whose answer was lost. */
  const holds = async (key: string, bytes: Uint8Array, signal: AbortSignal | undefined) => {
    const found = await read(key, signal && { signal });
    return found !== undefined && Buffer.compare(found, bytes) === 0;
  };

  return {
    id,
    read,
    stat,
    write: async (key, bytes, { signal, ifAbsent = false } = {}) => {
      check(signal, key);
      if (ifAbsent && !conditionalWrites && (await stat(key, signal && { signal })) !== undefined)
        return false;
      // The caller may change its bytes while the SDK waits to send them again.
      const input = { Key: front + key, Body: bytes.slice(), ContentLength: bytes.length };
      const condition = ifAbsent && conditionalWrites ? { IfNoneMatch: "*" } : {};
      for (let attempt = 1; ; attempt++) {
        try {
          await send("PutObjectCommand", { ...input, ...condition }, signal);
          return true;
        } catch (error) {
          const { status, attempts: made } = readS3Failure(error);
          if (ifAbsent && status === 412)
            return made > 1 || attempt > 1 ? await holds(key, bytes, signal) : false;
          if (ifAbsent && status === 409 && attempt < CONFLICT_ATTEMPTS) continue;
          throw meaning(error, "write a key", signal, key);
        }
      }
    },
    async *list(start, { signal } = {}) {
      check(signal);
      let token: string | undefined;
      let last = "";
      do {
        const page: S3Output = await send(
          "ListObjectsV2Command",
          {
            Prefix: front + start,
            MaxKeys: pageSize,
            ...(token === undefined ? {} : { ContinuationToken: token }),
          },
          signal,
        ).catch((error: unknown) => {
          throw meaning(error, "list keys", signal);
        });
        for (const { Key: name, Size: size, LastModified: time } of page.Contents ?? []) {
          const key = name?.slice(front.length);
          // What others keep in the bucket under names that are no keys is not ours to list.
          if (!isStoreKey(key)) continue;
          if (key <= last) throw unorderedError(id, key, last);
          last = key;
          check(signal);
          yield stored(key, size, time);
        }
        token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
      } while (token !== undefined);
    },
    delete: async (key, { signal } = {}) => {
      check(signal, key);
      try {
        await send("DeleteObjectCommand", { Key: front + key }, signal);
      } catch (error) {
        if (!isAbsent(error)) throw meaning(error, "delete a key", signal, key);
      }
    },
    close: async () => {
      closed = true;
      const open = await connection?.catch(() => undefined);
      open?.client.destroy();
    },
  };
}

type Command = Exclude<keyof S3Module, "S3Client">;

/** Reads a body to its end. */
async function wholeBody(output: S3Output, store: string, key: string): Promise<Uint8Array> {
  const { Body: body, ContentLength: length } = output;
  if (length !== undefined && length > MAX_OBJECT_BYTES)
    throw new ExpodexError("STORE_FAILED", {
      subject: `${store}/${key}`,
      expected: `at most ${MAX_OBJECT_BYTES} bytes`,
      got: `${length}`,
      next: "delete it, or point the store at a prefix of its own",
      data: { store, key, reason: "EFBIG" },
    });
  const bytes = (await body?.transformToByteArray()) ?? new Uint8Array(0);
  if (length !== undefined && bytes.length !== length)
    throw new Error(`the answer ended after ${bytes.length} of ${length} bytes`);
  return bytes;
}

function stored(key: string, size: number | undefined, time: Date | undefined): StoredBytes {
  return { key, size: size ?? 0, writtenAt: time?.getTime() ?? 0 };
}

/** Whether a failure says that a key holds nothing. A bucket that is not there is another matter. */
function isAbsent(error: unknown): boolean {
  const { reason, status } = readS3Failure(error);
  return status === 404 && reason !== "NoSuchBucket";
}

function unorderedError(id: string, key: string, last: string): ExpodexError<"STORE_FAILED"> {
  return new ExpodexError("STORE_FAILED", {
    subject: id,
    expected: "keys in ascending order",
    got: `${key} after ${last}`,
    next: "use a bucket of general purpose; directory buckets list in no order",
    data: { store: id, reason: "unordered" },
  });
}

function closedError(id: string): ExpodexError<"CLOSED"> {
  return new ExpodexError("CLOSED", {
    subject: id,
    expected: "an open store",
    got: "a closed one",
    next: "create another",
    data: { subject: id },
  });
}

function abortedError(id: string, signal: AbortSignal): unknown {
  try {
    throwIfAborted(signal, id);
  } catch (error) {
    return error;
  }
}
