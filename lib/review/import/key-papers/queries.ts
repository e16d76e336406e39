import type { Scope } from "@/lib/access/scope";
import { db } from "@/lib/db/client";
import { isTitled, lookedUpBy } from "./rules";
import type { KeyPaper, KeyPaperReport } from "./schema";

type PaperRow = Omit<KeyPaper, "at" | "foundBy" | "records"> & { at: string };
interface Hit {
  paperId: string;
  recordId: string;
}

/**
 * Every key paper with the searches that found it: by its numbers, or else by its title. States of records move when a
 * batch closes and never by a vote, so this is the same for every member.
 */
export async function keyPapers(scope: Pick<Scope, "reviewId">): Promise<KeyPaperReport> {
  const { reviewId } = scope;
  const [row] = await db.$queryRaw<[Pick<KeyPaperReport, "searches"> & { papers: PaperRow[] }]>`
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) ORDER BY s.at, s.id), '[]')
        FROM search s WHERE s.review_id = ${reviewId}::uuid) AS searches,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'text', k.text, 'title', k.title, 'doi', k.doi,
          'pmid', k.pmid, 'at', k.at, 'by', n.name) ORDER BY k.at, k.id), '[]')
        FROM key_paper k JOIN person n ON n.id = k.person_id WHERE k.review_id = ${reviewId}::uuid) AS papers`;
  const { searches, papers } = row;
  if (papers.length === 0) return { searches, papers: [] };
  const numbered = await foundByNumber(reviewId);
  const met = new Set(numbered.map(({ paperId }) => paperId));
  const titled = await foundByTitle(
    reviewId,
    papers.filter(({ id }) => !met.has(id)),
  );
  const places = await placesOf(reviewId, [...numbered, ...titled]);
  return {
    searches,
    papers: papers.map((paper) => {
      const own = places.filter(({ paperId }) => paperId === paper.id);
      return {
        ...paper,
        at: new Date(paper.at).toISOString(),
        foundBy: [...new Set(own.flatMap(({ searchIds }) => searchIds))],
        records: own.map(({ id, title, status }) => ({ id, title, status })),
      };
    }),
  };
}

function foundByNumber(reviewId: string): Promise<Hit[]> {
  return db.$queryRaw<Hit[]>`
    SELECT k.id AS "paperId", i.record_id AS "recordId"
    FROM key_paper k
    JOIN identifier_now i ON i.review_id = k.review_id
      AND (i.scheme, i.value) IN (('doi', k.doi), ('pmid', k.pmid))
    JOIN record_state rs ON rs.review_id = i.review_id AND rs.record_id = i.record_id AND rs.status <> 'withdrawn'
    WHERE k.review_id = ${reviewId}::uuid`;
}

/** More records with the same rare words than this are no copies of one paper. */
const MOST_LOOKED_AT = 200;

/** The index of words finds the records that may bear the title. */
async function foundByTitle(reviewId: string, papers: readonly PaperRow[]): Promise<Hit[]> {
  const asked = papers.flatMap((paper) => (paper.title ? [{ ...paper, title: paper.title }] : []));
  if (asked.length === 0) return [];
  const ids = asked.map(({ id }) => id);
  const words = asked.map(({ title }) =>
    lookedUpBy(title)
      .map((word) => `${word}:A`)
      .join(" & "),
  );
  const rows = await db.$queryRaw<(Hit & { title: string })[]>`
    SELECT p.id AS "paperId", r.id AS "recordId", r.title
    FROM unnest(${ids}::uuid[], ${words}::text[]) AS p(id, words)
    CROSS JOIN LATERAL (
      SELECT w.record_id FROM record_search w
      WHERE w.review_id = ${reviewId}::uuid AND w.document @@ to_tsquery('simple', p.words)
      LIMIT ${MOST_LOOKED_AT}) found
    JOIN record_now r ON r.review_id = ${reviewId}::uuid AND r.id = found.record_id
    JOIN record_state rs ON rs.review_id = r.review_id AND rs.record_id = r.id AND rs.status <> 'withdrawn'`;
  const byId = new Map(asked.map((paper) => [paper.id, paper]));
  return rows.filter(({ paperId, title }) => isTitled(byId.get(paperId)!, title));
}

type Place = KeyPaper["records"][number] & { paperId: string; searchIds: string[] };

/** The records that hits lead to once duplicates are merged, and the searches of all their copies. */
function placesOf(reviewId: string, hits: readonly Hit[]): Promise<Place[]> {
  if (hits.length === 0) return Promise.resolve([]);
  return db.$queryRaw<Place[]>`
    WITH kept AS MATERIALIZED (
      SELECT DISTINCT h.paper_id, coalesce(rs.survivor_id, rs.record_id) AS id
      FROM unnest(${hits.map(({ paperId }) => paperId)}::uuid[], ${hits.map(({ recordId }) => recordId)}::uuid[])
        AS h(paper_id, record_id)
      JOIN record_state rs ON rs.review_id = ${reviewId}::uuid AND rs.record_id = h.record_id
    ), copy AS MATERIALIZED (
      SELECT id AS of, id FROM kept
      UNION
      SELECT d.survivor_id, d.record_id FROM record_state d
      WHERE d.review_id = ${reviewId}::uuid AND d.status = 'duplicate' AND d.survivor_id IN (SELECT id FROM kept)
    )
    SELECT kept.paper_id AS "paperId", r.id, r.title, rs.status::text AS status,
      (SELECT array_agg(DISTINCT c.search_id) FROM copy JOIN record c ON c.review_id = r.review_id AND c.id = copy.id
       WHERE copy.of = kept.id) AS "searchIds"
    FROM kept
    JOIN record_now r ON r.review_id = ${reviewId}::uuid AND r.id = kept.id
    JOIN record_state rs ON rs.review_id = r.review_id AND rs.record_id = r.id
    ORDER BY r.id`;
}
