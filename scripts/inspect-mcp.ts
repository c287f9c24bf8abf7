/**
 * Lists and calls everything that the built command offers with the protocol's inspector, over both transports and in both eras of
 * the protocol: `npm run inspect:mcp`. `--strict` makes it fail on schemas that clients trip over.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { COMMAND, installed, serve, smallIndex } from "./mcp-server.ts";

const INSPECTOR = "2.12.0";
const ERAS = ["legacy", "modern"];

/** What each tool is called with; a tool without a line here fails the run. */
const ARGUMENTS: Readonly<Record<string, Record<string, unknown>>> = {
  expo_search_documents: { query: "camera permission", max_tokens: 300 },
  expo_read_document: { url: "https://docs.expo.dev/versions/v57.0.0/sdk/camera/" },
  expo_get_sdk_module: { module_name: "expo-camera", sdk_version: "sdk-57" },
  expo_recommend: { context: "an app that takes pictures", max_results: 2 },
  expo_code_examples: { pattern: "useCameraPermissions", language: "typescript" },
  expo_error_diagnosis: { error_message: "Missing camera permission", platform: "ios" },
  expo_config_templates: {
    template_type: "eas.json",
    project_context: { name: "demo", platforms: ["ios", "android"], sdk_version: "latest" },
  },
  expo_eas_command_builder: { operation: "build", platform: "ios", profile: "production" },
  search: { query: "camera permission" },
  fetch: { id: "https://docs.expo.dev/versions/v57.0.0/sdk/camera/" },
};

const PROMPT_ARGUMENTS: Readonly<Record<string, string>> = {
  project_type: "blank",
  module_name: "expo-camera",
  config_content: '{"expo":{"name":"demo","slug":"demo"}}',
};

const modules = installed("inspector", [`@modelcontextprotocol/inspector@${INSPECTOR}`]);
const launcher = join(modules, "@modelcontextprotocol/inspector/clients/launcher/build/index.js");
const home = mkdtempSync(join(tmpdir(), "expodex-inspector-"));
let failures = 0;
let calls = 0;

function inspect(target: readonly string[], era: string, args: readonly string[]): unknown {
  calls += 1;
  // Arguments before the other options: one that takes several values would take the target, too.
  const given = ["--cli", ...args, "--protocol-era", era, "--format", "json", ...target];
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...given], {
    encoding: "utf8",
    env: { ...process.env, HOME: home },
    timeout: 60_000,
  });
  if (status === 0) return (JSON.parse(stdout) as { result: unknown }).result;
  failures += 1;
  console.log(`failed with ${status}: ${given.join(" ")}\n${stdout}${stderr}`.slice(0, 2000));
  return undefined;
}

interface PromptList {
  prompts: { name: string; arguments?: { name: string; required?: boolean }[] }[];
}

const names = (result: unknown, list: string) =>
  ((result as Record<string, { name: string }[]> | undefined)?.[list] ?? []).map((one) => one.name);

function walk(label: string, target: readonly string[]): void {
  for (const era of ERAS) {
    const before = failures;
    const tools = names(inspect(target, era, ["--method", "tools/list", "--strict"]), "tools");
    for (const tool of tools) {
      const args = ARGUMENTS[tool];
      if (args === undefined) {
        failures += 1;
        console.log(
          `failed: ${tool} has no arguments to be called with in ${import.meta.filename}`,
        );
        continue;
      }
      const json = JSON.stringify(args);
      inspect(target, era, [
        "--method",
        "tools/call",
        "--tool-name",
        tool,
        "--tool-args-json",
        json,
      ]);
    }
    inspect(target, era, ["--method", "resources/templates/list"]);
    const listed = inspect(target, era, ["--method", "resources/list"]);
    const [resource] = (listed as { resources?: { uri: string }[] } | undefined)?.resources ?? [];
    if (resource !== undefined)
      inspect(target, era, ["--method", "resources/read", "--uri", resource.uri]);
    const prompts = inspect(target, era, ["--method", "prompts/list"]) as PromptList | undefined;
    for (const { name, arguments: wanted = [] } of prompts?.prompts ?? []) {
      const given = wanted
        .filter((one) => one.required)
        .map((one) => `${one.name}=${PROMPT_ARGUMENTS[one.name] ?? "camera"}`);
      const withArguments = given.length === 0 ? [] : ["--prompt-args", ...given];
      inspect(target, era, ["--method", "prompts/get", "--prompt-name", name, ...withArguments]);
    }
    console.log(
      `  ${failures === before ? "ok     " : "failed "} ${label}, ${era}: ${tools.join(", ")}`,
    );
  }
}

const { index, remove } = smallIndex();
try {
  walk("stdio", [process.execPath, COMMAND, "mcp", "--index", index]);
  const two = ["--tools", "search,fetch"];
  walk("stdio, two tools", [process.execPath, COMMAND, "mcp", "--index", index, ...two]);
  const served = await serve(index);
  walk("http", [served.url, "--transport", "http"]);
  await served.stop();
} finally {
  remove();
  rmSync(home, { recursive: true, force: true });
}
console.log(`${calls} calls, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
