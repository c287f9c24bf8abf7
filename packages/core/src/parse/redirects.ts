/**
 * Reads a site's redirects file: one rule a line, `from to [status]`, `#` opens a comment.
 *
 * Format: https://docs.netlify.com/manage/routing/redirects/overview/. Plain paths are read, and rules that end in `/*`,
 * whose rest stands in the target as `:splat`. Rewrites (status 2xx) are not rules about moved pages: Expo's three lead
 * addresses in `.md` to files, and `read` understands such addresses by itself. No redirect of Expo's 523 rules has a
 * placeholder, or a splat elsewhere than at its end; such a rule would need matching by pattern and is passed over.
 */

/** Rules beyond this number are left out; the site has under a thousand. */
const MAX_REDIRECTS = 20_000;

/** Reads `_redirects` into pairs of old and new path, with slashes at both ends of the path part. */
export function parseRedirects(text: string): [from: string, to: string][] {
  const pairs = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [from, to, status] = line
      .replace(/#(?=\s|$).*|^#.*/u, "")
      .trim()
      .split(/\s+/u);
    if (from === undefined || to === undefined || !from.startsWith("/")) continue;
    if (/[*:]/u.test(from.replace(/\/\*$/u, "")) || from === "/*") continue;
    if (status?.startsWith("2") === true || pairs.size >= MAX_REDIRECTS) continue;
    const key = closeWithSlash(from);
    if (!pairs.has(key)) pairs.set(key, closeWithSlash(to));
  }
  return [...pairs];
}

/** `/a/b#c` → `/a/b/#c` */
function closeWithSlash(path: string): string {
  const at = path.search(/[?#]/u);
  const bare = at < 0 ? path : path.slice(0, at);
  return (bare.endsWith("/") ? bare : `${bare}/`) + (at < 0 ? "" : path.slice(at));
}
