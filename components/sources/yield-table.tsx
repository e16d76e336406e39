import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { SourceStatistics, SourceYield } from "@/lib/review/prisma-flow/sources/schema";
import { formatNumber } from "../ui/format";
import { FileLink } from "./file-link";
import { words } from "./words";

/** Per search: records, citations, what no other search found, and what was included; as numbers and as bars. */
export function YieldTable({ reviewId, statistics }: { reviewId: string; statistics: SourceStatistics }) {
  const { sources, all } = statistics;
  const most = Math.max(1, ...sources.map(({ citations }) => citations));
  const files = `/api/v1/reviews/${reviewId}/sources`;
  return (
    <section className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="max-w-2xl">
          <h2 className="text-base font-semibold">{words.yield.title}</h2>
          <p className="text-soft">{words.yield.line}</p>
        </div>
        <div className="flex gap-2">
          <FileLink href={`${files}/sources.csv`}>{words.yield.table}</FileLink>
          <FileLink href={`${files}/sources.svg`}>{words.yield.picture}</FileLink>
        </div>
      </div>
      <Table
        caption={words.yield.title}
        captionHidden
        columns={columnsFor(reviewId, most)}
        rows={sources}
        rowKey={({ searchId }) => searchId}
        footer={
          <tr className="font-semibold">
            <th scope="row" className="px-3 py-2">
              {words.yield.all}
            </th>
            <td className="tabular px-3 py-2 text-right">{formatNumber(all.records)}</td>
            <td className="tabular px-3 py-2 text-right">{formatNumber(all.citations)}</td>
            <td />
            <td />
            <td className="tabular px-3 py-2 text-right">{formatNumber(all.included)}</td>
            <td />
          </tr>
        }
      />
    </section>
  );
}

function columnsFor(reviewId: string, most: number): Column<SourceYield>[] {
  const number = (
    key: "records" | "citations" | "unique" | "included" | "uniqueIncluded",
  ): Column<SourceYield> => ({
    key,
    header: words.yield[key],
    numeric: true,
    cell: (source) => formatNumber(source[key]),
  });
  const name: Column<SourceYield> = {
    key: "source",
    header: words.yield.source,
    rowHeader: true,
    className: "min-w-40",
    cell: ({ searchId, name: title }) => (
      <TextLink href={`/reviews/${reviewId}/records?searchId=${searchId}`}>{title}</TextLink>
    ),
  };
  const bar: Column<SourceYield> = {
    key: "share",
    header: words.yield.share,
    className: "w-full min-w-40",
    cell: ({ name: title, citations, unique }) => (
      <div
        role="img"
        aria-label={words.yield.bar(title, citations, unique)}
        className="flex h-3 max-w-lg forced-colors:border"
      >
        <span className="bg-accent/35" style={{ width: `${((citations - unique) / most) * 100}%` }} />
        <span
          className="bg-accent forced-colors:bg-[Highlight]"
          style={{ width: `${(unique / most) * 100}%` }}
        />
      </div>
    ),
  };
  return [
    name,
    number("records"),
    number("citations"),
    bar,
    number("unique"),
    number("included"),
    number("uniqueIncluded"),
  ];
}
