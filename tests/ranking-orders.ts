/**
 * Orders in which pages of `ranking-site/` must come, with the reason for each position.
 *
 * One file because it is a catalogue, read an entry at a time. A path without `/` at its front stands below
 * `/versions/v57.0.0/`. Positions that are not listed may change.
 */

/** A query with the pages that must come first, in this order. */
export interface RankingOrder {
  /** What the order is about. */
  about: string;
  query: string;
  order: readonly (readonly [path: string, reason: string])[];
}

/** The orders. */
export const RANKING_ORDERS: readonly RankingOrder[] = [
  {
    about: "an exact symbol",
    query: "takePictureAsync",
    order: [["sdk/camera/", "documents the method; no other page has the word"]],
  },
  {
    about: "a hook, and the guide to what it asks for",
    query: "useCameraPermissions",
    order: [
      ["sdk/camera/", "documents the hook"],
      ["/guides/permissions/", "is called by two of its parts, and mentions the third"],
    ],
  },
  {
    about: "a symbol that another page repeats",
    query: "setStringAsync",
    order: [
      ["sdk/clipboard/", "documents it, and the query says nothing else"],
      ["/guides/copy-button/", "says it four times in a few words"],
    ],
  },
  {
    about: "a symbol with its namespace",
    query: "Haptics.impactAsync",
    order: [["sdk/haptics/", "documents it, and is called by the namespace"]],
  },
  {
    about: "two symbols of one module",
    query: "checkForUpdateAsync fetchUpdateAsync",
    order: [["sdk/updates/", "documents both"]],
  },
  {
    about: "a title in one word",
    query: "SecureStore",
    order: [
      ["sdk/securestore/", "is called so"],
      ["/develop/user-interface/store-data/", "names it first of its list, and is about storing"],
      ["/develop/authentication/", "names it in one section"],
    ],
  },
  {
    about: "a title in two words",
    query: "splash screen",
    order: [
      ["sdk/splash-screen/", "is called so and nothing else"],
      ["/develop/user-interface/splash-screen-and-app-icon/", "is called so, and by another thing"],
      ["/debugging/runtime-issues/", "mentions it once, as a cause"],
    ],
  },
  {
    about: "a title among pages that use its words throughout",
    query: "push notifications troubleshooting",
    order: [["/push-notifications/faq/", "is called so, to the word"]],
  },
  {
    about: "a package by its name",
    query: "expo-secure-store",
    order: [["sdk/securestore/", "is the package's page"]],
  },
  {
    about: "a package by its words",
    query: "expo secure store",
    order: [["sdk/securestore/", "is the package's page, however the name is written"]],
  },
  {
    about: "a package that is called like a third party's",
    query: "react-native-maps",
    order: [["sdk/map-view/", "is the package's page, though its path says otherwise"]],
  },
  {
    about: "an error with other versions than the page's",
    query:
      "React Native version mismatch. JavaScript version: 0.72.4 Native version: 0.74.1 Make sure that you have rebuilt the native code.",
    order: [
      [
        "/troubleshooting/react-native-version-mismatch/",
        "has the message; its numbers are another's",
      ],
    ],
  },
  {
    about: "an error with paths of the asker's project",
    query: "Error: Unable to resolve module ./components/Card from /builds/acme/src/App.tsx:12:8",
    order: [["/build-reference/troubleshooting/", "has the message as a heading"]],
  },
  {
    about: "an error code",
    query: "DeviceNotRegistered",
    order: [["/push-notifications/sending-notifications/", "says what it means"]],
  },
  {
    about: "an error of a task",
    query:
      "FAILURE: Build failed with an exception. Execution failed for task ':app:mergeDexRelease'.",
    order: [["/build-reference/troubleshooting/", "has the task in a heading"]],
  },
  {
    about: "an error in the words of another tool",
    query: "SyntaxError: Cannot use import statement outside a module",
    order: [["/develop/unit-testing/", "quotes it"]],
  },
  {
    about: "a symptom that a FAQ asks",
    query: "nothing arrives on android",
    order: [["/push-notifications/faq/", "has the symptom as a heading"]],
  },
  {
    about: "a symptom, where titles use its words for something else",
    query: "white screen when app starts",
    order: [
      ["/debugging/runtime-issues/", "has a section for it; the splash screen's page does not"],
    ],
  },
  {
    about: "a symptom beside the thing that it is about, which has pages of its own",
    query: "notifications arrive late or not in production",
    order: [
      ["/push-notifications/faq/", "has the symptom as a heading, on a page for those who have it"],
    ],
  },
  {
    about: "a symptom in the middle of a guide",
    query: "sound is missing in video recording",
    order: [
      ["/guides/recording/", "has the symptom as a heading, under its troubleshooting"],
      ["/guides/streaming/", "says the same words as often, of something else"],
    ],
  },
  {
    about: "two pages in the same words, of which others link to one",
    query: "share code between apps",
    order: [
      ["/guides/shared-code/", "is where three pages send their readers"],
      ["/guides/code-sharing/", "says as much, and nobody sends anybody there"],
    ],
  },
  {
    about: "a subject that a tutorial walks through",
    query: "let the user pick a sticker",
    order: [
      ["/guides/stickers/", "is about it"],
      ["/tutorial/stickers/", "builds a made-up app of it, in the same words"],
    ],
  },
  {
    about: "a tutorial, where one is asked for",
    query: "tutorial pick a sticker",
    order: [["/tutorial/stickers/", "is one; the guide is none"]],
  },
  {
    about: "a config key",
    query: "android.permissions",
    order: [
      ["/guides/permissions/", "tells how it is used, and is called by half of it"],
      ["config/app/", "defines it, among many others"],
    ],
  },
  {
    about: "a config file",
    query: "eas.json",
    order: [["/build/eas-json/", "is about the file, and is called by it"]],
  },
  {
    about: "a setting inside a config file",
    query: "metro resolver.assetExts",
    order: [["config/metro/", "is the only one that has it"]],
  },
  {
    about: "an environment variable's prefix",
    query: "EXPO_PUBLIC_API_KEY is undefined",
    order: [["/guides/environment-variables/", "explains the prefix; nobody wrote this very name"]],
  },
  {
    about: "a command",
    query: "npx expo prebuild --clean",
    order: [
      ["/guides/adopting-prebuild/", "is about the command and says what the flag does"],
      ["/workflow/upgrading-expo-sdk-walkthrough/", "says to run it"],
    ],
  },
  {
    about: "a command of EAS",
    query: "eas credentials",
    order: [
      ["/app-signing/app-credentials/", "is called so, and ends with the command"],
      ["/push-notifications/fcm-credentials/", "uses the command for one kind of credentials"],
    ],
  },
  {
    about: "a permission of Android",
    query: "ACCESS_BACKGROUND_LOCATION",
    order: [["sdk/location/", "says when it is needed"]],
  },
  {
    about: "a usage description of iOS",
    query: "NSUserTrackingUsageDescription",
    order: [["sdk/tracking-transparency/", "says what to write there"]],
  },
  {
    about: "version words beside what is asked for",
    query: "camera permission in SDK 54",
    order: [
      ["sdk/camera/", "has a section on them; the release is a circumstance"],
      ["/guides/permissions/", "is about permissions, the camera's among them"],
    ],
  },
  {
    about: "platform words beside what is asked for",
    query: "push notification channel android",
    order: [["sdk/notifications/", "has a section on channels; every page says Android"]],
  },
  {
    about: "a word written apart",
    query: "sign in with apple",
    order: [
      ["sdk/apple-authentication/", "is about it"],
      ["/develop/authentication/", "names it among the ways to sign in"],
    ],
  },
  {
    about: "the same word with a hyphen",
    query: "sign-in with apple",
    order: [
      ["sdk/apple-authentication/", "is about it"],
      ["/develop/authentication/", "names it among the ways to sign in"],
    ],
  },
  {
    about: "the same word written together",
    query: "signin with apple",
    order: [
      ["sdk/apple-authentication/", "is about it"],
      ["/develop/authentication/", "names it among the ways to sign in"],
    ],
  },
  {
    about: "a compound written together",
    query: "splashscreen",
    order: [["sdk/splash-screen/", "is called so in two words, and has it in a symbol"]],
  },
  {
    about: "two misspelt words",
    query: "notificatons chanel",
    order: [["sdk/notifications/", "has a section on notification channels"]],
  },
  {
    about: "a misspelt title",
    query: "enviroment variables",
    order: [
      ["/guides/environment-variables/", "is called so, but for a letter"],
      ["/build/eas-json/", "has a section called so"],
    ],
  },
  {
    about: "what is current before what is archived",
    query: "expo publish updates",
    order: [
      ["/eas-update/introduction/", "is about it, and has a section on publishing"],
      ["/eas-update/rollbacks/", "publishes an earlier one"],
      ["sdk/updates/", "is the API that receives them"],
      ["/archive/classic-updates/", "has the words most closely, of another time"],
    ],
  },
  {
    about: "what is archived, where that is asked for",
    query: "archived classic updates",
    order: [["/archive/classic-updates/", "is called so, and the query says that it is old"]],
  },
  {
    about: "the current API before its legacy one, two pages that say nearly the same",
    query: "download a file",
    order: [
      ["sdk/filesystem/", "is current"],
      ["sdk/filesystem-legacy/", "has the same section, and is legacy"],
      ["sdk/sharing/", "says to do so first"],
    ],
  },
  {
    about: "the legacy API, where that is asked for",
    query: "download a file legacy",
    order: [["sdk/filesystem-legacy/", "is called legacy, and has the section"]],
  },
  {
    about: "the current API before its legacy one, whose words are nearer",
    query: "photos and albums of the device",
    order: [
      ["sdk/media-library/", "is current"],
      ["sdk/media-library-legacy/", "is legacy"],
    ],
  },
  {
    about: "the current release before the unversioned one",
    query: "depth of pictures camera",
    order: [
      [
        "sdk/camera/",
        "is of the release that is searched; only the unversioned page tells of depth",
      ],
    ],
  },
  {
    about: "a release among the words",
    query: "camera SDK 56",
    order: [
      [
        "sdk/camera/",
        "is about the subject; the number says which release, and no page is about it",
      ],
    ],
  },
  {
    about: "a release before the subject",
    query: "expo 56 haptics",
    order: [["sdk/haptics/", "is about the subject"]],
  },
  {
    about: "two words that are one",
    query: "scan bar codes",
    order: [["sdk/camera/", "writes it as one word"]],
  },
  {
    about: "a path",
    query: "router/advanced/protected",
    order: [["/router/advanced/protected/", "stands at that path"]],
  },
  {
    about: "an address",
    query: "https://docs.expo.dev/versions/latest/sdk/camera/#usage",
    order: [["sdk/camera/", "is what `latest` leads to"]],
  },
  {
    about: "Chinese with a package's name",
    query: "如何使用 expo-camera 拍照",
    order: [["sdk/camera/", "is the package's page"]],
  },
  {
    about: "Japanese with a symbol",
    query: "getCurrentPositionAsync が動かない",
    order: [["sdk/location/", "documents the symbol"]],
  },
  {
    about: "Portuguese with loan words",
    query: "erro DEVELOPER_ERROR no login com Google",
    order: [["/guides/google-authentication/", "explains the error, and is called by the name"]],
  },
];
