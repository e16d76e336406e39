import type { ConflictView } from "@/lib/review/conflicts/schema";
import { classNames } from "../ui/class-names";
import { DateText } from "../ui/date";
import { DecisionBadge, DecisionMark } from "../ui/decision-badge";
import { differenceOf } from "./differs";
import { words } from "./words";

interface PositionsProps {
  view: ConflictView;
  protocolVersionId: string | undefined;
  reasonOf: (id: string) => string;
}

/** The positions as facing cards, and between them what differs. */
export function Positions({ view, protocolVersionId, reasonOf }: PositionsProps) {
  const { votes, differs } = view;
  return (
    <section aria-label={words.positions} className="mt-8">
      <p className="flex items-start gap-2 font-medium">
        <DecisionMark decision="conflict" className="mt-1 text-conflict" />
        <span>{differenceOf(votes, differs, reasonOf)}</span>
      </p>
      <ul className={classNames("mt-3 grid gap-3", votes.length === 3 ? "lg:grid-cols-3" : "sm:grid-cols-2")}>
        {votes.map((vote) => (
          <Position
            key={vote.eventId}
            vote={vote}
            isEarlier={protocolVersionId !== undefined && vote.protocolVersionId !== protocolVersionId}
            reasonOf={reasonOf}
          />
        ))}
      </ul>
    </section>
  );
}

interface PositionProps {
  vote: ConflictView["votes"][number];
  isEarlier: boolean;
  reasonOf: (id: string) => string;
}

function Position({ vote, isEarlier, reasonOf }: PositionProps) {
  return (
    <li className="grid content-start gap-2 rounded-md border bg-surface p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-semibold">{vote.name}</span>
        <DecisionBadge decision={vote.verdict} />
      </div>
      {vote.isDoubt ? <p className="text-soft">{words.onChecking}</p> : null}
      {vote.reasonId ? <p className="font-medium">{reasonOf(vote.reasonId)}</p> : null}
      {vote.secondaryReasonIds.length > 0 ? (
        <p className="text-soft">
          {words.also}: {vote.secondaryReasonIds.map(reasonOf).join("; ")}
        </p>
      ) : null}
      {vote.note ? (
        <p className="text-pretty whitespace-pre-line [overflow-wrap:anywhere]">{vote.note}</p>
      ) : (
        <p className="text-faint">{words.noNote}</p>
      )}
      <p className="text-xs text-soft">
        <DateText iso={vote.castAt} time />
        {vote.sealedVerdict && vote.sealedVerdict !== vote.verdict
          ? ` · ${words.firstSaid(vote.sealedVerdict)}`
          : null}
        {isEarlier ? ` · ${words.otherVersion}` : null}
      </p>
    </li>
  );
}
