/** Platform tags as documentation writes them, read as platforms. */
import type { Platform } from "../parse/document.ts";

const NAMES: readonly [pattern: RegExp, platforms: readonly Platform[]][] = [
  [/\bandroid/iu, ["android"]],
  [/\bios/iu, ["ios"]],
  [/\btvos/iu, ["tvos"]],
  [/\bmacos/iu, ["macos"]],
  [/\bapple\b/iu, ["ios", "macos", "tvos"]],
  [/\bweb\b/iu, ["web"]],
  [/\bwindows\b/iu, ["windows"]],
  [/\bexpo[\s-]?go\b/iu, ["expo-go"]],
];

/** Tags longer than this are sentences about something else. */
const MAX_TAG_LENGTH = 80;

/** Reads tags such as `ios 18.0+`, `android*`, `tvos16.0+`, `apple`; each platform once, in alphabetical order. */
export function platformsOf(tags: readonly string[]): Platform[] {
  const found = new Set<Platform>();
  for (const tag of tags) {
    if (tag.length > MAX_TAG_LENGTH) continue;
    for (const [pattern, platforms] of NAMES) {
      if (pattern.test(tag)) for (const platform of platforms) found.add(platform);
    }
  }
  return [...found].sort();
}
