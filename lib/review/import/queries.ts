import { votes } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import { files } from "@/lib/files/files";
import { fileWithheld } from "../history/prior/queries";
import { FileSays, type ImportEntry, type SearchEntry, type WarningEntry } from "./schema";
import { rangeInName } from "./search/parts";

type InReview = Pick<Scope, "reviewId">;

/** The import of this content that stands: waiting, being read, or published. */
export async function standingImport(
  { reviewId }: InReview,
  sha256: string,
  tx: Transaction = db,
): Promise<{ importId: string; at: Date; searches: string } | null> {
  const [row] = await tx.$queryRaw<{ importId: string; at: Date; searches: string }[]>`
    SELECT i.id AS "importId", i.at,
      (SELECT string_agg(DISTINCT s.name, ', ') FROM import_search f
       JOIN search s ON s.review_id = f.review_id AND s.id = f.search_id
       WHERE f.review_id = i.review_id AND f.import_id = i.id) AS searches
    FROM import i JOIN import_state st ON st.review_id = i.review_id AND st.import_id = i.id
    WHERE i.review_id = ${reviewId}::uuid AND i.sha256 = ${sha256}
      AND st.status IN ('waiting', 'reading', 'published')
    LIMIT 1`;
  return row ?? null;
}

/** A file that was uploaded into this review. */
export async function storedFile({ reviewId }: InReview, sha256: string) {
  const file = await db.storedFile.findUnique({ where: { reviewId_sha256: { reviewId, sha256 } } });
  if (!file) throw notFound("file");
  return { ...file, bytes: Number(file.bytes) };
}

/**
 * Whether a file says what people decided in another tool, and that is not for this member yet. While it is being read,
 * and when its reading was stopped, nobody knows what it says: it is not for whoever votes.
 */
async function isWithheld(scope: Scope, importId: string): Promise<boolean> {
  const unread = Prisma.sql`EXISTS (SELECT FROM import_state st
    WHERE st.review_id = ${scope.reviewId}::uuid AND st.import_id = ${importId}::uuid AND st.status <> 'published'
      AND NOT EXISTS (SELECT FROM record r JOIN record_state rs ON rs.review_id = r.review_id AND rs.record_id = r.id
        WHERE r.review_id = st.review_id AND r.import_id = st.import_id))`;
  const [row] = await db.$queryRaw<[{ withheld: boolean }]>`
    SELECT ${fileWithheld(scope, Prisma.sql`${importId}::uuid`)}
      OR ${votes(scope.roles) ? unread : Prisma.sql`false`} AS withheld`;
  return row.withheld;
}

const WITHHELD =
  "This file may say what people decided about its records in another tool. It opens to you when they are decided.";

/**
 * The cells and lines of a file say what its records do: they are closed as its bytes are, while its records count. One
 * that was undone can be looked at again, to be imported again, without what it says of decisions.
 */
export async function refuseWithheldFile(scope: Scope, sha256: string): Promise<void> {
  const [row] = await db.$queryRaw<[{ withheld: boolean }]>`
    SELECT EXISTS (SELECT FROM import i
      JOIN import_state st ON st.review_id = i.review_id AND st.import_id = i.id AND st.status = 'published'
      WHERE i.review_id = ${scope.reviewId}::uuid AND i.sha256 = ${sha256} AND ${fileWithheld(scope, Prisma.sql`i.id`)}) AS withheld`;
  if (row.withheld) throw new Refusal("NOT_ALLOWED", WITHHELD);
}

/** The file that an import reads, under the name it was imported as. */
export async function fileOf(scope: Scope, importId: string) {
  const { reviewId } = scope;
  if (await isWithheld(scope, importId)) throw new Refusal("NOT_ALLOWED", WITHHELD);
  const row = await db.import.findUnique({
    where: { reviewId_id: { reviewId, id: importId } },
    select: { fileName: true, file: true },
  });
  if (!row) throw notFound("import");
  const { sha256, bytes } = row.file;
  if (!(await files().has(sha256))) throw notFound("file");
  return { name: row.fileName, bytes: Number(bytes), stream: () => files().get(sha256) };
}

const importParts = {
  file: true,
  state: true,
  feeds: { include: { search: true }, orderBy: { part: "asc" } },
} as const;

type ImportRow = Prisma.ImportGetPayload<{ include: typeof importParts }>;

/** Every reading of a file, newest first, with how far it is. */
export async function imports(scope: Scope): Promise<ImportEntry[]> {
  const rows = await db.import.findMany({
    where: { reviewId: scope.reviewId },
    include: importParts,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: 500,
  });
  return withNames(rows);
}

/** One import and the first thousand of its warnings, in the order of the file. */
export async function importOf(
  scope: Scope,
  importId: string,
): Promise<ImportEntry & { warningList: WarningEntry[] }> {
  const where = { reviewId: scope.reviewId, importId };
  const row = await db.import.findUnique({
    where: { reviewId_id: { reviewId: scope.reviewId, id: importId } },
    include: importParts,
  });
  if (!row) throw notFound("import");
  const [[entry], withheld, list] = await Promise.all([
    withNames([row]),
    isWithheld(scope, importId),
    db.importWarning.findMany({ where, orderBy: { ordinal: "asc" }, take: 1_000 }),
  ]);
  const warningList = list.map(({ line, code, message, original }) => ({
    line,
    code: code as WarningEntry["code"],
    message,
    original: withheld ? null : original,
  }));
  return { ...entry!, warningList };
}

async function withNames(rows: ImportRow[]): Promise<ImportEntry[]> {
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.startedBy))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row) => ({
    id: row.id,
    sha256: row.sha256,
    fileName: row.fileName,
    format: row.format,
    status: statusOf(row),
    startedBy: { id: row.startedBy, name: names.get(row.startedBy) ?? "" },
    at: row.at.toISOString(),
    bytes: Number(row.file.bytes),
    bytesRead: Number(row.bytesRead),
    recordsRead: row.recordsRead,
    secondsLeft: statusOf(row) === "reading" ? secondsLeft(row, new Date()) : null,
    warnings: row.warningsFound,
    error: row.error,
    feeds: row.feeds.map(({ part, searchId, search }) => ({
      part: part as ImportEntry["feeds"][number]["part"],
      searchId,
      searchName: search.name,
    })),
    says: FileSays.nullable().parse(row.fileFacts),
  }));
}

/** Reading is progress, not a decision: it shows in the bytes, not in an event. */
function statusOf(row: { bytesRead: bigint; state: { status: ImportEntry["status"] } | null }) {
  const status = row.state?.status ?? "waiting";
  return status === "waiting" && row.bytesRead > 0n ? "reading" : status;
}

/** What is left, at the pace since the reading began. A reading that goes on after a crash passes what is stored quickly. */
function secondsLeft({ readingSince, bytesRead, file }: ImportRow, now: Date): number | null {
  if (!readingSince) return null;
  const [read, all] = [Number(bytesRead), Number(file.bytes)];
  const seconds = (now.getTime() - readingSince.getTime()) / 1000;
  return seconds < 1 || read === 0 ? null : Math.ceil((seconds * Math.max(0, all - read)) / read);
}

/** Which hits a file holds: by the numbers of its entries, or else by its name. */
function rangeOf({
  fileName,
  fileFacts,
  recordsRead,
}: Pick<ImportRow, "fileName" | "fileFacts" | "recordsRead">) {
  return FileSays.nullable().parse(fileFacts)?.numbers ?? rangeInName(fileName, recordsRead);
}

/** Every search with its files and how many records each brought; records of undone imports do not count. */
export async function searches(scope: Scope): Promise<SearchEntry[]> {
  const [rows, counts] = await Promise.all([
    db.search.findMany({
      where: { reviewId: scope.reviewId },
      include: { feeds: { include: { import: { include: { state: true } } } } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      take: 500,
    }),
    db.$queryRaw<{ searchId: string; importId: string; records: number }[]>`
      SELECT r.search_id AS "searchId", r.import_id AS "importId", count(*)::int AS records
      FROM record r JOIN record_state rs ON rs.review_id = r.review_id AND rs.record_id = r.id
      WHERE r.review_id = ${scope.reviewId}::uuid AND rs.status <> 'withdrawn'
      GROUP BY r.search_id, r.import_id`,
  ]);
  const counted = new Map(counts.map((one) => [one.searchId + one.importId, one.records]));
  return rows.map(({ feeds, at, searchedOn, prismaS, reviewId: _reviewId, ...search }) => {
    const files = feeds
      .toSorted((a, b) => a.import.at.getTime() - b.import.at.getTime())
      .map((feed) => ({
        importId: feed.importId,
        fileName: feed.import.fileName,
        part: feed.part as SearchEntry["files"][number]["part"],
        status: statusOf(feed.import),
        records: counted.get(search.id + feed.importId) ?? 0,
        range: rangeOf(feed.import),
      }));
    const byImport = new Map(files.map((file) => [file.importId, file.records]));
    const records = [...byImport.values()].reduce((sum, one) => sum + one, 0);
    const day = searchedOn?.toISOString().slice(0, 10) ?? null;
    const items = prismaS as SearchEntry["prismaS"];
    return { ...search, prismaS: items, searchedOn: day, at: at.toISOString(), records, files };
  });
}
