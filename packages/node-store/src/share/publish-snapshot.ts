/** Writes the portable file of a snapshot: a team indexes once, and everyone pulls. */
import { createHash, sign } from "node:crypto";
import { openExpoDocsIndex, SNAPSHOT_VERSION, sdkLabel } from "@expodex/core/read";
import { type SharedSnapshotFacts, signedBytes, writeSharedHead } from "./shared-file.ts";
import { rawPublicKey, readPrivateKey, signingKeyFingerprint } from "./signing-key.ts";

/** How a snapshot is published. */
export interface PublishSnapshotOptions {
  /** Ed25519 private key, PKCS #8 PEM, such as `generateSigningKey` or `openssl genpkey -algorithm ed25519` makes. */
  signingKey: string;
  /** The moment that the file says it was made at, in milliseconds since 1970. @default now */
  createdAt?: number;
}

/** A snapshot to share. */
export interface PublishedSnapshot {
  /** The whole file. The same snapshot, key and moment give the same bytes. */
  file: Uint8Array;
  facts: SharedSnapshotFacts;
  /** Fingerprint of the signer's public key, `SHA256:…`: tell it to those who pull. */
  signedBy: string;
}

/**
 * Checks a snapshot whole, and signs it with what it holds.
 *
 * @throws ExpodexError INVALID_OPTION for a key that is none, SNAPSHOT_INVALID, SNAPSHOT_VERSION, SNAPSHOT_CORRUPT
 */
export async function publishSnapshot(
  snapshot: Uint8Array,
  { signingKey, createdAt = Date.now() }: PublishSnapshotOptions,
): Promise<PublishedSnapshot> {
  const key = readPrivateKey(signingKey);
  const index = await openExpoDocsIndex(snapshot, { verify: true });
  const { fingerprint, sdks, documents, chunks } = index.info;
  await index.close();
  const facts: SharedSnapshotFacts = {
    createdAt: new Date(createdAt).toISOString(),
    fingerprint,
    sdks: sdks.map(sdkLabel),
    documents,
    chunks,
    snapshotVersion: SNAPSHOT_VERSION,
    sizeBytes: snapshot.length,
    sha256: createHash("sha256").update(snapshot).digest("hex"),
  };
  const statement = new TextEncoder().encode(JSON.stringify(facts));
  const publicKey = rawPublicKey(key);
  const signature = sign(null, signedBytes(statement), key);
  const head = writeSharedHead({ publicKey, signature, statement });
  const file = new Uint8Array(head.length + snapshot.length);
  file.set(head);
  file.set(snapshot, head.length);
  return { file, facts, signedBy: signingKeyFingerprint(publicKey) };
}
