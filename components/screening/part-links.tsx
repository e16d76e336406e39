import { classNames } from "../ui/class-names";
import { Link } from "../ui/link";
import type { Part } from "./parts";
import { words } from "./words";

/** The parts of a stage, each with its own address. */
export function PartLinks({ parts, current }: { parts: readonly Part[]; current: Part }) {
  return (
    <nav aria-label={words.partsLabel} className="-mx-1 -mb-px flex gap-1 overflow-x-auto p-1 pb-0">
      {parts.map((part) => (
        <Link
          key={part}
          href={`?part=${part}`}
          scroll={false}
          aria-current={part === current ? "page" : undefined}
          className={classNames(
            "inline-flex min-h-9 shrink-0 items-center rounded-t-sm border-b-2 px-3",
            part === current
              ? "border-accent font-medium text-ink"
              : "border-transparent text-soft hover:text-ink",
          )}
        >
          {words.parts[part]}
        </Link>
      ))}
    </nav>
  );
}
