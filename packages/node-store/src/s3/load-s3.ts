/**
 * Loads `@aws-sdk/client-s3`, and names the part of it that is used.
 *
 * Responsible for: the only place that knows the package. Not responsible for: what is asked of a bucket (`s3-store.ts`).
 */
import { ExpodexError } from "@expodex/core/read";

/** The part of the package that is used. */
export interface S3Module {
  S3Client: new (config: Readonly<Record<string, unknown>>) => S3Client;
  GetObjectCommand: S3Command;
  PutObjectCommand: S3Command;
  HeadObjectCommand: S3Command;
  DeleteObjectCommand: S3Command;
  ListObjectsV2Command: S3Command;
}

/** A connection to a service. */
export interface S3Client {
  send(command: object, options: { abortSignal?: AbortSignal }): Promise<S3Output>;
  destroy(): void;
}

type S3Command = new (input: Readonly<Record<string, unknown>>) => object;

/** What is read of answers. */
export interface S3Output {
  Body?: { transformToByteArray(): Promise<Uint8Array> };
  ContentLength?: number;
  LastModified?: Date;
  Contents?: { Key?: string; Size?: number; LastModified?: Date }[];
  IsTruncated?: boolean;
  NextContinuationToken?: string;
}

const PACKAGE = "@aws-sdk/client-s3";
const INSTALL = `npm install ${PACKAGE}`;

/**
 * Imports the package. Its name stands in a variable, so that no bundler takes it along for those who keep nothing in buckets.
 *
 * @param load imports it in the caller's place, where only the caller's bundler knows the package
 * @throws ExpodexError PACKAGE_MISSING
 */
export async function loadS3(load?: () => Promise<unknown>): Promise<S3Module> {
  let cause: unknown;
  try {
    const found = await (load === undefined
      ? import(/* @vite-ignore */ /* webpackIgnore: true */ PACKAGE)
      : load());
    if (isS3Module(found)) return found;
  } catch (error) {
    // Whatever else fails while it loads is the package's own failure and not its absence.
    if (!namesPackage(error)) throw error;
    cause = error;
  }
  throw new ExpodexError("PACKAGE_MISSING", {
    subject: PACKAGE,
    expected: "an installed package of version 3",
    got: cause === undefined ? "a module without its commands" : "none",
    next: `run ${INSTALL}`,
    data: { package: PACKAGE, install: INSTALL },
    cause,
  });
}

function namesPackage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  const absent = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
  return absent && error.message.includes(PACKAGE);
}

function isS3Module(value: unknown): value is S3Module {
  if (typeof value !== "object" || value === null) return false;
  return ["S3Client", "GetObjectCommand", "PutObjectCommand", "ListObjectsV2Command"].every(
    (name) => typeof (value as Record<string, unknown>)[name] === "function",
  );
}
