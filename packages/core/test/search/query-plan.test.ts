import { beforeAll, describe, expect, it } from "vitest";
import type { SearchIndex } from "../../src/indexing/indexing.ts";
import { createWordCounts } from "../../src/indexing/word-counts.ts";
import { correctWord, joinWords, partWord } from "../../src/search/correct.ts";
import { MAX_QUERY_LENGTH, planQuery } from "../../src/search/query-plan.ts";
import { makeSearchIndex } from "../support/search-content.ts";

let index: SearchIndex;
beforeAll(async () => {
  index = await makeSearchIndex();
});

const weights = (query: string) => {
  const { terms } = planQuery(index, query, true);
  return new Map(
    terms.map(({ number, weight }) => [index.keywords.dictionary.word(number), weight]),
  );
};

describe("planQuery", () => {
  it("weighs an identifier above a word, and its parts below", () => {
    const found = weights("android useCameraPermissions");
    expect(found.get("usecamerapermis")).toBeGreaterThan(found.get("android")!);
    expect(found.get("camera")).toBeLessThan(found.get("android")!);
  });

  it("weighs the parts of an identifier in full where nobody wrote the whole", () => {
    expect(weights("useCameraPreview").get("camera")).toBe(weights("camera").get("camera"));
  });

  it("weighs a corrected word below the word itself", () => {
    expect(weights("permisson").get("permis")).toBeLessThan(weights("permission").get("permis")!);
  });

  it("takes an identifier that is begun for the whole", () => {
    expect(weights("getExpoPushToken").has("getexpopushtokenasync")).toBe(true);
    expect(weights("getExpoPullToken").has("getexpopushtokenasync")).toBe(false);
  });

  it("bounds terms and corrections of the longest query", () => {
    const words = Array.from(
      { length: 1000 },
      (_, n) => `camer${"abcdefghij"[n % 10]}${n} permisso${n % 7}x`,
    );
    const plan = planQuery(index, words.join(" ").slice(0, MAX_QUERY_LENGTH), true);
    expect(plan.terms.length).toBeLessThanOrEqual(48);
    expect(plan.corrections.length).toBeLessThanOrEqual(16);
  });
});

describe("correctWord", () => {
  it.each([
    ["permisson", "permission"],
    ["permisions", "permissions"],
    ["notifcation", "notification"],
    ["Camrea", "camera"],
    ["directry", "directory"],
  ])("corrects %s to %s", (word, meant) => {
    const corrected = correctWord(index.keywords.words, word)!;
    expect(corrected.slice(0, meant.length - 1)).toBe(meant.slice(0, meant.length - 1));
  });

  it.each(["cam", "qqqqqqqq", "c4mera", "相机", "-----", "", "a".repeat(40)])(
    "leaves %j alone",
    (word) => {
      expect(correctWord(index.keywords.words, word)).toBeUndefined();
    },
  );

  it("asks for the first letter to be right where two others are wrong", () => {
    expect(correctWord(index.keywords.words, "kirectary")).toBeUndefined();
    expect(correctWord(index.keywords.words, "directary")).toBe("directory");
  });
});

/** Words of a documentation that says each as often as stated. */
function indexOf(counts: Record<string, number>) {
  const words = createWordCounts();
  for (const [word, count] of Object.entries(counts))
    for (let time = 0; time < count; time++) words.add(word);
  return { ...index, keywords: { ...index.keywords, words: words.finish() } };
}

/** How often words occur, as a power of two. */
function frequenciesOf({ keywords: { words } }: SearchIndex) {
  return (word: string) => words.frequencies[words.words.find(word) ?? -1];
}

describe("partWord", () => {
  it("parts two usual words that were written as one", () => {
    expect(partWord("Crashlogs", frequenciesOf(indexOf({ crash: 20, logs: 40 })))).toBe(
      "crash logs",
    );
  });

  it("takes the parts that are most usual", () => {
    const known = indexOf({
      notifications: 16,
      push: 90,
      pushnot: 16,
      ifications: 16,
      pushnotif: 16,
    });
    expect(partWord("pushnotifications", frequenciesOf(known))).toBe("push notifications");
  });

  it.each([
    ["a part that is seldom said", "crashdumps"],
    ["a part that nobody says", "crashqqqq"],
    ["an ending that is a word too", "crashable"],
    ["an identifier", "crash_logs"],
  ])("does not part %s", (_, word) => {
    expect(
      partWord(word, frequenciesOf(indexOf({ crash: 20, logs: 40, dumps: 3, able: 90 }))),
    ).toBeUndefined();
  });
});

describe("joinWords", () => {
  it("joins two words that the documentation writes as one", () => {
    expect(joinWords(indexOf({ monorepo: 20 }), "mono", "repo")).toBe("monorepo");
    expect(joinWords(indexOf({ cameraroll: 200 }), "camera", "roll")).toBe("cameraroll");
  });

  it.each([
    ["what nobody writes", "key", "ring"],
    ["what is somebody's slip", "time", "stamp"],
    ["words that say nothing", "with", "camera"],
  ])("does not join %s", (_, first, second) => {
    const seldom = indexOf({ timestamp: 3, withcamera: 40 });
    expect(joinWords(seldom, first, second)).toBeUndefined();
  });

  it("does not join two words that stand in far more places than the name that is made of them", () => {
    const { dictionary, chunks } = index.keywords;
    const usual = ["camera", "permission"] as const;
    const many = new Uint32Array(chunks.sizes.length).fill(900);
    const made = indexOf({ camerapermission: 8 });
    const keywords = { ...made.keywords, chunks: { ...chunks, sizes: many } };
    expect(dictionary.find("camera")).toBeDefined();
    expect(joinWords({ ...made, keywords }, ...usual)).toBeUndefined();
  });

  it("is said among the corrections, and is not done where nothing is to be corrected", () => {
    const made = indexOf({ keychain: 20 });
    expect(planQuery(made, "Key chain access", true).corrections).toContainEqual({
      from: "key chain",
      to: "keychain",
    });
    expect(planQuery(made, "key chain access", false).corrections).toEqual([]);
    expect(planQuery(made, "key-chain key, chain", true).corrections).not.toContainEqual({
      from: "key chain",
      to: "keychain",
    });
  });
});
