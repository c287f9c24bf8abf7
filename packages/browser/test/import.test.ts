import { describe, expect, it } from "vitest";

describe("@expodex/browser", () => {
  it.each(["index", "export", "react"])("has an entry %s that Node can import", async (entry) => {
    await expect(import(`../src/${entry}.ts`)).resolves.toBeTypeOf("object");
  });
});
