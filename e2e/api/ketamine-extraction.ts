import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { SeedClaims, TwoExtractors } from "@/lib/review/extraction/fixtures/seed";
import type { End, PropositionInput } from "@/lib/review/extraction/schema";
import type { EntryReply } from "@/lib/review/extraction/shapes";
import { type Person, write } from "./client";
import { reports } from "./ketamine-full-text";
import type { Walk } from "./ketamine-team";

/** Ids of entered claims by the fixtures' names: A-C01, B-C01. */
type ClaimIds = Map<string, string>;

const FIXTURES = "lib/review/extraction/fixtures";
const read = async <T>(file: string) => JSON.parse(await readFile(`${FIXTURES}/${file}`, "utf8")) as T;

/** What two people found in the five included reports, and what they agreed on. */
export async function claimFixtures() {
  return {
    seed: await read<SeedClaims>("seed-claims.json"),
    two: await read<TwoExtractors>("two-extractors.json"),
  };
}

/** One extractor's way through the five reports, or through some of them: start, a context card, claims, submit. */
export async function extract(
  walk: Walk,
  who: Person,
  side: "a" | "b",
  names?: readonly string[],
): Promise<ClaimIds> {
  const { seed, two } = await claimFixtures();
  const found = await reports(walk);
  const ids: ClaimIds = new Map();
  for (const { id: name, design } of seed.reports) {
    if (names && !names.includes(name)) continue;
    const own = `${walk.path}/reports/${found.get(name)?.id}/extraction`;
    await write(who, "PUT", own);
    const cardId = randomUUID();
    const content = { design, sourceRole: "secondary" };
    await write(who, "PUT", `${own}/cards/${cardId}`, { label: "As the report says", content });
    const entries = two[side].filter(({ reportId }) => reportId === name);
    if (entries.length > 0) {
      const { propositions, ends } = ownPropositions(
        seed,
        entries.map(({ claim }) => claim),
      );
      const claims = entries.map(({ id, claim }) => {
        const claimId = randomUUID();
        ids.set(id, claimId);
        return { ...claim, ...ends(claim), id: claimId, cardId };
      });
      await write(who, "POST", `${own}/claims`, { claims, propositions });
    }
    await write(who, "PUT", `${own}/submission`);
  }
  return ids;
}

/** Settles the five reports on the agreed claims. Answers what became of each claim. */
export async function settle(walk: Walk, who: Person, ids: ClaimIds): Promise<EntryReply["claims"]> {
  const { seed } = await claimFixtures();
  const found = await reports(walk);
  const settled: EntryReply["claims"] = [];
  for (const { id: name } of seed.reports) {
    const form = await agreedClaims(name, ids);
    const path = `${walk.path}/reports/${found.get(name)?.id}/settlement`;
    settled.push(...(await write<EntryReply>(who, "PUT", path, form)).claims);
  }
  return settled;
}

async function agreedClaims(report: string, ids: ClaimIds) {
  const { seed, two } = await claimFixtures();
  const known = new Map(seed.propositions.map((each) => [each.id, each]));
  const claims = seed.claims
    .filter(({ reportId }) => reportId === report)
    .map(({ id: name, reportId: _report, studyId: _study, propositionId, ...body }) => {
      const { subject, relation, object } = known.get(propositionId) as PropositionInput;
      const from = [...two.a, ...two.b].filter(({ settledAs }) => settledAs === name);
      return {
        ...body,
        ...{ subject, relation, object },
        id: randomUUID(),
        chosenFrom: two.settled.find(({ claim }) => claim === name)?.chosenFrom,
        fromClaimIds: from.map(({ id }) => ids.get(id)),
      };
    });
  const { propositions, ends } = ownPropositions(seed, claims);
  return { claims: claims.map((claim) => ({ ...claim, ...ends(claim) })), propositions };
}

/** The fixtures name inner propositions P01, P02; an entry brings them along under ids of its own. */
function ownPropositions(seed: SeedClaims, claims: readonly { subject: End; object: End }[]) {
  const inner = claims
    .flatMap(({ subject, object }) => [subject, object])
    .flatMap((end) => ("propositionId" in end ? [end.propositionId] : []));
  const ids = new Map([...new Set(inner)].map((name) => [name, randomUUID()]));
  const own = (end: End): End =>
    "termId" in end ? end : { propositionId: ids.get(end.propositionId) ?? "" };
  const propositions = seed.propositions
    .filter(({ id }) => ids.has(id))
    .map(({ id, subject, relation, object }) => ({ id: ids.get(id), subject, relation, object }));
  return {
    propositions,
    ends: ({ subject, object }: { subject: End; object: End }) => ({
      subject: own(subject),
      object: own(object),
    }),
  };
}
