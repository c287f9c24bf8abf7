import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { render } from "./build.ts";

const folder = fileURLToPath(new URL("./fixtures/", import.meta.url));
const cases = readdirSync(folder)
  .filter((file) => file.endsWith(".typedoc.json"))
  .map((file) => file.slice(0, -".typedoc.json".length));

/** A fixture holds the data, and the props of the component that shows it. `vitest -u` writes the expected files anew. */
interface Fixture {
  props?: Record<string, unknown>;
  data: unknown;
}

describe("renderApiSection", () => {
  it("has fixtures", () => {
    expect(cases).toContain("function");
  });

  it.each(cases)("writes the text and the symbols of %s", async (name) => {
    const fixture = JSON.parse(readFileSync(`${folder}${name}.typedoc.json`, "utf8")) as Fixture;
    const written = render(fixture.data, fixture.props);
    await expect(written.text).toMatchFileSnapshot(`${folder}${name}.expected.md`);
    const symbols = written.symbols.map((symbol) => ({
      ...symbol,
      section: written.sections[symbol.section]?.title,
      aliases: written.sections[symbol.section]?.aliases,
    }));
    await expect(`${JSON.stringify(symbols, null, 2)}\n`).toMatchFileSnapshot(
      `${folder}${name}.expected.json`,
    );
    expect(written.warnings).toEqual([]);
  });
});
