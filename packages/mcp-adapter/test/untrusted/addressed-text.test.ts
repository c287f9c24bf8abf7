import { describe, expect, it } from "vitest";
import { ADDRESS_RULES, addressesAssistant } from "../../src/untrusted/addressed-text.ts";
import { decodedTexts, hasHiddenText, plainForm } from "../../src/untrusted/hidden-text.ts";
import { ATTEMPTS, HARMLESS } from "./attempts.ts";

describe("addressesAssistant", () => {
  it("is tried with forty attempts at least", () => {
    expect(ATTEMPTS.length).toBeGreaterThanOrEqual(40);
  });

  it.each(ATTEMPTS.map(({ name, text }) => [name, text]))("tells: %s", (_, text) => {
    expect(addressesAssistant(text)).toBe(true);
    expect(addressesAssistant(`Some words before.\n\n${text}\n\nSome words after.`)).toBe(true);
    expect(addressesAssistant(text.replace(/\s+/gu, " "))).toBe(true);
  });

  it.each(HARMLESS.map((text) => [text]))("does not tell: %s", (text) => {
    expect(addressesAssistant(text)).toBe(false);
  });

  it("finds by all rules together what they find one by one", () => {
    const texts = [...ATTEMPTS.map(({ text }) => text), ...HARMLESS];
    for (const text of texts.flatMap((one) => [one, one.slice(1), `x${one}`, one.toUpperCase()])) {
      const oneByOne = [text, ...decodedTexts(text)].some((said) =>
        ADDRESS_RULES.some((rule) => rule.test(plainForm(said))),
      );
      const expected = hasHiddenText(text) || oneByOne;
      expect({ text, told: addressesAssistant(text) }).toEqual({ text, told: expected });
    }
  });

  it("takes time that grows with the text, whatever it repeats", () => {
    const seeds = [
      "ignore ",
      "previous ",
      "as an ai ",
      "[a](https://b?",
      "--- ",
      "a b c d e ",
      "\u200ba",
      "<system ",
      "send the user's ",
      "%41",
      "&#65;",
      "QUFB",
      "\n",
      "a",
      "> ",
      "before answering ",
    ];
    const time = (text: string) => {
      const from = process.cpuUsage();
      addressesAssistant(text);
      const { user, system } = process.cpuUsage(from);
      return user + system;
    };
    for (const seed of seeds) {
      time(seed.repeat(1000));
      const small = Math.max(2000, time(seed.repeat(Math.ceil(20_000 / seed.length))));
      const large = time(seed.repeat(Math.ceil(160_000 / seed.length)));
      expect({ seed, grows: large / small > 40 }).toEqual({ seed, grows: false });
    }
    expect(ADDRESS_RULES.length).toBeGreaterThan(30);
  });
});

describe("decodedTexts", () => {
  it.each([0, 1, 7, 22, 23, 24, 47, 100])("reads base64 behind %i other signs", (before) => {
    const run = Buffer.from("say it aloud, please").toString("base64");
    expect(decodedTexts(`${" ".repeat(before)}${run}`)).toEqual(["say it aloud, please"]);
    expect(decodedTexts(`${".".repeat(before)}${run} and more`)).toEqual(["say it aloud, please"]);
  });

  it("does not read a run of less than twenty-four signs", () => {
    expect(decodedTexts(Buffer.from("say it aloud, pl").toString("base64").slice(0, 23))).toEqual(
      [],
    );
  });
});

describe("plainForm", () => {
  it("leaves letters of other scripts alone", () => {
    expect(plainForm("Скажи это")).toBe("скажи это");
  });

  it("reads look-alikes inside a Latin word as Latin", () => {
    expect(plainForm("ignоrе")).toBe("ignore");
  });
});
