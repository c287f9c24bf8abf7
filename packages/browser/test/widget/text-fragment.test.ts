import { describe, expect, it } from "vitest";
import { withTextFragment } from "../../src/widget/text-fragment.ts";

const of = (text: string, ...words: string[]) => ({
  text,
  highlights: words.map((word): [number, number] => {
    const start = text.indexOf(word);
    return [start, start + word.length];
  }),
});

describe("withTextFragment", () => {
  it("quotes the sentence that matches best behind the anchor", () => {
    const excerpt = of(
      "First of all. Ask for the camera permission before. Then go.",
      "camera permission",
    );
    expect(withTextFragment("https://x.dev/a/#usage", excerpt)).toBe(
      "https://x.dev/a/#usage:~:text=Ask%20for%20the%20camera%20permission%20before.",
    );
  });

  it("quotes a long sentence by its ends, and encodes what would part them", () => {
    const excerpt = of(
      "One-two, three four five six seven eight nine ten eleven twelve camera & thirteen last",
      "camera",
    );
    expect(withTextFragment("https://x.dev/a/", excerpt)).toBe(
      "https://x.dev/a/#:~:text=One%2Dtwo%2C%20three%20four%20five,camera%20%26%20thirteen%20last",
    );
  });

  it("leaves a link as it is where nothing matched, or where a sentence says too little", () => {
    expect(withTextFragment("https://x.dev/a/", undefined)).toBe("https://x.dev/a/");
    expect(withTextFragment("https://x.dev/a/", of("No match in here."))).toBe("https://x.dev/a/");
    expect(withTextFragment("https://x.dev/a/", of("camera", "camera"))).toBe("https://x.dev/a/");
  });
});
