import { Badge } from "@/components/ui/badge";
import { DESIGNS, EPISTEMICS, POLARITIES, SECTIONS, SOURCE_ROLES } from "@/lib/review/extraction/lists";
import type { ClaimEntry } from "@/lib/review/mechanisms/shapes";
import { words } from "./words";

/** One settled claim: its quote, who says it, and how. */
export function ClaimCard({ claim }: { claim: ClaimEntry }) {
  const { quote, quoteFound, section, page, polarity, epistemic, context, note } = claim;
  const place = [SECTIONS[section], page === null ? "" : words.panel.page(page)].filter(Boolean).join(", ");
  const said = [POLARITIES[polarity], EPISTEMICS[epistemic].toLowerCase()].join(", ");
  return (
    <figure>
      <blockquote className="prose-reading border-l-2 border-accent pl-3">{quote}</blockquote>
      <figcaption className="mt-2 text-xs text-soft">
        <span className="block font-medium text-ink">{claim.reportTitle}</span>
        <span className="block">
          {[claim.reportByline, claim.reportYear, place].filter(Boolean).join(" · ")}
        </span>
        <span className="mt-1 flex flex-wrap gap-x-2 gap-y-1">
          <Badge>{said}</Badge>
          <Badge>{DESIGNS[context.design].label}</Badge>
          <Badge>{SOURCE_ROLES[context.sourceRole]}</Badge>
          {quoteFound ? null : <Badge tone="warning">{words.panel.unverified}</Badge>}
        </span>
        {note ? <span className="mt-1 block">{note}</span> : null}
      </figcaption>
    </figure>
  );
}
