/**
 * Lets one backup or removal at a time work on a target, which may be a bucket that several machines write to.
 *
 *     backups/lease/00000042.json    {"pid":4711,"host":"mybox",…,"until":1763700000000}    the highest number holds the lease
 *
 * Who finds the highest number given back, run out, or its process dead, writes the next, if it is still absent: a store gives a new
 * key to one writer only. Without it a removal could take objects away on which a backup under way has just decided to rely.
 *
 * Responsible for: that order. Not responsible for: readers, which need no lease.
 */
import { randomBytes } from "node:crypto";
import type { Store } from "@expodex/core";
import { ExpodexError } from "@expodex/core/read";
import { livenessOf, ownIdentity, type ProcessIdentity } from "../disk/process-identity.ts";
import { signalOf } from "../generations/read-generation.ts";

/** How to take a lease. */
export interface LeaseOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  signal?: AbortSignal;
}

/** A lease that is held. */
export interface Lease {
  /** Makes sure that it still is, at most as often as is needed; `always` asks the store in any case. @throws ExpodexError STORE_LOCKED */
  keep(always?: boolean): Promise<void>;
}

const PREFIX = "backups/lease/";

/** A machine that is gone for that long without a word has lost its lease. A process of this machine is known to be dead at once. */
const LEASE_MS = 600_000;

/** How often a lease is made to last longer. */
const RENEW_MS = 60_000;

/** How often a number that another took meanwhile is counted on. */
const MAX_TRIES = 8;

/** Tokens of the leases that this process holds: one that it could not give back, as on a full disk, is none of them. */
const held = new Set<string>();

/** Who holds a lease. */
interface Holder extends ProcessIdentity {
  token: string;
  /** Milliseconds since 1970; 0 once it was given back. */
  until: number;
}

/**
 * Runs work while nobody else holds the lease of a target.
 *
 * @throws ExpodexError STORE_LOCKED, STORE_FAILED, ABORTED, and what the work raises
 */
export async function withLease<T>(
  target: Store,
  work: (lease: Lease) => Promise<T>,
  { now, signal }: LeaseOptions,
): Promise<T> {
  const own = { ...(await ownIdentity()), token: randomBytes(8).toString("hex") };
  // Before it is written: another call of this process may read it at once.
  held.add(own.token);
  const mine = await take(target, own, now, signal).catch((error: unknown) => {
    held.delete(own.token);
    throw error;
  });
  let renewedAt = now();
  let renewal: Promise<void> | undefined;
  const renew = async () => {
    const { number, holder } = await highestOf(target, signal);
    if (number !== mine) throw lockedError(target.id, holder);
    await write(target, mine, { ...own, until: now() + LEASE_MS }, signal);
    renewedAt = now();
  };
  const keep = async (always = false) => {
    if (!always && now() - renewedAt < RENEW_MS) return;
    renewal ??= renew().finally(() => {
      renewal = undefined;
    });
    await renewal;
  };
  try {
    return await work({ keep });
  } finally {
    held.delete(own.token);
    // One that cannot be given back runs out.
    await write(target, mine, { ...own, until: 0 }, undefined).catch(() => {});
  }
}

async function take(
  target: Store,
  own: Omit<Holder, "until">,
  now: () => number,
  signal: AbortSignal | undefined,
): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { number, holder } = await highestOf(target, signal);
    if (holder !== undefined && (await isHeld(holder, own, now())))
      throw lockedError(target.id, holder);
    const mine = number + 1;
    const bytes = encode({ ...own, until: now() + LEASE_MS });
    if (!(await target.write(keyOf(mine), bytes, { ifAbsent: true, ...signalOf(signal) })))
      continue;
    // The number was free, but maybe of a lease that is long past: then higher ones are there.
    const found = await numbersOf(target, signal);
    if (Math.max(...found) === mine) {
      for (const past of found.filter((one) => one < mine)) await target.delete(keyOf(past));
      return mine;
    }
    await target.delete(keyOf(mine));
  }
  throw lockedError(target.id, undefined);
}

async function isHeld(holder: Holder, own: ProcessIdentity, now: number): Promise<boolean> {
  const isOwn = holder.space === own.space && holder.pid === own.pid && holder.began === own.began;
  if (isOwn && !held.has(holder.token)) return false;
  return holder.until > now && (await livenessOf(holder, own)) !== "dead";
}

async function highestOf(
  target: Store,
  signal: AbortSignal | undefined,
): Promise<{ number: number; holder: Holder | undefined }> {
  const number = Math.max(0, ...(await numbersOf(target, signal)));
  const bytes = number === 0 ? undefined : await target.read(keyOf(number), signalOf(signal));
  return { number, holder: bytes && decode(bytes) };
}

async function numbersOf(target: Store, signal: AbortSignal | undefined): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { key } of target.list(PREFIX, signalOf(signal))) {
    const digits = /^(\d{8,15})\.json$/u.exec(key.slice(PREFIX.length))?.[1];
    if (digits !== undefined) numbers.push(Number(digits));
  }
  return numbers;
}

/** Who a lease's file names; nobody where it is damaged, since such a file cannot be renewed either. */
function decode(bytes: Uint8Array): Holder | undefined {
  try {
    const { pid, host, space, began, token, until } = Object(
      JSON.parse(new TextDecoder().decode(bytes)),
    ) as Record<string, unknown>;
    const texts = [host, space, token].every((one) => typeof one === "string");
    if (!texts || !Number.isInteger(pid) || typeof until !== "number") return undefined;
    const told = { pid, host, space, token, until } as Holder; // as checked
    return typeof began === "string" ? { ...told, began } : told;
  } catch {
    return undefined;
  }
}

async function write(
  target: Store,
  number: number,
  holder: Holder,
  signal: AbortSignal | undefined,
): Promise<void> {
  await target.write(keyOf(number), encode(holder), signalOf(signal));
}

function encode(holder: Holder): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(holder)}\n`);
}

function keyOf(number: number): string {
  return `${PREFIX}${String(number).padStart(8, "0")}.json`;
}

function lockedError(store: string, holder: Holder | undefined): ExpodexError<"STORE_LOCKED"> {
  const name = holder && `process ${holder.pid} on ${holder.host}`;
  return new ExpodexError("STORE_LOCKED", {
    subject: store,
    expected: "no other backup to the same place at the same time",
    got: name ?? "another that has begun meanwhile",
    next: "wait until it has ended, and run this again",
    data: { store, ...(name === undefined ? {} : { holder: name }) },
  });
}
