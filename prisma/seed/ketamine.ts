import { readFile } from "node:fs/promises";
import { v7 as uuid } from "uuid";
import { db } from "@/lib/db/client";
import { publishProtocol } from "@/lib/review/protocol/commands";
import { currentProtocol } from "@/lib/review/protocol/queries";
import { DEFAULT_REASONS, DEFAULT_STAGE } from "@/lib/review/protocol/rules";
import { PublishProtocol } from "@/lib/review/protocol/schema";
import { confirm, propose, resolve } from "./conflicts";
import { findSeedDuplicates } from "./duplicates";
import { reportsOf, retrieve } from "./full-text";
import { importFile, makeSearch } from "./import";
import { close, openBatch, submit, vote } from "./screening";
import { type SeedPerson, scopeOf } from "./team";

/** Ada leads and votes, Bea votes, Cleo settles. */
export interface KetamineTeam {
  ada: SeedPerson;
  bea: SeedPerson;
  cleo: SeedPerson;
}

/** The eleven records of samples/library-page.txt in file order, under the numbers the page gives them. */
export const RECORDS = ["R01", "R21", "R22", "R23", "R24", "R25", "R26", "R27", "R28", "R29", "R30"] as const;
export type RecordName = (typeof RECORDS)[number];

const VERDICTS = { I: "include", M: "maybe", E: "exclude" } as const;

/** Votes on titles and abstracts, a letter a record. */
export const TITLE_VOTES = { ada: "IMIIEIEIIEI", bea: "IEIEMIEIIEI" } as const;

/** Votes on full texts: the verdict, and the reason of an exclusion. */
export const FULL_TEXT_VOTES: Record<"ada" | "bea", Partial<Record<RecordName, string>>> = {
  ada: { R01: "", R21: "Wrong population", R22: "", R23: "Wrong outcome", R27: "", R28: "", R30: "" },
  bea: {
    R01: "",
    R21: "Wrong population",
    R22: "No mechanism addressed",
    R23: "No mechanism addressed",
    R27: "",
    R28: "",
    R30: "",
  },
};

/** Publishes the protocol of the ketamine review. */
export async function publishKetamineProtocol(reviewId: string, ada: SeedPerson): Promise<void> {
  const scope = await scopeOf(ada.id, reviewId, "protocol.edit");
  const form = {
    operationId: uuid(),
    reviewId,
    question: "By which mechanisms does ketamine act in depression?",
    criteria: [
      { kind: "include", text: "Ketamine, an enantiomer or a metabolite of it" },
      { kind: "include", text: "Depression, in patients or in a model of it" },
      { kind: "include", text: "Addresses how it acts: target, pathway, network or predictor" },
      { kind: "exclude", text: "Anaesthesia or pain alone" },
    ],
    reasons: DEFAULT_REASONS,
    settings: {
      highlights: {
        include: ["ketamine", "mechanism", "NMDA", "AMPA", "BDNF", "mTOR", "neuroplasticity"],
        exclude: ["anaesthesia", "curcumin"],
      },
      titleAbstract: DEFAULT_STAGE,
      fullText: DEFAULT_STAGE,
    },
  };
  await publishProtocol(scope, PublishProtocol.parse(form));
}

/** Imports the library page as one search of Web of Science; ids by the records' names. */
export async function importLibraryPage(
  reviewId: string,
  ada: SeedPerson,
): Promise<Record<RecordName, string>> {
  const bytes = new Uint8Array(await readFile("samples/library-page.txt"));
  const searchId = await makeSearch(reviewId, ada, {
    name: "Web of Science",
    platform: "Clarivate",
    searchedOn: "2026-11-20",
    query: "TS=(ketamine AND depression AND mechanism*)",
    hitsReported: 50,
  });
  const file = { name: "library-page.txt", bytes, feeds: [{ part: "all" as const, searchId }] };
  const { recordIds } = await importFile(reviewId, ada, file);
  await findSeedDuplicates(reviewId);
  return Object.fromEntries(RECORDS.map((name, at) => [name, recordIds[at]])) as Record<RecordName, string>;
}

/** Votes on titles and abstracts by both, as far as `count` records each. */
export async function voteOnTitles(
  reviewId: string,
  { ada, bea }: KetamineTeam,
  ids: Record<RecordName, string>,
  count: { ada: number; bea: number },
): Promise<void> {
  for (const [who, person] of [
    ["ada", ada],
    ["bea", bea],
  ] as const) {
    for (const [at, name] of RECORDS.slice(0, count[who]).entries()) {
      const verdict = VERDICTS[TITLE_VOTES[who][at] as keyof typeof VERDICTS];
      await vote(reviewId, person, { itemId: ids[name], verdict });
    }
  }
}

/** The whole of titles and abstracts: votes, sealing, closing, three conflicts settled. */
export async function screenTitles(
  reviewId: string,
  team: KetamineTeam,
  ids: Record<RecordName, string>,
): Promise<void> {
  const { ada, bea, cleo } = team;
  const { batchId } = await openBatch(reviewId, ada);
  await voteOnTitles(reviewId, team, ids, { ada: 11, bea: 11 });
  await submit(reviewId, ada, batchId);
  await submit(reviewId, bea, batchId);
  await close(reviewId, ada, batchId);
  const why = "Read again beside the criteria.";
  await resolve(reviewId, cleo, { itemId: ids.R21, decision: "include", rationale: why });
  await resolve(reviewId, cleo, { itemId: ids.R24, decision: "exclude", rationale: why });
  const proposalId = await propose(reviewId, ada, { itemId: ids.R23, decision: "include", rationale: why });
  await confirm(reviewId, bea, proposalId, ids.R23);
}

/** Retrieval and full texts: one report is not to be had, two conflicts, five are included. */
export async function screenFullTexts(
  reviewId: string,
  team: KetamineTeam,
  ids: Record<RecordName, string>,
): Promise<Record<string, string>> {
  const { ada, bea, cleo } = team;
  const names = RECORDS.filter((name) => name in FULL_TEXT_VOTES.ada || name === "R25");
  const reportIds = await reportsOf(
    reviewId,
    names.map((name) => ids[name]),
  );
  const reports = Object.fromEntries(names.map((name, at) => [name, reportIds[at] ?? ""]));
  for (const name of names) {
    const had = name !== "R25";
    await retrieve(
      reviewId,
      ada,
      reports[name] ?? "",
      had ? "retrieved" : "not_retrieved",
      had ? "" : "No licence.",
    );
  }
  const { batchId } = await openBatch(reviewId, ada, "full_text");
  const reasons = await reasonIds(reviewId);
  for (const [who, person] of [
    ["ada", ada],
    ["bea", bea],
  ] as const) {
    for (const [name, reason] of Object.entries(FULL_TEXT_VOTES[who])) {
      const verdict = reason ? "exclude" : "include";
      const reasonId = reason ? (reasons[reason] ?? null) : null;
      await vote(reviewId, person, { stage: "full_text", itemId: reports[name] ?? "", verdict, reasonId });
    }
    await submit(reviewId, person, batchId);
  }
  await close(reviewId, ada, batchId);
  await settleFullTexts(reviewId, { ada, bea, cleo }, reports, reasons);
  return reports;
}

async function settleFullTexts(
  reviewId: string,
  { ada, bea, cleo }: KetamineTeam,
  reports: Record<string, string>,
  reasons: Record<string, string>,
): Promise<void> {
  const stage = "full_text" as const;
  const rationale = "Read again beside the protocol.";
  await resolve(reviewId, cleo, { stage, itemId: reports.R22 ?? "", decision: "include", rationale });
  const outcome = { stage, itemId: reports.R23 ?? "", decision: "exclude" as const, rationale };
  const proposalId = await propose(reviewId, ada, { ...outcome, reasonId: reasons["Wrong outcome"] });
  await confirm(reviewId, bea, proposalId, reports.R23 ?? "", stage);
}

async function reasonIds(reviewId: string): Promise<Record<string, string>> {
  const protocol = await currentProtocol({ reviewId }, db);
  return Object.fromEntries(protocol?.reasons.map(({ label, reasonId }) => [label, reasonId]) ?? []);
}
