/** A small site whose pages are related in every way: links, next steps, packages, symbols, parts of the site, words. */
import type { IndexContent } from "../../src/chunk/content.ts";
import { embedContent } from "../../src/embed-content.ts";
import { buildIndex, type SearchIndex } from "../../src/indexing/indexing.ts";
import type { Document, DocumentLink } from "../../src/parse/document.ts";
import type { DocumentWriter } from "../../src/parse/document-writer.ts";
import type { Sdk } from "../../src/sdk.ts";
import { makeContent, sdkPage, writeSymbol } from "./docs-content.ts";
import { makeDocument } from "./document.ts";

type Write = (writer: DocumentWriter) => void;

const text =
  (...paragraphs: string[]): Write =>
  (writer) => {
    for (const paragraph of paragraphs) writer.block("paragraph", paragraph);
  };

const guide = (path: string, title: string, write: Write, links: DocumentLink[] = []): Document =>
  makeDocument(write, { path, url: `https://docs.expo.dev${path}`, title, links });

const link = (path: string, title: string, anchor?: string): DocumentLink => ({
  path,
  text: title,
  ...(anchor === undefined ? {} : { anchor }),
});

const camera = (sdk: Sdk) =>
  sdkPage(
    sdk,
    "/sdk/camera/",
    (writer) => {
      text("Shows the preview of the camera. See [permissions](/guides/permissions/).")(writer);
      writer.heading(2, "Usage", { anchor: "usage" });
      writer.code("const [permission, request] = useCameraPermissions();", { language: "tsx" });
      writer.heading(2, "Scan barcodes", { anchor: "scan-barcodes" });
      text("Set the kinds of barcode that the camera looks for.")(writer);
      writeSymbol(writer, {
        qualifiedName: "useCameraPermissions",
        kind: "hook",
        signature: "useCameraPermissions()",
        summary: "Reads the permission to use the camera, and asks for it. ".repeat(8),
        packageName: "expo-camera",
      });
      writeSymbol(writer, {
        qualifiedName: "CameraView.takePictureAsync",
        kind: "method",
        signature: "takePictureAsync(options)",
        summary: "Takes a picture and saves it to the cache directory. ".repeat(8),
        packageName: "expo-camera",
      });
    },
    {
      title: "Camera",
      packageName: "expo-camera",
      platforms: ["android", "ios", "web"],
      links: [link("/guides/permissions/", "permissions")],
    },
  );

const api = (rest: string, title: string, packageName: string, ...paragraphs: string[]): Document =>
  sdkPage(57, rest, text(...paragraphs), { title, packageName, platforms: ["android", "ios"] });

const step = (name: string, title: string, about: string, next?: [path: string, title: string]) =>
  guide(
    `/tutorial/${name}/`,
    title,
    (writer) => {
      text(about)(writer);
      if (next === undefined) return;
      writer.heading(2, "Next step", { anchor: "next-step" });
      text(`Go on to [${next[1]}](https://docs.expo.dev${next[0]}).`)(writer);
    },
    next === undefined ? [] : [link(next[0], next[1])],
  );

/** The site. */
export const makeRelatedContent = (): IndexContent =>
  makeContent(
    [
      camera(57),
      camera(56),
      api(
        "/sdk/imagepicker/",
        "ImagePicker",
        "expo-image-picker",
        "Lets people pick a picture from the photo library or take one with the camera.",
        "The photo library asks for permission by itself.",
      ),
      api("/sdk/sqlite/", "SQLite", "expo-sqlite", "A database that is kept on the device."),
      api(
        "/sdk/sqlite-legacy/",
        "SQLite (legacy)",
        "expo-sqlite",
        "A database that is kept on the device, with the former API.",
      ),
      guide(
        "/guides/permissions/",
        "Permissions",
        (writer) => {
          text("What an app may do is decided by the person who uses it.")(writer);
          writer.heading(2, "iOS", { anchor: "ios" });
          text("Explain each permission, such as why the camera is used.")(writer);
        },
        [link("/versions/latest/config/app/", "app config", "permissions")],
      ),
      sdkPage(
        57,
        "/config/app/",
        (writer) => {
          text("Properties of app.json.")(writer);
          writer.heading(2, "permissions", { anchor: "permissions" });
          text("The permissions that an Android app lists.")(writer);
        },
        { title: "app.json", kind: "reference" },
      ),
      guide("/guides/local-first/", "Local-first", text("Keep data in a database on the device.")),
      guide("/guides/store-data/", "Store data", text("Where to keep data: a database, or files.")),
      step("first-app", "Create your first app", "Make a project and open it on a device.", [
        "/tutorial/pick-image/",
        "Use an image picker",
      ]),
      step(
        "pick-image",
        "Use an image picker",
        "Call launchImageLibraryAsync of expo-image-picker to pick a picture.",
        ["/tutorial/screenshot/", "Take a screenshot"],
      ),
      step("screenshot", "Take a screenshot", "Save what the screen shows as a picture."),
      guide(
        "/archive/camera-guide/",
        "Camera guide",
        text("How the camera and its permission were used in former days."),
      ),
    ],
    [["/old-permissions/", "/guides/permissions/"]],
  );

/** The site's index, with vectors learned from it. */
export async function makeRelatedIndex(): Promise<SearchIndex> {
  const content = makeRelatedContent();
  return buildIndex(content, await embedContent(content, undefined, {}));
}
