import { formatNumber } from "@/components/ui/format";
import { Table } from "@/components/ui/table";
import type { ReportComparison } from "@/lib/review/extraction/comparison-shapes";
import { words } from "./words";

/** How far the two lists agree, exactly and on what they mean. */
export function Agreement({ comparison }: { comparison: ReportComparison }) {
  const { a, b, exact, folded } = comparison;
  const share = (value: number | null) => (value === null ? "–" : formatNumber(value, 3));
  const rows = [
    { name: words.exact, ...exact },
    { name: words.folded, ...folded },
  ];
  return (
    <>
      <Table
        caption={words.agreement}
        captionHidden
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: "name", header: words.agreement, rowHeader: true, cell: ({ name }) => name },
          { key: "matched", header: words.matched, numeric: true, cell: ({ matched }) => matched },
          { key: "onlyA", header: words.onlyA(a.name), numeric: true, cell: ({ onlyA }) => onlyA },
          { key: "onlyB", header: words.onlyA(b.name), numeric: true, cell: ({ onlyB }) => onlyB },
          { key: "dice", header: words.dice, numeric: true, cell: ({ dice }) => share(dice) },
          { key: "jaccard", header: words.jaccard, numeric: true, cell: ({ jaccard }) => share(jaccard) },
        ]}
      />
      <p className="mt-2 max-w-3xl text-xs text-soft">{words.agreementHint}</p>
    </>
  );
}
