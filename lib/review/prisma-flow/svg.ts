import type { Drawing, Point, Shape, TextLine, Tone } from "./drawing";
import type { Segment } from "./text";

/** Fill and outline of each kind of shape, after the official template. */
export const TONES: Record<Tone, { fill: string; stroke: string; radius: number }> = {
  box: { fill: "#ffffff", stroke: "#000000", radius: 0 },
  other_box: { fill: "#f0f0f0", stroke: "#000000", radius: 0 },
  heading: { fill: "#ffd25e", stroke: "#000000", radius: 6 },
  other_heading: { fill: "#d9d9d9", stroke: "#000000", radius: 6 },
  side_label: { fill: "#a9cbe8", stroke: "#000000", radius: 6 },
};

/** Fonts that measure alike, so that the text stays inside its box wherever the file is opened. */
export const FONT_FAMILY = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/** The drawing as a file of its own: no script, no link, no font to load. */
export function toSvg(drawing: Drawing): string {
  const { width, height } = drawing;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `role="img" aria-labelledby="title description" font-family="${FONT_FAMILY}" fill="#000000">`,
    `<title id="title">${escapeXml(drawing.title)}</title>`,
    `<desc id="description">${escapeXml(drawing.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...drawing.notice.map((line) => textOf(line)),
    ...drawing.arrows.flatMap(({ points, head }) => [
      `<polyline points="${pointList(points)}" fill="none" stroke="#000000"/>`,
      `<polygon points="${pointList(head)}"/>`,
    ]),
    ...drawing.shapes.map(shapeOf),
    ...drawing.footnotes.map((line) => textOf(line)),
    "</svg>",
    "",
  ].join("\n");
}

function shapeOf(shape: Shape): string {
  const { fill, stroke, radius } = TONES[shape.tone];
  const { x, y, w, h } = shape;
  const turn = shape.upwards ? ` transform="rotate(-90 ${round(x + w / 2)} ${round(y + h / 2)})"` : "";
  return [
    `<g id="${escapeXml(shape.id)}">`,
    `<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${radius}" ` +
      `fill="${fill}" stroke="${stroke}"/>`,
    ...shape.lines.map((line) => textOf(line, turn)),
    "</g>",
  ].join("\n");
}

function textOf({ x, y, anchor, size, segments }: TextLine, attributes = ""): string {
  const spans = segments.map(spanOf).join("");
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" font-size="${size}" xml:space="preserve"${attributes}>${spans}</text>`;
}

function spanOf({ text, style }: Segment): string {
  if (style === "italic") return `<tspan font-style="italic">${escapeXml(text)}</tspan>`;
  if (style === "bold") return `<tspan font-weight="bold">${escapeXml(text)}</tspan>`;
  return `<tspan>${escapeXml(text)}</tspan>`;
}

function pointList(points: readonly Point[]): string {
  return points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}

/** XML has no way to write control characters or half a surrogate pair, so those are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
