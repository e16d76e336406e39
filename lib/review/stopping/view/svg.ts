import { type Curve, drawCurve, SIZE } from "./drawing";

/** Colours that stay apart in print and for colour-blind readers (Okabe and Ito). */
const COLOURS = { found: "#0072b2", ideal: "#009e73", chance: "#777777" };

export interface CurveWords {
  title: string;
  across: string;
  up: string;
  found: string;
  ideal: string;
  chance: string;
}

/** The curve as a file that opens wherever a picture does. */
export function curveSvg(curve: Curve, words: CurveWords): string {
  const drawn = drawCurve(curve);
  const { width, height, left, right, top, bottom } = SIZE;
  const foot = height - bottom;
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" font-size="12" fill="#000000">`,
    `<title id="title">${escaped(words.title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...drawn.yTicks.map(
      ({ y, percent }) =>
        `<path d="M${left} ${y}H${width - right}" stroke="#dddddd"/><text x="${left - 8}" y="${y + 4}" text-anchor="end">${percent} %</text>`,
    ),
    ...drawn.xTicks.map(
      ({ x, records }) =>
        `<text x="${x}" y="${foot + 18}" text-anchor="middle">${records.toLocaleString("en")}</text>`,
    ),
    path(drawn.chance, COLOURS.chance, "2 4"),
    path(drawn.ideal, COLOURS.ideal, "8 4"),
    path(drawn.found, COLOURS.found),
    `<text x="${left}" y="${height - 8}">${escaped(words.across)}; ${escaped(words.up)}</text>`,
    ...(["found", "ideal", "chance"] as const).map(
      (key, at) =>
        `<text x="${width - right}" y="${top + 200 + at * 16}" text-anchor="end" fill="${COLOURS[key]}">${escaped(words[key])}</text>`,
    ),
    "</svg>",
  ].join("\n")}\n`;
}

function path(d: string, stroke: string, dashes?: string): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="2"${dashes ? ` stroke-dasharray="${dashes}"` : ""}/>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
