import { describe, expect, it } from "vitest";
import { parseText } from "../parse-text.ts";

const reason = (name: string) =>
  `<${name}> is drawn by the site from data that is not in the documentation`;

describe("SITE_DATA_COMPONENTS", () => {
  it("reports each use with file and line, in a fragment the fragment's", async () => {
    const { warnings } = await parseText(
      "import S from '~/scenes/s.mdx';\n\n<JobTypes />\n\n<S />\n\n<JobTypes />\n",
      { path: "pages/a.mdx", files: { "scenes/s.mdx": "Choose.\n\n<BuildMethodForm />\n" } },
    );
    expect(warnings).toEqual([
      { code: "MISSING_DATA", file: "pages/a.mdx", line: 3, reason: reason("JobTypes") },
      { code: "MISSING_DATA", file: "scenes/s.mdx", line: 3, reason: reason("BuildMethodForm") },
      { code: "MISSING_DATA", file: "pages/a.mdx", line: 7, reason: reason("JobTypes") },
    ]);
  });

  it("reports no component that shows no text, or whose text the page holds", async () => {
    const { document, warnings } = await parseText(
      'Before <Icon /> after.\n\n<Diagram alt="Two boxes" />\n\n<ProgressTracker summary="Done." />\n',
    );
    expect(warnings).toEqual([]);
    expect(document.text).toContain("Two boxes\n\nDone.\n");
  });

  it("keeps what a component of the same name shows in a plain folder, and reports nothing", async () => {
    const { document, warnings } = await parseText(
      '<JobTypes title="Kinds">Of jobs.</JobTypes>\n',
      {
        flavor: "plain",
      },
    );
    expect(warnings).toEqual([]);
    expect(document.text).toContain("Kinds");
    expect(document.text).toContain("Of jobs.");
  });
});
