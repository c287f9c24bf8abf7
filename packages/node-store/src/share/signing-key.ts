/**
 * Keys that sign snapshots, and keys that are trusted: Ed25519 as PEM, the form that OpenSSL writes too.
 *
 * Responsible for: reading, making and naming keys. Not responsible for: what is signed (`shared-file.ts`).
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from "node:crypto";
import { ExpodexError } from "@expodex/core/read";

/** A pair of keys as text. */
export interface SigningKeyPair {
  /** PKCS #8 PEM: whoever has it signs in your name. Keep it in a file of mode 0600. */
  privateKey: string;
  /** SPKI PEM: give it to everyone. */
  publicKey: string;
  /** `SHA256:…`, to compare over another way. */
  fingerprint: string;
}

/** The bytes before the 32 of an Ed25519 public key in SPKI (RFC 8410). */
const SPKI_START = Buffer.from("302a300506032b6570032100", "hex");
const MAX_PEM_CHARS = 10_000;

/** Makes a pair of Ed25519 keys of chance. */
export function generateSigningKey(): SigningKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    fingerprint: signingKeyFingerprint(rawPublicKey(publicKey)),
  };
}

/** Names a public key (32 bytes): `SHA256:` and the base64 of the hash over its SPKI form, which `openssl pkey -pubin -outform DER | sha256sum` gives in hexadecimal. */
export function signingKeyFingerprint(publicKey: Uint8Array): string {
  const hash = createHash("sha256").update(SPKI_START).update(publicKey).digest("base64");
  return `SHA256:${hash.replace(/=+$/u, "")}`;
}

/** Reads a private key. @param pem its text; messages repeat nothing of it @throws ExpodexError INVALID_OPTION */
export function readPrivateKey(pem: string): KeyObject {
  return readKey("signingKey", "an Ed25519 private key as PEM, without a passphrase", pem, () =>
    createPrivateKey(pem),
  );
}

/** Gives the 32 bytes of a public key. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  const spki = (key.type === "private" ? createPublicKey(key) : key).export({
    type: "spki",
    format: "der",
  });
  return new Uint8Array(spki.subarray(SPKI_START.length));
}

/** Makes a key of its 32 bytes; `undefined` where they are none. */
export function publicKeyOf(raw: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({
      key: Buffer.concat([SPKI_START, raw]),
      format: "der",
      type: "spki",
    });
  } catch {
    return undefined;
  }
}

/**
 * Reads whom to trust: public keys as PEM, or fingerprints `SHA256:…`.
 *
 * @returns the fingerprints
 * @throws ExpodexError INVALID_OPTION, also for an empty list: trusting nobody is no way to pull
 */
export function readTrust(trust: readonly string[]): ReadonlySet<string> {
  const fingerprints = trust.map((one) => {
    const text = one.trim();
    if (/^SHA256:[A-Za-z\d+/]{43}$/u.test(text)) return text;
    const expected = "an Ed25519 public key as PEM, or its fingerprint";
    const key = readKey("trust", expected, text, () => {
      // Node makes a public key of a private one, too; whoever passes that has sent it to the wrong place.
      if (text.includes("PRIVATE KEY")) throw new Error("private");
      return createPublicKey(text);
    });
    return signingKeyFingerprint(rawPublicKey(key));
  });
  if (fingerprints.length === 0) throw wrongKey("trust", "at least one public key", "none");
  return new Set(fingerprints);
}

function readKey(option: string, expected: string, pem: string, read: () => KeyObject): KeyObject {
  if (pem.length > MAX_PEM_CHARS) throw wrongKey(option, expected, `${pem.length} characters`);
  let key: KeyObject;
  try {
    key = read();
  } catch {
    // What OpenSSL says of it helps nobody, and may quote it.
    throw wrongKey(option, expected, "a text that is none");
  }
  if (key.asymmetricKeyType === "ed25519") return key;
  throw wrongKey(option, expected, `a key of type ${key.asymmetricKeyType ?? key.type}`);
}

function wrongKey(option: string, expected: string, got: string): ExpodexError<"INVALID_OPTION"> {
  return new ExpodexError("INVALID_OPTION", {
    subject: option,
    expected,
    got,
    next: "make a pair with generateSigningKey, or with `openssl genpkey -algorithm ed25519`",
    data: { option, expected, got },
  });
}
