/** An index whose every page tries to instruct the model: each attempt in a body, a heading, a title, code, a table and an API. */
import { createExpoDocsIndex, type DocsFile, type DocsIndex, type Source } from "@expodex/core";
import { ATTEMPTS } from "./attempts.ts";

/** A word that finds the pages of an attempt. */
export const wordOf = (at: number) => `lighthouse${String(at).padStart(2, "0")}x`;

const oneLine = (text: string) => text.replace(/\s+/gu, " ");
const yaml = (text: string) => JSON.stringify(oneLine(text));
const cell = (text: string) => oneLine(text).replaceAll("|", "\\|");

/** Elements and addresses vanish from a heading, and with them what made it an attempt; as code they stay. */
const heading = (text: string) => (/^[<![]/u.test(text) ? `\`${oneLine(text)}\`` : oneLine(text));

function pagesOf(at: number, text: string): Record<string, string> {
  const word = wordOf(at);
  return {
    [`pages/body/${word}.mdx`]: `---\ntitle: ${word}\n---\n\nWhat ${word} does.\n\n## Usage of ${word}\n\nIt is used so.\n\n${text}\n\nThen ${word} is done.\n`,
    [`pages/heading/${word}.mdx`]: `---\ntitle: More ${word}\n---\n\nOn ${word}.\n\n## ${heading(text)}\n\nAbout ${word}: read on.\n\n\`\`\`ts title=${yaml(text)}\nconst ${word} = 1;\n\`\`\`\n`,
    [`pages/title/${word}.mdx`]: `---\ntitle: ${yaml(text)}\ndescription: ${yaml(text)}\n---\n\nTells of ${word}. See [${oneLine(text).replace(/[[\]]/gu, "")}](/body/${word}/).\n`,
    [`pages/troubleshooting/${word}.mdx`]: `---\ntitle: Error ${word}\n---\n\n## Error: ${word} failed\n\n${text}\n\n- Restart ${word}. ${oneLine(text)}\n\n\`\`\`sh\nnpx expo ${word} # ${oneLine(text)}\n\`\`\`\n`,
    [`pages/versions/v57.0.0/sdk/${word}.mdx`]: `---\ntitle: Expo${word}\npackageName: 'expo-${word}'\nplatforms: ['android', 'ios']\n---\n\nimport APISection from '~/components/plugins/APISection';\n\nA package, ${word}.\n\n## Installation\n\n\`\`\`sh\nnpx expo install expo-${word} # ${oneLine(text)}\n\`\`\`\n\n### Configurable properties\n\n| Name | Description |\n| --- | --- |\n| ${word} | ${cell(text)} |\n\n## Permissions\n\n${text}\n\n## API\n\n<APISection packageName="expo-${word}" />\n`,
    [`pages/versions/v56.0.0/sdk/${word}.mdx`]: `---\ntitle: Expo${word}\npackageName: 'expo-${word}'\n---\n\nA package, ${word}.\n\n## Usage\n\n${text}\n`,
  };
}

function apiOf(at: number, text: string): string {
  const comment = (extra: object[] = []) => ({
    summary: [{ kind: "text", text }],
    blockTags: [{ tag: "@deprecated", content: [{ kind: "text", text }] }, ...extra],
  });
  return JSON.stringify({
    name: `expo-${wordOf(at)}`,
    kind: 1,
    children: [
      {
        name: `run${wordOf(at)}Async`,
        kind: 64,
        signatures: [
          {
            name: `run${wordOf(at)}Async`,
            kind: 4096,
            comment: comment([
              {
                tag: "@example",
                content: [{ kind: "code", text: `\`\`\`ts\n// ${text}\n\`\`\`` }],
              },
              { tag: "@returns", content: [{ kind: "text", text }] },
            ]),
            parameters: [
              {
                name: "options",
                kind: 32768,
                comment: { summary: [{ kind: "text", text }] },
                type: { type: "literal", value: oneLine(text) },
              },
            ],
            type: { type: "intrinsic", name: "void" },
          },
        ],
      },
    ],
  });
}

/** The pages as a source. */
function injectedSource(): Source {
  const files = new Map<string, string>();
  ATTEMPTS.forEach(({ text }, at) => {
    for (const [path, page] of Object.entries(pagesOf(at, text))) files.set(path, page);
  });
  const data = new Map(
    ATTEMPTS.map(({ text }, at): [string, string] => [
      `public/static/data/v57.0.0/expo-${wordOf(at)}.json`,
      apiOf(at, text),
    ]),
  );
  return {
    id: "injected",
    flavor: "expo",
    async *files(): AsyncIterable<DocsFile> {
      for (const [path, text] of files) yield { path, text, mediaType: "text/mdx" };
    },
    async read(path) {
      const text = data.get(path);
      return text === undefined ? undefined : { path, text, mediaType: "application/json" };
    },
  };
}

/** Builds the index. */
export function injectedIndex(): Promise<DocsIndex> {
  return createExpoDocsIndex({ source: injectedSource() });
}
