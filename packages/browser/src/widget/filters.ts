/** What a search is narrowed by: a release, and platforms. */
import { fill, make, set } from "./dom.ts";
import type { PageContext } from "./page-context.ts";
import { versionText } from "./version-text.ts";
import type { Words } from "./words/words.ts";

/** The row of filters. */
export interface FilterRow {
  /** What is chosen: a release, `"all"`, or undefined for the newest. */
  readonly sdk: string | undefined;
  readonly platforms: readonly string[];
  /** Takes over what the page is about. */
  reset(context: PageContext): void;
  /** Offers the releases of an index. */
  offer(sdks: readonly string[]): void;
  choose(sdk: string): void;
}

const NAMES: Readonly<Record<string, string>> = {
  android: "Android",
  ios: "iOS",
  web: "Web",
  macos: "macOS",
  tvos: "tvOS",
};

/** Makes the row; `onChange` hears of what the reader chooses. */
export function createFilters(
  row: HTMLElement,
  choices: readonly string[],
  words: Words,
  onChange: () => void,
): FilterRow {
  let sdk: string | undefined;
  /** What to go back to from all releases. */
  let before: string | undefined;
  let available: readonly string[] = [];
  /** Whether releases were offered: platforms come with them, because the choice of a release stands before and would push them aside. */
  let isOffered = false;
  const chosen = new Set<string>();

  const change = (act: () => void) => () => {
    act();
    draw();
    onChange();
  };
  const toggle = (part: string, text: string, act: () => void) => {
    const button = make("button", { type: "button", class: `chip ${part}`, part }, text);
    button.addEventListener("click", change(act));
    return button;
  };
  const select = make("select", { part: "version-select", "aria-label": words.version });
  select.addEventListener(
    "change",
    change(() => {
      sdk = select.value;
    }),
  );
  const all = toggle("all-versions", words.allVersions, () => {
    if (sdk !== "all") before = sdk;
    sdk = sdk === "all" ? before : "all";
  });
  const platforms = choices.map((platform) =>
    toggle("platform", NAMES[platform] ?? platform, () => {
      if (!chosen.delete(platform)) chosen.add(platform);
    }),
  );
  const named = { role: "group", "aria-label": words.platforms, class: "chips" };
  const group = make("div", named, ...platforms);
  fill(row, select, all, group);

  function draw(): void {
    const isOther = sdk !== undefined && sdk !== "all" && !available.includes(sdk);
    const releases = isOther ? [sdk!, ...available] : available;
    const option = (value: string, text: string) => make("option", { value }, text);
    fill(
      select,
      ...releases.map((one) => {
        const text = versionText(one);
        return option(one, one === available[0] ? `${text} (${words.newest})` : text);
      }),
      option("all", words.allVersions),
    );
    select.value = sdk ?? available[0] ?? "all";
    set(select, { hidden: available.length === 0 });
    set(all, { hidden: available.length < 2, "aria-pressed": String(sdk === "all") });
    for (const [at, platform] of choices.entries()) {
      set(platforms[at]!, { "aria-pressed": String(chosen.has(platform)) });
    }
    set(group, { hidden: !isOffered });
    set(row, { hidden: available.length + choices.length === 0 });
  }

  return {
    get sdk() {
      return sdk;
    },
    get platforms() {
      return [...chosen];
    },
    reset(context) {
      sdk = context.sdk;
      before = sdk;
      chosen.clear();
      for (const platform of context.platforms) chosen.add(platform);
      draw();
    },
    offer(sdks) {
      if (isOffered && sdks.join() === available.join()) return;
      isOffered = true;
      available = sdks;
      draw();
    },
    choose(one) {
      sdk = one;
      draw();
    },
  };
}
