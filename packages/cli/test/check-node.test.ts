import { describe, expect, it } from "vitest";
import { checkNode } from "../src/commands/run-doctor.ts";

describe("checkNode", () => {
  it.each(["20.19.0", "20.20.2", "22.1.0", "100.0.0"])("takes %s", (version) => {
    expect(checkNode(version).status).toBe("right");
  });

  it.each(["18.20.0", "20.18.9", "9.99.0"])("does not take %s, and says what to do", (version) => {
    expect(checkNode(version)).toMatchObject({ status: "wrong", mend: expect.any(String) });
  });
});
