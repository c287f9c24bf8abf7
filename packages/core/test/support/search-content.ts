/** A small site in Expo's conventions on which rankings are decided: two SDKs, guides, a legacy and an archived page. */
import type { IndexContent } from "../../src/chunk/content.ts";
import { embedContent } from "../../src/embed-content.ts";
import { buildIndex, type SearchIndex } from "../../src/indexing/indexing.ts";
import type { DocumentWriter } from "../../src/parse/document-writer.ts";
import { type Sdk, sdkSegment } from "../../src/sdk.ts";
import { guidePage, makeContent, sdkPage, writeSymbol } from "./docs-content.ts";

const prose = (writer: DocumentWriter, ...paragraphs: string[]) => {
  for (const paragraph of paragraphs) writer.block("paragraph", paragraph);
};

const camera = (sdk: Sdk) =>
  sdkPage(
    sdk,
    "/sdk/camera/",
    (writer) => {
      prose(writer, "A component that shows the preview of the device's front or back camera.");
      writer.heading(2, "Usage", { anchor: "usage" });
      prose(
        writer,
        "Ask for permission before the view is mounted. Without it the preview stays black.",
      );
      writer.code("const [permission, requestPermission] = useCameraPermissions();", {
        language: "tsx",
      });
      writer.heading(2, "Scan barcodes", { anchor: "scan-barcodes" });
      prose(
        writer,
        `Set barcodeScannerSettings to the kinds of code to look for. See [the config](/versions/${sdkSegment(sdk)}/config/app/).`,
      );
      writer.heading(2, "API", { anchor: "api" });
      writeSymbol(writer, {
        qualifiedName: "useCameraPermissions",
        kind: "hook",
        signature: "useCameraPermissions()",
        summary: "Reads the permission to use the camera, and asks for it. ".repeat(6),
        packageName: "expo-camera",
      });
      writeSymbol(writer, {
        qualifiedName: "CameraView.takePictureAsync",
        kind: "method",
        signature: "takePictureAsync(options)",
        summary: "Takes a picture and saves it to the app's cache directory. ".repeat(6),
        packageName: "expo-camera",
      });
      if (sdk === 57) {
        writeSymbol(writer, {
          qualifiedName: "CameraView.getSupportedLenses",
          kind: "method",
          signature: "getSupportedLenses()",
          summary: "Lists the lenses of the camera that is selected, on iOS. ".repeat(6),
          packageName: "expo-camera",
        });
      }
    },
    { title: "Camera", packageName: "expo-camera", platforms: ["android", "ios", "web"] },
  );

const notifications = (sdk: Sdk) =>
  sdkPage(
    sdk,
    "/sdk/notifications/",
    (writer) => {
      prose(writer, "Fetches push tokens, and schedules and receives notifications.");
      writer.heading(2, "Android", { anchor: "android" });
      prose(writer, "Create a notification channel before you ask for a push token.");
      writeSymbol(writer, {
        qualifiedName: "getExpoPushTokenAsync",
        signature: "getExpoPushTokenAsync(options)",
        summary: "Returns a token that Expo's push service delivers notifications to. ".repeat(6),
        packageName: "expo-notifications",
      });
    },
    { title: "Notifications", packageName: "expo-notifications", platforms: ["android", "ios"] },
  );

const secureStore = sdkPage(
  57,
  "/sdk/securestore/",
  (writer) => {
    prose(writer, "Encrypts and stores key and value pairs on the device.");
    prose(writer, "Values above 2 KB are refused by some releases of iOS.");
  },
  { title: "SecureStore", packageName: "expo-secure-store", platforms: ["android", "ios", "tvos"] },
);

const fileSystemLegacy = sdkPage(
  57,
  "/sdk/filesystem-legacy/",
  (writer) => prose(writer, "Reads and writes files. Download a file with downloadAsync."),
  { title: "FileSystem (legacy)", packageName: "expo-file-system" },
);

const fileSystem = sdkPage(
  57,
  "/sdk/filesystem/",
  (writer) => prose(writer, "Reads and writes files. Download a file with File.downloadFileAsync."),
  { title: "FileSystem", packageName: "expo-file-system" },
);

const guides = [
  guidePage("/guides/permissions/", "Permissions", (writer) => {
    prose(writer, "What an app may do is decided by the person who uses it.");
    writer.heading(2, "Android", { anchor: "android" });
    prose(writer, "List permissions in the android.permissions of app.json.");
    writer.heading(2, "iOS", { anchor: "ios" });
    prose(writer, "Explain each permission in ios.infoPlist, such as why the camera is used.");
  }),
  guidePage("/guides/environment-variables/", "Environment variables in Expo", (writer) => {
    prose(writer, "Variables that start with EXPO_PUBLIC_ are written into the bundle.");
    writer.code("EXPO_PUBLIC_API_URL=https://staging.example.com", { language: "sh" });
    prose(writer, "Never store secrets in them.");
  }),
  guidePage("/build/setup/", "Create your first build", (writer) => {
    prose(writer, "Install the CLI, log in, and configure the project.");
    writer.code("eas build --profile preview --platform android", { language: "sh" });
    writer.heading(2, "Configure the project", { anchor: "configure" });
    prose(writer, "Run eas build:configure, which writes eas.json next to app.json.");
  }),
  guidePage("/push-notifications/overview/", "Push notifications overview", (writer) => {
    prose(
      writer,
      "How a push notification travels from a server to a device, and what Expo does on the way.",
    );
    prose(writer, "Notifications are sent with a push token.");
  }),
  guidePage("/archive/push-notifications/", "Push notifications", (writer) => {
    prose(writer, "How a push notification was sent before there were push tokens.");
  }),
  guidePage("/guides/localization/", "Localization", (writer) => {
    prose(writer, "Show a text such as 相机权限 in the language of the device.");
  }),
];

/** The site's content. */
export const makeSearchContent = (): IndexContent =>
  makeContent([
    camera(57),
    notifications(57),
    secureStore,
    fileSystem,
    fileSystemLegacy,
    camera(56),
    notifications(56),
    ...guides,
  ]);

/** The site's index, with vectors learned from it. */
export async function makeSearchIndex(): Promise<SearchIndex> {
  const content = makeSearchContent();
  return buildIndex(content, await embedContent(content, undefined, {}));
}
