/** The address that opens an example on snack.expo.dev, by the query parameters that Snack documents. */
import type { Sdk } from "@expodex/core/read";

/** Browsers and proxies cut longer addresses. */
const MAX_URL_LENGTH = 8000;

/** What is opened. */
export interface SnackExample {
  code: string;
  name?: string | undefined;
  dependencies: readonly string[];
  platform?: string | undefined;
  sdk?: Sdk | undefined;
}

/** Makes the address; `undefined` where it were too long for a browser. */
export function snackUrl({
  code,
  name,
  dependencies,
  platform,
  sdk,
}: SnackExample): string | undefined {
  const url = new URL("https://snack.expo.dev/");
  const set = (key: string, value: string | undefined) => {
    if (value !== undefined && value !== "") url.searchParams.set(key, value);
  };
  set("name", name);
  set("dependencies", dependencies.join(","));
  set("sdkVersion", typeof sdk === "number" ? `${sdk}.0.0` : undefined);
  set("platform", platform);
  set("code", code);
  return url.href.length > MAX_URL_LENGTH ? undefined : url.href;
}
