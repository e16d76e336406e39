import { type BoxId, boxTexts } from "./box-text";
import { footnotes, provisionalNotice } from "./footnotes";
import type { PrismaCounts, Unscreened } from "./schema";
import { type Paragraph, type Segment, wrap } from "./text";
import { OFFICIAL } from "./wording";

/** What a shape is, which a renderer gives its colours. */
export type Tone = "box" | "other_box" | "heading" | "other_heading" | "side_label";

/** One line of text; `y` is its baseline, and `x` its start or its middle. */
export interface TextLine {
  x: number;
  anchor: "start" | "middle";
  y: number;
  size: number;
  segments: Segment[];
}

export interface Shape {
  id: string;
  tone: Tone;
  x: number;
  y: number;
  w: number;
  h: number;
  lines: TextLine[];
  /** Side labels read upwards: their lines turn around the middle of the shape. */
  upwards: boolean;
}

export type Point = readonly [x: number, y: number];

export interface Arrow {
  from: BoxId;
  to: BoxId;
  points: Point[];
  /** The triangle at its end. */
  head: Point[];
}

/** The diagram as data: the same for the screen and for the file. Units are pixels at full size. */
export interface Drawing {
  width: number;
  height: number;
  title: string;
  description: string;
  shapes: Shape[];
  arrows: Arrow[];
  /** What is pending, while the diagram is provisional. */
  notice: TextLine[];
  footnotes: TextLine[];
}

export interface DrawingOptions {
  /** Name of the review, for the picture's title. */
  reviewTitle?: string;
  unscreened?: Unscreened;
}

const FONT = 12;
const LINE = 15.5;
const NOTE_FONT = 10.5;
const NOTE_LINE = 14;
const PADDING = 10;
const MARGIN = 24;
const LABEL_WIDTH = 26;
const LABEL_GAP = 16;
const COLUMN_WIDTHS = [236, 292, 220, 244];
const COLUMN_GAP = 42;
const ROW_GAP = 34;
const HEADING_HEIGHT = 30;
/** Boxes of a row share its height up to here; beside a taller one they keep their own and stay centred. */
const TALLEST_SHARED = 150;
/** Room for the longest side label. */
const SHORTEST_ROW = [104, 0, 0, 0, 78];
const HEAD_LENGTH = 8;

/** Where each box stands: its row and its column. */
const GRID: Record<BoxId, readonly [row: number, column: number]> = {
  identified: [0, 0],
  removed: [0, 1],
  screened: [1, 0],
  excluded: [1, 1],
  sought: [2, 0],
  not_retrieved: [2, 1],
  assessed: [3, 0],
  reports_excluded: [3, 1],
  included: [4, 0],
  other_identified: [0, 2],
  other_sought: [2, 2],
  other_not_retrieved: [2, 3],
  other_assessed: [3, 2],
  other_reports_excluded: [3, 3],
};

const EDGES: readonly (readonly [BoxId, BoxId])[] = [
  ["identified", "removed"],
  ["identified", "screened"],
  ["screened", "excluded"],
  ["screened", "sought"],
  ["sought", "not_retrieved"],
  ["sought", "assessed"],
  ["assessed", "reports_excluded"],
  ["assessed", "included"],
  ["other_identified", "other_sought"],
  ["other_sought", "other_not_retrieved"],
  ["other_sought", "other_assessed"],
  ["other_assessed", "other_reports_excluded"],
  ["other_assessed", "included"],
];

interface Row {
  y: number;
  h: number;
}

/** Draws the PRISMA 2020 flow diagram of a new review, with the right arm where other methods were used. */
export function drawFlow(counts: PrismaCounts, options: DrawingOptions = {}): Drawing {
  const columns = counts.template === "databases_only" ? 2 : 4;
  const width = columnX(columns - 1) + COLUMN_WIDTHS[columns - 1]! + MARGIN;
  const notice = provisionalNotice(counts);
  const noticeLines = notice ? noteLines([notice], MARGIN, width, FONT, LINE) : [];
  const top = MARGIN + (noticeLines.length > 0 ? noticeLines.length * LINE + 10 : 0);
  const isAdapted = options.unscreened === "own_line" && counts.removed.unscreenedStopped.n > 0;
  const texts = boxTexts(counts, isAdapted);
  const rows = layRows(texts, top + HEADING_HEIGHT + 20);
  const boxes = [...texts].map(([id, paragraphs]) => layBox(id, paragraphs, rows));
  const bottom = rows.at(-1)!.y + rows.at(-1)!.h;
  const notes = noteLines(footnotes(counts, isAdapted), bottom + 22, width, NOTE_FONT, NOTE_LINE);
  return {
    width,
    height: Math.ceil((notes.at(-1)?.y ?? bottom) + MARGIN),
    title: [
      isAdapted ? "Flow diagram adapted from PRISMA 2020" : "PRISMA 2020 flow diagram",
      options.reviewTitle,
    ]
      .filter(Boolean)
      .join(": "),
    description: summarise(counts),
    shapes: [...headings(columns, top), ...sideLabels(rows), ...boxes],
    arrows: EDGES.flatMap(([from, to]) => connect(from, to, boxes)),
    notice: noticeLines,
    footnotes: notes,
  };
}

function columnX(column: number): number {
  const before = COLUMN_WIDTHS.slice(0, column).reduce((sum, w) => sum + w + COLUMN_GAP, 0);
  return MARGIN + LABEL_WIDTH + LABEL_GAP + before;
}

function layRows(texts: ReadonlyMap<BoxId, Paragraph[]>, top: number): Row[] {
  const rows: Row[] = [];
  let y = top;
  for (const [row, shortest] of SHORTEST_ROW.entries()) {
    const inRow = [...texts].filter(([id]) => GRID[id][0] === row);
    const h = Math.max(shortest, ...inRow.map(([id, paragraphs]) => naturalHeight(id, paragraphs)));
    rows.push({ y, h });
    y += h + ROW_GAP;
  }
  return rows;
}

function naturalHeight(id: BoxId, paragraphs: Paragraph[]): number {
  return wrapIn(id, paragraphs).length * LINE + 2 * PADDING;
}

function wrapIn(id: BoxId, paragraphs: Paragraph[]) {
  const room = COLUMN_WIDTHS[GRID[id][1]]! - 2 * PADDING;
  return paragraphs.flatMap((paragraph) => wrap(paragraph, room, FONT));
}

function layBox(id: BoxId, paragraphs: Paragraph[], rows: Row[]): Shape {
  const [rowNumber, column] = GRID[id];
  const row = rows[rowNumber]!;
  const wrapped = wrapIn(id, paragraphs);
  const h = row.h <= TALLEST_SHARED ? row.h : naturalHeight(id, paragraphs);
  const x = columnX(column);
  const y = row.y + (row.h - h) / 2;
  const textTop = y + (h - wrapped.length * LINE) / 2;
  const lines = wrapped.map(({ segments, indent }, index) => ({
    x: x + PADDING + indent,
    anchor: "start" as const,
    y: textTop + index * LINE + FONT - 0.5,
    size: FONT,
    segments,
  }));
  const tone = column < 2 ? "box" : "other_box";
  return { id, tone, x, y, w: COLUMN_WIDTHS[column]!, h, lines, upwards: false };
}

function headings(columns: number, y: number): Shape[] {
  const left = heading("heading", OFFICIAL.headingDatabases, 0, y);
  return columns === 2 ? [left] : [left, heading("other_heading", OFFICIAL.headingOther, 2, y)];
}

function heading(tone: Tone, text: string, column: number, y: number): Shape {
  const x = columnX(column);
  const w = COLUMN_WIDTHS[column]! + COLUMN_GAP + COLUMN_WIDTHS[column + 1]!;
  const shape = { id: tone, tone, x, y, w, h: HEADING_HEIGHT, upwards: false };
  return { ...shape, lines: [centred(text, x + w / 2, y + HEADING_HEIGHT / 2)] };
}

function sideLabels(rows: Row[]): Shape[] {
  const label = (text: string, first: Row, last: Row): Shape => {
    const h = last.y + last.h - first.y;
    const middle = centred(text, MARGIN + LABEL_WIDTH / 2, first.y + h / 2);
    const shape = { tone: "side_label" as const, x: MARGIN, y: first.y, w: LABEL_WIDTH, h, upwards: true };
    return { id: `label_${text.toLowerCase()}`, ...shape, lines: [middle] };
  };
  return [
    label(OFFICIAL.identification, rows[0]!, rows[0]!),
    label(OFFICIAL.screening, rows[1]!, rows[3]!),
    label(OFFICIAL.included, rows[4]!, rows[4]!),
  ];
}

function centred(text: string, x: number, y: number): TextLine {
  return { x, y: y + FONT * 0.36, anchor: "middle", size: FONT, segments: [{ text, style: "bold" }] };
}

function connect(from: BoxId, to: BoxId, boxes: Shape[]): Arrow[] {
  const a = boxes.find(({ id }) => id === from);
  const b = boxes.find(({ id }) => id === to);
  if (!a || !b) return [];
  const points = route(a, b);
  return [{ from, to, points, head: headOf(points) }];
}

/** Straight between neighbours; an elbow into the right side of a box further down in another column. */
function route(a: Shape, b: Shape): Point[] {
  const middleX = a.x + a.w / 2;
  const middleY = b.y + b.h / 2;
  if (a.x === b.x) return [at(middleX, a.y + a.h), at(middleX, b.y)];
  if (b.x > a.x) return [at(a.x + a.w, middleY), at(b.x, middleY)];
  return [at(middleX, a.y + a.h), at(middleX, middleY), at(b.x + b.w, middleY)];
}

function at(x: number, y: number): Point {
  return [x, y];
}

function headOf(points: Point[]): Point[] {
  const [x, y] = points.at(-1)!;
  const [fromX, fromY] = points.at(-2)!;
  const dx = Math.sign(x - fromX) * HEAD_LENGTH;
  const dy = Math.sign(y - fromY) * HEAD_LENGTH;
  return [at(x, y), at(x - dx + dy / 2, y - dy + dx / 2), at(x - dx - dy / 2, y - dy - dx / 2)];
}

function noteLines(notes: Paragraph[], top: number, width: number, size: number, height: number): TextLine[] {
  return notes
    .flatMap((note) => wrap(note, width - 2 * MARGIN, size))
    .map(({ segments, indent }, index) => ({
      x: MARGIN + indent,
      anchor: "start" as const,
      y: top + index * height + size,
      size,
      segments,
    }));
}

/** The diagram read aloud. */
function summarise({
  identified,
  removed,
  screening,
  databases,
  otherMethods,
  included,
}: PrismaCounts): string {
  const sought = databases.sought.n + otherMethods.reports.sought.n;
  const all = removed.duplicates.n + removed.automation.n + removed.other.n;
  return [
    `${identified.total.n} records from databases and registers, ${all} removed before screening`,
    `${screening.screened.n} screened, ${screening.excluded.n} excluded`,
    `${otherMethods.identified.n} records from other methods`,
    `${sought} reports sought, ${databases.assessed.n + otherMethods.reports.assessed.n} assessed`,
    `${included.studies.n} studies in ${included.reports.n} reports included`,
  ].join("; ");
}
