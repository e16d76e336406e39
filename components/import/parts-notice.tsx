import { Notice } from "@/components/ui/notice";
import { checkParts, type ExportPart } from "@/lib/review/import/search/parts";
import { words } from "./words";

interface PartsNoticeProps {
  hits: number | null;
  parts: readonly ExportPart[];
  className?: string;
}

/** Parts of a search's export that are missing, overlap or fall short. Nothing when all is well or nothing is known. */
export function PartsNotice({ hits, parts, className }: PartsNoticeProps) {
  if (parts.length === 0) return null;
  const { missing, overlapping, uneven, difference } = checkParts(hits, parts);
  const said = [
    ...missing.map(({ first, last }) => words.parts.missing(first, last)),
    ...overlapping.map(({ a, b, first, last }) => words.parts.overlapping(a, b, first, last)),
    ...uneven.map(({ name, expected, records }) => words.parts.uneven(name, expected, records)),
    ...(missing.length === 0 && overlapping.length === 0 && difference
      ? [difference > 0 ? words.parts.fewer(difference) : words.parts.more(-difference)]
      : []),
  ];
  if (said.length === 0) return null;
  return (
    <Notice tone="warning" className={className}>
      <ul className="grid gap-1">
        {said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
