/** `expodex recommend` and `expodex suggest` on a small checkout. */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout, type TemporaryFolder, temporaryFolder } from "./support/docs-checkout.ts";
import { type CliOptions, runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;
let both: string;

const cli = (args: readonly string[], options: Partial<CliOptions> = {}) =>
  runCli(args, { cwd: folder.path, ...options });

beforeAll(async () => {
  folder = await temporaryFolder(
    Object.fromEntries(Object.entries(checkout).map(([name, text]) => [`docs/${name}`, text])),
  );
  both = join(folder.path, "both.expodex");
  const { code, stderr } = await cli(["index", "--docs", "docs", "--out", both]);
  expect(code, stderr).toBe(0);
});

afterAll(() => folder.remove());

describe("expodex recommend", () => {
  it("prints related documents, where to start reading, and why", async () => {
    const { stdout } = await cli([
      "recommend",
      "ask",
      "for",
      "camera",
      "permission",
      "--index",
      both,
    ]);
    expect(stdout).toMatch(/^\d\. {2}Camera/mu);
    expect(stdout).toContain("https://docs.expo.dev/versions/v57.0.0/sdk/camera/");
    expect(stdout).toMatch(/both say .*camera/iu);
    expect(stdout).toMatch(/^\d+ documents? · SDK 57/mu);
  });

  it("takes a page, and a text from standard input", async () => {
    const page = await cli([
      "recommend",
      "/versions/latest/sdk/camera/",
      "--index",
      both,
      "--json",
    ]);
    expect(JSON.parse(page.stdout)).toMatchObject({ page: { title: "Camera" } });
    const stdin = "const [permission] = useCameraPermissions();";
    const code = await cli(["recommend", "-", "--index", both], { stdin });
    expect(code.stdout).toContain("describes useCameraPermissions");
  });

  it("says so where nothing is related, and fails for a page that is not there", async () => {
    const none = await cli(["recommend", "zebra", "--index", both]);
    expect(none).toMatchObject({ code: 0 });
    expect(none.stdout).toContain("nothing related found");
    expect((await cli(["recommend", "/no/page/", "--index", both])).code).toBe(1);
    expect((await cli(["recommend", "camera", "--kind", "page", "--index", both])).code).toBe(2);
  });
});

describe("expodex suggest", () => {
  it("prints names that begin so, a line each", async () => {
    const { stdout } = await cli(["suggest", "usecam", "--index", both]);
    expect(stdout).toMatch(/^symbol {3}useCameraPermissions {2}https:\S+$/mu);
  });

  it("says where nothing begins so, and where a letter was wrong", async () => {
    expect((await cli(["suggest", "zzz", "--index", both])).stdout).toBe("no name begins so\n");
    const { stdout, stderr } = await cli(["suggest", "camrea", "--index", both]);
    expect(stdout).toContain("Camera");
    expect(stderr).toContain('nothing begins with "camrea"');
  });

  it("refuses a kind that there is not", async () => {
    expect((await cli(["suggest", "cam", "--kind", "chunk", "--index", both])).code).toBe(2);
  });
});
