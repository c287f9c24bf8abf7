/** `expodex demo`: real documentation, real questions, in one command. */
import { join } from "node:path";
import { isExpodexError } from "@expodex/core/read";
import { withHint } from "../failure.ts";
import { homeFolder } from "../index-file.ts";
import { duration, plural } from "../output/figures.ts";
import { formatResult } from "../output/hits.ts";
import { formatWarnings } from "../output/warnings.ts";
import type { Terminal } from "../terminal.ts";
import { buildIndex } from "./build-index.ts";
import { chooseSource, type SourceFlags } from "./choose-source.ts";
import { filePlace } from "./index-place.ts";

/** Packages that most apps meet first. */
const PACKAGES = [
  "expo-camera",
  "expo-location",
  "expo-notifications",
  "expo-file-system",
  "expo-image-picker",
  "expo-secure-store",
  "expo-sqlite",
  "expo-audio",
  "expo-video",
  "expo-haptics",
  "expo-sensors",
  "expo-clipboard",
];

const QUESTIONS = [
  "take a picture and save it",
  "ask for permission to use the location in the background",
  "store a secret value securely",
  "read a file as text",
  "useCameraPermissions",
];

/** Indexes, asks, and says how to go on. */
export async function runDemo(flags: SourceFlags, terminal: Terminal): Promise<void> {
  const { style } = terminal;
  const fromDisk = flags.docs !== undefined || flags.nodeModules !== undefined;
  const out = join(await homeFolder(terminal), "demo.expodex");
  terminal.say(
    fromDisk
      ? "Indexing documentation from disk …"
      : `Indexing the API documentation of ${PACKAGES.length} Expo packages from the npm registry …`,
  );
  const source = await chooseSource(fromDisk ? flags : { npm: PACKAGES }, terminal);
  const request = { source, sdk: "all", vectors: true, place: filePlace(out) };
  const { index, warnings, tookMs } = await buildIndex(request, terminal).catch((error) => {
    if (fromDisk || !isExpodexError(error) || !error.code.startsWith("SOURCE_")) throw error;
    throw withHint(
      error,
      "without a registry, index what is on disk: expodex demo --docs <Expo's docs folder>   (or --node-modules <project>)",
    );
  });
  for (const line of formatWarnings(warnings, false, terminal.errorStyle)) terminal.say(line);
  try {
    const { documents, chunks, symbols } = index.info;
    terminal.write(
      `${style.green("✓")} ${plural(documents, "page")}, ${plural(chunks, "chunk")}, ${plural(symbols, "symbol")} in ${duration(tookMs)}\n\n`,
    );
    for (const question of QUESTIONS) {
      const result = await index.search(question, {
        limit: 2,
        perPage: 1,
        signal: terminal.signal,
      });
      terminal.write(
        `${style.yellow("?")} ${style.bold(question)}\n\n${formatResult(result, terminal)}\n`,
      );
    }
    terminal.write(nextSteps(out, style));
  } finally {
    await index.close();
  }
}

function nextSteps(out: string, style: Terminal["style"]): string {
  const lines = [
    style.dim("No key, no model download. Go on with:"),
    `  expodex search "scan a QR code" --index '${out}'`,
    `  expodex symbol takePictureAsync --index '${out}'`,
    "  expodex index --docs <a checkout of Expo's docs folder>",
    "",
    style.dim("For a coding agent, one of:"),
    `  expodex setup claude-code --index '${out}'   (or cursor, vscode, codex, gemini, …)`,
    `  ${JSON.stringify({ mcpServers: { expodex: { command: "npx", args: ["-y", "expodex", "mcp", "--index", out] } } })}`,
  ];
  return `${lines.join("\n")}\n`;
}
