import type { RuleCount } from "@/lib/review/import/removal/schema";
import { words } from "./words";

const say = words.rule;

interface RuleCountedProps {
  /** Nothing while no rule is chosen. */
  counted: RuleCount | undefined;
  counting: boolean;
  /** Records that wait. */
  all: number;
}

/** What a rule would take out, before it does. */
export function RuleCounted({ counted, counting, all }: RuleCountedProps) {
  return (
    <div role="status" aria-busy={counting} className="min-h-24 rounded-md bg-sunken p-3">
      {counted ? (
        <Told counted={counted} all={all} />
      ) : (
        <p className="text-soft">{counting ? say.counting : say.choose}</p>
      )}
    </div>
  );
}

function Told({ counted: { records, silent, method, examples }, all }: { counted: RuleCount; all: number }) {
  return (
    <div className="grid gap-2 [overflow-wrap:anywhere]">
      <p>
        <span className="font-semibold">{records > 0 ? say.would(records, all) : say.none}</span>{" "}
        {silent > 0 ? <span className="text-soft">{say.silent(silent)}</span> : null}
      </p>
      {records > 0 ? (
        <>
          <p className="text-soft">
            {say.reported} <span className="text-ink">{method}</span>
          </p>
          <div>
            <p className="text-xs text-soft">{say.examples}</p>
            <ul className="mt-1 grid gap-1 text-xs">
              {examples.map(({ id, title, byline, year }) => (
                <li key={id}>
                  {title || words.untitled}{" "}
                  <span className="text-soft">{[byline, year].filter(Boolean).join(", ")}</span>
                </li>
              ))}
            </ul>
          </div>
        </>
      ) : null}
    </div>
  );
}
