import { z } from "zod";
import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { identifiersOf, retractionOf } from "../columns";
import { PriorDecision, type WholeRecord } from "../contract";
import { type Filled, givenField } from "../filling/schema";
import { toolOf } from "../prior/rules";
import { isWithheld } from "../queries";
import { emptyDraft, type RecordDraft, recordDraftSchema } from "../schema";

/** One record whole: what its source said and people corrected, where it came from and where it stands. */
export async function recordOf(scope: Scope, recordId: string): Promise<WholeRecord> {
  const where = { reviewId: scope.reviewId, id: recordId };
  const row = await db.record.findUnique({ where: { reviewId_id: where }, include: PARTS });
  if (!row?.state) throw notFound("record");
  const { state, search, correction } = row;
  const withheld = row.priors.length > 0 && (await isWithheld(scope, recordId));
  const { title, byline, year, journal, doi, retracted } = readsNow(correction ?? row, row.filled);
  const filling = recordDraftSchema.partial().parse(row.filled?.draft ?? {});
  const own = correction ? Identified.parse(correction.identifiers) : row.identifiers;
  const identifiers = [...own, ...identifiersOf({ ...emptyDraft(), ...filling })];
  const draftOf = (stored: unknown) => shownDraft(stored, withheld);
  return {
    ...{ id: row.id, title, byline, year, journal, doi, retracted },
    retraction: retracted ? retractionOf(recordDraftSchema.parse((correction ?? row).draft)) : null,
    status: state.status,
    source: search.source,
    searchId: search.id,
    searchName: search.name,
    draft: draftOf((correction ?? row).draft),
    filling,
    filled: await filledOf(scope, row.filled?.given),
    correction: correction && {
      id: correction.eventId,
      at: correction.at.toISOString(),
      by: await nameOf(correction.personId),
      imported: draftOf(row.draft),
    },
    priorDecisions: withheld
      ? []
      : row.priors.map((prior) =>
          decisionOf(prior, toolOf(row.original, columnsOf(row.import), row.import.fileName)),
        ),
    withheld,
    original: withheld ? null : row.original,
    line: row.line,
    ordinal: row.ordinal,
    importId: row.importId,
    fileName: row.import.fileName,
    importedAt: row.import.at.toISOString(),
    identifiers: identifiers
      .map(({ scheme, value }) => ({ scheme, value }))
      .sort((a, b) => a.scheme.localeCompare(b.scheme) || a.value.localeCompare(b.value)),
    decidedBy: state.decidedBy,
    method: state.method,
    survivorId: state.survivorId,
  };
}

const PARTS = {
  state: true,
  search: true,
  import: true,
  correction: true,
  filled: true,
  identifiers: true,
  priors: { orderBy: { ordinal: "asc" } },
} as const;

type Columns = Pick<WholeRecord, "title" | "byline" | "year" | "journal" | "doi" | "retracted">;

/** As the view `record_now` lays the one over the other. */
function readsNow(
  own: Columns,
  filled: { [Column in keyof Columns]: Columns[Column] | null } | null,
): Columns {
  const over = Object.entries(filled ?? {}).filter(([, value]) => value !== null);
  return { ...own, ...Object.fromEntries(over) };
}

/** Which duplicates gave what, with the searches that found them. */
async function filledOf({ reviewId }: Scope, stored: unknown): Promise<Filled[]> {
  if (!stored) return [];
  const given = Object.entries(z.partialRecord(givenField, z.string()).parse(stored));
  const givers = await db.record.findMany({
    where: { reviewId, id: { in: given.map(([, recordId]) => recordId) } },
    select: { id: true, search: { select: { name: true } } },
  });
  const names = new Map(givers.map(({ id, search }) => [id, search.name]));
  return given.map(([field, recordId]) => ({
    field: givenField.parse(field),
    recordId,
    searchName: names.get(recordId) ?? "",
  }));
}

const Identified = z.array(z.object({ scheme: z.string(), value: z.string() }));

/** Other tools write decisions into the notes of an entry. */
function shownDraft(stored: unknown, withheld: boolean): RecordDraft {
  const draft = recordDraftSchema.parse(stored);
  return withheld ? { ...draft, notes: [] } : draft;
}

async function nameOf(personId: string): Promise<string> {
  const person = await db.person.findUnique({ where: { id: personId }, select: { name: true } });
  return person?.name ?? "";
}

/** The columns of the table that a record came from. */
function columnsOf({ fileFacts }: { fileFacts: unknown }): string[] | null | undefined {
  return Facts.safeParse(fileFacts).data?.columns;
}

const Facts = z.object({ columns: z.array(z.string()).nullable() });

function decisionOf(prior: Stored, tool: string | null): PriorDecision {
  const { decidedBy, stage, verdict, reasons, blind } = prior;
  return PriorDecision.parse({ tool, decidedBy, stage, verdict, reasons, blind });
}

type Stored = Record<"stage" | "verdict" | "blind", string> & { decidedBy: string | null; reasons: string[] };
