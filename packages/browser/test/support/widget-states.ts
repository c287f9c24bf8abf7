/** Every state of the widget, and how a reader comes to it: for what is true in all of them, and for pictures. */
import type { Page } from "playwright-core";
import type { StaticServer } from "./static-server.ts";

/** What a state is entered with. */
export interface StateParts {
  page: Page;
  /** Serves the index below `/docs-index/`. */
  server: StaticServer;
  /** A query that finds pages. */
  query: string;
}

/** A state. */
export interface WidgetState {
  name: string;
  /** Does what a reader does, and waits until the state shows. */
  enter(parts: StateParts): Promise<void>;
  /** Whether small screens lack it. */
  isWideOnly?: true;
}

const TAG = "expo-docs-search";
const option = (page: Page) => page.locator(`${TAG} [role=option]`);
const message = (page: Page) => page.locator(`${TAG} .message p`);

/** Opens the dialog as a reader does. */
async function open(page: Page): Promise<void> {
  await page.locator(`${TAG} button`).first().click();
  await page.locator(`${TAG} input[role=combobox]`).waitFor();
}

const type = (page: Page, text: string) => page.locator(`${TAG} input`).fill(text);

/** Searches, and waits for the last result with its text. */
async function search({ page, query }: StateParts): Promise<void> {
  const final = page.evaluate(
    (tag) =>
      new Promise<void>((resolve) => {
        document.querySelector(tag)?.addEventListener("eds:timing", (event) => {
          if ((event as CustomEvent<{ isFinal: boolean }>).detail.isFinal) resolve();
        });
      }),
    TAG,
  );
  await open(page);
  await type(page, query);
  await final;
  await option(page).first().waitFor();
}

/** The states, in the order of a visit. */
export const WIDGET_STATES: readonly WidgetState[] = [
  { name: "closed", enter: async ({ page }) => page.locator(`${TAG} button`).first().waitFor() },
  {
    name: "empty",
    async enter({ page }) {
      await open(page);
      await message(page).waitFor();
    },
  },
  {
    name: "recent",
    async enter(parts) {
      const { page } = parts;
      // The page keeps the reader where he is.
      await page.evaluate(
        (tag) =>
          document
            .querySelector(tag)
            ?.addEventListener("eds:select", (event) => event.preventDefault()),
        TAG,
      );
      await search(parts);
      await page.keyboard.press("Enter");
      await type(page, "");
      await option(page).first().waitFor();
    },
  },
  {
    name: "loading",
    async enter({ page, server, query }) {
      await server.set({ rules: [{ match: "/docs-index/.*[.]bin$", delayMs: 60_000 }] });
      await open(page);
      await type(page, query);
      await page.locator(`${TAG} [part~=skeleton]`).first().waitFor();
    },
  },
  { name: "results", enter: search },
  {
    name: "preview",
    isWideOnly: true,
    async enter(parts) {
      await search(parts);
      await parts.page.keyboard.press("ArrowDown");
      await parts.page.keyboard.press("ArrowDown");
    },
  },
  {
    name: "nothing-found",
    async enter({ page }) {
      await open(page);
      await type(page, "zqxwv vqzkj");
      await page.getByText("zqxwv", { exact: false }).first().waitFor();
    },
  },
  {
    name: "failed-shard",
    async enter(parts) {
      await parts.server.set({ rules: [{ match: "/docs-index/.*/d\\d+[.]bin$", status: 500 }] });
      await search(parts);
      await parts.page.locator(`${TAG} [part~=retry]`).waitFor();
    },
  },
  {
    name: "offline",
    async enter({ page, server, query }) {
      await open(page);
      await server.set({ rules: [{ match: "/docs-index/.*[.]bin$", cut: true }] });
      await page.context().setOffline(true);
      await type(page, query);
      await page.locator(`${TAG} [part~=retry]`).waitFor();
    },
  },
  {
    name: "error",
    async enter({ page, server, query }) {
      await server.set({ rules: [{ match: "/docs-index/", status: 500 }] });
      await open(page);
      await type(page, query);
      await page.locator(`${TAG} [part~=retry]`).waitFor();
    },
  },
];
