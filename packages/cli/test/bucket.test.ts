import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startS3 } from "../../node-store/test/support/start-s3.ts";
import { checkout, type TemporaryFolder, temporaryFolder } from "./support/docs-checkout.ts";
import { runCli } from "./support/run-cli.ts";

let folder: TemporaryFolder;
let s3: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  folder = await temporaryFolder(checkout);
  s3 = await startS3();
  vi.stubEnv("AWS_ACCESS_KEY_ID", "S3RVER");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "S3RVER");
  vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await s3.stop();
  await folder.remove();
});

it("expodex backup and restore go to a bucket and come back from it, where the environment says it is", async () => {
  const env = { AWS_ENDPOINT_URL_S3: s3.endpoint };
  const cli = async (line: string) => {
    const done = await runCli(line.split(" "), { cwd: folder.path, env });
    expect(done.code, done.stderr).toBe(0);
    return done.stdout;
  };
  await cli("index --docs .");
  expect(await cli("backup --to s3://backups/team/docs")).toMatch(
    /^to +s3:\/\/backups\/team\/docs$/mu,
  );
  await rm(join(folder.path, "home", "store"), { recursive: true });
  await cli("restore --from s3://backups/team/docs");
  expect(await cli("search camera")).toContain("/sdk/camera/");
  expect(await cli("verify --deep --from s3://backups/team/docs")).toContain("Nothing is damaged.");
});
