/** The documentation keeps its word: snippets compile, links lead somewhere, and the tables of contents are whole. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { at, listFiles, readText } from "./repository.ts";

const pages = listFiles(/\.md$/u).filter(
  (path) => !/\/fixtures?\/|^\.changeset\/|\/results\/|^examples\/[^/]+\/docs\//u.test(path),
);

interface Snippet {
  page: string;
  line: number;
  language: string;
  code: string;
}

/** Lists the fenced code of a page. */
function snippetsOf(page: string): Snippet[] {
  const found: Snippet[] = [];
  let open: Snippet | undefined;
  for (const [index, line] of readText(page).split("\n").entries()) {
    const fence = /^ {0,3}```(\S*)/u.exec(line);
    if (fence === null) {
      if (open !== undefined) open.code += `${line}\n`;
    } else if (open === undefined) {
      open = { page, line: index + 1, language: fence[1] ?? "", code: "" };
    } else {
      found.push(open);
      open = undefined;
    }
  }
  return found;
}

describe("a TypeScript snippet", () => {
  const snippets = pages.flatMap(snippetsOf).filter(({ language }) => language === "ts");
  const virtual = new Map(
    snippets.map((one) => [at(`${one.page.replace(/\W/gu, "-")}-line-${one.line}.ts`), one]),
  );

  it("compiles against the packages as they are", () => {
    const config = ts.readConfigFile(at("tsconfig.json"), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, at("."));
    const settings = { ...options, noUnusedLocals: false, noUnusedParameters: false };
    const host = ts.createCompilerHost(settings);
    const { getSourceFile, fileExists, readFile } = host;
    host.getSourceFile = (name, version) => {
      const snippet = virtual.get(name);
      if (snippet === undefined) return getSourceFile.call(host, name, version);
      return ts.createSourceFile(name, `${snippet.code}\nexport {};\n`, version);
    };
    host.fileExists = (name) => virtual.has(name) || fileExists.call(host, name);
    host.readFile = (name) => virtual.get(name)?.code ?? readFile.call(host, name);
    const program = ts.createProgram([...virtual.keys()], settings, host);
    const problems = [...virtual].flatMap(([name, snippet]) => {
      const source = program.getSourceFile(name);
      const all = [
        ...program.getSyntacticDiagnostics(source),
        ...program.getSemanticDiagnostics(source),
      ];
      return all.map(({ start, messageText }) => {
        const line = source?.getLineAndCharacterOfPosition(start ?? 0).line ?? 0;
        const message = ts.flattenDiagnosticMessageText(messageText, " ");
        return `${snippet.page}:${snippet.line + 1 + line} ${message}`;
      });
    });
    expect(problems).toEqual([]);
    expect(snippets.length).toBeGreaterThan(5);
  });
});

describe("a fence", () => {
  it("names its language", () => {
    const silent = pages.flatMap(snippetsOf).filter(({ language }) => language === "");
    expect(silent.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
  });
});

describe("a link", () => {
  it("leads to a file of the repository, where it is relative", () => {
    const broken: string[] = [];
    for (const page of pages) {
      const prose = readText(page).replace(/^ {0,3}```[\s\S]*?^ {0,3}```/gmu, "");
      for (const [, target = ""] of prose.matchAll(/\]\(([^)\s]+)\)/gu)) {
        if (/^(?:[a-z]+:|#)/u.test(target)) continue;
        const path = join(dirname(page), target.replace(/#.*$/u, ""));
        if (!existsSync(at(path))) broken.push(`${page}: ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

describe("README.md", () => {
  const ORDER = [
    "When to use it",
    "Install",
    "Use",
    "Options",
    "Performance",
    "Compatibility",
    "Security",
    "License",
  ];

  it("has its parts in the order of the house", () => {
    const headings = [...readText("README.md").matchAll(/^## (.+)$/gmu)].map((match) => match[1]);
    expect(headings.filter((heading) => ORDER.includes(heading as string))).toEqual(ORDER);
  });

  it("shows the two commands on its first screen", () => {
    const screen = readText("README.md").split("\n").slice(0, 30).join("\n");
    expect(screen).toContain("npm ci && npm run demo");
    expect(screen).toContain("npm ci && npm test");
  });
});

describe("docs/vocabulary.md", () => {
  it("defines each word in bold, with an example below it", () => {
    const text = readText("docs/vocabulary.md");
    const words =
      "Source File Document Section Symbol Chunk Placement Embedder Vector Index Snapshot Store Cache Query Hit Excerpt Answer";
    for (const word of words.split(" ")) expect(text, word).toContain(`**${word}**`);
    const definitions = text.split("\n").filter((line) => line.startsWith("**")).length;
    expect(text.match(/^```text$/gmu)?.length).toBe(definitions);
  });
});
