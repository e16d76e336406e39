import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import { saveCard } from "@/lib/review/extraction/commands/cards";
import { enterClaims } from "@/lib/review/extraction/commands/claims";
import { startExtraction, submitExtraction } from "@/lib/review/extraction/commands/extraction";
import { settleClaims } from "@/lib/review/extraction/commands/settlement";
import type { ChosenFrom } from "@/lib/review/extraction/events";
import { seedReview, twoExtractorsReview } from "@/lib/review/extraction/fixtures/seed";
import type { ClaimInput, End, PropositionInput } from "@/lib/review/extraction/schema";
import { EnterClaims, type EntryReply, SaveCard, SettleClaims } from "@/lib/review/extraction/shapes";
import { emptyDraft } from "@/lib/review/record/schema";
import { firstEvent } from "./screening";
import { join, makePerson, makeReview, type SeedPerson, scopeOf } from "./team";

/** Report ids by the key of their record in the fixtures: R01, R22, R27, R28, R30. */
export type ReportByKey = ReadonlyMap<string, string>;

export interface SeedReport {
  key: string;
  title: string;
  abstract?: string | null;
  status?: "included" | "awaiting_assessment" | "sought" | "excluded" | "not_retrieved";
}

/** The five included reports of the fixtures. */
export function fixtureReports(): SeedReport[] {
  return seedReview().reports.map(({ id, title, abstract }) => ({ key: id, title, abstract }));
}

/** Reports as the steps before extraction would leave them, each with one record and a study of its own. */
export async function makeReports(
  reviewId: string,
  owner: SeedPerson,
  reports: readonly SeedReport[],
): Promise<Map<string, string>> {
  const [importId, searchId, sha256] = [uuid(), uuid(), uuid()];
  const at = new Date();
  await db.storedFile.create({
    data: { reviewId, sha256, bytes: 1n, name: "seed.ris", uploadedBy: owner.id },
  });
  const search = {
    source: "database" as const,
    name: "Web of Science",
    platform: "",
    query: "",
    note: "",
    at,
  };
  await db.search.create({ data: { reviewId, id: searchId, ...search } });
  await db.import.create({
    data: { reviewId, id: importId, sha256, fileName: "seed.ris", format: "ris", startedBy: owner.id },
  });
  const ids = new Map(reports.map(({ key }) => [key, uuid()]));
  const { id: eventId } = await firstEvent(reviewId);
  for (const [index, { key, title, abstract, status = "included" }] of reports.entries()) {
    const [recordId, studyId, reportId] = [uuid(), uuid(), ids.get(key) as string];
    const where = { importId, searchId, ordinal: index + 1, line: index + 1, byteStart: 0n, byteEnd: 0n };
    const draft = { ...emptyDraft(), title, ...(abstract ? { abstract } : {}) };
    await db.record.create({
      data: { reviewId, id: recordId, ...where, title, byline: key, draft, original: title },
    });
    await db.recordState.create({ data: { reviewId, recordId, status: "included", eventId } });
    const reasonId = status === "excluded" ? await makeReason(reviewId) : null;
    await db.report.create({
      data: { reviewId, id: reportId, origin: "new", arm: "databases", status, reasonId, at },
    });
    await db.reportRecord.create({ data: { reviewId, reportId, recordId } });
    await db.study.create({ data: { reviewId, id: studyId, label: key, origin: "new", at } });
    await db.studyReport.create({ data: { reviewId, studyId, reportId } });
  }
  return ids;
}

async function makeReason(reviewId: string): Promise<string> {
  const id = uuid();
  await db.reason.create({ data: { reviewId, id } });
  return id;
}

export interface ExtractionTeam {
  reviewId: string;
  /** Owner and lead; does not extract. */
  lead: SeedPerson;
  a: SeedPerson;
  b: SeedPerson;
  reportByKey: ReportByKey;
}

/** A review with two extractors and the five included reports of the fixtures, more reports on demand. */
export async function makeExtractionTeam(more: readonly SeedReport[] = []): Promise<ExtractionTeam> {
  const [lead, a, b] = [await makePerson("Lead"), await makePerson("Ada"), await makePerson("Bea")];
  const reviewId = await makeReview(lead);
  await join(reviewId, lead, a, ["extractor"]);
  await join(reviewId, lead, b, ["extractor"]);
  const reportByKey = await makeReports(reviewId, lead, [...fixtureReports(), ...more]);
  return { reviewId, lead, a, b, reportByKey };
}

/** Starts a person's extraction of a report. */
export async function start(reviewId: string, person: SeedPerson, reportId: string): Promise<void> {
  const scope = await scopeOf(person.id, reviewId, "extraction.extract");
  await startExtraction(scope, { operationId: uuid(), reviewId, reportId });
}

/** Submits a person's extraction of a report. */
export async function submit(reviewId: string, person: SeedPerson, reportId: string): Promise<void> {
  const scope = await scopeOf(person.id, reviewId, "extraction.extract");
  await submitExtraction(scope, { operationId: uuid(), reviewId, reportId });
}

interface ClaimsToEnter {
  claims: readonly object[];
  terms?: readonly object[];
  propositions?: readonly object[];
}

/** Enters claims as a person; everything but the claims has a default. */
export async function enter(
  reviewId: string,
  person: SeedPerson,
  reportId: string,
  entry: ClaimsToEnter,
): Promise<EntryReply> {
  const scope = await scopeOf(person.id, reviewId, "extraction.extract");
  return enterClaims(scope, EnterClaims.parse({ operationId: uuid(), reviewId, reportId, ...entry }));
}

/** Claim ids by the fixtures' ids (A-C01, B-C01, C01), the agreed ones among them. */
export type ClaimByKey = Map<string, string>;

/** One extractor's way through the five reports: start, context card, claims, submit. */
export async function extractAll(
  reviewId: string,
  person: SeedPerson,
  side: "a" | "b",
  reportByKey: ReportByKey,
): Promise<ClaimByKey> {
  const entered = twoExtractorsReview()[side];
  const claimByKey: ClaimByKey = new Map();
  for (const { id: key, design } of seedReview().reports) {
    const reportId = reportOf(reportByKey, key);
    await start(reviewId, person, reportId);
    const cardId = uuid();
    const scope = await scopeOf(person.id, reviewId, "extraction.extract");
    const card = { cardId, label: "As the report says", content: { design, sourceRole: "secondary" } };
    await saveCard(scope, SaveCard.parse({ operationId: uuid(), reviewId, reportId, ...card }));
    const own = entered.filter((each) => each.reportId === key);
    if (own.length > 0) {
      const { propositions, ends } = freshPropositions(own.map(({ claim }) => claim));
      const claims = own.map(({ id, claim }) => {
        claimByKey.set(id, uuid());
        return { ...claim, ...ends(claim), id: claimByKey.get(id), cardId };
      });
      await enter(reviewId, person, reportId, { claims, propositions });
    }
    await submit(reviewId, person, reportId);
  }
  return claimByKey;
}

/** Settles the five reports, or some of them, on the 30 agreed claims of the fixtures. */
export async function settleAll(
  reviewId: string,
  person: SeedPerson,
  reportByKey: ReportByKey,
  claimByKey: ClaimByKey,
  keys: readonly string[] = seedReview().reports.map(({ id }) => id),
): Promise<void> {
  const scope = await scopeOf(person.id, reviewId, "extraction.settle");
  const { claims, propositions: known } = seedReview();
  const { settled, a, b } = twoExtractorsReview();
  for (const key of keys) {
    const own = claims.filter(({ reportId }) => reportId === key);
    const stated = own.map(({ id: _id, reportId: _report, studyId: _study, propositionId, ...body }) => {
      const {
        id: _proposition,
        categories: _categories,
        ...ends
      } = known.find(({ id }) => id === propositionId)!;
      return { ...body, ...ends };
    });
    const { propositions, ends } = freshPropositions(stated);
    const agreed = stated.map((claim, index) => {
      const name = own[index]?.id as string;
      const chosenFrom = settled.find((each) => each.claim === name)?.chosenFrom as ChosenFrom;
      const from = [...a, ...b].filter(({ settledAs }) => settledAs === name);
      claimByKey.set(name, uuid());
      const fromClaimIds = from.map(({ id }) => claimByKey.get(id));
      return { ...claim, ...ends(claim), id: claimByKey.get(name), chosenFrom, fromClaimIds };
    });
    const reportId = reportOf(reportByKey, key);
    const form = { operationId: uuid(), reviewId, reportId, claims: agreed, propositions };
    await settleClaims(scope, SettleClaims.parse(form));
  }
}

/** Both extractors blind to each other, then the settlement: 24 and 22 claims, 20 in common, 30 agreed. */
export async function extractAndSettle(
  reviewId: string,
  a: SeedPerson,
  b: SeedPerson,
  reportByKey: ReportByKey,
): Promise<ClaimByKey> {
  const ofA = await extractAll(reviewId, a, "a", reportByKey);
  const ofB = await extractAll(reviewId, b, "b", reportByKey);
  const claimByKey = new Map([...ofA, ...ofB]);
  await settleAll(reviewId, a, reportByKey, claimByKey);
  return claimByKey;
}

function reportOf(reportByKey: ReportByKey, key: string): string {
  const reportId = reportByKey.get(key);
  if (!reportId) throw new Error(`There is no report for ${key}.`);
  return reportId;
}

/** The fixtures name inner propositions P01, P02; an entry brings them along under ids of its own. */
function freshPropositions(claims: readonly Pick<ClaimInput, "subject" | "object">[]) {
  const known = new Map(
    seedReview().propositions.map(({ id, subject, relation, object }) => [id, { subject, relation, object }]),
  );
  const named = claims.flatMap(({ subject, object }) =>
    [subject, object].flatMap((end) => ("propositionId" in end ? [end.propositionId] : [])),
  );
  const fresh = new Map([...new Set(named)].map((key) => [key, uuid()]));
  const end = (of: End): End =>
    "termId" in of ? of : { propositionId: fresh.get(of.propositionId) ?? of.propositionId };
  return {
    propositions: [...fresh].map(([key, id]) => ({ id, ...(known.get(key) as PropositionInput) })),
    ends: ({ subject, object }: Pick<ClaimInput, "subject" | "object">) => ({
      subject: end(subject),
      object: end(object),
    }),
  };
}
