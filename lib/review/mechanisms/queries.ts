import type { Scope } from "@/lib/access/scope";
import { db, Prisma } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import { CATEGORIES } from "../extraction/lists";
import { byId, categoriesOf, propositionLabel } from "../extraction/propositions";
import { readBook } from "../extraction/queries/book";
import { readClaims } from "../extraction/queries/claims";
import { VOCABULARY } from "../extraction/vocabulary";
import { choicesOf } from "./choices";
import { claimsCsv } from "./claims-csv";
import { contradictionsOf } from "./contradictions";
import { type ClaimFilter, type Evidence, narrow } from "./filter";
import { gapMapOf } from "./gap-map";
import { layoutMap } from "./layout";
import { type MapEdge, type MechanismMap, mapOf, visiblePart } from "./map";
import type {
  ClaimEntry,
  ContradictionsView,
  EvidenceChoices,
  EvidenceFilter,
  GapMapView,
  GapMembersFilter,
  MapFilter,
  MechanismMapView,
  PropositionClaims,
  PropositionEntry,
  PropositionFilter,
} from "./shapes";

/** A list of contradictions ends here; the number of all of them is told. */
const MOST_CONTRADICTIONS = 500;

type Reading = Scope<"mechanisms.view">;

/** The evidence with what is only shown, never counted. */
interface AgreedEvidence extends Evidence {
  claims: ClaimEntry[];
}

/** Agreed claims of included reports: a report that was excluded since takes its claims along. */
async function readEvidence(scope: Reading, filter: ClaimFilter = {}): Promise<AgreedEvidence> {
  const { reviewId } = scope;
  const [book, stored, sources] = await Promise.all([
    readBook(db, reviewId, []),
    readClaims(db, reviewId, Prisma.sql`c.kind = 'agreed' AND c.removed_at IS NULL AND ${INCLUDED}`),
    readSources(reviewId),
  ]);
  const ownTerms = book.terms.map(({ ownerId: _owner, ...term }) => ({ ...term, xrefs: [] }));
  const known = { terms: byId([...VOCABULARY, ...ownTerms]), propositions: byId(book.propositions) };
  const source = byId(sources);
  const claims = stored.flatMap(
    ({ id, body, reportId, studyId, propositionId, quoteFound }): ClaimEntry[] => {
      const proposition = known.propositions.get(propositionId);
      const shown = source.get(id);
      if (!proposition || !shown || !studyId) return [];
      const statement = propositionLabel(proposition, known);
      return [{ ...body, ...shown, id, reportId, studyId, propositionId, quoteFound, statement }];
    },
  );
  const passed = new Set(narrow({ ...known, claims }, filter).map(({ id }) => id));
  return { ...known, claims: claims.filter(({ id }) => passed.has(id)) };
}

const INCLUDED = Prisma.sql`EXISTS (SELECT 1 FROM report p
  WHERE p.review_id = c.review_id AND p.id = c.report_id AND p.status = 'included')`;

type Source = Pick<
  ClaimEntry,
  "id" | "reportTitle" | "reportByline" | "reportYear" | "studyLabel" | "settledBy" | "settledAt"
>;

async function readSources(reviewId: string): Promise<Source[]> {
  const rows = await db.$queryRaw<(Omit<Source, "settledAt"> & { settledAt: Date })[]>`
    SELECT c.id, first.title AS "reportTitle", first.byline AS "reportByline", first.year AS "reportYear",
      study.label AS "studyLabel", c.person_id AS "settledBy", c.at AS "settledAt"
    FROM claim c
    JOIN study ON study.review_id = c.review_id AND study.id = c.study_id
    CROSS JOIN LATERAL (SELECT r.title, r.byline, r.year FROM report_record link
      JOIN record_now r ON r.review_id = link.review_id AND r.id = link.record_id
      WHERE link.review_id = c.review_id AND link.report_id = c.report_id ORDER BY r.id LIMIT 1) first
    WHERE c.review_id = ${reviewId}::uuid AND c.kind = 'agreed' AND c.removed_at IS NULL`;
  return rows.map((row) => ({ ...row, settledAt: row.settledAt.toISOString() }));
}

/** Every proposition that has an agreed claim. */
export async function propositions(scope: Reading, filter: EvidenceFilter): Promise<PropositionEntry[]> {
  const evidence = await readEvidence(scope, filter);
  return mapOf(evidence).edges.map((edge) => entryOf(edge, evidence));
}

/** One proposition with those of its claims that pass the filter. */
export async function propositionClaims(
  scope: Reading,
  { propositionId, ...filter }: PropositionFilter,
): Promise<PropositionClaims> {
  const evidence = await readEvidence(scope, filter);
  const edge = mapOf(evidence).edges.find((each) => each.propositionId === propositionId);
  if (!edge) throw notFound("proposition");
  return {
    proposition: entryOf(edge, evidence),
    claims: evidence.claims.filter((claim) => claim.propositionId === propositionId),
  };
}

/** The map with its coordinates; what is only asked or only comparative stays hidden unless `all`. */
export async function mechanismMap(scope: Reading, { all, ...filter }: MapFilter): Promise<MechanismMapView> {
  const evidence = await readEvidence(scope, filter);
  const whole = mapOf(evidence);
  const part = visiblePart(whole);
  const shown: MechanismMap = all === "true" ? whole : part;
  return {
    nodes: shown.nodes,
    edges: shown.edges.map((edge) => ({ ...edge, statement: statementOf(edge, evidence) })),
    hidden: {
      nodes: whole.nodes.length - part.nodes.length,
      edges: whole.edges.length - part.edges.length,
    },
    layout: await layoutMap(shown),
  };
}

/** Mechanisms by study design. */
export async function gapMap(scope: Reading, filter: EvidenceFilter): Promise<GapMapView> {
  const { columns, rows, outside } = gapMapOf(await readEvidence(scope, filter));
  return { columns, rows: rows.map((row) => ({ ...row, label: CATEGORIES[row.category] })), outside };
}

/** The claims of one cell, by the rule that counts them; or those that stand in none. */
export async function gapMembers(
  scope: Reading,
  { category, column, ...filter }: GapMembersFilter,
): Promise<ClaimEntry[]> {
  const evidence = await readEvidence(scope, filter);
  const { rows, outside } = gapMapOf(evidence);
  const cell = column && rows.find((row) => row.category === category)?.cells[column];
  const ids = new Set(category === undefined && column === undefined ? outside : cell?.claimIds);
  return evidence.claims.filter(({ id }) => ids.has(id));
}

/** What the views can be narrowed to. */
export async function choices(scope: Reading): Promise<EvidenceChoices> {
  return choicesOf(await readEvidence(scope));
}

/** Pairs of claims that cannot both hold, with both quotes and what differs around them. */
export async function contradictions(scope: Reading, filter: EvidenceFilter): Promise<ContradictionsView> {
  const evidence = await readEvidence(scope, filter);
  const found = contradictionsOf(evidence);
  const entries = byId(evidence.claims);
  const shown = found.slice(0, MOST_CONTRADICTIONS).flatMap(({ kind, a, b, differs }) => {
    const [left, right] = [entries.get(a.id), entries.get(b.id)];
    return left && right ? [{ kind, a: left, b: right, differs }] : [];
  });
  return { contradictions: shown, total: found.length };
}

/** Every agreed claim as a file. */
export async function claimsFile(scope: Reading): Promise<File> {
  const { claims, propositions: known, terms } = await readEvidence(scope);
  return new File([claimsCsv(claims, { terms, propositions: known })], "claims.csv", { type: "text/csv" });
}

function statementOf({ propositionId }: MapEdge, evidence: Evidence): string {
  const proposition = evidence.propositions.get(propositionId);
  return proposition ? propositionLabel(proposition, evidence) : "";
}

function entryOf(edge: MapEdge, evidence: Evidence): PropositionEntry {
  const own = evidence.claims.filter(({ propositionId }) => propositionId === edge.propositionId);
  const proposition = evidence.propositions.get(edge.propositionId);
  return {
    ...edge,
    statement: statementOf(edge, evidence),
    categories: proposition ? categoriesOf(proposition, evidence) : [],
    claims: own.length,
    quotes: new Set(own.map(({ reportId, quote }) => `${reportId} ${quote}`)).size,
  };
}
