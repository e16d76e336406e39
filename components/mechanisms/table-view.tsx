"use client";

import { useState } from "react";
import { type Column, type Sort, Table } from "@/components/ui/table";
import type { PropositionEntry } from "@/lib/review/mechanisms/shapes";
import { ClassBadge } from "./class-badge";
import { words } from "./words";

interface TableViewProps {
  propositions: readonly PropositionEntry[];
  opened: string | null;
  onOpen: (propositionId: string) => void;
}

const READ: Record<string, (entry: PropositionEntry) => number | string> = {
  proposition: ({ statement }) => statement.toLowerCase(),
  plus: ({ tally }) => tally.studies.plus,
  reports: ({ tally }) => tally.reportsSupporting.length,
  against: ({ tally }) => tally.reportsRefuting.length,
  claims: ({ claims }) => claims,
};

/** Every settled proposition with its counts; its name opens the quotes. */
export function TableView({ propositions, opened, onOpen }: TableViewProps) {
  const [sort, setSort] = useState<Sort>({ key: "reports", direction: "descending" });
  return (
    <>
      <Table
        caption={words.table.caption}
        captionHidden
        columns={columnsFor(opened, onOpen)}
        rows={sorted(propositions, sort)}
        rowKey={({ propositionId }) => propositionId}
        sort={sort}
        onSort={setSort}
      />
      <p className="mt-3 max-w-3xl text-xs text-soft">{words.table.legend}</p>
    </>
  );
}

function sorted(entries: readonly PropositionEntry[], { key, direction }: Sort): PropositionEntry[] {
  const read = READ[key] ?? (() => 0);
  const sign = direction === "ascending" ? 1 : -1;
  return [...entries].sort((a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === right) return a.statement.localeCompare(b.statement);
    return (left < right ? -1 : 1) * sign;
  });
}

function columnsFor(opened: string | null, onOpen: (id: string) => void): Column<PropositionEntry>[] {
  const numeric = (key: string, header: string, count: (entry: PropositionEntry) => number) => ({
    ...{ key, header, numeric: true, sortable: key in READ },
    cell: (entry: PropositionEntry) => <Count value={count(entry)} />,
  });
  return [
    {
      key: "proposition",
      header: words.table.proposition,
      rowHeader: true,
      sortable: true,
      className: "min-w-60",
      cell: ({ propositionId, statement }) => (
        <button
          type="button"
          aria-label={words.table.show(statement)}
          aria-pressed={opened === propositionId}
          onClick={() => onOpen(propositionId)}
          className="min-h-6 rounded-sm text-left text-accent hover:text-accent-strong hover:underline aria-pressed:font-semibold"
        >
          {statement}
        </button>
      ),
    },
    { key: "class", header: words.table.class, cell: (entry) => <ClassBadge proposition={entry} /> },
    numeric("plus", words.table.plus, ({ tally }) => tally.studies.plus),
    numeric("minus", words.table.minus, ({ tally }) => tally.studies.minus),
    numeric("zero", words.table.zero, ({ tally }) => tally.studies.none),
    numeric("mixed", words.table.mixed, ({ tally }) => tally.studies.mixed),
    numeric("reports", words.table.reports, ({ tally }) => tally.reportsSupporting.length),
    numeric("against", words.table.against, ({ tally }) => tally.reportsRefuting.length),
    numeric("open", words.table.open, ({ tally }) => tally.openQuestions.length),
    numeric("claims", words.table.claims, ({ claims }) => claims),
  ];
}

/** Zeros stay quiet, so that what was found stands out. */
function Count({ value }: { value: number }) {
  return <span className={value === 0 ? "text-faint" : "font-medium"}>{value}</span>;
}
