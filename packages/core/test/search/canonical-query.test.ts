import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { SearchIndex } from "../../src/indexing/indexing.ts";
import { canonicalQuery } from "../../src/search/canonical-query.ts";
import { createRanker, type Ranker } from "../../src/search/ranker.ts";
import { createSearcher } from "../../src/search/search.ts";
import { resolveSettings } from "../../src/search/settings.ts";
import { growthExponent, WORST_GROWTH } from "../parse/growth.ts";
import { makeSearchIndex } from "../support/search-content.ts";

let index: SearchIndex;
let ranker: Ranker;
beforeAll(async () => {
  index = await makeSearchIndex();
  ranker = createRanker(index);
});

/** What a query asks for and finds when its text is ranked as it is. Words are as written, so their case is left out. */
async function findings(query: string) {
  const settings = resolveSettings(
    { limit: 20 },
    { available: index.content.sdks, defaultSdk: undefined, hasVectors: true },
  );
  try {
    const plan = ranker.plan(query, true);
    const { selected, total } = await ranker.rank(plan, settings);
    return {
      selected: structuredClone(selected),
      total,
      terms: plan.terms,
      vectorTerms: plan.vectorTerms,
      matches: [...plan.matches].map(([term, { weight }]) => [term, weight]),
      corrections: plan.corrections.map(({ from, to }) => [from.toLowerCase(), to]),
    };
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** Queries made of what queries are made of, in every spelling that comes to mind, some of them meaningless. */
const word = fc.constantFrom(
  ..."camera Camera CAMERA useCameraPermissions usecamerapermissions UseCameraPermissions".split(
    " ",
  ),
  ..."CameraView.takePictureAsync cameraview.takepictureasync takePictureAsync() iOS IOS ios".split(
    " ",
  ),
  ..."expo-camera Expo-Camera @expo/ui @Expo/UI app.json App.json EXPO_PUBLIC_API_URL".split(" "),
  ..."expo_public_api_url legacy Legacy DEPRECATED kamera Kamera permisions notif Notif".split(" "),
  ..."Expo's EXPO'S Expo’s don't users' eas Build:configure build:Configure A:b a:b".split(" "),
  ..."_layout __DEV__ __dev__ [id] [...Slug] --profile --Profile -v $HOME +html C++ c#".split(" "),
  ..."/sdk/camera sdk/Camera https://docs.expo.dev/guides/permissions/ HTTP://x 57.0.0 相机 相机权限".split(
    " ",
  ),
  ..."É é İ i̇ ΣΑΣ straße STRASSE Kelvin ﬁle the How What".split(" "),
);
const sign = fc.constantFrom(
  ..."? ! . , ; : … ？ 。 ' ’ ‘ “ ” « » ` \" ( ) / # - … ?! ...".split(" "),
);
const blank = fc.constantFrom(" ", " ", "  ", "\n", "\t", "\u00a0", "");
const query = fc
  .array(fc.tuple(fc.option(sign), word, fc.option(sign), blank), { minLength: 1, maxLength: 5 })
  .map((parts) =>
    parts
      .map(([before, text, after, end]) => `${before ?? ""}${text}${after ?? ""}${end}`)
      .join("")
      .trim(),
  );

describe("canonicalQuery", () => {
  it.each([
    ["blanks", "  camera \n\t permissions ", "camera permissions"],
    ["sentences' capitals", "How do I Scan a QR code", "how do i scan a qr code"],
    ["capitals throughout", "CAMERA", "camera"],
    ["quotes", "“camera” `permissions` 'now'", "camera permissions now"],
    ["set apostrophes", "Expo’s router", "expo's router"],
    ["closing signs", "camera, permissions: why?!", "camera permissions why"],
    ["closing signs of other scripts", "相机权限？", "相机权限"],
    ["capitals of a package", "Expo-Camera", "expo-camera"],
  ])("levels %s", (_, typed, canonical) => {
    expect(canonicalQuery(typed.trim())).toBe(canonical);
  });

  it.each([
    "useCameraPermissions",
    "CameraView.takePictureAsync",
    "@expo/ui",
    "[...slug]",
    "[...slug]'camera",
    "/sdk/Camera/",
    "https://docs.expo.dev/Guides?",
    "'/sdk/camera'",
    "/sdk/camera?platform=ios now",
    "?? -- !! ()",
  ])("does not level what says something: %s", (typed) => {
    expect(canonicalQuery(typed)).toBe(typed);
  });

  it("does not change what a query finds, whatever it is made of", async () => {
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        fc.pre(text !== "");
        expect(await findings(canonicalQuery(text))).toEqual(await findings(text));
      }),
      // A name in two spellings, one of which shows its parts.
      { numRuns: 1500, examples: [["UseCameraPermissions’camera UseCameraPermissions"]] },
    );
  });

  it("does not change what arbitrary text finds", async () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.string({ unit: "binary", maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(text, async (raw) => {
        fc.pre(raw.trim() !== "");
        expect(await findings(canonicalQuery(raw.trim()))).toEqual(await findings(raw));
      }),
      { numRuns: 500 },
    );
  });

  it("leaves its own work as it is", () => {
    fc.assert(
      fc.property(query, (text) => {
        const once = canonicalQuery(text);
        expect(canonicalQuery(once)).toBe(once);
      }),
      { numRuns: 1500 },
    );
  });

  it("makes results of one key equal, apart from the query", async () => {
    const searcher = createSearcher(index);
    const keyed = new Map<string, unknown>();
    await fc.assert(
      fc.asyncProperty(query, async (text) => {
        fc.pre(text !== "");
        const key = canonicalQuery(text);
        const found = await searcher.search(text, { cache: false }).then(
          (result) => ({ ...result, query: "", tookMs: 0 }),
          (error: { code: string }) => error.code,
        );
        if (keyed.has(key)) expect(found).toEqual(keyed.get(key));
        else keyed.set(key, found);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(["?", "'", "a'", "A", "/", " A:", "a.", "\u201c ", "aB"])(
    "takes time in proportion to a text of %j",
    async (shape) => {
      const work = (length: number) => {
        for (let round = 0; round < 10; round++) canonicalQuery(shape.repeat(length));
      };
      expect(await growthExponent(work, [4_000, 16_000])).toBeLessThan(WORST_GROWTH);
    },
  );
});
