/** A small index content in Expo's conventions, made of real parts: writer, chunker, content builder. */
import { createContentBuilder } from "../../src/chunk/build-content.ts";
import { chunkDocument } from "../../src/chunk/chunk.ts";
import type { IndexContent } from "../../src/chunk/content.ts";
import type { Document } from "../../src/parse/document.ts";
import type { DocumentWriter } from "../../src/parse/document-writer.ts";
import type { DocsSymbol } from "../../src/parse/symbol.ts";
import { createDocumentLookup, type DocumentLookup } from "../../src/read/read.ts";
import { type Sdk, sdkSegment } from "../../src/sdk.ts";
import { makeDocument, words } from "./document.ts";

/** Builds content of documents. */
export function makeContent(
  documents: readonly Document[],
  redirects: readonly (readonly [string, string])[] = [],
): IndexContent {
  const builder = createContentBuilder();
  for (const document of documents) builder.add(document, chunkDocument(document));
  return builder.finish(redirects);
}

/** Builds a lookup of documents. */
export function makeLookup(
  documents: readonly Document[],
  redirects: readonly (readonly [string, string])[] = [],
): DocumentLookup {
  return createDocumentLookup(makeContent(documents, redirects));
}

/** A page below an SDK, as the site addresses it. */
export function sdkPage(
  sdk: Sdk,
  rest: string,
  write: (writer: DocumentWriter) => void,
  facts: Partial<Omit<Document, "text" | "blocks" | "sections" | "symbols">> = {},
): Document {
  const path = `/versions/${sdkSegment(sdk)}${rest}`;
  return makeDocument(write, {
    path,
    url: `https://docs.expo.dev${path}`,
    sdk,
    kind: "api",
    ...facts,
  });
}

/** A page that belongs to no SDK. */
export function guidePage(
  path: string,
  title: string,
  write: (writer: DocumentWriter) => void,
): Document {
  return makeDocument(write, { path, url: `https://docs.expo.dev${path}`, title });
}

/** Writes a symbol's section. */
export function writeSymbol(
  writer: DocumentWriter,
  symbol: Pick<DocsSymbol, "qualifiedName" | "signature"> & Partial<DocsSymbol>,
  depth = 3,
): void {
  const name = symbol.name ?? symbol.qualifiedName.split(".").at(-1)!;
  const anchor = symbol.anchor ?? symbol.signature.toLowerCase().replace(/[^a-z0-9]/gu, "");
  const { section: _, anchor: __, ...rest } = symbol;
  writer.heading(depth, name, {
    anchor,
    symbol: { name, kind: "function", parameters: [], platforms: [], examples: [], ...rest },
  });
  writer.block("paragraph", symbol.summary ?? `About ${name}.`);
}

const camera = (sdk: Sdk) =>
  sdkPage(
    sdk,
    "/sdk/camera/",
    (writer) => {
      writer.block("paragraph", "Shows the preview of a device camera.");
      writer.heading(2, "Usage", { anchor: "usage", aliases: ["basic-usage"] });
      writer.block("paragraph", `Ask first. ${words(60)}.`);
      writer.code("const [permission] = useCameraPermissions();\n".repeat(6), { language: "tsx" });
      writer.heading(3, "Scan barcodes", { anchor: "scan-barcodes" });
      writer.block("paragraph", `See [the guide](/versions/${sdkSegment(sdk)}/sdk/barcode/).`);
      writer.heading(2, "API", { anchor: "api" });
      writeSymbol(writer, {
        qualifiedName: "CameraView.takePictureAsync",
        kind: "method",
        signature:
          sdk === 55
            ? "takePictureAsync(options?: CameraPictureOptions): Promise<Picture>"
            : "takePictureAsync(options?: CameraPictureOptions): Promise<Picture | PictureRef>",
        anchor: "takepictureasyncoptions",
        packageName: "expo-camera",
      });
      writeSymbol(writer, {
        qualifiedName: "useCameraPermissions",
        kind: "hook",
        signature: "useCameraPermissions(options?: PermissionHookOptions)",
        packageName: "expo-camera",
      });
      if (sdk === 55)
        writeSymbol(writer, {
          qualifiedName: "getSupportedRatiosAsync",
          signature: "getSupportedRatiosAsync(): Promise<string[]>",
          packageName: "expo-camera",
        });
      else
        writeSymbol(writer, {
          qualifiedName: "Camera.scanFromURLAsync",
          signature: "scanFromURLAsync(url: string): Promise<BarcodeScanningResult[]>",
          packageName: "expo-camera",
        });
      writeSymbol(writer, {
        qualifiedName: "Camera.pausePreview",
        kind: "method",
        signature: "pausePreview(): void",
        packageName: "expo-camera",
        ...(sdk === 55 ? {} : { deprecated: "Use the `active` prop." }),
      });
    },
    { title: "Camera", packageName: "expo-camera", platforms: ["android", "ios"] },
  );

const fileSystem = (sdk: Sdk) =>
  sdkPage(
    sdk,
    "/sdk/filesystem/",
    (writer) => {
      writeSymbol(writer, {
        qualifiedName: "FileSystem.readAsStringAsync",
        signature: "readAsStringAsync(uri: string): Promise<string>",
        packageName: "expo-file-system",
        ...(sdk === 55 ? {} : { deprecated: "Use `new File().text()`." }),
      });
    },
    { title: "FileSystem", packageName: "expo-file-system" },
  );

const fileSystemLegacy = sdkPage(
  57,
  "/sdk/filesystem-legacy/",
  (writer) => {
    writeSymbol(writer, {
      qualifiedName: "FileSystem Legacy.readAsStringAsync",
      signature: "readAsStringAsync(fileUri: string, options?: ReadingOptions): Promise<string>",
      packageName: "expo-file-system",
    });
  },
  { title: "FileSystem (legacy)", packageName: "expo-file-system" },
);

/** Camera and FileSystem in SDK 55 and 57, Audio in 55 only, two guides, and the site's redirects. */
export const expoDocuments: readonly Document[] = [
  guidePage("/guides/permissions/", "Permissions", (writer) => {
    writer.block("paragraph", "What an app must ask for.");
    writer.heading(2, "Android", { anchor: "android" });
    writer.block("paragraph", "Permissions stand in the app config.");
  }),
  guidePage("/linking/overview/", "Overview of Linking", (writer) => {
    writer.block("paragraph", "Links open apps.");
  }),
  camera(57),
  fileSystem(57),
  fileSystemLegacy,
  camera(55),
  fileSystem(55),
  sdkPage(55, "/sdk/av/", (writer) => writer.block("paragraph", "Plays sound."), {
    title: "AV",
    packageName: "expo-av",
  }),
  camera("unversioned"),
];

/** The redirects of `expoDocuments`' site. */
const expoRedirects: readonly (readonly [string, string])[] = [
  ["/versions/latest/sdk/permissions/", "/guides/permissions/#android"],
  ["/guides/linking/", "/linking/"],
  ["/linking/", "/linking/overview/?from=old#gone"],
  ["/ring/", "/rang/"],
  ["/rang/", "/ring/"],
  ["/old/*/", "/guides/:splat/"],
  ["/camera-guide/", "/versions/latest/sdk/camera/"],
];

/** The lookup of `expoDocuments`. */
export const expoLookup = (): DocumentLookup => makeLookup(expoDocuments, expoRedirects);
