import { describe, expect, it } from "vitest";
import { folderArgument } from "../../src/disk/open-folder.ts";
import { docsFolder } from "../../src/docs-folder.ts";
import { expoDocsFolder } from "../../src/expo-docs-folder.ts";
import { nodeModules } from "../../src/node-modules.ts";

describe("folderArgument", () => {
  it.each([undefined, null, 42, "", "  ", {}])(
    "refuses %j, whichever source is made of it",
    (dir) => {
      for (const make of [folderArgument, docsFolder, expoDocsFolder, nodeModules])
        expect(() => make(dir as never)).toThrow(
          expect.objectContaining({ code: "INVALID_OPTION", name: "ExpodexError" }),
        );
    },
  );

  it("does not refuse a folder that is not there, which is told when it is read", () => {
    expect(folderArgument("nowhere")).toBe("nowhere");
    for (const make of [docsFolder, expoDocsFolder, nodeModules])
      expect(() => make("nowhere")).not.toThrow();
  });
});
