/** Words of other languages in questions: which are found, which are left alone, and what a search makes of them. */
import { beforeAll, describe, expect, it } from "vitest";
import { readLexicon } from "../../src/indexing/lexicon/lexicon.ts";
import { buildTranslations, openTranslations } from "../../src/indexing/translations.ts";
import { planQuery } from "../../src/search/query-plan.ts";
import { createSearcher, type Searcher } from "../../src/search/search.ts";
import { translateQuery, translateRun, translateWord } from "../../src/search/translate.ts";
import { analyze, analyzeQuery } from "../../src/text/analyze.ts";
import { failure } from "../support/failure.ts";
import { makeSearchIndex } from "../support/search-content.ts";

/** Documentation in English that holds every phrase. */
const english = new Set([...readLexicon().values()].flat().flatMap((phrase) => analyze(phrase)));
const all = buildTranslations(readLexicon(), (term) => (english.has(term) ? 10 : 0));
const meanings = (found: ReturnType<typeof translateWord>) =>
  found.map((word) => word.meanings[0] ?? "–");

describe("translateRun", () => {
  it.each([
    ["カメラの権限を確認する", ["camera", "permission", "check"]],
    ["相机权限", ["camera", "permission"]],
    ["相機權限", ["camera", "permission"]],
    ["카메라권한을", ["camera", "permission"]],
  ])("finds the words of %s", (run, expected) => {
    expect(meanings(translateRun(all, run))).toEqual(expected);
  });

  it("takes the longest word, not its beginning", () => {
    expect(meanings(translateRun(all, "プッシュ通知"))).toEqual(["push notification"]);
  });

  it("finds nothing where no word is known", () => {
    expect(translateRun(all, "ぬるぽ")).toEqual([]);
  });
});

describe("translateWord", () => {
  it.each([
    ["Kameraberechtigungen", ["camera", "permission"]],
    ["permissões", ["permission"]],
    ["Benachrichtigungen", ["notification"]],
    ["l’application", ["app"]],
  ])("finds the words of %s", (word, expected) => {
    expect(meanings(translateWord(all, word)).filter((word) => word !== "–")).toEqual(expected);
  });

  it("finds a particle, which means nothing", () => {
    expect(meanings(translateWord(all, "für"))).toEqual(["–"]);
  });

  it("does not take the beginning of a long other word", () => {
    expect(translateWord(all, "buscarropaviejamente")).toEqual([]);
  });

  it("does not take short words for beginnings", () => {
    expect(meanings(translateWord(all, "som"))).toEqual(["audio"]);
    expect(translateWord(all, "sombrero")).not.toEqual([expect.objectContaining({ word: "som" })]);
  });

  it("leaves identifiers alone", () => {
    expect(translateWord(all, "useKameraBild2")).toEqual([]);
  });
});

describe("translateQuery", () => {
  const found = (query: string) => [
    ...translateQuery(all, analyzeQuery(query), (term) => term === "standard", analyze).keys(),
  ];

  it("translates a query in another language, words that the documentation holds too", () => {
    expect(found("wie ist der Standard für die Kamera")).toContain("Standard");
  });

  it("leaves a query in English alone", () => {
    expect(found("how do I change the standard camera bild")).toEqual([]);
  });

  it("bounds the words of a pasted text", () => {
    const pasted = translateQuery(all, analyzeQuery("相机，".repeat(1000)), () => false, analyze);
    const runs = Array.from({ length: 300 }, (_, n) => `相机${"一二三四五六七八九"[n % 9]}${n} `);
    const many = translateQuery(all, analyzeQuery(runs.join("")), () => false, analyze);
    expect([...pasted.values(), ...many.values()].flat().length).toBeLessThan(100);
  });
});

describe("buildTranslations", () => {
  const lexicon = new Map([
    ["相机", ["camera"]],
    ["温度", ["temperature"]],
    ["und", []],
  ]);
  const holders = (own: number) => (term: string) =>
    term === "相机" ? own : term === "camera" ? 10 : 0;
  const words = (own: number) => {
    const { words } = buildTranslations(lexicon, holders(own));
    return Array.from({ length: words.size }, (_, number) => words.word(number));
  };

  it("keeps what the documentation has an English word for, and particles", () => {
    expect(words(0)).toEqual(["und", "相机"]);
  });

  it("drops a word that the documentation uses itself, and none that it barely mentions", () => {
    expect(words(9)).toEqual(["und"]);
    expect(words(1)).toEqual(["und", "相机"]);
  });

  it("opens what it wrote, and refuses other bytes", () => {
    const { bytes } = buildTranslations(lexicon, holders(0));
    const opened = openTranslations(bytes, "part");
    expect(opened.meanings(opened.words.find("相机")!)).toEqual(["camera"]);
    for (const damaged of [bytes.subarray(0, -1), Uint8Array.of(...bytes, 0)]) {
      const raised = failure(() => openTranslations(damaged, "part"));
      expect(raised.code).toBe("SNAPSHOT_CORRUPT");
    }
  });
});

describe("a search in another language", () => {
  let searcher: Searcher;
  let index: Awaited<ReturnType<typeof makeSearchIndex>>;
  beforeAll(async () => {
    index = await makeSearchIndex();
    searcher = createSearcher(index);
  });
  const first = async (query: string) => (await searcher.search(query)).hits[0]?.path;

  it.each([
    "カメラの権限",
    "카메라 권한 요청",
    "permissão da câmera",
    "permiso para la cámara",
    "die Berechtigung für die Kamera",
    "la permission pour la caméra",
  ])("finds the page by %s", async (query) => {
    expect(await first(query)).toBe(await first("camera permission"));
  });

  it("says what was searched", async () => {
    expect((await searcher.search("カメラの権限")).corrections).toEqual([
      { from: "カメラ", to: "camera" },
      { from: "権限", to: "permission" },
    ]);
  });

  it("searches words as they stand where corrections are off", async () => {
    expect((await searcher.search("カメラの権限", { correct: false })).hits).toEqual([]);
  });

  it("changes nothing about a query in English", () => {
    const plan = planQuery(index, "request the camera permission", true);
    expect(plan.corrections).toEqual([]);
    expect(plan.terms).toEqual(planQuery(index, "request the camera permission", false).terms);
  });
});
