"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type Column, Table } from "@/components/ui/table";
import { PRISMA_S } from "@/lib/review/import/search/prisma-s";
import type { SearchReport } from "@/lib/review/prisma-flow/sources/schema";
import { EditItemsDialog } from "./edit-items-dialog";
import { FileLink } from "./file-link";
import type { ReportedSearch } from "./reported-search";
import { words } from "./words";

interface PrismaSTableProps {
  reviewId: string;
  report: SearchReport;
  mayRun: boolean;
}

/** The 16 items as rows, the searches as columns: as journals print it. */
export function PrismaSTable({ reviewId, report, mayRun }: PrismaSTableProps) {
  const [editing, setEditing] = useState<ReportedSearch>();
  const { searches } = report;
  return (
    <section className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="max-w-2xl">
          <h2 className="text-base font-semibold">{words.items.title}</h2>
          <p className="text-soft">{words.items.line}</p>
        </div>
        <FileLink href={`/api/v1/reviews/${reviewId}/sources/prisma-s.csv`}>{words.items.table}</FileLink>
      </div>
      <Table
        caption={words.items.title}
        captionHidden
        columns={columnsFor(searches)}
        rows={PRISMA_S}
        rowKey={({ item }) => item}
        footer={
          mayRun ? (
            <tr>
              <th scope="row" className="px-3 py-2">
                <span className="sr-only">{words.items.edit}</span>
              </th>
              {searches.map((search) => (
                <td key={search.searchId} className="px-3 py-2">
                  <Button
                    size="small"
                    aria-label={words.items.editOf(search.name)}
                    onClick={() => setEditing(search)}
                  >
                    {words.items.edit}
                  </Button>
                </td>
              ))}
            </tr>
          ) : null
        }
      />
      {editing ? (
        <EditItemsDialog reviewId={reviewId} search={editing} onClose={() => setEditing(undefined)} />
      ) : null}
    </section>
  );
}

type Item = (typeof PRISMA_S)[number];

function columnsFor(searches: readonly ReportedSearch[]): Column<Item>[] {
  const item: Column<Item> = {
    key: "item",
    header: words.items.item,
    rowHeader: true,
    className: "min-w-44",
    cell: ({ item: number, name }) => `${number}. ${name}`,
  };
  const columns = searches.map(
    (search): Column<Item> => ({
      key: search.searchId,
      header: search.name,
      className: "min-w-64 max-w-xl",
      cell: ({ item: number }) => {
        const text = search.items.find((one) => one.item === number)?.text;
        return text ? (
          <p className="line-clamp-6 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
        ) : (
          <span className="text-soft">{words.items.none}</span>
        );
      },
    }),
  );
  return [item, ...columns];
}
