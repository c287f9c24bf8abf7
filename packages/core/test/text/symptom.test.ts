import { describe, expect, it } from "vitest";
import { tellsSymptom } from "../../src/text/symptom.ts";

describe("tellsSymptom", () => {
  it.each([
    "Push notifications don't arrive",
    "notifications don’t arrive",
    "White screen at start",
    "Unable to resolve module",
    "the app crashes on Android",
    "Module not found",
  ])("hears trouble in %s", (text) => {
    expect(tellsSymptom(text)).toBe(true);
  });

  it.each([
    "Send push notifications",
    "What is a note?",
    "Take a picture",
    "use the front camera",
    "Want to scan barcodes",
  ])("hears none in %s", (text) => {
    expect(tellsSymptom(text)).toBe(false);
  });
});
