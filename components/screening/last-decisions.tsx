import { Undo2 } from "lucide-react";
import type { Card } from "@/lib/review/screening/schema";
import { Badge } from "../ui/badge";
import { classNames } from "../ui/class-names";
import { DecisionBadge } from "../ui/decision-badge";
import { IconButton } from "../ui/icon-button";
import { FoldPanel } from "../ui/panel";
import type { LastVote } from "./entry";
import { words } from "./words";

interface LastDecisionsProps {
  last: readonly LastVote[];
  /** Items whose vote is not saved yet. */
  waiting: ReadonlySet<string>;
  shownId: string | undefined;
  wide: boolean;
  onGo: (itemId: string) => void;
  onTakeBack: (card: Card) => void;
}

/** The last five decisions: to look at again, and to take back until they are sealed. */
export function LastDecisions(props: LastDecisionsProps) {
  if (!props.wide) {
    return (
      <FoldPanel title={words.last} aside={<Badge>{props.last.length}</Badge>}>
        <List {...props} />
      </FoldPanel>
    );
  }
  return (
    <section aria-labelledby="last-decisions">
      <h2 id="last-decisions" className="text-xs font-medium text-soft">
        {words.last}
      </h2>
      <div className="mt-3">
        <List {...props} />
      </div>
    </section>
  );
}

function List({ last, waiting, shownId, onGo, onTakeBack }: LastDecisionsProps) {
  if (last.length === 0) return <p className="text-xs text-faint">{words.lastEmpty}</p>;
  return (
    <ol className="grid gap-1">
      {last.map((one) => (
        <li
          key={one.itemId}
          aria-current={one.itemId === shownId || undefined}
          className={classNames(
            "rounded-md border border-transparent p-1.5 -mx-1.5",
            one.itemId === shownId && "border-line bg-surface",
          )}
        >
          <div className="flex min-h-7 items-center gap-1.5">
            <DecisionBadge decision={one.vote.verdict} />
            <span className="min-w-0 grow truncate text-xs text-faint">
              {one.vote.sealed ? words.sealed : waiting.has(one.itemId) ? words.notYetSaved : null}
            </span>
            {one.vote.sealed ? null : (
              <IconButton
                label={words.takeBack(one.title)}
                icon={<Undo2 />}
                size="small"
                onClick={() => onTakeBack(one)}
              />
            )}
          </div>
          <button
            type="button"
            onClick={() => onGo(one.itemId)}
            className="mt-0.5 block min-h-6 w-full rounded-sm text-left text-xs text-soft hover:text-ink"
          >
            <span className="line-clamp-2">{one.title}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
