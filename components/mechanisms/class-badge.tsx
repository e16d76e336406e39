import type { PropositionEntry } from "@/lib/review/mechanisms/shapes";
import { colourOf, DASHES } from "./map-style";
import { words } from "./words";

/** A proposition's class in a word, with the line that stands for it on the map. */
export function ClassBadge({
  proposition,
}: {
  proposition: Pick<PropositionEntry, "supportClass" | "refuted" | "style">;
}) {
  const { supportClass, refuted, style } = proposition;
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <svg width="24" height="8" aria-hidden="true">
        <path
          d="M1 4h22"
          fill="none"
          style={{ stroke: colourOf(proposition) }}
          strokeWidth={Math.min(style.width + 0.5, 5)}
          strokeDasharray={DASHES[style.line]}
        />
      </svg>
      {refuted ? words.refuted : words.classes[supportClass]}
      {style.mark ? <span aria-hidden="true">{style.mark}</span> : null}
    </span>
  );
}
