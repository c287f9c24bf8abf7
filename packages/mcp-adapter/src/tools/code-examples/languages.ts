/** Languages of code blocks as people ask for them. */

const ALIKE: Readonly<Record<string, readonly string[]>> = {
  typescript: ["ts", "tsx", "typescript", "mts", "cts"],
  javascript: ["js", "jsx", "javascript", "mjs", "cjs"],
  ts: ["ts", "typescript", "mts"],
  tsx: ["tsx"],
  js: ["js", "javascript", "mjs", "cjs"],
  jsx: ["jsx"],
  json: ["json", "jsonc", "json5"],
  bash: ["sh", "bash", "shell", "zsh"],
  sh: ["sh", "bash", "shell", "zsh"],
  shell: ["sh", "bash", "shell", "zsh"],
  yaml: ["yaml", "yml"],
  yml: ["yaml", "yml"],
  ruby: ["ruby", "rb"],
  kotlin: ["kotlin", "kt"],
  markdown: ["md", "mdx", "markdown"],
};

/** The fences' languages that a language means. */
export function fencesOf(language: string): ReadonlySet<string> {
  const name = language.trim().toLowerCase();
  return new Set(ALIKE[name] ?? [name]);
}
