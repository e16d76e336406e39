import { useId } from "react";
import {
  CURVES,
  type Curve,
  DASHES,
  marksOf,
  PICTURE,
  type PictureWords,
  pathOf,
  scalesOf,
  stopAt,
} from "@/lib/review/stopping/replayed/picture";
import type { StageReplay } from "@/lib/review/stopping/replayed/schema";
import { formatNumber } from "../ui/format";
import { ScrollRegion } from "../ui/scroll-region";

const COLOURS: Record<Curve, string> = {
  ranked: "stroke-accent",
  screened: "stroke-exclude",
  chance: "stroke-faint",
};

/** The picture on the page: the file's lines in the page's colours. */
export function ReplayPicture({ replay, words }: { replay: StageReplay; words: PictureWords }) {
  const title = useId();
  const description = useId();
  return (
    <figure className="min-w-0">
      <ScrollRegion label={words.title} className="overflow-x-auto">
        <svg
          viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
          role="img"
          aria-labelledby={title}
          aria-describedby={description}
          className="h-auto w-full min-w-lg max-w-3xl"
        >
          <title id={title}>{words.title}</title>
          <desc id={description}>{words.description}</desc>
          <Axes replay={replay} words={words} />
          {CURVES.map((curve) => (
            <path
              key={curve}
              d={pathOf(replay, curve)}
              fill="none"
              strokeWidth={2}
              strokeDasharray={DASHES[curve]}
              className={COLOURS[curve]}
            />
          ))}
          <StopMark replay={replay} word={words.stop} />
        </svg>
      </ScrollRegion>
      <Legend words={words} />
    </figure>
  );
}

function Axes({ replay, words }: { replay: StageReplay; words: PictureWords }) {
  const { x, y } = scalesOf(replay);
  const { width, height, left, right, top, bottom } = PICTURE;
  const { recall, screened } = marksOf(replay);
  return (
    <g className="fill-soft text-xs">
      {recall.map((one) => (
        <g key={one}>
          <line x1={left} x2={width - right} y1={y(one)} y2={y(one)} className="stroke-line" />
          <text x={left - 6} y={y(one) + 4} textAnchor="end">{`${100 * one} %`}</text>
        </g>
      ))}
      {screened.map((one) => (
        <text key={one} x={x(one)} y={height - bottom + 18} textAnchor="middle">
          {formatNumber(one)}
        </text>
      ))}
      <text x={(left + width - right) / 2} y={height - 8} textAnchor="middle">
        {words.xAxis}
      </text>
      <text transform={`translate(12 ${(top + height - bottom) / 2}) rotate(-90)`} textAnchor="middle">
        {words.yAxis}
      </text>
    </g>
  );
}

function StopMark({ replay, word }: { replay: StageReplay; word: string }) {
  const { middle } = replay.guarantee;
  if (!middle) return null;
  const { y } = scalesOf(replay);
  const { at, text, anchor } = stopAt(replay, middle.screened);
  return (
    <g className="fill-ink text-xs">
      <line x1={at} x2={at} y1={y(0)} y2={y(1)} strokeDasharray="1 3" className="stroke-ink" />
      <text x={text} y={y(0.5)} textAnchor={anchor}>
        {word}
      </text>
    </g>
  );
}

function Legend({ words }: { words: PictureWords }) {
  return (
    <figcaption>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-soft">
        {CURVES.map((curve) => (
          <li key={curve} className="flex items-center gap-2">
            <svg viewBox="0 0 30 4" className="h-1 w-8" aria-hidden="true">
              <path
                d="M0 2H30"
                fill="none"
                strokeWidth={2}
                strokeDasharray={DASHES[curve]}
                className={COLOURS[curve]}
              />
            </svg>
            {words.curves[curve]}
          </li>
        ))}
      </ul>
    </figcaption>
  );
}
