/** Examples in the help of commands. */

/** Examples below a command's help. */
export function examples(lines: readonly (readonly [command: string, meaning: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  const rows = lines.map(([command, meaning]) =>
    meaning === "" ? `  ${command}` : `  ${command.padEnd(width)}  ${meaning}`,
  );
  return `\nExamples:\n${rows.join("\n")}\n`;
}
