"use client";

import { useId } from "react";
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
  return lines.map(({ x, y, anchor, size, segments }) => (
    <text
      key={`${x} ${y}`}
      x={x}
      y={y}
      textAnchor={anchor}
      fontSize={size}
      transform={transform}
      className="whitespace-pre"
    >
      {segments.map((segment, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change places.
        <Part key={place} segment={segment} reviewId={reviewId} />
      ))}
    </text>
  ));
}

function Part({ segment, reviewId }: { segment: Segment; reviewId: string }) {
  const { text, style, members, sentence } = segment;
  const look = classNames(style === "italic" && "italic", style === "bold" && "font-bold");
  if (!members || !sentence) return <tspan className={look}>{text}</tspan>;
  return (
    <Tooltip label={sentence}>
      <NumberLink
        reviewId={reviewId}
        members={members}
        aria-label={words.number(sentence, numberIn(text))}
        className={classNames(
          look,
          "fill-accent decoration-current/40 underline-offset-2 outline-offset-1 hover:underline focus-visible:underline print:fill-ink print:no-underline",
        )}
      >
        {text}
      </NumberLink>
    </Tooltip>
  );
}

/** "(n = 1,204)" as a number. */
function numberIn(text: string): number {
  return Number(text.replace(/\D/g, ""));
}

function pointList(points: readonly Point[]): string {
  return points.map(([x, y]) => `${x},${y}`).join(" ");
}
