import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { command } from "../../history/command";
import { lockReview, lookAgain, reportsComingBack, reportsLeftBehind } from "../commands/standing";
import type { Found } from "../events";
import { sureLevelProjection } from "./projection";
import { levelInForce, reconsidered } from "./queries";
import type { Reconsidered } from "./rules";
import type { SetSureLevel } from "./schema";

const CHANGED =
  "Meanwhile something was merged, decided or set that changes what this would do. Look at the numbers again. Nothing was changed.";

/**
 * Says how sure the software must be from now on. What stands stays, unless the person asks for it with the numbers they
 * saw; setting the earlier level in the same way takes that back.
 */
export function setSureLevel(
  scope: Scope<"duplicates.decide">,
  input: SetSureLevel,
): Promise<{ number: number }> {
  return command(scope, "set_sure_level", input, sureLevelProjection, async (tx) => {
    await lockReview(tx, scope);
    const now = await levelInForce(scope, tx);
    if (now.number !== input.basedOn) throw new Refusal("CONFLICT", CHANGED);
    if (now.level === input.level && !input.toStanding) {
      throw new Refusal("CONFLICT", "The software must be this sure already. Nothing was changed.");
    }
    const changes = input.toStanding ? await reconsidered(tx, scope, input.level) : null;
    if (changes) refuseOtherNumbers(changes, input.toStanding);
    const number = now.number + 1;
    const { level, rationale } = input;
    const moved = changes?.parted.flatMap(({ was }) => was.recordIds) ?? [];
    moved.push(...(changes?.added.map(({ recordId }) => recordId) ?? []));
    return {
      kind: "sure_level_set",
      payload: {
        number,
        was: now.level,
        level,
        rationale,
        found: changes && (await foundOf(tx, scope, changes)),
      },
      reply: { number },
      // What was merged or released may have other duplicates.
      afterwards: () => (moved.length > 0 ? lookAgain(tx, scope, moved) : Promise.resolve()),
    };
  });
}

function refuseOtherNumbers({ released, added }: Reconsidered, seen: SetSureLevel["toStanding"]): void {
  if (seen?.asked !== released.length || seen.merged !== added.length) throw new Refusal("CONFLICT", CHANGED);
}

async function foundOf(tx: Transaction, scope: Scope, changes: Reconsidered): Promise<Found> {
  const { released, added, ...found } = changes;
  const gone = added.map(({ recordId }) => recordId);
  return {
    ...found,
    withdrawnReports: await reportsLeftBehind(tx, scope, gone),
    returnedReports: await reportsComingBack(tx, scope, released),
  };
}
