import { describe, expect, it } from "vitest";
import { SCRIPTS, scriptOf } from "../../src/format/script.ts";

describe("scriptOf", () => {
  it.each([
    ["카메라 권한 camera", 2],
    ["相机权限", 1],
    ["カメラの権限", 1],
    ["ひらがな", 1],
    ["Kameraberechtigungen", 0],
    ["разрешения", 0],
    ["", 0],
  ])("of %j is %i", (text, script) => {
    expect(scriptOf(text)).toBe(script);
    expect(script).toBeLessThan(SCRIPTS);
  });
});
