import type { Scope } from "@/lib/access/scope";
import { Prisma, type Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { followCard } from "../cards";
import { extractionProjection } from "../projection";
import { readClaims } from "../queries/claims";
import { checkContext, refuseNotIncluded, refuseProblems } from "../rules";
import { type ContextCard, contextCardSchema } from "../schema";
import type { ActOnCard, SaveCard } from "../shapes";
import { lockOwn } from "./lock";

/** Saves a context card, new or changed. The claims under it follow in every part they do not override. */
export function saveCard(
  scope: Scope<"extraction.extract">,
  input: SaveCard,
): Promise<{ followed: string[] }> {
  return command(scope, "save_card", input, extractionProjection, async (tx) => {
    const { reportId, cardId, label, content } = input;
    const { status } = await lockOwn(tx, scope, reportId);
    refuseNotIncluded(status);
    const before = await cardBefore(tx, scope, input);
    const claims = before ? await following(tx, scope, cardId, before, content) : [];
    refuseBroken([content, ...claims.map(({ context }) => context)]);
    return {
      kind: "card_saved",
      payload: { cardId, reportId, label, content, claims },
      reply: { followed: claims.map(({ id }) => id) },
      reportId,
    };
  });
}

/** Removes a card. Its claims stay as they are. */
export function removeCard(
  scope: Scope<"extraction.extract">,
  input: ActOnCard,
): Promise<Record<string, never>> {
  return command(scope, "remove_card", input, extractionProjection, async (tx) => {
    const { reportId, cardId } = input;
    await lockOwn(tx, scope, reportId);
    if (!(await cardBefore(tx, scope, input))) throw notFound("card");
    return { kind: "card_removed", payload: { cardId, reportId }, reply: {}, reportId };
  });
}

/** A claim that overrides part of its card must still make sense with the rest of it. */
function refuseBroken(contexts: readonly ContextCard[]): void {
  const broken = contexts.flatMap(checkContext);
  refuseProblems(
    broken.map(({ field, message }) => ({ path: field.replace(/^context/, "content"), message })),
  );
}

/** The card as it stands, if it does. An id that is another person's or report's card is taken. */
async function cardBefore(
  tx: Transaction,
  { reviewId, personId }: Scope,
  { cardId, reportId }: Pick<SaveCard, "cardId" | "reportId">,
): Promise<ContextCard | null> {
  const card = await tx.contextCard.findUnique({ where: { reviewId_id: { reviewId, id: cardId } } });
  if (!card) return null;
  if (card.personId !== personId || card.reportId !== reportId) {
    throw new Refusal("CONFLICT", "This id is taken. Make a new one and try again.");
  }
  return contextCardSchema.parse(card.content);
}

async function following(
  tx: Transaction,
  { reviewId }: Scope,
  cardId: string,
  before: ContextCard,
  after: ContextCard,
) {
  const claims = await readClaims(
    tx,
    reviewId,
    Prisma.sql`c.card_id = ${cardId}::uuid AND c.kind = 'extracted'`,
  );
  return claims.map(({ id, body }) => ({ id, context: followCard(body.context, before, after) }));
}
