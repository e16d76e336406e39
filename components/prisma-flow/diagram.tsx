"use client";

import { type ReactNode, useId } from "react";
import type { Drawing, Point, Shape, TextLine, Tone } from "@/lib/review/prisma-flow/drawing";
import { FONT_FAMILY, TONES } from "@/lib/review/prisma-flow/svg";
import type { Segment } from "@/lib/review/prisma-flow/text";
import { classNames } from "../ui/class-names";
import { ScrollRegion } from "../ui/scroll-region";
import { Tooltip } from "../ui/tooltip";
import { NumberLink } from "./number-link";
import { words } from "./words";

/** The colours of the file by day and on paper, and the same hues by night. */
const FILLS: Record<Tone, string> = {
  box: "fill-surface stroke-ink",
  other_box: "fill-[light-dark(#f0f0f0,#242423)] stroke-ink",
  heading: "fill-[light-dark(#ffd25e,#5a450f)] stroke-ink",
  other_heading: "fill-[light-dark(#d9d9d9,#3a3937)] stroke-ink",
  side_label: "fill-[light-dark(#a9cbe8,#1d4260)] stroke-ink",
};

/** The diagram as it will be printed. Each number opens its members; hover and focus say what it counts. */
export function Diagram({ reviewId, drawing }: { reviewId: string; drawing: Drawing }) {
  const id = useId();
  const { width, height } = drawing;
  return (
    <ScrollRegion
      label={words.diagram}
      className="overflow-x-auto rounded-md border bg-surface print:overflow-visible print:border-0"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a picture with links in it is no fieldset. */}
      <svg
        role="group"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        viewBox={`0 0 ${width} ${height}`}
        fontFamily={FONT_FAMILY}
        className="mx-auto block h-auto w-full min-w-(--readable) max-w-(--largest) fill-ink sm:min-w-(--smallest) print:min-w-0"
        style={
          {
            "--readable": `${width}px`,
            "--smallest": `${width * 0.8}px`,
            "--largest": `${width * 1.25}px`,
          } as Record<string, string>
        }
      >
        <title id={`${id}-title`}>{drawing.title}</title>
        <desc id={`${id}-description`}>{drawing.description}</desc>
        {drawing.arrows.map(({ from, to, points, head }) => (
          <g key={`${from}-${to}`}>
            <polyline points={pointList(points)} className="fill-none stroke-ink" />
            <polygon points={pointList(head)} />
          </g>
        ))}
        <Lines lines={drawing.notice} reviewId={reviewId} />
        {drawing.shapes.map((shape) => (
          <Box key={shape.id} shape={shape} reviewId={reviewId} />
        ))}
        <Lines lines={drawing.footnotes} reviewId={reviewId} />
      </svg>
    </ScrollRegion>
  );
}

function Box({ shape, reviewId }: { shape: Shape; reviewId: string }) {
  const { x, y, w, h, tone } = shape;
  return (
    <g id={shape.id}>
      <rect x={x} y={y} width={w} height={h} rx={TONES[tone].radius} className={FILLS[tone]} />
      <Lines
        lines={shape.lines}
        reviewId={reviewId}
        transform={shape.upwards ? `rotate(-90 ${x + w / 2} ${y + h / 2})` : undefined}
      />
    </g>
  );
}

interface LinesProps {
  lines: readonly TextLine[];
  reviewId: string;
  transform?: string;
}

function Lines({ lines, reviewId, transform }: LinesProps) {
  return lines.map((line) => {
    const numbers = line.segments.filter(isNumber);
    const [only] = numbers;
    const text = (
      <Line key={`${line.x} ${line.y}`} line={line} transform={transform}>
        {line.segments.map((segment, place) =>
          numbers.length > 1 && isNumber(segment) ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change places.
            <Door key={place} number={segment} reviewId={reviewId}>
              <Part segment={segment} />
            </Door>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above.
            <Part key={place} segment={segment} />
          ),
        )}
      </Line>
    );
    if (numbers.length !== 1 || !only) return text;
    // Its words belong to a number: they are part of the door, which is easier to hit.
    return (
      <Door key={`${line.x} ${line.y}`} number={only} reviewId={reviewId}>
        {text}
      </Door>
    );
  });
}

interface LineProps extends Pick<LinesProps, "transform"> {
  line: TextLine;
  children: ReactNode;
}

function Line({ line: { x, y, anchor, size }, transform, children }: LineProps) {
  return (
    <text x={x} y={y} textAnchor={anchor} fontSize={size} transform={transform} className="whitespace-pre">
      {children}
    </text>
  );
}

type NumberSegment = Segment & Required<Pick<Segment, "members" | "sentence">>;

function isNumber(segment: Segment): segment is NumberSegment {
  return segment.members !== undefined && segment.sentence !== undefined;
}

interface DoorProps {
  number: NumberSegment;
  reviewId: string;
  children: ReactNode;
}

/** Opens the list behind a number, and says what it counts. */
function Door({ number, reviewId, children }: DoorProps) {
  return (
    <Tooltip label={number.sentence}>
      <NumberLink
        reviewId={reviewId}
        members={number.members}
        aria-label={words.number(number.sentence, numberIn(number.text))}
        className="group/door outline-offset-1"
      >
        {children}
      </NumberLink>
    </Tooltip>
  );
}

function Part({ segment }: { segment: Segment }) {
  const { text, style } = segment;
  const look = classNames(
    style === "italic" && "italic",
    style === "bold" && "font-bold",
    isNumber(segment) &&
      "fill-accent decoration-current/40 underline-offset-2 group-hover/door:underline group-focus-visible/door:underline print:fill-ink print:no-underline",
  );
  return <tspan className={look}>{text}</tspan>;
}

/** "(n = 1,204)" as a number. */
function numberIn(text: string): number {
  return Number(text.replace(/\D/g, ""));
}

function pointList(points: readonly Point[]): string {
  return points.map(([x, y]) => `${x},${y}`).join(" ");
}
