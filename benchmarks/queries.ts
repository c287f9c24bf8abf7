/** The judged queries, and how a page is named in them. */
import { readFileSync } from "node:fs";

/** A question with the pages that answer it. */
export interface JudgedQuery {
  id: string;
  query: string;
  set: string;
  kind: string;
  lang: string;
  /** Page to grade: 2 answers it, 1 is also useful. */
  grades: Map<string, number>;
  /** Page to the anchor of the section that answers, where the judge named one. */
  anchors: Map<string, string>;
}

interface Line extends Omit<JudgedQuery, "grades" | "anchors"> {
  relevant: { page: string; grade: number; anchor?: string }[];
}

/** Reads a file of judged queries. */
export function readQueries(file: string, sdk: number): JudgedQuery[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((text) => {
      const { relevant, ...line } = JSON.parse(text) as Line;
      const grades = new Map(relevant.map(({ page, grade }) => [pageKey(page, sdk), grade]));
      const anchors = new Map(
        relevant.flatMap(({ page, anchor }) =>
          anchor === undefined ? [] : [[pageKey(page, sdk), anchor.replace(/^#/u, "")] as const],
        ),
      );
      return { ...line, grades, anchors };
    });
}

/** Writes a page's path, URL or judged name one way: no host, no anchor, no slashes at the ends, `latest` spelled out. */
export function pageKey(page: string, sdk: number): string {
  const path = page
    .replace(/^[a-z]+:\/\/[^/]+/iu, "")
    .replace(/[#?].*$/u, "")
    .replace(/\.mdx?$/u, "")
    .replace(/^\/+|\/+$/gu, "")
    .replace(/(?:^|\/)index$/u, "");
  return path.replace(/^versions\/latest(?=\/|$)/u, `versions/v${sdk}.0.0`);
}
