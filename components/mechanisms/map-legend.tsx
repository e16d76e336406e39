import { ClassBadge } from "./class-badge";
import { END_SHAPES } from "./map-geometry";
import { words } from "./words";

const plain = { arrowhead: "none", mark: null } as const;

/** One line for each class, as the map draws it. */
const LINES = [
  { supportClass: "consistent", refuted: false, style: { ...plain, line: "solid", width: 3 } },
  { supportClass: "mostly_consistent", refuted: false, style: { ...plain, line: "solid", width: 3 } },
  { supportClass: "conflicting", refuted: false, style: { ...plain, line: "solid", width: 3, mark: "≠" } },
  { supportClass: "single", refuted: false, style: { ...plain, line: "solid", width: 2 } },
  { supportClass: "secondary_only", refuted: false, style: { ...plain, line: "dashed", width: 1 } },
  { supportClass: "open", refuted: false, style: { ...plain, line: "dotted", width: 1 } },
  { supportClass: "secondary_only", refuted: true, style: { ...plain, line: "dashed", width: 1, mark: "×" } },
] as const;

/** What the lines and their ends mean. */
export function MapLegend() {
  return (
    <section aria-label={words.map.legend} className="mt-3 grid gap-2 text-xs text-soft">
      <ul aria-label={words.map.lines} className="flex flex-wrap gap-x-5 gap-y-1">
        {LINES.map((line) => (
          <li key={`${line.supportClass} ${line.refuted}`}>
            <ClassBadge proposition={line} />
          </li>
        ))}
      </ul>
      <ul aria-label={words.map.ends} className="flex flex-wrap gap-x-5 gap-y-1">
        {(["arrow", "tee", "diamond", "none"] as const).map((sign) => (
          <li key={sign} className="inline-flex items-center gap-2">
            <EndSample sign={sign} />
            {words.map.signs[sign]}
          </li>
        ))}
      </ul>
      <p>
        {words.map.width} {words.map.second}
      </p>
    </section>
  );
}

function EndSample({ sign }: { sign: keyof typeof END_SHAPES }) {
  const end = END_SHAPES[sign];
  return (
    <svg width="28" height="14" aria-hidden="true">
      <path d="M1 7h25" stroke="currentColor" strokeWidth={1.5} />
      {end ? (
        <path
          d={end.d}
          transform="translate(27 7)"
          fill={end.filled ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth={end.filled ? 0 : 2}
        />
      ) : null}
    </svg>
  );
}
