import { v7 as uuid } from "uuid";
import { enter, start, submit } from "@/prisma/seed/extraction";
import { type SeedPerson, scopeOf } from "@/prisma/seed/team";
import { saveCard } from "./extraction/commands/cards";
import { removeClaim } from "./extraction/commands/claims";
import { settleClaims } from "./extraction/commands/settlement";
import { ActOnClaim, SaveCard, SettleClaims } from "./extraction/shapes";

/** Whether B says the one or the other, in all that A must not know of. */
export type Side = "one" | "other";

interface Pair {
  reviewId: string;
  a: SeedPerson;
  b: SeedPerson;
  lead: SeedPerson;
}

/** Said of any report, so that the same proposition is A's, B's and, of one report, settled. */
const SAID = {
  subject: { termId: "ketamine" },
  relation: "antagonises",
  object: { termId: "nmdar" },
  quote: "Ketamine and mechanism, as the title of this report says it.",
  context: { design: "narrative_review" },
};

/**
 * Three reports that A and B extract. On the first A is at work, and B is or has submitted; on the second A has
 * submitted, and B has not begun or is at work; on the third both have submitted and a lead has settled. What B does
 * on the first two is not to be known.
 */
export async function extractBlind(
  { reviewId, a, b, lead }: Pair,
  [first = "", second = "", third = ""]: string[],
  side: Side,
): Promise<void> {
  for (const reportId of [first, second, third]) {
    await start(reviewId, a, reportId);
    await enter(reviewId, a, reportId, { claims: [{ id: uuid(), ...SAID }] });
  }
  await submit(reviewId, a, second);
  await workOfB(reviewId, b, first, side);
  if (side === "other") {
    await submit(reviewId, b, first);
    await workOfB(reviewId, b, second, side);
  }
  await start(reviewId, b, third);
  await enter(reviewId, b, third, { claims: [{ id: uuid(), ...SAID }] });
  for (const person of [a, b]) await submit(reviewId, person, third);
  await settleThird(reviewId, lead, third);
}

/** In the one world B enters a claim; in the other a card, a term and a proposition of B's own, and takes a claim back. */
async function workOfB(reviewId: string, b: SeedPerson, reportId: string, side: Side): Promise<void> {
  await start(reviewId, b, reportId);
  if (side === "one") {
    await enter(reviewId, b, reportId, { claims: [{ id: uuid(), ...SAID }] });
    return;
  }
  const on = { operationId: uuid(), reviewId, reportId };
  const [cardId, termId, innerId, claimId] = [uuid(), uuid(), uuid(), uuid()];
  const content = { design: "in_vivo_animal", sourceRole: "primary" };
  const scope = await scopeOf(b.id, reviewId, "extraction.extract");
  await saveCard(scope, SaveCard.parse({ ...on, cardId, label: "Mice", content }));
  await enter(reviewId, b, reportId, {
    terms: [{ id: termId, label: "lateral bursting", type: "process" }],
    propositions: [
      { id: innerId, subject: { termId: "ketamine" }, relation: "decreases", object: { termId } },
    ],
    claims: [
      { id: claimId, ...SAID },
      { ...SAID, id: uuid(), cardId, polarity: "refutes", note: "Not in rats." },
      {
        ...{ ...SAID, id: uuid(), cardId },
        ...{ subject: { termId: "nmdar" }, relation: "mediates", object: { propositionId: innerId } },
      },
    ],
  });
  await removeClaim(scope, ActOnClaim.parse({ ...on, operationId: uuid(), claimId }));
}

async function settleThird(reviewId: string, lead: SeedPerson, reportId: string): Promise<void> {
  const scope = await scopeOf(lead.id, reviewId, "extraction.settle");
  const claims = [{ ...SAID, id: uuid(), chosenFrom: "neither" }];
  await settleClaims(scope, SettleClaims.parse({ operationId: uuid(), reviewId, reportId, claims }));
}
