/** Fits as many whole items into a budget as there is room for. */
import type { ToolAnswer } from "../tool.ts";
import { countTokens } from "./count-tokens.ts";

/**
 * Renders the most leading items whose answer keeps to a budget: at least one, where there is any.
 *
 * @typeParam Structured as of the answer
 * @param total how many items there are
 * @param maxTokens budget of the whole answer
 * @param render makes the answer of the first `count` items; a longer one for more items
 */
export function fitItems<Structured extends Record<string, unknown>>(
  total: number,
  maxTokens: number,
  render: (count: number) => ToolAnswer<Structured>,
): { answer: ToolAnswer<Structured>; count: number } {
  const all = render(total);
  if (total <= 1 || countTokens(all) <= maxTokens) return { answer: all, count: total };
  // Rendering is cheap next to a search, and lists are short.
  let [fits, tooMany] = [1, total];
  let answer = render(1);
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    const tried = render(middle);
    if (countTokens(tried) <= maxTokens) [fits, answer] = [middle, tried];
    else tooMany = middle;
  }
  return { answer, count: fits };
}
