/** Components that show code: commands, files, differences. */
import { type Element, listProp, nodesOf, stringProp, stringsProp } from "../jsx-nodes.ts";
import { ownLine, type PageState } from "../page-state.ts";
import type { Component, Components, Render } from "./component.ts";
import { docsFilePath } from "./docs-file.ts";

const MANAGERS = ["npm", "yarn", "pnpm", "bun"] as const;

const line = (element: Element, state: PageState) => ownLine(state, element.node);

/** Lines of a terminal as a reader copies them: without the prompt. */
function commands(lines: readonly string[]): string {
  return lines.map((text) => text.replace(/^\$ /u, "")).join("\n");
}

/** The commands of a `cmd` prop: one list, or one list for each package manager. */
function commandText(cmd: unknown): string {
  if (typeof cmd === "string") return commands([cmd]);
  if (Array.isArray(cmd))
    return commands(cmd.filter((text): text is string => typeof text === "string"));
  if (typeof cmd !== "object" || cmd === null) return "";
  const byManager = cmd as Record<string, unknown>;
  return Object.keys(byManager)
    .map((name) => ({ name, text: commandText(byManager[name]) }))
    .filter(({ text }) => text !== "")
    .map(({ name, text }, index) => `# ${name}\n${index === 0 ? text : withoutComments(text)}`)
    .join("\n\n");
}

/** The first package manager's commands carry the comments; repeating them for each would only make the block long. */
function withoutComments(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.length === 0 ? text : lines.join("\n");
}

function installCommands(packages: string): string {
  return MANAGERS.map(
    (name) => `# ${name}\n${name === "npm" ? "npx" : name} expo install ${packages}`,
  ).join("\n\n");
}

const INSTALL: Component = {
  flow(element, state, render) {
    const packageName = stringProp(element, "packageName") ?? state.packageName;
    const cmd = element.props.cmd;
    const text =
      cmd === undefined
        ? packageName === undefined
          ? ""
          : installCommands(packageName)
        : commandText(cmd);
    if (text !== "") state.writer.code(text, { language: "sh", ...line(element, state) });
    if (element.props.hideBareInstructions !== true) bareNote(element, state, render);
    render.flow(element.children, state);
  },
};

function bareNote(element: Element, state: PageState, render: Render): void {
  const existing = render.link("/bare/overview/", "existing React Native app", state);
  const expo = render.link("/bare/installing-expo-modules/", "install `expo`", state);
  const href = stringProp(element, "href");
  const readme =
    href === undefined
      ? ""
      : ` Then, follow the ${render.link(href, "installation instructions", state)} provided in the library's README or documentation.`;
  state.writer.block(
    "paragraph",
    `If you are installing this in an ${existing}, make sure to ${expo} in your project.${readme}`,
  );
}

/** Code by name. */
export const CODE_COMPONENTS: Components = {
  Terminal: {
    flow(element, state) {
      const title = stringProp(element, "title");
      state.writer.code(commandText(element.props.cmd), {
        language: "sh",
        ...(title === undefined ? {} : { title }),
        ...line(element, state),
      });
    },
  },
  SnackInline: {
    flow(element, state, render) {
      const label = stringProp(element, "label");
      const packages = stringsProp(element, "dependencies").map((name) => `\`${name}\``);
      // The site has a button here that opens the example, with these packages, on snack.expo.dev.
      const snack = `Snack${packages.length === 0 ? "" : ` with ${packages.join(", ")}`}`;
      state.writer.block("paragraph", label === undefined ? snack : `**${label}** • ${snack}`);
      render.flow(element.children, state);
    },
  },
  APIInstallSection: INSTALL,
  InstallSection: INSTALL,
  CodeBlocksTable: {
    flow(element, state, render) {
      const titles = stringsProp(element, "tabs");
      let index = 0;
      for (const child of element.children) {
        const title = titles[index];
        if (child.type === "code") index += 1;
        const titled = child.type === "code" && title !== undefined && (child.meta ?? "") === "";
        render.flow([titled ? { ...child, meta: title } : child], state);
      }
    },
  },
  DiffBlock: {
    flow(element, state) {
      const source = stringProp(element, "source");
      const raw = stringProp(element, "raw");
      const resource = source === undefined ? undefined : state.resources.get(docsFilePath(source));
      const text = raw ?? (resource !== undefined && "text" in resource ? resource.text : "");
      if (text.trim() !== "")
        state.writer.code(text.replace(/\s+$/u, ""), { language: "diff", ...line(element, state) });
    },
  },
  FileTree: {
    flow(element, state, render) {
      const files = listProp(element, "files").map((file): [string, string] => {
        if (!Array.isArray(file)) return [typeof file === "string" ? file : "", ""];
        const [path, ...notes] = file;
        return [typeof path === "string" ? path : "", render.plain(nodesOf(notes), state).trim()];
      });
      state.writer.code(fileTree(files), line(element, state));
    },
  },
};

/**
 * Draws paths as a tree, each folder once, in the order given.
 *
 *     src/app/home.tsx, src/app.json   →   src/
 *                                            app/
 *                                              home.tsx
 *                                            app.json
 */
function fileTree(files: readonly (readonly [string, string])[]): string {
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const [path, note] of files) {
    const segments = path.split("/").filter((segment) => segment !== "");
    for (const [depth, segment] of segments.entries()) {
      const prefix = segments.slice(0, depth + 1).join("/");
      const isLast = depth === segments.length - 1;
      if (seen.has(prefix) && !(isLast && note !== "")) continue;
      seen.add(prefix);
      const name = isLast && !path.endsWith("/") ? segment : `${segment}/`;
      lines.push(`${"  ".repeat(depth)}${name}${isLast && note !== "" ? `  ${note}` : ""}`);
    }
  }
  return lines.join("\n");
}
