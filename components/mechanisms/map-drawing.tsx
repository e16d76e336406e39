import type { MechanismMapView } from "@/lib/review/mechanisms/shapes";
import { MapEdge } from "./map-edge";
import { words } from "./words";

interface MapDrawingProps {
  map: MechanismMapView;
  /** Pixels of the page for each pixel of the layout. */
  zoom: number;
  opened: string | null;
  onOpen: (propositionId: string) => void;
}

/** The map as it is drawn and printed: lanes from molecule to patient, terms as boxes, propositions as lines. */
export function MapDrawing({ map, zoom, opened, onOpen }: MapDrawingProps) {
  const { layout, edges, nodes } = map;
  const edgeOf = new Map(edges.map((edge) => [edge.propositionId, edge]));
  const labelOf = new Map(nodes.map(({ id, label }) => [id, label]));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand around a drawing.
    <svg
      role="group"
      aria-label={words.map.label}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      style={{ width: layout.width * zoom, aspectRatio: `${layout.width} / ${layout.height}` }}
      className="mx-auto block h-auto font-sans print:w-full!"
    >
      {layout.lanes.map(({ label, x, w }, index) => (
        <g key={label}>
          <rect
            x={x}
            y={0}
            width={w}
            height={layout.height}
            className={index % 2 === 0 ? "fill-surface" : "fill-sunken"}
          />
          <text x={x + w / 2} y={22} textAnchor="middle" fontSize={12} fontWeight={600} className="fill-soft">
            {label}
          </text>
        </g>
      ))}
      {layout.edges.map((placed) => {
        const edge = edgeOf.get(placed.propositionId);
        if (!edge) return null;
        return (
          <MapEdge
            key={placed.propositionId}
            edge={edge}
            placed={placed}
            isOpen={opened === placed.propositionId}
            onOpen={() => onOpen(placed.propositionId)}
          />
        );
      })}
      {layout.nodes.map((node) => (
        <MapNode key={node.id} node={node} label={labelOf.get(node.id) ?? ""} />
      ))}
    </svg>
  );
}

interface MapNodeProps {
  node: MechanismMapView["layout"]["nodes"][number];
  label: string;
}

function MapNode({ node: { x, y, w, h, lines }, label }: MapNodeProps) {
  const first = y - ((lines.length - 1) * 17) / 2;
  return (
    <g>
      <title>{label}</title>
      <rect
        x={x - w / 2}
        y={y - h / 2}
        width={w}
        height={h}
        rx={6}
        className="fill-raised stroke-outline"
        strokeWidth={1}
      />
      <text textAnchor="middle" fontSize={13} fontWeight={500} className="fill-ink">
        {lines.map((line, index) => (
          <tspan key={line} x={x} y={first + index * 17} dominantBaseline="central">
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}
