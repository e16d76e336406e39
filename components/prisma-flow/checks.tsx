import { Check, X } from "lucide-react";
import type { Identity } from "@/lib/review/prisma-flow/identities";
import { Badge } from "../ui/badge";
import { formatNumber } from "../ui/format";
import { type Column, Table } from "../ui/table";
import { words } from "./words";

const { checks: say } = words;

const COLUMNS: readonly Column<Identity>[] = [
  {
    key: "check",
    header: say.check,
    rowHeader: true,
    className: "min-w-56 font-normal!",
    cell: (check) => (
      <>
        {check.sentence.replaceAll("<=", say.relations["<="])}
        {check.explanation ? (
          <span className="mt-0.5 block text-xs text-soft">
            {say.difference(check.difference, check.explanation)}
          </span>
        ) : null}
      </>
    ),
  },
  {
    key: "sum",
    header: say.sum,
    numeric: true,
    cell: ({ left, relation, right, holds, kind, difference }) => {
      const isOff = !holds || (kind === "explained" && difference !== 0);
      const sign = relation === "=" && isOff ? "\u2260" : say.relations[relation];
      return `${formatNumber(left)} ${sign} ${formatNumber(right)}`;
    },
  },
  { key: "result", header: say.result, className: "w-px", cell: (check) => <Result check={check} /> },
];

/** The arithmetic of the diagram: every sum between its boxes, and whether it balances. */
export function Checks({ identities }: { identities: readonly Identity[] }) {
  const broken = identities.filter(({ holds }) => !holds).length;
  return (
    <section aria-labelledby="checks">
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="checks" className="font-semibold">
          {say.title}
        </h2>
        <Badge tone={broken === 0 ? "good" : "danger"}>
          {broken === 0 ? say.all(identities.length) : say.some(broken)}
        </Badge>
      </div>
      <Table
        caption={say.caption}
        captionHidden
        columns={COLUMNS}
        rows={identities}
        rowKey={({ id }) => id}
        className="max-w-4xl"
      />
    </section>
  );
}

function Result({ check }: { check: Identity }) {
  if (!check.holds) {
    return (
      <Badge tone="danger">
        <X aria-hidden="true" className="size-3" />
        {say.broken}
      </Badge>
    );
  }
  return (
    <Badge tone="good">
      <Check aria-hidden="true" className="size-3" />
      {check.difference !== 0 && check.kind === "explained" ? say.explained : say.balances}
    </Badge>
  );
}
