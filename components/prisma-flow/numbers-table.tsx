import type { BoxCount, PrismaCounts } from "@/lib/review/prisma-flow/schema";
import { formatNumber } from "../ui/format";
import { FoldPanel } from "../ui/panel";
import { Table } from "../ui/table";
import { memberHref } from "./member-address";
import { NumberLink } from "./number-link";
import { words } from "./words";

/** The diagram for whoever cannot see a picture: each number once, with what it counts. */
export function NumbersTable({ reviewId, counts }: { reviewId: string; counts: PrismaCounts }) {
  const { table: say } = words;
  return (
    <FoldPanel title={say.title} flush className="max-w-4xl print:hidden">
      <Table
        caption={say.caption}
        captionHidden
        className="rounded-none border-0"
        rows={numbersOf(counts)}
        rowKey={({ members }) => memberHref(reviewId, members)}
        columns={[
          {
            key: "what",
            header: say.what,
            rowHeader: true,
            className: "font-normal!",
            cell: ({ sentence }) => sentence,
          },
          {
            key: "count",
            header: say.count,
            numeric: true,
            cell: ({ n, members, sentence }) => (
              <NumberLink
                reviewId={reviewId}
                members={members}
                aria-label={words.number(sentence, n)}
                className="inline-flex min-h-6 min-w-6 items-center justify-end rounded-sm text-accent underline decoration-current/40 underline-offset-3 hover:decoration-current"
              >
                {formatNumber(n)}
              </NumberLink>
            ),
          },
        ]}
      />
    </FoldPanel>
  );
}

/** Every number once, in the order of the diagram; kinds of sources that nobody searched are left out. */
export function numbersOf(counts: PrismaCounts): BoxCount[] {
  const { identified, removed, screening, databases, otherMethods, included } = counts;
  const parts = counts.template === "databases_only" ? [] : [otherMethods];
  const all = [identified, removed, screening, databases, ...parts, included].flatMap(countsIn);
  const seen = new Set<string>();
  return all.filter(({ members }) => {
    const key = memberHref("", members);
    return !seen.has(key) && seen.add(key);
  });
}

function countsIn(part: unknown): BoxCount[] {
  if (part === null || typeof part !== "object") return [];
  if (isCount(part)) return [part];
  return Object.values(part).flatMap(countsIn);
}

function isCount(part: object): part is BoxCount {
  return "n" in part && "members" in part && "sentence" in part;
}
