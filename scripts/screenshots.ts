/**
 * Takes a picture of every state of the widget, light and dark, on a desktop and a phone: `npm run screenshots`.
 *
 * The pages that are found are those of `tests/ranking-site`, so that pictures change with the widget alone.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { chromiumPath, launchChromium } from "../packages/browser/test/support/launch-chromium.ts";
import {
  type StaticServer,
  startStaticServer,
} from "../packages/browser/test/support/static-server.ts";
import { WIDGET_STATES, type WidgetState } from "../packages/browser/test/support/widget-states.ts";
import { buildDemoSite, CONTENT_SECURITY_POLICY } from "./demo-site.ts";
import { smallPng } from "./small-png.ts";

/** Files that are committed stay below. */
const MAX_BYTES = 60_000;
const QUERY = "camera permission";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: "string", default: join(root, "docs/images/widget") },
    /** Only states whose name begins so. */
    only: { type: "string", default: "" },
  },
});

const SCREENS: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 960, height: 600 } },
  phone: { viewport: { width: 390, height: 720 }, hasTouch: true, isMobile: true },
};

const executable = chromiumPath();
if (executable === undefined) {
  console.error("there is no Chromium: install one, or name it with EXPODEX_CHROMIUM");
  process.exit(1);
}
const work = mkdtempSync(join(tmpdir(), "expodex-screenshots-"));
const folder = await buildDemoSite({
  docs: join(root, "tests/ranking-site"),
  out: join(work, "site"),
  say: (line) => console.error(line),
});
const server = await startStaticServer({
  mounts: [{ prefix: "/", folder }],
  headers: { "content-security-policy": CONTENT_SECURITY_POLICY },
});
const browser = await launchChromium(executable, [
  "--hide-scrollbars",
  "--font-render-hinting=none",
]);
mkdirSync(values.out, { recursive: true });
let failures = 0;
try {
  for (const state of WIDGET_STATES) {
    if (!state.name.startsWith(values.only)) continue;
    for (const [screen, options] of Object.entries(SCREENS)) {
      if (screen === "phone" && state.isWideOnly === true) continue;
      for (const colorScheme of ["light", "dark"] as const) {
        const name = `${state.name}-${colorScheme}-${screen}.png`;
        try {
          const picture = await takePicture(browser, server, state, { ...options, colorScheme });
          if (picture.length > MAX_BYTES) throw new Error(`${picture.length} bytes are too many`);
          writeFileSync(join(values.out, name), picture);
          console.log(`${name}  ${(picture.length / 1000).toFixed(1)} KB`);
        } catch (error) {
          failures++;
          console.error(`${name}: ${String(error).split("\n")[0]}`);
        }
      }
    }
  }
} finally {
  await browser.close();
  await server.stop();
  rmSync(work, { recursive: true, force: true });
}
if (failures > 0) process.exitCode = 1;

async function takePicture(
  from: Browser,
  site: StaticServer,
  state: WidgetState,
  options: BrowserContextOptions,
): Promise<Uint8Array> {
  await site.set({ rules: [] });
  const context = await from.newContext({ ...options, reducedMotion: "reduce", locale: "en-GB" });
  try {
    const page = await context.newPage();
    await page.goto(site.url);
    // What it says of times would be in every other picture.
    await page.evaluate(() => document.querySelector("#cost")?.remove());
    await state.enter({ page, server: site, query: QUERY });
    await page.waitForTimeout(300);
    // A caret blinks.
    return smallPng(await page.screenshot({ caret: "hide" }));
  } finally {
    await context.close();
  }
}
