import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  analyze,
  analyzeQuery,
  createTermReader,
  eachTerm,
  MAX_WORD_LENGTH,
} from "../../src/text/analyze.ts";
import { stem } from "../../src/text/stem.ts";

describe("analyze", () => {
  it.each([
    ["useCameraPermissions", ["use", "camera", "permis"]],
    ["takePictureAsync", ["tak", "pictur", "async"]],
    ["app.json", ["app", "json"]],
    ["expo-camera", ["expo", "camera"]],
    ["@expo/ui", ["expo", "ui"]],
    ["--profile", ["profil"]],
    ["EXPO_PUBLIC_API_URL", ["expo", "public", "api", "url"]],
    ["build:configure", ["build", "configur"]],
    ["SDK57", ["sdk", "57"]],
  ])("indexes %s in parts", (name, parts) => {
    expect(analyze(name)).toEqual(expect.arrayContaining(parts));
  });

  it.each([
    ["useCameraPermissions", "usecamerapermissions"],
    ["expo-camera", "ExpoCamera"],
    ["EXPO_PUBLIC_", "expo_public"],
    ["EXPO_PUBLIC_API_URL", "expo-public-api-url"],
    ["app.json", "appJson"],
    ["@expo/ui", "expo-ui"],
    ["CameraView.takePictureAsync", "takePictureAsync"],
    ["CameraView.takePictureAsync", "CameraView"],
  ])("gives %s a whole that is found as %s", (written, asked) => {
    expect(analyze(written)).toContain(analyze(asked)[0]);
  });

  it("keeps an option apart from the word that it is made of", () => {
    expect(analyze("--profile")).toContain("--profil");
    expect(analyze("a profile")).not.toContain("--profil");
    expect(analyze("well-profile")).not.toContain("--profil");
  });

  it("finds a variable by its first two words", () => {
    expect(analyze("EXPO_PUBLIC_API_URL")).toContain("expopublic");
    expect(analyze("process.env.EXPO_PUBLIC_API_URL")).toContain("expopublic");
    expect(analyze("EXPO_PUBLIC_")).toContain("expopublic");
    expect(analyze("useExpoPublicKey")).not.toContain("expopublic");
  });

  it.each([
    ["__DEV__", ["__dev", "dev"]],
    ["__dirname", ["__dirnam", "dirnam"]],
    ["_layout", ["_layout", "layout"]],
    ["_layout.tsx", ["layouttsx", "_layout", "layout", "tsx"]],
    ["path.__dirname", ["pathdirnam", "__dirnam", "path", "dirnam"]],
    ["+html.tsx", ["htmltsx", "+html", "html", "tsx"]],
    ["$HOME", ["$hom", "hom"]],
    ["[...slug].tsx", ["slugtsx", "[...slug", "slug", "tsx"]],
    ["[id].tsx", ["idtsx", "[id", "tsx"]],
    ["@expo/ui", ["expoui", "expo", "ui"]],
    ["EXPO_PUBLIC_", ["expopublic", "expo", "public"]],
  ])("finds %s whole, with its sign, and in parts", (name, terms) => {
    expect(analyze(name)).toEqual(terms);
    expect(analyze(`(${name}, or \`${name}\`)`)).toEqual([...terms, ...terms]);
  });

  it.each([
    ["_layout_", "emphasis"],
    ["layout_", "a sign behind"],
    ["___layout", "a line"],
    ["[layout](https://example.com)", "a link"],
    ["[layout] first", "a tag"],
    ["[layout]. First", "a reference at a sentence's end"],
    ["items[layout].tsx", "an element of a list"],
    ["[...layout](x)", "the text of a link"],
    ["expo+layout", "a sum"],
    ["++layout", "a count"],
    ["US$layout", "a sign inside a word"],
    ["\u0024{layout}", "a template"],
  ])("does not take the sign of %s for a part of a name: %s", (text) => {
    expect(analyze(text)).toContain("layout");
    expect(analyze(text).filter((term) => !/^[a-z]+$/.test(term))).toEqual([]);
  });

  it("does not take a sign before digits for a part of a name", () => {
    expect(analyze("$20 +1234 [42].md _57")).toEqual(["20", "1234", "42", "md", "57"]);
  });

  it("searches a name with a sign as an identifier, and its word as a part", () => {
    expect(analyzeQuery("__DEV__ [...slug].tsx")).toMatchObject([
      { term: "__dev", word: "__DEV__", role: "identifier", part: false },
      { term: "dev", word: "__DEV__", role: "word", part: true },
      { term: "slugtsx", word: "[...slug].tsx", role: "identifier", part: false },
      { term: "[...slug", word: "[...slug].tsx", role: "identifier", part: true },
      { term: "slug", word: "[...slug].tsx", role: "word", part: true },
      { term: "tsx", word: "[...slug].tsx", role: "word", part: true },
    ]);
    expect(analyzeQuery("[...slug]")).toMatchObject([
      { term: "[...slug", word: "[...slug]", role: "identifier", part: false },
      { term: "slug", word: "[...slug]", role: "word", part: true },
    ]);
    expect(analyzeQuery("dev")).toMatchObject([{ term: "dev", role: "word", part: false }]);
  });

  it("does not cut the names of Apple's systems at their humps", () => {
    expect(analyze("iOS")).toEqual(["ios"]);
    expect(analyze("tvOS macOS")).toEqual(analyze("tvos macos"));
  });

  it("joins words by a sign only where nothing else stands between", () => {
    expect(analyze("camera. Json")).toEqual(["camera", "json"]);
    expect(analyze("camera - json")).toEqual(["camera", "json"]);
    expect(analyze("android/ios")).toEqual(["android", "ios"]);
  });

  it("leaves words out that say nothing, but not inside a name", () => {
    expect(analyze("what is the camera")).toEqual(["camera"]);
    expect(analyze("isAvailableAsync")[0]).toBe("isavailableasync");
  });

  it("reads a possessive as the word, and a contraction as one", () => {
    expect(analyze("Expo's camera")).toEqual(["expo", "camera"]);
    expect(analyze("won’t mount")).toEqual(analyze("wont mount"));
  });

  it("cuts scripts without spaces into pairs", () => {
    expect(analyze("相机权限")).toEqual(["相机", "机权", "权限"]);
    expect(analyze("カメラ")).toEqual(["カメ", "メラ"]);
    expect(analyze("카메라 권한")).toEqual(["카메", "메라", "권한"]);
    expect(analyze("图")).toEqual(["图"]);
    expect(analyze("用expo-camera拍照")).toEqual(["用", "expocamera", "expo", "camera", "拍照"]);
  });

  it("brings compatible characters, accents and cases together", () => {
    expect(analyze("ＣＡＭＥＲＡ")).toEqual(["camera"]);
    expect(analyze("ｶﾒﾗ")).toEqual(analyze("カメラ"));
    expect(analyze("café")).toEqual(analyze("CAFE\u0301"));
    expect(analyze("かが")).not.toEqual(analyze("かか"));
  });

  it("finds nothing in emoji, signs and control characters", () => {
    expect(analyze("😀👍🏽 \u0000\u0007 … ⟶ ()[]{} --")).toEqual([]);
    expect(analyze("camera\u0000view")).toEqual(["camera", "view"]);
  });

  it("leaves out words longer than any name", () => {
    expect(analyze("a".repeat(MAX_WORD_LENGTH))).toHaveLength(1);
    expect(analyze("a".repeat(MAX_WORD_LENGTH + 1))).toEqual([]);
  });

  it("gives bounded, lower-case terms without spaces for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        for (const term of analyze(text)) {
          expect(term).not.toBe("");
          expect(term.length).toBeLessThanOrEqual(MAX_WORD_LENGTH + 2);
          expect(term).not.toMatch(/\s/);
        }
      }),
    );
  });

  it.each([
    ["one word", (size: number) => "a".repeat(size)],
    ["joined words", (size: number) => "a-".repeat(size / 2)],
    ["humps", (size: number) => "aB".repeat(size / 2)],
    ["underscores", (size: number) => "_".repeat(size)],
    ["snakes", (size: number) => "a_".repeat(size / 2)],
    ["apostrophes", (size: number) => "'a".repeat(size / 2)],
    ["unspaced script", (size: number) => "相".repeat(size)],
    ["combining marks", (size: number) => `e${"\u0301".repeat(size)}`],
    ["flags", (size: number) => "--a ".repeat(size / 4)],
    ["signs", (size: number) => "$a+b".repeat(size / 4)],
    ["routes", (size: number) => "[...a].".repeat(size / 7)],
    ["open brackets", (size: number) => "[...".repeat(size / 4)],
  ])("visits a number of terms that grows no faster than the text: %s", (_, text) => {
    expect(analyze(text(40_000)).length).toBeLessThanOrEqual(40_000 * 2);
    expect(analyze(text(40_000)).length).toBeLessThanOrEqual(
      analyze(text(20_000)).length * 2.1 + 8,
    );
  });
});

describe("eachTerm", () => {
  it("says where each term stands", () => {
    const text = "Call useCameraPermissions now";
    const places: string[] = [];
    eachTerm(text, (term, start, end) => places.push(`${term}=${text.slice(start, end)}`));
    expect(places).toEqual([
      "cal=Call",
      "usecamerapermis=useCameraPermissions",
      "use=use",
      "camera=Camera",
      "permis=Permissions",
      "now=now",
    ]);
  });

  it("stays inside the text, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        eachTerm(text, (_, start, end) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        });
      }),
    );
  });
});

describe("analyzeQuery", () => {
  it("tells identifiers, their parts, words and stop words apart", () => {
    const terms = analyzeQuery("how to use takePictureAsync on android");
    const of = (term: string) => terms.find((found) => found.term === term);
    expect(of("takepictureasync")).toEqual({
      term: "takepictureasync",
      word: "takePictureAsync",
      role: "identifier",
      part: false,
    });
    expect(of("pictur")).toMatchObject({ word: "takePictureAsync", role: "word", part: true });
    expect(of("android")).toMatchObject({ word: "android", role: "word", part: false });
    expect(of("how")).toMatchObject({ role: "stop" });
  });

  it("lists each term once, and not as a part where it is asked for by itself", () => {
    const terms = analyzeQuery("expo-camera camera").filter(({ term }) => term === "camera");
    expect(terms).toEqual([{ term: "camera", word: "camera", role: "word", part: false }]);
  });

  it("holds every term that a document with the same text holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const asked = new Set(analyzeQuery(text).map(({ term }) => term));
        for (const term of analyze(text)) expect(asked).toContain(term);
      }),
    );
  });
});

describe("stem", () => {
  it.each([
    ["permission", "permissions"],
    ["configure", "configuring", "configured", "configuration", "configures"],
    ["install", "installed", "installing", "installation", "installs"],
    ["animate", "animation", "animated", "animating"],
    ["embed", "embedded", "embedding", "embeds"],
    ["deploy", "deployment", "deploying"],
    ["retry", "retries", "retried"],
    ["cache", "caches", "caching", "cached"],
    ["box", "boxes"],
    ["stop", "stopped", "stopping"],
  ])("brings %s and its forms together", (...words) => {
    expect(new Set(words.map(stem)).size).toBe(1);
  });

  it.each([
    ["ios", "io"],
    ["string", "strong"],
    ["status", "state"],
    ["build", "bundle"],
    ["native", "navigate"],
    ["camera", "cameral"],
  ])("keeps %s apart from %s", (word, other) => {
    expect(stem(word)).not.toBe(stem(other));
  });

  it("changes no word of digits, signs or another script", () => {
    for (const word of ["57.0.0", "--profile", "base64", "相机", "größe", ""]) {
      expect(stem(word)).toBe(word);
    }
  });

  it("never empties a word", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        expect(stem(word).length).toBeGreaterThanOrEqual(Math.min(word.length, 2));
      }),
    );
  });
});

describe("createTermReader", () => {
  const visits = (read: typeof eachTerm, text: string) => {
    const found: unknown[] = [];
    read(text, (term, start, end, unit) => found.push([term, start, end, unit.start, unit.end]));
    return found;
  };

  it("visits what eachTerm visits, however often a name was met before", () => {
    const name = fc.constantFrom("expo-camera", "CameraView.takePictureAsync", "--profile", "-p");
    const word = fc.oneof(name, fc.constantFrom("don't", "Expo's", "x", "相机权限"), fc.string());
    const text = fc
      .array(fc.tuple(word, fc.constantFrom(" ", "", "-", ".", "/", "@", "\n")))
      .map((parts) => parts.flat().join(""));
    const read = createTermReader();
    fc.assert(
      fc.property(text, (written) => {
        expect(visits(read, written)).toEqual(visits(eachTerm, written));
      }),
    );
  });
});
