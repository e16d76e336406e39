import type { CSSProperties } from "react";
import { Badge } from "@/components/ui/badge";
import { classNames } from "@/components/ui/class-names";
import type { ClusterEntry } from "@/lib/review/duplicates/schema";
import { FIELD_NAMES } from "@/lib/review/record/filling/schema";
import { RetractedBadge } from "../record/retracted-badge";
import { words } from "./words";

type Field = ClusterEntry["differences"][number];
type Marked = Field["values"][number]["marked"];

interface ComparisonProps {
  cluster: Pick<ClusterEntry, "records" | "differences" | "filled" | "survivorId" | "status">;
  /** Which record would stay; of three or more, which are the same report, and how to change that. */
  choice?: {
    staysId?: string | undefined;
    chosen?: ReadonlySet<string>;
    onToggle?: (recordId: string) => void;
  };
}

const ROW =
  "grid gap-x-6 gap-y-1 border-b py-2.5 last:border-b-0 sm:grid-cols-[5.5rem_repeat(var(--records),minmax(13rem,1fr))]";

/** Records side by side, field by field: equal words quiet, differing words marked. On a phone, one under the other. */
export function Comparison({ cluster, choice }: ComparisonProps) {
  const fields = cluster.differences.filter(({ values }) => values.some(({ marked }) => marked !== null));
  const staysId = staysOf({ cluster, choice });
  // Told for the record that the server takes to stay; another one lacks other fields.
  const filled = staysId === cluster.survivorId ? cluster.filled : [];
  const givers = new Map<string, number>(
    filled.map(({ field, recordId }) => [field, cluster.records.findIndex(({ id }) => id === recordId) + 1]),
  );
  const unseen = filled.filter(({ field }) => !fields.some((shown) => shown.field === field));
  return (
    <div className="sm:overflow-x-auto">
      <dl style={{ "--records": cluster.records.length } as CSSProperties} className="sm:min-w-fit">
        <div className={ROW}>
          <dt className="sr-only">{words.record}</dt>
          <div aria-hidden="true" className="max-sm:hidden" />
          {cluster.records.map((record, at) => (
            <dd key={record.id} className="max-sm:py-0.5">
              <RecordHead cluster={cluster} record={record} number={at + 1} choice={choice} />
            </dd>
          ))}
        </div>
        {fields.map((field) => (
          <FieldRow
            key={field.field}
            field={field}
            chosen={choice?.chosen}
            filledFrom={givers.get(field.field) ?? null}
            staysId={staysId}
          />
        ))}
      </dl>
      {unseen.length > 0 ? (
        <p className="py-2.5 text-xs text-soft">
          {words.alsoFilled(unseen.map(({ field }) => FIELD_NAMES[field]).join(", "))}
        </p>
      ) : null}
    </div>
  );
}

interface RecordHeadProps extends ComparisonProps {
  record: ClusterEntry["records"][number];
  number: number;
}

function RecordHead({ cluster, record, number, choice }: RecordHeadProps) {
  const stays = record.id === staysOf({ cluster, choice }) && cluster.status !== "split";
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {choice?.chosen && choice.onToggle ? (
        <label className="inline-flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            className="size-4"
            checked={choice.chosen.has(record.id)}
            onChange={() => choice.onToggle?.(record.id)}
            aria-label={words.sameReport(number)}
          />
          <Numeral number={number} />
        </label>
      ) : (
        <Numeral number={number} />
      )}
      <span className="min-w-0">
        <span className="font-medium">{record.searchName}</span>
        <span className="ml-2 text-xs text-soft">{words.sources[record.source]}</span>
      </span>
      {stays ? <Badge tone="accent">{words.stays}</Badge> : null}
      {record.retraction ? <RetractedBadge {...record} explained /> : null}
      {record.batch === "open" ? <Badge tone="warning">{words.inOpenBatch}</Badge> : null}
      {record.batch === "closed" ? <Badge>{screenedAs(record.status)}</Badge> : null}
    </div>
  );
}

function staysOf({ cluster, choice }: ComparisonProps): string | undefined {
  return choice ? choice.staysId : cluster.survivorId;
}

function screenedAs(status: ClusterEntry["records"][number]["status"]): string {
  return status === "included" || status === "excluded" ? words.screened[status] : words.screened.other;
}

function Numeral({ number, quiet = false }: { number: number; quiet?: boolean }) {
  return (
    <span
      className={classNames(
        "tabular inline-grid size-5 shrink-0 place-items-center rounded-sm border text-xs font-medium",
        quiet ? "text-soft sm:hidden" : "text-ink",
      )}
    >
      <span className="sr-only">{words.recordNumber(number)}</span>
      <span aria-hidden="true">{number}</span>
    </span>
  );
}

interface FieldRowProps {
  field: Field;
  chosen: ReadonlySet<string> | undefined;
  /** The number of the record that fills it where the one that stays says nothing. */
  filledFrom: number | null;
  staysId: string | undefined;
}

function FieldRow({ field: { field, state, values }, chosen, filledFrom, staysId }: FieldRowProps) {
  const equal = state === "equal";
  return (
    <div className={ROW}>
      <dt className="text-xs leading-5 text-soft">
        {words.fields[field]}
        {equal ? <span className="ml-1.5 sm:hidden">({words.same})</span> : null}
      </dt>
      {values.map(({ recordId, marked }, at) => (
        <dd
          key={recordId}
          // A phone shows once what all records say.
          className={classNames(
            "flex min-w-0 gap-2",
            equal && at > 0 && "max-sm:hidden",
            chosen && !chosen.has(recordId) && "line-through decoration-outline",
          )}
        >
          {equal ? null : <Numeral number={at + 1} quiet />}
          <FieldText field={field} marked={marked} equal={equal} />
          {marked === null && recordId === staysId && filledFrom !== null ? (
            <span className="text-xs leading-5 text-soft">{words.filledFrom(filledFrom)}</span>
          ) : null}
        </dd>
      ))}
    </div>
  );
}

function FieldText({ field, marked, equal }: { field: Field["field"]; marked: Marked; equal: boolean }) {
  if (marked === null) return <span className="text-faint italic">{words.missing}</span>;
  return (
    <span
      className={classNames(
        "min-w-0 [overflow-wrap:anywhere]",
        field === "title" ? "text-base leading-6 text-pretty" : "tabular",
        field === "abstract" && "whitespace-pre-line",
        equal ? "text-faint" : "text-soft",
      )}
    >
      {stretchesOf(marked).map(({ text, differs, from }) =>
        differs ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
      )}
    </span>
  );
}

/** Stretches with where they begin; the blank after a marked word is not marked. */
function stretchesOf(marked: NonNullable<Marked>): { text: string; differs: boolean; from: number }[] {
  const parts = marked.flatMap(({ text, differs }) => {
    const word = text.trimEnd();
    return differs && word !== text
      ? [
          { text: word, differs },
          { text: text.slice(word.length), differs: false },
        ]
      : [{ text, differs }];
  });
  let from = 0;
  return parts.map((part) => {
    const placed = { ...part, from };
    from += part.text.length;
    return placed;
  });
}
