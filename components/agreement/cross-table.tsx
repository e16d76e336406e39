import type { TwoRaterTable } from "@/lib/review/agreement/schema";
import { classNames } from "../ui/class-names";
import { formatNumber } from "../ui/format";
import { ScrollRegion } from "../ui/scroll-region";
import { words } from "./words";

const CELL = "border-b border-l px-3 py-1.5 text-right tabular";
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

interface CrossTableProps {
  table: TwoRaterTable;
  first: string;
  second: string;
  caption: string;
}

/** What one reviewer said by what the other said; the diagonal is where they agree. */
export function CrossTable({ table: { categories, counts }, first, second, caption }: CrossTableProps) {
  const columns = categories.map((_, at) => sum(counts.map((row) => row[at] ?? 0)));
  return (
    <ScrollRegion label={caption} className="overflow-x-auto rounded-md border bg-surface">
      <table className="w-full border-separate border-spacing-0 text-left [&_tr:last-child>*]:border-b-0">
        <caption className="sr-only">{caption}</caption>
        <thead className="text-xs text-soft">
          <tr>
            <td className="border-b px-3 py-1.5">
              <span className="block max-w-44 truncate">{first} ↓</span>
              <span className="block max-w-44 truncate">{second} →</span>
            </td>
            {categories.map((category) => (
              <th key={category} scope="col" className={classNames(CELL, "font-medium")}>
                {words.decisions[category]}
              </th>
            ))}
            <th scope="col" className={classNames(CELL, "font-medium")}>
              {words.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {categories.map((category, row) => (
            <tr key={category}>
              <th scope="row" className="border-b px-3 py-1.5 text-xs font-medium text-soft">
                {words.decisions[category]}
              </th>
              {categories.map((other, column) => (
                <td key={other} className={classNames(CELL, row === column && "bg-accent-wash font-medium")}>
                  {formatNumber(counts[row]?.[column] ?? 0)}
                </td>
              ))}
              <td className={classNames(CELL, "text-soft")}>{formatNumber(sum(counts[row] ?? []))}</td>
            </tr>
          ))}
          <tr className="text-soft">
            <th scope="row" className="px-3 py-1.5 text-xs font-medium">
              {words.total}
            </th>
            {columns.map((total, at) => (
              <td key={categories[at]} className={CELL}>
                {formatNumber(total)}
              </td>
            ))}
            <td className={CELL}>{formatNumber(sum(columns))}</td>
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
