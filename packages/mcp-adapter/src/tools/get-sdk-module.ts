/** `expo_get_sdk_module`: a package whole, one symbol of it, or what changed in it between two SDKs. */
import {
  compareSdk,
  type DocsIndex,
  type PackageDiff,
  type Sdk,
  sdkLabel,
} from "@expodex/core/read";
import * as z from "zod";
import { cursorArgument, maxTokensArgument, resendArgument } from "../arguments/filters.ts";
import { chooseSdk, type SdkNote, sdkVersionArgument } from "../arguments/sdk-version.ts";
import { countTokens } from "../budget/count-tokens.ts";
import { readCursor, writeCursor } from "../budget/cursor.ts";
import { cutText } from "../budget/cut-text.ts";
import { fitItems } from "../budget/fit-items.ts";
import { address, label, quote } from "../frame.ts";
import { defineTool, type ToolAnswer } from "../tool.ts";
import type { ToolContext } from "../tool-context.ts";
import { ToolError } from "../tool-error.ts";
import { findPackage, unknownPackage } from "./sdk-module/find-package.ts";
import {
  type ModuleHead,
  type ModulePart,
  moduleOutput,
  writeModule,
} from "./sdk-module/module-answer.ts";
import { packageParts, symbolPart } from "./sdk-module/package-parts.ts";

const DESCRIPTION =
  "Gives an Expo package whole, for the project's SDK: install command, config plugin properties, permissions, and every function, hook, component, prop and type with signature, platforms and deprecation; use it before writing code against a package. Takes expo-camera, camera or @expo/vector-icons. symbol gives one symbol in full; compare_to says what was added, removed, changed and deprecated between two SDKs, such as for an upgrade. Not for guides or questions (expo_search_documents).";

const TOOL = "expo_get_sdk_module";
type Answer = ToolAnswer<z.output<typeof moduleOutput>>;

/** A package and what goes out of it. */
interface Module {
  head: ModuleHead;
  parts: ModulePart[];
}

/** Gives packages. */
export const getSdkModule = defineTool({
  name: TOOL,
  title: "Get an Expo SDK package",
  description: DESCRIPTION,
  input: z.object({
    module_name: z
      .string()
      .trim()
      .min(1)
      .max(214)
      .describe("Package, such as expo-camera, camera or @expo/vector-icons."),
    symbol: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .describe("One symbol in full, such as CameraView.takePictureAsync. Default: the package."),
    compare_to: sdkVersionArgument.describe(
      "Another SDK, such as 55: answers with what changed between it and sdk_version.",
    ),
    sdk_version: sdkVersionArgument,
    max_tokens: maxTokensArgument(4000),
    cursor: cursorArgument,
    resend: resendArgument,
  }),
  aliases: {
    module: "module_name",
    package: "module_name",
    package_name: "module_name",
    name: "module_name",
    sdk: "sdk_version",
    from: "compare_to",
  },
  output: moduleOutput,
  async run(args, context): Promise<Answer> {
    const { docs } = context;
    const { sdk, note } = chooseSdk(args.sdk_version, context);
    const found = await findPackage(docs, args.module_name, sdk);
    const symbol = args.symbol ?? found?.symbol;
    const module =
      found === undefined
        ? await mentionsOf(context, args.module_name, sdk, note)
        : args.compare_to !== undefined
          ? await changesOf(context, found.packageName, args.compare_to, sdk, note)
          : symbol !== undefined
            ? await symbolsOf(docs, found.packageName, symbol, sdk, note)
            : await packageOf(docs, found.packageName, sdk, note);
    const owner = {
      tool: TOOL,
      request: [module.head.packageName, symbol, args.compare_to, sdk],
      fingerprint: docs.info.fingerprint,
    };
    return fit(module, args, context, owner);
  },
});

async function packageOf(
  docs: DocsIndex,
  packageName: string,
  sdk: Sdk | undefined,
  sdkNote: SdkNote,
): Promise<Module> {
  const { page, parts, otherPages } = await packageParts(docs, packageName, sdk);
  const ofPage =
    page === undefined
      ? {}
      : { title: label(page.title), url: page.url, platforms: page.platforms };
  return { head: { ...headOf(packageName, sdk, sdkNote), ...ofPage, otherPages }, parts };
}

async function symbolsOf(
  docs: DocsIndex,
  packageName: string,
  symbol: string,
  sdk: Sdk | undefined,
  sdkNote: SdkNote,
): Promise<Module> {
  const options = { packageName, limit: 20, ...(sdk === undefined ? {} : { sdk }) };
  const { entries } = await docs.symbol(symbol, options);
  const parts = entries.map((entry) => symbolPart(entry, true));
  return { head: { ...headOf(packageName, sdk, sdkNote), ...pageOf(parts) }, parts };
}

/** The page that the first part stands on, named once for all parts on it. */
function pageOf([first]: readonly ModulePart[]): { url?: string } {
  return first === undefined ? {} : { url: first.url.replace(/#.*$/su, "") };
}

async function changesOf(
  context: ToolContext,
  packageName: string,
  compareTo: z.output<typeof sdkVersionArgument>,
  sdk: Sdk | undefined,
  sdkNote: SdkNote,
): Promise<Module> {
  const other = chooseSdk(compareTo, context).sdk;
  if (sdk === undefined || other === undefined || other === sdk)
    throw new ToolError(
      "INVALID_ARGUMENTS",
      `compare_to: expected another SDK than ${sdk === undefined ? "none" : sdkLabel(sdk)}`,
      `call again with sdk_version and compare_to two of: ${sdkNote.available.join(", ")}`,
    );
  // What is not released comes after what is.
  const otherIsOlder =
    sdk === "unversioned" || (other !== "unversioned" && compareSdk(sdk, other) < 0);
  const [from, to] = otherIsOlder ? [other, sdk] : [sdk, other];
  const diff = await context.docs.diff(packageName, { from, to });
  const { added, removed, changed, deprecated, unchanged } = diff;
  const compared = `${sdkLabel(from)} to ${sdkLabel(to)}: ${added.length} added, ${removed.length} removed, ${changed.length} changed, ${deprecated.length} deprecated, ${unchanged} unchanged`;
  return {
    head: { ...headOf(packageName, undefined, sdkNote), compared },
    parts: changeParts(diff),
  };
}

/** What breaks code comes first. */
function changeParts({ removed, changed, deprecated, added }: PackageDiff): ModulePart[] {
  const part = (
    change: string,
    { qualifiedName, kind, url }: PackageDiff["added"][number],
    code: string,
    text?: string,
  ): ModulePart => {
    const shown = quote(code);
    const said = text === undefined || text === "" ? undefined : quote(text);
    return {
      part: "change",
      title: label(qualifiedName),
      url: address(url, [qualifiedName]),
      kind,
      change,
      code: shown.text,
      ...(said === undefined ? {} : { text: said.text }),
      ...shown.flag,
      ...said?.flag,
    };
  };
  return [
    ...removed.map((entry) => part("removed", entry, cutText(entry.signature, 120))),
    ...changed.map((entry) =>
      part("changed", entry, `- ${cutText(entry.before, 120)}\n+ ${cutText(entry.after, 120)}`),
    ),
    ...deprecated.map((entry) =>
      part("deprecated", entry, cutText(entry.signature, 120), cutText(entry.advice, 60)),
    ),
    ...added.map((entry) => part("added", entry, cutText(entry.signature, 120))),
  ];
}

/** A package without a reference of its own, such as `@expo/vector-icons`, is spoken of in guides. */
async function mentionsOf(
  context: ToolContext,
  name: string,
  sdk: Sdk | undefined,
  sdkNote: SdkNote,
): Promise<Module> {
  const { docs, signal } = context;
  const wanted = name.toLowerCase();
  const { hits } = /[@/-]/u.test(name)
    ? await docs.search(name, {
        limit: 20,
        excerptLength: 600,
        signal,
        ...(sdk === undefined ? {} : { sdk }),
      })
    : { hits: [] };
  const naming = hits.filter(
    ({ excerpt, title }) =>
      excerpt.text.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted),
  );
  if (naming.length === 0) throw await unknownPackage(docs, name);
  const parts = naming.map(({ title, headings, url, excerpt }): ModulePart => {
    const { text, flag } = quote(excerpt.text);
    return {
      part: "mention",
      title: [title, ...headings].map(label).join(" › "),
      url: address(url, headings),
      text,
      ...flag,
    };
  });
  const note = "the documentation has no API reference of this package; these sections name it";
  return { head: { ...headOf(label(name), sdk, sdkNote), note }, parts };
}

function headOf(packageName: string, sdk: Sdk | undefined, sdkNote: SdkNote): ModuleHead {
  return { packageName: label(packageName), sdkNote, ...(sdk === undefined ? {} : { sdk }) };
}

/** As many parts as the budget holds; texts that the session has are named only. */
function fit(
  { head: whole, parts }: Module,
  args: { max_tokens: number; cursor?: string | undefined; resend: boolean },
  { docs, session }: ToolContext,
  owner: Parameters<typeof writeCursor>[0],
): Answer {
  // A small budget is for the parts.
  const { title: _title, platforms: _platforms, otherPages: _pages, ...bare } = whole;
  const head: ModuleHead = args.max_tokens < 300 ? bare : whole;
  const offset = Math.min(readCursor(owner, args.cursor), parts.length);
  const total = parts.length;
  const key = (part: ModulePart) =>
    `${docs.info.fingerprint.slice(0, 16)}:module:${part.part}:${part.url}:${part.change ?? ""}:${part.title}:${part.text?.length ?? 0}`;
  const left = parts.slice(offset).map((part): ModulePart => {
    if (args.resend || part.text === undefined || !session.sentChunks.has(key(part))) return part;
    const { text: _, ...rest } = part;
    return { ...rest, already_sent: true };
  });
  const render = (shown: readonly ModulePart[], note?: string) => {
    const end = offset + shown.length;
    const next = end < total ? { nextCursor: writeCursor(owner, end) } : {};
    const noted = note === undefined ? head : { ...head, note };
    return writeModule(noted, { parts: shown, offset, total, ...next });
  };
  const fitted = fitItems(left.length, args.max_tokens, (count) => render(left.slice(0, count)));
  const { count } = fitted;
  const answer =
    countTokens(fitted.answer) <= args.max_tokens
      ? fitted.answer
      : cutFirst(left[0], args.max_tokens, render);
  // What was cut or left out was not sent.
  if (answer === fitted.answer)
    for (const part of parts.slice(offset, offset + count)) session.sentChunks.add(key(part));
  return answer;
}

/** One part larger than the budget is cut: the cursor goes on behind it, and a larger budget gives it whole. */
function cutFirst(
  part: ModulePart | undefined,
  maxTokens: number,
  render: (shown: readonly ModulePart[], note?: string) => Answer,
): Answer {
  if (part === undefined) return render([]);
  const note = "cut short: raise max_tokens";
  const { text, code, ...rest } = part;
  for (let room = maxTokens; room >= 5; room = Math.floor(room * 0.8)) {
    const shown: ModulePart = {
      ...rest,
      ...(code === undefined ? {} : { code: cutText(code, room) }),
      ...(text === undefined ? {} : { text: cutText(text, room) }),
    };
    const answer = render([shown], note);
    if (countTokens(answer) <= maxTokens) return answer;
  }
  return render([rest], note);
}
