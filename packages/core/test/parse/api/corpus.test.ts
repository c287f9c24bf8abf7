import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { render } from "./build.ts";

const corpus =
  process.env.EXPODEX_CORPUS ??
  fileURLToPath(new URL("../../../../../../shared/corpus/expo-docs", import.meta.url));
const data = `${corpus}/public/static/data/v57.0.0`;
const present = existsSync(data);
if (!present) process.stderr.write("skipped: no corpus at $EXPODEX_CORPUS\n");

const read = (file: string, props?: Record<string, unknown>) =>
  render(JSON.parse(readFileSync(`${data}/${file}`, "utf8")), props);

describe.skipIf(!present)("renderApiSection on Expo's own data", () => {
  it("reads every file without a warning, and finds symbols in it", () => {
    const files = readdirSync(data, { recursive: true, encoding: "utf8" }).filter((file) =>
      file.endsWith(".json"),
    );
    expect(files.length).toBeGreaterThan(200);
    const odd = files.filter((file) => {
      const { warnings, symbols } = read(file);
      return warnings.length > 0 || symbols.length === 0;
    });
    expect(odd).toEqual([]);
  });

  it("finds a method with its overloads under the site's anchors", () => {
    const { symbols, sections } = read("expo-camera.json", { apiName: "Camera" });
    const symbol = symbols.find(
      ({ qualifiedName }) => qualifiedName === "CameraView.takePictureAsync",
    );
    const section = sections[symbol?.section ?? 0];
    expect([section?.anchor, ...(section?.aliases ?? [])]).toContain("takepictureasyncoptions");
    expect(symbol?.signature.split("\n")).toHaveLength(2);
  });

  it("does not repeat what native objects inherit", () => {
    const { symbols } = read("expo-camera.json", { apiName: "Camera" });
    expect(symbols.filter(({ name }) => name === "addListener")).toEqual([]);
  });
});
