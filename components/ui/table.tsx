import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { ScrollRegion } from "./scroll-region";
import { words } from "./words";

export interface Column<Row> {
  key: string;
  header: string;
  headerHidden?: boolean;
  cell: (row: Row) => ReactNode;
  /** Numbers stand right, in tabular figures. */
  numeric?: boolean;
  /** This column names the row. */
  rowHeader?: boolean;
  sortable?: boolean;
  className?: string;
}

export interface Sort {
  key: string;
  direction: "ascending" | "descending";
}

interface TableProps<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  /** Sums, under the rows. */
  footer?: ReactNode;
  /** The height from which the rows scroll below their header. */
  maxHeight?: string;
  className?: string;
}

/** Rows and columns, read as a table by everyone. On a narrow screen it scrolls sideways by itself. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, sort, onSort, footer, maxHeight, className } = props;
  return (
    <ScrollRegion
      label={caption}
      style={{ maxHeight }}
      className={classNames("relative overflow-auto rounded-md border bg-surface", className)}
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className={captionHidden ? "sr-only" : "px-3 py-2 text-left text-xs text-soft"}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={sort?.key === column.key ? sort.direction : undefined}
                className={classNames(
                  "sticky top-0 z-10 h-9 border-b bg-surface px-3 text-xs font-medium whitespace-nowrap text-soft",
                  column.numeric && "text-right",
                  column.className,
                )}
              >
                <ColumnHeader column={column} sort={sort} onSort={onSort} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:last-child>*]:border-b-0">
          {rows.map((row) => (
            <tr key={rowKey(row)} className="hover:bg-hover">
              {columns.map((column) => (
                <Cell key={column.key} column={column}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {footer ? (
          <tfoot className="[&_td,&_th]:border-t [&_td,&_th]:px-3 [&_td,&_th]:py-2">{footer}</tfoot>
        ) : null}
      </table>
    </ScrollRegion>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const look = classNames(
    "h-10 border-b px-3 py-2 align-top",
    column.numeric && "tabular text-right whitespace-nowrap",
    column.className,
  );
  if (!column.rowHeader) return <td className={look}>{children}</td>;
  return (
    <th scope="row" className={classNames(look, "font-medium")}>
      {children}
    </th>
  );
}

interface ColumnHeaderProps<Row> {
  column: Column<Row>;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
}

function ColumnHeader<Row>({ column, sort, onSort }: ColumnHeaderProps<Row>) {
  if (column.headerHidden) return <span className="sr-only">{column.header}</span>;
  if (!column.sortable || !onSort) return column.header;
  const mine = sort?.key === column.key ? sort.direction : undefined;
  const Arrow = mine === "ascending" ? ArrowUp : mine === "descending" ? ArrowDown : ArrowUpDown;
  return (
    <button
      type="button"
      title={words.sort(column.header)}
      onClick={() =>
        onSort({ key: column.key, direction: mine === "ascending" ? "descending" : "ascending" })
      }
      className={classNames(
        "-mx-1.5 inline-flex min-h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-hover hover:text-ink",
        mine && "text-ink",
      )}
    >
      {column.header}
      <Arrow aria-hidden="true" className={classNames("size-3", !mine && "opacity-50")} />
    </button>
  );
}
