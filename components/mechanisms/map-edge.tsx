import type { KeyboardEvent } from "react";
import type { MechanismMapView } from "@/lib/review/mechanisms/shapes";
import { arrival, END_SHAPES, pathOf } from "./map-geometry";
import { colourOf, DASHES } from "./map-style";
import { words } from "./words";

type Edge = MechanismMapView["edges"][number];
type Placed = MechanismMapView["layout"]["edges"][number];

interface MapEdgeProps {
  edge: Edge;
  placed: Placed;
  isOpen: boolean;
  onOpen: () => void;
}

/** One proposition as a line: colour, dashes and width by its class, its end by its sign. A click or Enter opens its quotes. */
export function MapEdge({ edge, placed, isOpen, onOpen }: MapEdgeProps) {
  const { style, tally, statement, refuted, supportClass } = edge;
  const colour = colourOf(edge);
  const path = pathOf(placed.points);
  const end = END_SHAPES[style.arrowhead];
  const { x, y, angle } = arrival(placed.points);
  const what = refuted ? words.refuted : words.classes[supportClass];
  const studied = words.studied(tally.reportsSupporting.length, tally.reportsRefuting.length, tally.nPrimary);
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onOpen();
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element.
    <g
      role="button"
      tabIndex={0}
      aria-label={words.map.edge(statement, `${what}, ${studied}`)}
      aria-pressed={isOpen}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      className="group/edge cursor-pointer outline-none"
      style={{ color: colour }}
    >
      <path d={path} fill="none" stroke="transparent" strokeWidth={24} />
      <path
        d={path}
        fill="none"
        strokeWidth={style.width + 7}
        className="stroke-transparent group-hover/edge:stroke-hover group-focus-visible/edge:stroke-accent group-aria-pressed/edge:stroke-accent-wash"
      />
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={isOpen ? style.width + 1 : style.width}
        strokeDasharray={DASHES[style.line]}
      />
      {end ? (
        <path
          d={end.d}
          transform={`translate(${x} ${y}) rotate(${angle})`}
          fill={end.filled ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth={end.filled ? 0 : 2.5}
        />
      ) : null}
      <EdgeLabel placed={placed} mark={style.mark} isOpen={isOpen} />
    </g>
  );
}

interface EdgeLabelProps {
  placed: Placed;
  mark: Edge["style"]["mark"];
  isOpen: boolean;
}

/** The relation in words, and the mark of a conflict or a refutation on the line's middle. */
function EdgeLabel({ placed: { label, middle }, mark, isOpen }: EdgeLabelProps) {
  return (
    <>
      <rect
        x={label.x - label.w / 2}
        y={label.y - label.h / 2}
        width={label.w}
        height={label.h}
        rx={3}
        className="fill-surface opacity-85 group-hover/edge:fill-hover"
      />
      <text
        x={label.x}
        y={label.y}
        textAnchor="middle"
        dominantBaseline="central"
        fontSize={11}
        fontWeight={isOpen ? 600 : 400}
        fill="currentColor"
      >
        {label.text}
      </text>
      {mark ? (
        <g transform={`translate(${middle.x} ${middle.y})`}>
          <circle r={8} className="fill-surface" stroke="currentColor" strokeWidth={1.5} />
          <text
            textAnchor="middle"
            dominantBaseline="central"
            fontSize={12}
            fontWeight={700}
            fill="currentColor"
          >
            {mark}
          </text>
        </g>
      ) : null}
    </>
  );
}
