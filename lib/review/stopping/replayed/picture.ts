import type { StageReplay } from "./schema";

/** Where the picture has its parts; all lengths in its own units. */
export const PICTURE = { width: 640, height: 400, left: 56, right: 16, top: 16, bottom: 48 };
export const CURVES = ["ranked", "screened", "chance"] as const;
export type Curve = (typeof CURVES)[number];

/** Places in the picture of so many records screened, and of a recall. */
export function scalesOf({ records }: Pick<StageReplay, "records">) {
  const { width, height, left, right, top, bottom } = PICTURE;
  return {
    x: (screened: number) => round(left + ((width - left - right) * screened) / records),
    y: (recall: number) => round(height - bottom - (height - top - bottom) * recall),
  };
}

/** Recall against records screened, as the path of a line: it goes up where an included record came. */
export function pathOf(replay: StageReplay, curve: Curve): string {
  const { x, y } = scalesOf(replay);
  if (curve === "chance") return `M${x(0)} ${y(0)}L${x(replay.records)} ${y(1)}`;
  const steps = replay[curve].map((place, at) => `H${x(place)}V${y((at + 1) / replay.relevant)}`);
  return `M${x(0)} ${y(0)}${steps.join("")}H${x(replay.records)}`;
}

/** Where the stop is marked, with its word on the side that has room for it. */
export function stopAt(replay: Pick<StageReplay, "records">, screened: number) {
  const at = scalesOf(replay).x(screened);
  const isFarRight = at > PICTURE.width - 80;
  return {
    at,
    text: isFarRight ? at - 4 : at + 4,
    anchor: isFarRight ? ("end" as const) : ("start" as const),
  };
}

/** Marks of the axes: four parts of the recall, and round numbers of records. */
export function marksOf({ records }: Pick<StageReplay, "records">) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, records / 4)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => records / one <= 6) ?? records;
  const screened = Array.from({ length: Math.floor(records / step) + 1 }, (_, at) => at * step);
  return { recall: [0, 0.25, 0.5, 0.75, 1], screened };
}

export interface PictureWords {
  title: string;
  description: string;
  xAxis: string;
  yAxis: string;
  curves: Record<Curve, string>;
  stop: string;
}

const COLOURS: Record<Curve, string> = { ranked: "#0b5394", screened: "#8a4b00", chance: "#6b6b6b" };
export const DASHES: Record<Curve, string | undefined> = {
  ranked: undefined,
  screened: "6 3",
  chance: "2 3",
};

/** The picture as a file of its own, for a paper: dark on white, lines told apart without colour. */
export function toSvg(replay: StageReplay, words: PictureWords): string {
  const { width, height } = PICTURE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Helvetica, Arial, sans-serif" font-size="12" fill="#1a1a1a">`,
    `<title>${escaped(words.title)}</title><desc>${escaped(words.description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    axes(replay, words),
    ...CURVES.map(
      (curve) =>
        `<path d="${pathOf(replay, curve)}" fill="none" stroke="${COLOURS[curve]}" stroke-width="2"${DASHES[curve] ? ` stroke-dasharray="${DASHES[curve]}"` : ""}/>`,
    ),
    stopMark(replay, words),
    legend(words),
    "</svg>\n",
  ].join("\n");
}

function axes(replay: StageReplay, words: PictureWords): string {
  const { x, y } = scalesOf(replay);
  const { width, height, left, right, top, bottom } = PICTURE;
  const { recall, screened } = marksOf(replay);
  return [
    ...recall.map(
      (one) =>
        `<line x1="${left}" x2="${width - right}" y1="${y(one)}" y2="${y(one)}" stroke="#d9d9d9"/><text x="${left - 6}" y="${y(one) + 4}" text-anchor="end">${100 * one} %</text>`,
    ),
    ...screened.map(
      (one) =>
        `<text x="${x(one)}" y="${height - bottom + 18}" text-anchor="middle">${one.toLocaleString("en")}</text>`,
    ),
    `<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle">${escaped(words.xAxis)}</text>`,
    `<text transform="translate(12 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${escaped(words.yAxis)}</text>`,
  ].join("\n");
}

function stopMark(replay: StageReplay, words: PictureWords): string {
  const { middle } = replay.guarantee;
  if (!middle) return "";
  const { y } = scalesOf(replay);
  const { at, text, anchor } = stopAt(replay, middle.screened);
  return `<line x1="${at}" x2="${at}" y1="${y(0)}" y2="${y(1)}" stroke="#1a1a1a" stroke-dasharray="1 3"/><text x="${text}" y="${y(0.5)}" text-anchor="${anchor}">${escaped(words.stop)}</text>`;
}

function legend(words: PictureWords): string {
  const { width, height, right, bottom } = PICTURE;
  const left = width - right - 210;
  const top = height - bottom - 62;
  const ground = `<rect x="${left - 8}" y="${top - 14}" width="202" height="68" fill="#ffffff"/>`;
  const lines = CURVES.map((curve, at) => {
    const y = top + 20 * at;
    const dash = DASHES[curve] ? ` stroke-dasharray="${DASHES[curve]}"` : "";
    return `<line x1="${left}" x2="${left + 30}" y1="${y}" y2="${y}" stroke="${COLOURS[curve]}" stroke-width="2"${dash}/><text x="${left + 38}" y="${y + 4}">${escaped(words.curves[curve])}</text>`;
  });
  return [ground, ...lines].join("\n");
}

/** The data behind the picture: recall after each number of records at which one of the curves goes up. */
export function toCsv(replay: StageReplay): string {
  const places = new Set([0, ...replay.screened, ...replay.ranked, replay.records]);
  const recallAt = (curve: "screened" | "ranked") => {
    let found = 0;
    return (screened: number) => {
      while ((replay[curve][found] ?? Number.POSITIVE_INFINITY) <= screened) found += 1;
      return (found / replay.relevant).toFixed(4);
    };
  };
  const [asScreened, ranked] = [recallAt("screened"), recallAt("ranked")];
  const rows = [...places]
    .sort((a, b) => a - b)
    .map((at) => [at, asScreened(at), ranked(at), (at / replay.records).toFixed(4)].join(","));
  return `${["records screened,recall as screened,recall ranked,recall by chance", ...rows].join("\r\n")}\r\n`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
