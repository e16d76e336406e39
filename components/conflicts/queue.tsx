import type { ConflictEntry } from "@/lib/review/conflicts/schema";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { classNames } from "../ui/class-names";
import { DecisionMark } from "../ui/decision-badge";
import { words } from "./words";

interface QueueProps {
  label: string;
  items: readonly ConflictEntry[];
  chosenId: string | undefined;
  onChoose: (itemId: string) => void;
  onMore?: () => void;
  isFetching: boolean;
}

/** Conflicts as a list: the title, and both positions as shapes and words. */
export function Queue({ label, items, chosenId, onChoose, onMore, isFetching }: QueueProps) {
  return (
    <nav aria-label={label}>
      <ul className="grid">
        {items.map((item) => (
          <li key={item.itemId} className="border-b last:border-b-0">
            <button
              type="button"
              aria-current={item.itemId === chosenId || undefined}
              onClick={() => onChoose(item.itemId)}
              className={classNames(
                "grid w-full gap-1 px-3 py-2.5 text-left -outline-offset-2 hover:bg-hover",
                item.itemId === chosenId && "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)]",
              )}
            >
              <span className="line-clamp-2">{item.title}</span>
              <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-soft">
                {item.votes.map((vote) => (
                  <span key={`${vote.personId} ${vote.isDoubt}`} className="inline-flex items-center gap-1">
                    <DecisionMark decision={vote.verdict} />
                    {words.verdicts[vote.verdict]}
                  </span>
                ))}
                {item.proposed ? <Badge tone="accent">{words.proposed}</Badge> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {onMore ? (
        <div className="p-2">
          <Button size="small" busy={isFetching} onClick={onMore} className="w-full">
            {words.more}
          </Button>
        </div>
      ) : null}
    </nav>
  );
}
