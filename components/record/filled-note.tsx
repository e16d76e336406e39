import { TextLink } from "@/components/ui/text-link";
import { FIELD_NAMES, type Filled } from "@/lib/review/record/filling/schema";
import { words } from "./words";

interface FilledNoteProps {
  filled: readonly Filled[];
  /** Where a duplicate can be read; left out where nothing should lead away from the work. */
  hrefOf?: ((recordId: string) => string) | undefined;
}

/** What the record lacks and its duplicates say: one line for each of them. */
export function FilledNote({ filled, hrefOf }: FilledNoteProps) {
  if (filled.length === 0) return null;
  return (
    <ul className="mt-4 grid gap-0.5 text-xs text-soft">
      {[...new Set(filled.map(({ recordId }) => recordId))].map((recordId) => {
        const own = filled.filter((one) => one.recordId === recordId);
        const from = words.duplicateIn(own[0]?.searchName ?? "");
        return (
          <li key={recordId}>
            {words.filled(own.map(({ field }) => FIELD_NAMES[field]))}{" "}
            {hrefOf ? <TextLink href={hrefOf(recordId)}>{from}</TextLink> : from}
          </li>
        );
      })}
    </ul>
  );
}
