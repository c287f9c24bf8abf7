/** What a search is narrowed by: a release, and platforms. */
import { fill, make, set } from "./dom.ts";
import { versionText } from "./option-list.ts";
import type { PageContext } from "./page-context.ts";
import type { Words } from "./words/words.ts";

/** The row of filters. */
export interface FilterRow {
  /** What is chosen; a release as it was written, `"all"`, or absent for the newest. */
  readonly sdk: string | undefined;
  readonly platforms: readonly string[];
  /** Takes over what the page is about. */
  reset(context: PageContext): void;
  /** Offers the releases of an index. */
  offer(sdks: readonly string[]): void;
  choose(sdk: string | undefined): void;
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
  let available: readonly string[] = [];
  const chosen = new Set<string>();
  const select = make("select", { part: "version-select", "aria-label": words.version });
  select.addEventListener("change", () => {
    sdk = select.value;
    draw();
    onChange();
  });
  const toggle = (part: string, text: string, act: () => void) => {
    const button = make("button", { type: "button", class: "chip", part }, text);
    button.addEventListener("click", () => {
      act();
      draw();
      onChange();
    });
    return button;
  };
  /** What to go back to from all releases. */
  let before: string | undefined;
  const all = toggle("all-versions", words.allVersions, () => {
    if (sdk !== "all") before = sdk;
    sdk = sdk === "all" ? before : "all";
  });
  const platforms = choices.map((platform) => ({
    platform,
    button: toggle("platform", NAMES[platform] ?? platform, () => {
      if (!chosen.delete(platform)) chosen.add(platform);
    }),
  }));
  const group = make("div", { role: "group", "aria-label": words.platforms, class: "chips" });
  group.append(...platforms.map(({ button }) => button));
  fill(row, select, all, group);

  function draw(): void {
    const plain = sdk === undefined ? available[0] : shortSdk(sdk, available);
    fill(
      select,
      ...(plain !== undefined && plain !== "all" && !available.includes(plain)
        ? [make("option", { value: plain }, versionText(plain))]
        : []),
      ...available.map((one, at) =>
        make(
          "option",
          { value: one },
          at === 0 ? `${versionText(one)} (${words.newest})` : versionText(one),
        ),
      ),
      make("option", { value: "all" }, words.allVersions),
    );
    select.value = plain ?? "all";
    const hasReleases = available.length > 0;
    select.hidden = !hasReleases;
    all.hidden = available.length < 2;
    set(all, { "aria-pressed": String(sdk === "all") });
    for (const { platform, button } of platforms) {
      set(button, { "aria-pressed": String(chosen.has(platform)) });
    }
    row.hidden = !hasReleases && platforms.length === 0;
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
      available = sdks;
      draw();
    },
    choose(one) {
      sdk = one;
      draw();
    },
  };
}

/** The release of a list that is meant by `v54.0.0` or `54.0.0`; what was written where none is. */
function shortSdk(sdk: string, available: readonly string[]): string | undefined {
  if (sdk === "latest") return available[0];
  const short = /^v?(\d+)/u.exec(sdk)?.[1];
  return short !== undefined && available.includes(short) ? short : sdk;
}
