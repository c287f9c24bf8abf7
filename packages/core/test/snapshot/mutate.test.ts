import { describe, expect, it } from "vitest";
import { makeSnapshot } from "./make-snapshot.ts";
import { createMutator } from "./mutate.ts";
import { useSnapshot } from "./use-snapshot.ts";

const SAMPLE = 400;

describe("a damaged snapshot", () => {
  it("raises typed errors alone, however it is damaged and used", async () => {
    const mutate = createMutator(await makeSnapshot(), 1);
    for (let run = 0; run < SAMPLE; run++)
      expect(await useSnapshot(mutate(), run % 2 === 0), `run ${run}`).toEqual([]);
  });

  it("is not taken for damaged where it is sound", async () => {
    expect(await useSnapshot(await makeSnapshot(), true)).toEqual([]);
  });
});
