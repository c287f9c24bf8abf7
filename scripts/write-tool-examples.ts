/**
 * Writes what every MCP tool answers on Expo's documentation into `docs/api/examples.md`, between two marks.
 *
 * It needs the documentation: `$EXPODEX_CORPUS`, else a folder beside the repository. Answers of equal documentation are equal: no
 * time, no order of a machine's own stands in them.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createExpoDocsIndex, type DocsIndex } from "@expodex/core";
import { combineSources, easCliManifest, expoDocsFolder } from "@expodex/sources";
import { placesOfDocs } from "../benchmarks/places-of-docs.ts";
import { createSession } from "../packages/mcp-adapter/src/session.ts";
import type { ToolContext } from "../packages/mcp-adapter/src/tool-context.ts";
import { toolFailure } from "../packages/mcp-adapter/src/tool-error.ts";
import { answerQuestion } from "../packages/mcp-adapter/src/tools/answer.ts";
import { toolsOf } from "../packages/mcp-adapter/src/tools/tool-set.ts";
import { callTool } from "../packages/mcp-adapter/test/support/call-tool.ts";

/** Of the EAS CLI whose commands are shown: a newer one may write others. */
const EAS_CLI_VERSION = "24.8.0";
const BEGINS = "<!-- answers of tools: written by npm run docs:examples -->";
const ENDS = "<!-- end of answers of tools -->";
/** Enough to see the form of an answer. */
const MAX_LINES = 36;
const MAX_LINE_LENGTH = 240;

const CALLS: readonly [tool: string, args: Record<string, unknown>][] = [
  ["expo_search_documents", { query: "request camera permission", max_tokens: 800 }],
  [
    "expo_search_documents",
    {
      query: "deep links",
      filters: { category: ["docs"], platform: ["ios"], sdk_version: ["sdk-56"] },
      max_tokens: 400,
    },
  ],
  ["expo_read_document", { path: "/versions/latest/sdk/camera/", section: "enableTorch" }],
  ["expo_read_document", { url: "https://docs.expo.dev/router/introduction/", max_tokens: 700 }],
  ["expo_read_document", { url: "https://docs.expo.dev/versions/v40.0.0/sdk/camera/" }],
  ["expo_get_sdk_module", { module_name: "camera", max_tokens: 1200 }],
  [
    "expo_get_sdk_module",
    { module_name: "expo-camera", symbol: "CameraView.takePictureAsync", max_tokens: 600 },
  ],
  ["expo_get_sdk_module", { module_name: "expo-audio", compare_to: 54, max_tokens: 600 }],
  ["expo_get_sdk_module", { module_name: "expo-camrea" }],
  [
    "expo_recommend",
    { context: "an app that scans QR codes with CameraView of expo-camera", max_results: 3 },
  ],
  ["expo_recommend", { context: "/versions/latest/sdk/notifications/", max_results: 3 }],
  ["expo_code_examples", { pattern: "pick an image", language: "typescript", max_tokens: 1200 }],
  [
    "expo_error_diagnosis",
    { error_message: "Unable to resolve module @react-native-async-storage/async-storage" },
  ],
  ["expo_error_diagnosis", { error_message: "zxqv 0x7f flux capacitor drained" }],
  [
    "expo_config_templates",
    {
      template_type: "app.json",
      project_context: { name: "demo", platforms: ["ios", "android"], sdk_version: "latest" },
    },
  ],
  ["expo_config_templates", { template_type: "eas.json", project_context: { name: "demo" } }],
  ["expo_eas_command_builder", { operation: "build", platform: "ios", profile: "preview" }],
  ["expo_eas_command_builder", { operation: "update", flags: ["--branch=production"] }],
  ["expo_answer", { query: "How do I scan a QR code?" }],
  ["search", { query: "push notifications setup" }],
  ["fetch", { id: "/push-notifications/push-notifications-setup/" }],
];

async function openIndex(): Promise<DocsIndex> {
  const folder = placesOfDocs().docs;
  if (folder === undefined)
    throw new Error("no documentation: set EXPODEX_CORPUS to Expo's docs folder");
  return createExpoDocsIndex({
    source: combineSources(expoDocsFolder(folder), easCliManifest({ version: EAS_CLI_VERSION })),
  });
}

async function answer(
  docs: DocsIndex,
  name: string,
  args: Record<string, unknown>,
): Promise<string | undefined> {
  const tool = [...toolsOf("all"), answerQuestion, ...toolsOf("search,fetch")].find(
    (one) => one.name === name,
  );
  if (tool === undefined) return undefined;
  const clock = () => 0;
  const context: ToolContext = {
    docs,
    session: createSession("example", { perMinute: 0, burst: 1 }, clock),
    project: undefined,
    preferredSdk: undefined,
    signal: new AbortController().signal,
    clock,
    log: () => {},
  };
  try {
    const { text, structured } = await callTool(tool, args, context);
    return text.startsWith("{") ? JSON.stringify(structured, undefined, 2) : text;
  } catch (error) {
    const failure = toolFailure(error);
    if (failure === undefined) throw error;
    return `Error ${failure.code} ${failure.name}: ${failure.message}.\nNext: ${failure.next}.`;
  }
}

/** Beginning and end of a long answer; its last lines say how to go on. */
function shorten(text: string): string[] {
  const lines = text
    .split("\n")
    .map((line) => (line.length > MAX_LINE_LENGTH ? `${line.slice(0, MAX_LINE_LENGTH)}…` : line));
  if (lines.length <= MAX_LINES) return lines;
  return [...lines.slice(0, MAX_LINES - 6), "…", ...lines.slice(-5)];
}

const docs = await openIndex();
const sections: string[] = [];
let last = "";
for (const [name, args] of CALLS) {
  const text = await answer(docs, name, args);
  if (text === undefined) continue;
  if (name !== last) sections.push(`### \`${name}\``);
  last = name;
  const shown = shorten(text).map((line) => (line === "" ? "" : `    ${line}`));
  sections.push(`\`${JSON.stringify(args)}\``, shown.join("\n"));
}
await docs.close();

const page = fileURLToPath(new URL("../docs/api/examples.md", import.meta.url));
const written = readFileSync(page, "utf8");
const from = written.indexOf(BEGINS);
const before = (from < 0 ? written : written.slice(0, from)).trimEnd();
const body = [
  BEGINS,
  "## Answers of MCP tools",
  "What agents get, on Expo's documentation of SDK 54 to 57, cut with `…` where it is long.",
  ...sections,
  ENDS,
].join("\n\n");
writeFileSync(page, `${before}\n\n${body}\n`);
