/** What every entry of an API section is written with: its heading, and the parts of its doc comment. */
import type { DocumentWriter } from "../document-writer.ts";
import type { DocsSymbol, SymbolKind, SymbolParameter } from "../symbol.ts";
import { type Doc, docOf, docOfMember, platformNames } from "./comment.ts";
import { codeOf, inline, writeMarkdown } from "./comment-blocks.ts";
import type { Reflection, TypeNode } from "./reflection.ts";
import { ENTRY_DEPTH, flatAnchor, type Rendering } from "./rendering.ts";
import {
  functionOf,
  isOptional,
  memberType,
  parameterName,
  type TypeFact,
  typeFact,
  typeText,
} from "./type-text.ts";

/** Longest signature that a symbol carries, in characters. */
const MAX_SIGNATURE_CHARS = 600;

/** An entry before its heading is written. */
export interface Entry {
  kind: SymbolKind;
  name: string;
  /** With its owner or namespace. */
  qualifiedName: string;
  /** As the site's heading reads, without markup: `Linking.canOpenURL(url)`. */
  title: string;
  /** One line per overload. */
  signatures: string[];
  doc: Doc;
  /** Platforms of the owner, which hold where the entry names none. */
  ownerPlatforms?: readonly string[];
  parameters?: SymbolParameter[];
  returns?: { type: string; text?: string };
  type?: string;
  optional?: boolean;
  default?: string;
  /** Further anchors. */
  aliases?: string[];
  /** An anchor that the page has already given; without one the title is slugged. */
  anchor?: string;
}

/** Opens the entry's section and records its symbol. */
export function openEntry(rendering: Rendering, depth: number, entry: Entry): void {
  const { writer, context } = rendering;
  const anchor = entry.anchor ?? context.slug(entry.title);
  const aliases = [
    ...(entry.aliases ?? []),
    flatAnchor(entry.name),
    flatAnchor(entry.qualifiedName),
    ...namespacedAnchor(rendering, depth, entry),
  ];
  writer.heading(depth, entry.title, {
    anchor,
    aliases: rendering.claimAliases(aliases, anchor),
    markdown: `\`${entry.title}\``,
    symbol: symbolOf(rendering, entry),
  });
}

/** Links name top-level entries under the API's name even where the heading does not: `#sqlitesqliteprovider`. */
function namespacedAnchor({ apiName }: Rendering, depth: number, entry: Entry): string[] {
  if (depth !== ENTRY_DEPTH || apiName === undefined || entry.title.startsWith(`${apiName}.`))
    return [];
  return [flatAnchor(`${apiName}${entry.title}`)];
}

function symbolOf(rendering: Rendering, entry: Entry): Omit<DocsSymbol, "section" | "anchor"> {
  const { doc } = entry;
  const symbol: Omit<DocsSymbol, "section" | "anchor"> = {
    name: entry.name,
    qualifiedName: entry.qualifiedName,
    kind: entry.kind,
    signature: entry.signatures.map(bounded).join("\n"),
    parameters: entry.parameters ?? [],
    platforms: platformsOf(entry),
    examples: doc.examples.flatMap(codeOf),
  };
  if (rendering.packageName !== undefined) symbol.packageName = rendering.packageName;
  if (doc.summary !== "") symbol.summary = doc.summary;
  if (entry.returns !== undefined) symbol.returns = entry.returns;
  if (entry.type !== undefined) symbol.type = entry.type;
  if (entry.optional !== undefined) symbol.optional = entry.optional;
  const fallback = entry.default ?? doc.default;
  if (fallback !== undefined) symbol.default = fallback;
  if (doc.deprecated !== undefined) symbol.deprecated = doc.deprecated;
  if (doc.experimental) symbol.experimental = true;
  return symbol;
}

const bounded = (text: string) =>
  text.length <= MAX_SIGNATURE_CHARS ? text : `${text.slice(0, MAX_SIGNATURE_CHARS - 1)}…`;

/** Platforms that the entry or its owner names. */
function platformsOf(entry: Pick<Entry, "doc" | "ownerPlatforms">): string[] {
  return [...(entry.doc.platforms.length > 0 ? entry.doc.platforms : (entry.ownerPlatforms ?? []))];
}

/** Writes what a reader must know before using the entry: deprecation, experiment, platforms. */
export function writeNotices(rendering: Rendering, doc: Doc): void {
  const { writer } = rendering;
  if (doc.deprecated !== undefined)
    writer.block("quote", quoted(`**Deprecated:** ${doc.deprecated}`.replace(/:\*\* $/u, "**")));
  if (doc.experimental) writer.block("quote", "> **Experimental**");
  if (doc.platforms.length > 0)
    writer.block("paragraph", `Supported platforms: ${platformNames(doc.platforms)}.`);
}

/** Writes what follows an entry's description: `See`, `Throws`, examples. */
export function writeNotes(rendering: Rendering, doc: Doc): void {
  const { writer } = rendering;
  for (const note of doc.notes) {
    if (note.text === "") writer.block("paragraph", `**${note.label}**`);
    else if (note.text.includes("```")) {
      writer.block("paragraph", `**${note.label}:**`);
      writeMarkdown(writer, note.text);
    } else writer.block("quote", quoted(`**${note.label}:** ${note.text}`));
  }
  for (const example of doc.examples) {
    writer.block("paragraph", "Example");
    writeMarkdown(writer, example);
  }
}

/** Lists the members of a union. */
export function writeValues(writer: DocumentWriter, fact: TypeFact): void {
  if (fact.values.length > 0)
    writer.block("paragraph", `Acceptable values are: ${fact.values.map(code).join(" | ")}`);
}

/** Says what a property or prop is in one line, then lists the values of a union. */
export function writeFacts(
  rendering: Rendering,
  type: TypeNode | undefined,
  words: readonly string[],
  fallback: string | undefined,
): void {
  const fact = type === undefined ? undefined : typeFact(type);
  const facts = [...words];
  if (fact !== undefined) facts.push(`${fact.label}: ${code(fact.text)}`);
  if (fallback !== undefined) facts.push(`Default: ${code(fallback)}`);
  rendering.writer.block("paragraph", facts.filter((part) => part !== "").join(" • "));
  if (fact !== undefined) writeValues(rendering.writer, fact);
}

function quoted(text: string): string {
  return text
    .split("\n")
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}

/** Text in a table's cell: notices, description, default and examples on one line; `-` where there is nothing. */
export function cellText(doc: Doc): string {
  const parts: string[] = [];
  if (doc.deprecated !== undefined)
    parts.push(doc.deprecated === "" ? "Deprecated." : `Deprecated: ${inline(doc.deprecated)}`);
  if (doc.experimental) parts.push("Experimental.");
  if (doc.platforms.length > 0) parts.push(`Supported platforms: ${platformNames(doc.platforms)}.`);
  if (doc.summary !== "") parts.push(inline(doc.summary));
  if (doc.returns !== undefined) parts.push(`Returns: ${inline(doc.returns)}`);
  for (const note of doc.notes) parts.push(`${note.label}: ${inline(note.text)}`);
  if (doc.default !== undefined) parts.push(`Default: ${code(doc.default)}`);
  for (const example of doc.examples) parts.push(`Example: ${inline(example)}`);
  return parts.length === 0 ? "-" : parts.join(" ");
}

/** Inline code, with a run of backticks longer than any inside. Text that is code already stays. */
export function code(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  if (line === "" || /^`[^`]*`$/u.test(line)) return line;
  if (line.includes("](")) return line;
  const longest = (line.match(/`+/gu) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  if (longest === 0) return `\`${line}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${line} ${fence}`;
}

/** Properties or parameters as symbols carry them. */
export function parametersOf(
  members: readonly Reflection[],
  rendering: Rendering,
  texts?: ReadonlyMap<string, string>,
): SymbolParameter[] {
  return members.map((member) => {
    const doc = docOfMember(member, rendering);
    const name =
      member.flags?.isRest === true ? `...${parameterName(member)}` : parameterName(member);
    const method = member.signatures?.[0];
    const parameter: SymbolParameter = {
      name,
      type:
        method === undefined
          ? typeText(memberType(member))
          : typeText({
              type: "reflection",
              declaration: { name: "", kind: 0, signatures: [method] },
            }),
      optional: isOptional(member),
    };
    const fallback = doc.default ?? defaultOf(member);
    if (fallback !== undefined) parameter.default = fallback;
    const text = cellText({ ...doc, default: undefined } as Doc);
    const said = text === "-" ? (texts?.get(member.name) ?? "") : text;
    const all = [said, ...argumentTexts(member, doc, rendering)].filter((part) => part !== "");
    if (all.length > 0) parameter.text = all.join(" ");
    return parameter;
  });
}

/** What is said of the parameters of the function that a member holds: `` `id`: Which one to select. `` */
function argumentTexts(member: Reflection, doc: Doc, rendering: Rendering): string[] {
  const called = functionOf(member);
  const said: (readonly [name: string, text: string])[] =
    called === undefined
      ? [...doc.parameters]
      : (called.parameters ?? []).map((parameter) => {
          const text = cellText(docOf(parameter, rendering));
          const own = text === "-" ? doc.parameters.get(parameter.name) : text;
          return [parameterName(parameter), own ?? ""];
        });
  return said.flatMap(([name, text]) => (text === "" ? [] : [`${code(name)}: ${inline(text)}`]));
}

/** What a call gives, with what its comment says of it. */
export function returnsOf(signature: Reflection, doc: Doc): { type: string; text?: string } {
  const { returns } = doc;
  const type = typeText(signature.type);
  return returns === undefined || returns === "" ? { type } : { type, text: returns };
}

/** Writes what a call takes and gives, where more is said of it than its signature does. */
export function writeCall(
  rendering: Rendering,
  parameters: readonly SymbolParameter[],
  returns: { type: string; text?: string } | undefined,
): void {
  const { writer } = rendering;
  if (parameters.some(({ text, default: value }) => text !== undefined || value !== undefined))
    writeParameters(rendering, "Parameter", parameters);
  if (returns?.text === undefined) return;
  if (returns.text.includes("\n")) {
    writer.block("paragraph", `Returns: ${code(returns.type)}`);
    writeMarkdown(writer, returns.text);
  } else writer.block("paragraph", `Returns: ${code(returns.type)} ${returns.text}`);
}

/** A value that holds a function of a named type tells its parameters in the comment only. */
export function writeSaidOfCall({ writer }: Rendering, doc: Doc): void {
  if (doc.parameters.size > 0)
    writer.table(
      ["Parameter", "Description"],
      [...doc.parameters].map(([name, text]) => [code(name), inline(text)]),
    );
  if (doc.returns !== undefined && doc.returns !== "")
    writer.block("paragraph", `Returns: ${inline(doc.returns)}`);
}

/** A default as the source has it; `...` stands for one that TypeDoc found too long. */
export function defaultOf(member: Reflection): string | undefined {
  const value = member.defaultValue;
  return value === undefined || value === "..." ? undefined : value;
}

/** Writes a table of parameters or properties. */
export function writeParameters(
  rendering: Rendering,
  label: "Parameter" | "Property",
  parameters: readonly SymbolParameter[],
): void {
  if (parameters.length === 0) return;
  rendering.writer.table(
    [label, "Type", "Description"],
    parameters.map((parameter) => [
      `${label === "Parameter" ? code(parameter.name) : parameter.name}${parameter.optional ? "(optional)" : ""}`,
      code(parameter.type),
      [
        parameter.text ?? "",
        parameter.default === undefined ? "" : `Default: ${code(parameter.default)}`,
      ]
        .filter((part) => part !== "")
        .join(" ") || "-",
    ]),
  );
}
