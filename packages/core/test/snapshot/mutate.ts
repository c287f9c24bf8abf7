/**
 * Damages snapshots at random: as a disk or a transfer does, and as someone does who makes the checksums fit again.
 *
 * Used by a small sample in the tests, and by `npm run fuzz:snapshot` for as many as one likes.
 */
import { packed, unpacked } from "../../src/indexing/indexing.ts";
import { joinBytes, openBlocks } from "../../src/snapshot/blocks.ts";
import { readContainer, writeContainer } from "../../src/snapshot/container.ts";
import { writeBlocks } from "../../src/snapshot/write-blocks.ts";
import { createPrng } from "../../src/text/prng.ts";

/** Parts that are deflated as a whole. */
const PACKED =
  /^(?:documents|chunks|placements|symbols|symbol-placements|strings|names|redirects|attachments|attachment\.\d+|build|keyword\.(?:dictionary|.*-sizes|.*-lengths|words|frequencies)|embedder\.(?:terms|others|scales))$/u;

/** Gives one damaged copy of a snapshot after the other; equal seeds give equal copies. */
export function createMutator(good: Uint8Array, seed: number): () => Uint8Array {
  const next = createPrng(seed);
  const below = (limit: number) => (limit === 0 ? 0 : next() % limit);
  const { meta, parts } = readContainer(good);
  const size = meta.size as Record<string, number>;
  const recordsOf: Record<string, number> = {
    pages: size.documents!,
    text: size.chunks!,
    "symbol-records": size.symbols!,
  };

  /** Changes some bytes in place, or cuts, repeats or adds some. */
  function damage(bytes: Uint8Array): Uint8Array {
    const at = below(bytes.length);
    switch (below(6)) {
      case 0:
        return bytes.subarray(0, at);
      case 1: {
        const more = Uint8Array.from({ length: 1 + below(9) }, () => next());
        return joinBytes([bytes.subarray(0, at), more, bytes.subarray(at)]);
      }
      case 2:
        return joinBytes([
          bytes.subarray(0, at),
          bytes.subarray(Math.min(bytes.length, at + 1 + below(16))),
        ]);
      case 3: {
        const changed = bytes.slice();
        return changed.fill(below(2) === 0 ? 0 : 255, at, at + 1 + below(16));
      }
      default: {
        const changed = bytes.slice();
        for (let times = below(3); times >= 0 && bytes.length > 0; times--)
          changed[below(bytes.length)]! ^= 1 << below(8);
        return changed;
      }
    }
  }

  const allParts = () => new Map(parts.names.map((name) => [name, parts.get(name)!]));

  function damagePart(): Uint8Array {
    const name = parts.names[below(parts.names.length)]!;
    const part = parts.get(name)!;
    const inside = PACKED.test(name) && below(4) > 0;
    const changed = inside ? packed(damage(unpacked(parts, name))) : damage(part);
    return writeContainer({ meta, parts: allParts().set(name, changed) });
  }

  function damageRecord(): Uint8Array {
    const prefixes = Object.keys(recordsOf);
    const prefix = prefixes[below(prefixes.length)]!;
    const records = openBlocks(prefix, parts, recordsOf[prefix]!);
    const all = Array.from({ length: records.size }, (_, number) => records.get(number));
    const number = below(all.length);
    all[number] = damage(all[number]!);
    return writeContainer({ meta, parts: new Map([...allParts(), ...writeBlocks(prefix, all)]) });
  }

  function damageHeader(): Uint8Array {
    const changed = structuredClone(meta) as Record<string, unknown>;
    const values = [0, 1, -1, 1.5, 2 ** 31, 2 ** 40, "x", null, [], {}, undefined];
    const value = values[below(values.length)];
    const keys = Object.keys(size);
    if (below(3) === 0) changed[["fingerprint", "sources", "embedder", "size"][below(4)]!] = value;
    else changed.size = { ...size, [keys[below(keys.length)]!]: value };
    const kept = [...allParts()].filter(() => below(20) > 0);
    return writeContainer({ meta: changed, parts: new Map(kept) });
  }

  return () => {
    const kind = below(10);
    if (kind < 3) return damage(good);
    if (kind < 7) return damagePart();
    return kind < 9 ? damageRecord() : damageHeader();
  };
}
