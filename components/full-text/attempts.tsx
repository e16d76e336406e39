import type { ReportEntry } from "@/lib/review/full-text/schema";
import { classNames } from "../ui/class-names";
import { DateText } from "../ui/date";
import { words } from "./words";

const { retrieval: say } = words;

type Attempt = ReportEntry["attempts"][number];

/** What an attempt was, in two or three words: a request is not an outcome. */
export function attemptName({ outcome, askedOf }: Pick<Attempt, "outcome" | "askedOf">): string {
  return outcome === "waiting" && askedOf ? say.askedOf[askedOf] : say.outcomes[outcome];
}

/** Filled: an outcome. A ring: a request that waits. */
const MARKS: Record<Attempt["outcome"], string> = {
  retrieved: "border-include bg-include",
  not_retrieved: "border-exclude bg-exclude",
  waiting: "border-outline bg-surface",
};

/** The attempts to get a report, oldest first, on a line. */
export function Attempts({ attempts }: Pick<ReportEntry, "attempts">) {
  if (attempts.length === 0) return <p className="mt-1 text-soft">{say.none}</p>;
  return (
    <ol className="mt-2">
      {attempts.map((attempt, at) => (
        <li key={attempt.id} className="relative pb-3 pl-5 last:pb-0">
          {at < attempts.length - 1 ? (
            <span
              aria-hidden="true"
              className="absolute top-2 bottom-0 left-1 w-px -translate-x-1/2 bg-line translate-y-1"
            />
          ) : null}
          <span
            aria-hidden="true"
            className={classNames(
              "absolute top-1.5 left-0 size-2 rounded-full border",
              MARKS[attempt.outcome],
            )}
          />
          <p className="font-medium">
            {attemptName(attempt)}, <DateText iso={attempt.day ?? attempt.at} className="font-normal" />
          </p>
          {attempt.note ? <p className="whitespace-pre-line">{attempt.note}</p> : null}
          <p className="text-xs text-soft">
            {say.notedBy(attempt.personName)}, <DateText iso={attempt.at} time />
          </p>
        </li>
      ))}
    </ol>
  );
}
