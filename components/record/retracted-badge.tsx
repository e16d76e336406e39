import { TriangleAlert } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { type Retraction, retractionSigns } from "@/lib/review/record/retraction";
import { words } from "./words";

interface RetractedBadgeProps {
  title: string;
  retraction: Retraction | null | undefined;
  /** Says beside it what said so; in a list that is for a pointer's rest and for whoever listens. */
  explained?: boolean;
}

/** A fact of the source, which everybody sees alike, and what said so. */
export function RetractedBadge({ title, retraction, explained = false }: RetractedBadgeProps) {
  const signs = retraction ? retractionSigns(title, retraction) : [];
  const said = words.retractedSays(signs.map(({ by, said }) => words.retractedBy[by](said)).join(", "));
  return (
    <>
      <Badge tone="danger" title={signs.length > 0 ? said : undefined}>
        <TriangleAlert aria-hidden="true" className="size-3" />
        <span>{words.retracted}</span>
        {signs.length > 0 && !explained ? <span className="sr-only">{said}</span> : null}
      </Badge>
      {signs.length > 0 && explained ? <span className="text-xs text-soft">{said}</span> : null}
    </>
  );
}
