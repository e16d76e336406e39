import type { Scope } from "@/lib/access/scope";
import { db, Prisma, readEach } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { Source } from "../flow";
import type { Author, Identifier } from "../record/schema";
import { ABSTRACT_COMPARED } from "./compare/features";
import type {
  ClusterEntry,
  ClusterFilter,
  ClusterPage,
  ClusterStatus,
  ComparedRecord,
  Decider,
  DuplicateBasis,
  DuplicateCounts,
  Relation,
} from "./schema";
import { shownOf } from "./shown/queries";
import { type ShownRecord, sideBySide } from "./side-by-side";

type InReview = Pick<Scope, "reviewId">;

interface ClusterRow {
  id: string;
  status: ClusterStatus;
  decidedBy: Decider | null;
  basis: DuplicateBasis;
  relation: Relation | null;
  survivorId: string | null;
  at: Date;
}

const CLUSTER = Prisma.sql`
  c.id, c.status::text AS status, c.decided_by::text AS "decidedBy", c.basis, c.relation, c.survivor_id AS "survivorId", c.at`;

/** Clusters in the order in which they were found, a page at a time. */
export async function clusterPage(scope: Scope, filter: ClusterFilter): Promise<ClusterPage> {
  const { status, decidedBy, cursor, limit } = filter;
  const rows = await db.$queryRaw<ClusterRow[]>`
    SELECT ${CLUSTER} FROM duplicate_cluster c
    WHERE c.review_id = ${scope.reviewId}::uuid AND c.status = ${status}::cluster_status
      AND (${decidedBy ?? null}::text IS NULL OR c.decided_by = ${decidedBy ?? null}::decided_by)
      AND (${cursor ?? null}::text IS NULL OR c.id > ${cursor ?? null}::uuid)
    ORDER BY c.id LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
  return { clusters: await entriesOf(scope, page), next };
}

/** One cluster with its records side by side. */
export async function clusterOf(scope: Scope, clusterId: string): Promise<ClusterEntry> {
  const rows = await db.$queryRaw<ClusterRow[]>`
    SELECT ${CLUSTER} FROM duplicate_cluster c
    WHERE c.review_id = ${scope.reviewId}::uuid AND c.id = ${clusterId}::uuid`;
  const [entry] = await entriesOf(scope, rows);
  if (!entry) throw notFound("cluster");
  return entry;
}

/** How many clusters wait and were decided, and how many records are duplicates by whom (PRISMA 2020 item 16a). */
export async function duplicateCounts(scope: Scope): Promise<DuplicateCounts> {
  const [row] = await db.$queryRaw<DuplicateCounts[]>`
    SELECT
      count(*) FILTER (WHERE status = 'proposed')::int AS proposed,
      count(*) FILTER (WHERE status = 'confirmed' AND decided_by = 'software')::int AS "confirmedBySoftware",
      count(*) FILTER (WHERE status = 'confirmed' AND decided_by = 'person')::int AS "confirmedByPerson",
      count(*) FILTER (WHERE status = 'split')::int AS split,
      (SELECT count(*)::int FROM record_state WHERE review_id = ${scope.reviewId}::uuid
        AND status = 'duplicate' AND decided_by = 'software') AS "duplicatesBySoftware",
      (SELECT count(*)::int FROM record_state WHERE review_id = ${scope.reviewId}::uuid
        AND status = 'duplicate' AND decided_by = 'person') AS "duplicatesByPerson"
    FROM duplicate_cluster WHERE review_id = ${scope.reviewId}::uuid`;
  return row!;
}

type Member = ShownRecord & { clusterId: string };

async function entriesOf(scope: Scope, clusters: readonly ClusterRow[]): Promise<ClusterEntry[]> {
  if (clusters.length === 0) return [];
  const members = await shownInClusters(
    scope,
    clusters.map(({ id }) => id),
  );
  const records = await comparedRecords(
    scope,
    members.map(({ recordId }) => recordId),
  );
  const byId = new Map(records.map((record) => [record.id, record]));
  const byCluster = new Map(clusters.map(({ id }): [string, Member[]] => [id, []]));
  for (const member of members) byCluster.get(member.clusterId)?.push(member);
  return clusters.flatMap((cluster) => {
    const own = byCluster.get(cluster.id) ?? [];
    return own.length === 0 ? [] : [entryOf(cluster, own, byId)];
  });
}

function shownInClusters({ reviewId }: InReview, clusterIds: readonly string[]): Promise<Member[]> {
  return db.$queryRaw<Member[]>`
    SELECT m.cluster_id AS "clusterId", ${shownOf}
    FROM cluster_member m
    JOIN record_own r ON r.review_id = m.review_id AND r.id = m.record_id
    JOIN search s ON s.review_id = r.review_id AND s.id = r.search_id
    WHERE m.review_id = ${reviewId}::uuid AND m.cluster_id = ANY(${clusterIds}::uuid[])`;
}

function entryOf(
  cluster: ClusterRow,
  members: readonly Member[],
  byId: ReadonlyMap<string, ComparedRecord>,
): ClusterEntry {
  const records = members.map(({ recordId }) => byId.get(recordId)!);
  const beside = sideBySide(records, members, cluster.survivorId);
  const filled = cluster.status === "split" ? [] : beside.filled;
  return { ...cluster, at: cluster.at.toISOString(), ...beside, filled };
}

interface RecordRow {
  id: string;
  correctionId: string | null;
  imported: string;
  source: Source;
  title: string;
  year: number | null;
  journal: string | null;
  doi: string | null;
  pmid: string | null;
  abstract: string | null;
  draft: {
    otherTitles: string[];
    publicationTypes: string[];
    journalAbbreviation: string | null;
    authors: Author[];
    identifiers: Identifier[];
    volume: string | null;
    issue: string | null;
    pages: string | null;
    pmcid: string | null;
  };
}

const RECORD = Prisma.sql`
  r.id, r.correction_id AS "correctionId", s.source::text AS source, r.title, r.year, r.journal, r.doi, r.pmid, left(r.abstract, ${ABSTRACT_COMPARED}) AS abstract,
  to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') || ' ' || lpad(r.ordinal::text, 9, '0') AS imported,
  json_build_object(
    'otherTitles', d."otherTitles", 'authors', d.authors, 'identifiers', d.identifiers,
    'publicationTypes', d."publicationTypes", 'journalAbbreviation', d."journalAbbreviation",
    'volume', d.volume, 'issue', d.issue, 'pmcid', d.pmcid, 'pages', coalesce(d.pages, d."articleNumber")) AS draft`;

/**
 * The records of which `wanted` has the ids. `LIMIT 1` keeps the way to each its key: of tables filled a second ago the
 * planner knows nothing, and joins them whole. A draft is unpacked once, not for each of its fields.
 */
const fromRecords = (reviewId: string) => Prisma.sql`
  CROSS JOIN LATERAL (SELECT * FROM record_own r
    WHERE r.review_id = ${reviewId}::uuid AND r.id = wanted.id LIMIT 1) r
  CROSS JOIN LATERAL (SELECT s.source FROM search s
    WHERE s.review_id = r.review_id AND s.id = r.search_id LIMIT 1) s
  CROSS JOIN LATERAL (SELECT i.at FROM import i
    WHERE i.review_id = r.review_id AND i.id = r.import_id LIMIT 1) i
  CROSS JOIN LATERAL jsonb_to_record(r.draft) AS d("otherTitles" jsonb, authors jsonb, identifiers jsonb,
    "publicationTypes" jsonb, "journalAbbreviation" text, volume text, issue text, pmcid text, pages text,
    "articleNumber" text)`;

/** What is compared of these records. */
export async function comparedRecords(
  { reviewId }: InReview,
  recordIds: readonly string[],
): Promise<ComparedRecord[]> {
  const records: ComparedRecord[] = [];
  await eachCompared({ reviewId }, recordIds, (record) => records.push(record));
  return records;
}

/** The same, one after the other. */
export function eachCompared(
  { reviewId }: InReview,
  recordIds: readonly string[],
  take: (record: ComparedRecord) => void,
): Promise<void> {
  const statement = Prisma.sql`
    SELECT ${RECORD} FROM unnest(${recordIds}::uuid[]) AS wanted(id) ${fromRecords(reviewId)}`;
  return readEach<RecordRow>(statement, (row) => take(compared(row)));
}

/** What is compared of a record, and the correction under which it reads so. */
export interface UnseenRecord extends ComparedRecord {
  correctionId: string | null;
}

/** What is compared of records that no search has seen as they read now, so many at a time, after the one before. */
export function eachUnseen(
  { reviewId }: InReview,
  version: number,
  { after, limit }: { after: string | null; limit: number },
  take: (record: UnseenRecord) => void,
): Promise<void> {
  const statement = Prisma.sql`
    WITH wanted AS MATERIALIZED (
      SELECT rs.record_id AS id FROM record_state rs
      LEFT JOIN LATERAL (SELECT k.version, k.correction_id FROM duplicate_key k
        WHERE k.review_id = rs.review_id AND k.record_id = rs.record_id LIMIT 1) k ON true
      LEFT JOIN LATERAL (SELECT c.event_id FROM record_correction c
        WHERE c.review_id = rs.review_id AND c.record_id = rs.record_id LIMIT 1) c ON true
      WHERE rs.review_id = ${reviewId}::uuid AND rs.status <> 'withdrawn'
        AND (${after}::text IS NULL OR rs.record_id > ${after}::uuid)
        AND (k.version IS DISTINCT FROM ${version}::int OR k.correction_id IS DISTINCT FROM c.event_id)
      ORDER BY rs.record_id LIMIT ${limit}
    )
    SELECT ${RECORD} FROM wanted ${fromRecords(reviewId)} ORDER BY r.id`;
  return readEach<RecordRow>(statement, (row) => take(compared(row)));
}

/** Field by field: objects made of two others take several times the memory, and are slower to read. */
function compared(row: RecordRow): UnseenRecord {
  const { draft } = row;
  return {
    id: row.id,
    correctionId: row.correctionId,
    source: row.source,
    title: row.title,
    year: row.year,
    journal: row.journal,
    doi: row.doi,
    pmid: row.pmid,
    abstract: row.abstract,
    imported: row.imported,
    otherTitles: draft.otherTitles,
    identifiers: draft.identifiers,
    publicationTypes: draft.publicationTypes,
    journalAbbreviation: draft.journalAbbreviation,
    volume: draft.volume,
    issue: draft.issue,
    pmcid: draft.pmcid,
    pages: draft.pages,
    authors: draft.authors.map((author) => ("literal" in author ? author.literal : author.family)),
    givenNames: draft.authors.flatMap((author) => ("literal" in author ? [] : (author.given ?? []))),
  };
}
