import { escapeXml, FONT_FAMILY } from "../svg";
import type { SourceStatistics, SourceYield } from "./schema";

const [WIDTH, LEFT, RIGHT, ROW, TOP] = [860, 240, 150, 40, 76];

/** Colours that stay apart in print and for colour-blind readers (Okabe and Ito). */
const COLOURS = { shared: "#b8cfe0", unique: "#0072b2", included: "#d55e00" };

/**
 * A bar for each search: citations that others found as well, and those found by it alone; the number of included ones
 * stands beside it. Three rectangles a row need no chart library, and the file opens wherever the diagram does.
 */
export function drawSources({ sources, all }: SourceStatistics): string {
  const most = Math.max(1, ...sources.map(({ citations }) => citations));
  const scale = (WIDTH - LEFT - RIGHT) / most;
  const height = TOP + sources.length * ROW + 40;
  const parts = sources.map((source, index) => rowOf(source, TOP + index * ROW, scale));
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title" font-family="${FONT_FAMILY}" font-size="13" fill="#000000">`,
    '<title id="title">What each search found: citations found by several searches, by one alone, and included</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    legend(),
    ...parts,
    text(LEFT, height - 14, `All searches: ${all.citations} citations, ${all.included} included`, "start"),
    "</svg>",
  ].join("\n")}\n`;
}

function legend(): string {
  const [shared, unique, included] = [LEFT, LEFT + 190, LEFT + 350];
  return [
    box(shared, 24, 12, COLOURS.shared, 12),
    text(shared + 18, 35, "also found elsewhere", "start"),
    box(unique, 24, 12, COLOURS.unique, 12),
    text(unique + 18, 35, "found here alone", "start"),
    `<text x="${included}" y="35" fill="${COLOURS.included}" font-weight="bold">included (here alone)</text>`,
  ].join("\n");
}

function rowOf(source: SourceYield, y: number, scale: number): string {
  const { name, citations, unique, included, uniqueIncluded } = source;
  const [shared, alone] = [(citations - unique) * scale, unique * scale];
  const end = LEFT + shared + alone + 8;
  return [
    `<g><title>${escapeXml(`${name}: ${citations} citations, ${unique} found here alone, ${included} included, ${uniqueIncluded} of them found here alone`)}</title>`,
    text(LEFT - 10, y + 18, shortened(name), "end"),
    box(LEFT, y + 4, shared, COLOURS.shared),
    box(LEFT + shared, y + 4, alone, COLOURS.unique),
    `<text x="${round(end)}" y="${y + 18}">${citations} <tspan fill="${COLOURS.included}" font-weight="bold">${included} (${uniqueIncluded})</tspan></text>`,
    "</g>",
  ].join("\n");
}

function box(x: number, y: number, width: number, fill: string, height = 20): string {
  return `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" fill="${fill}"/>`;
}

function text(x: number, y: number, content: string, anchor: "start" | "end"): string {
  return `<text x="${round(x)}" y="${y}" text-anchor="${anchor}">${escapeXml(content)}</text>`;
}

function shortened(name: string): string {
  return name.length > 32 ? `${name.slice(0, 31)}…` : name;
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
