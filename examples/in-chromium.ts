/** Serves a folder and opens it in Chromium, for examples that assert what a page shows. Everything else stands in the example. */
import type { Page } from "playwright-core";
import { chromiumPath, launchChromium } from "../packages/browser/test/support/launch-chromium.ts";
import { startStaticServer } from "../packages/browser/test/support/static-server.ts";

/** Headers of a strict host. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/** Opens a folder's page and lets `look` assert; says so and returns where there is no Chromium. */
export async function inChromium(
  folder: string,
  look: (page: Page) => Promise<void>,
  policy: string = POLICY,
): Promise<void> {
  const executable = chromiumPath();
  if (executable === undefined) {
    console.log("built, and not looked at: there is no Chromium (EXPODEX_CHROMIUM names one)");
    return;
  }
  const server = await startStaticServer({
    mounts: [{ prefix: "/", folder }],
    headers: { "content-security-policy": policy },
  });
  const browser = await launchChromium(executable);
  try {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(server.url);
    await look(page);
    if (problems.length > 0) throw new Error(problems.join("\n"));
  } finally {
    await browser.close();
    await server.stop();
  }
}
