import { Bar } from "../ui/progress";
import type { DeskState } from "./desk";
import { words } from "./words";

/** Done, left, waiting to be saved: one slim line. */
export function ProgressLine({ done, left, state }: { done: number; left: number; state: DeskState }) {
  const waiting = state.entries.filter((entry) => entry.refused === null).length;
  const said = `${words.done(done)}, ${words.left(left)}`;
  return (
    <div className="flex items-center gap-3 text-xs text-soft">
      <Bar
        label={words.progress}
        share={done + left === 0 ? 1 : done / (done + left)}
        said={said}
        className="h-1! max-w-24 max-sm:hidden"
      />
      <p className="tabular flex min-w-0 flex-wrap gap-x-2">
        <span>
          <span className="text-ink">{words.done(done)}</span>, {words.left(left)}
        </span>
        <span className={waiting > 0 && state.line !== "open" ? "font-medium text-maybe" : "max-sm:sr-only"}>
          {waiting > 0 ? words.waiting(waiting) : words.allSaved}
        </span>
      </p>
    </div>
  );
}
