/** Platforms as pages write them, and as the site shows them. */
import type { Platform } from "./document.ts";

const LABELS: Record<string, string> = {
  android: "Android",
  ios: "iOS",
  macos: "macOS",
  tvos: "tvOS",
  web: "Web",
  windows: "Windows",
  "expo-go": "Included in Expo Go",
  expo: "Expo Go",
  bare: "existing React Native projects",
};

const ORDER: readonly Platform[] = ["android", "ios", "macos", "tvos", "web", "windows", "expo-go"];

/** Writes one platform as the site shows it: `ios` is `iOS`, `android*` is `Android (device only)`. */
export function platformLabel(written: string): string {
  const text = written.trim();
  const note = text.endsWith("*") ? " (device only)" : "";
  const [, name = "", version = ""] = /^([a-z-]+)\*?\s*(.*?)\*?$/iu.exec(text) ?? [];
  const label = LABELS[name.toLowerCase()];
  if (label === undefined) return text;
  return `${label}${version === "" ? "" : ` ${version}`}${note}`;
}

/** Writes platforms as the site shows them, each once, in the site's order. */
export function platformLabels(written: readonly string[]): string[] {
  const order = (text: string) => {
    const index = ORDER.findIndex((name) => text.toLowerCase().startsWith(name));
    return index === -1 ? ORDER.length : index;
  };
  return [...new Set([...written].sort((a, b) => order(a) - order(b)).map(platformLabel))];
}

/** The platforms that a page's front matter names; what is no platform is left out. */
export function platformsOf(written: readonly string[]): Platform[] {
  const names = new Set(written.map((text) => text.trim().toLowerCase().replace(/\*.*$/u, "")));
  return ORDER.filter((name) => names.has(name));
}
