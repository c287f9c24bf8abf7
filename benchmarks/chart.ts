/** Draws figures against a size, as an SVG of panels side by side. Both axes start at zero, so that a straight line is linear growth. */

/** One panel: a title with its unit, and lines of values, one a size. */
export interface Panel {
  title: string;
  lines: { label: string; values: readonly number[] }[];
}

const WIDTH = 320;
const HEIGHT = 240;
const LEFT = 56;
const RIGHT = 24;
const TOP = 40;
const BOTTOM = 40;
const COLOURS = ["#1f5fbf", "#c2571a", "#2e7d32"];
/** Lines across a panel. */
const TICKS = 4;

/** Draws panels; `sizes` are the places on every horizontal axis. */
export function drawChart(
  title: string,
  sizes: readonly number[],
  panels: readonly Panel[],
): string {
  const width = WIDTH * panels.length;
  const height = HEIGHT + 28;
  const drawn = panels.map((panel, at) => drawPanel(panel, sizes, at * WIDTH)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="11" fill="#222">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="12" y="18" font-size="13" font-weight="bold">${escaped(title)}</text>
${drawn}
</svg>
`;
}

function drawPanel({ title, lines }: Panel, sizes: readonly number[], left: number): string {
  const most = niceAbove(Math.max(...lines.flatMap(({ values }) => [...values])));
  const widest = Math.max(...sizes);
  const x = (size: number) => left + LEFT + (size / widest) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => 28 + HEIGHT - BOTTOM - (value / most) * (HEIGHT - TOP - BOTTOM);
  const parts = [`<text x="${left + LEFT}" y="48" font-weight="bold">${escaped(title)}</text>`];
  for (let tick = 0; tick <= TICKS; tick++) {
    const value = (most / TICKS) * tick;
    parts.push(
      `<line x1="${x(0)}" x2="${x(widest)}" y1="${y(value)}" y2="${y(value)}" stroke="#ddd"/>`,
      `<text x="${x(0) - 6}" y="${y(value) + 4}" text-anchor="end">${short(value)}</text>`,
    );
  }
  for (const size of sizes) {
    parts.push(
      `<line x1="${x(size)}" x2="${x(size)}" y1="${y(0)}" y2="${y(0) + 4}" stroke="#888"/>`,
    );
    // Labels of small sizes would cover each other.
    if (size >= widest / 10) {
      parts.push(
        `<text x="${x(size)}" y="${y(0) + 16}" text-anchor="middle">${short(size)}</text>`,
      );
    }
  }
  for (const [number, { label, values }] of lines.entries()) {
    const colour = COLOURS[number % COLOURS.length];
    const points = values.map((value, at) => `${round(x(sizes[at] ?? 0))},${round(y(value))}`);
    parts.push(
      `<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
      ...points.map((point) => {
        const [cx, cy] = point.split(",");
        return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`;
      }),
      `<text x="${left + LEFT + 8}" y="${66 + number * 14}" fill="${colour}">${escaped(label)}</text>`,
    );
  }
  return parts.join("\n");
}

/** The next of 1, 2, 4, 5 or 10 times a power of ten, which divides into quarters. */
function niceAbove(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 4, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

const round = (value: number) => Math.round(value * 10) / 10;

function short(value: number): string {
  return value >= 1000 ? `${round(value / 1000)}k` : String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
