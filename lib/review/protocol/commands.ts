import { v7 as uuid } from "uuid";
import type { Scope } from "@/lib/access/scope";
import { enqueueRanking } from "@/lib/db/queue";
import { command } from "../history/command";
import { protocolProjection } from "./projection";
import { currentProtocol, knownTexts } from "./queries";
import { nextVersion } from "./rules";
import type { PublishProtocol } from "./schema";

/** Publishes the first protocol, or an amendment. Votes cast so far keep the version they were cast under. */
export function publishProtocol(
  scope: Scope<"protocol.edit">,
  input: PublishProtocol,
): Promise<{ id: string; number: number }> {
  return command(scope, "publish_protocol", input, protocolProjection, async (tx) => {
    await tx.$queryRaw`SELECT id FROM review WHERE id = ${scope.reviewId}::uuid FOR UPDATE`;
    const current = await currentProtocol(scope, tx);
    const payload = nextVersion(input, current, await knownTexts(scope, tx), uuid);
    const reply = { id: payload.id, number: payload.number };
    const afterwards = () => enqueueRanking(tx, scope.reviewId, "title_abstract");
    return { kind: "protocol_published", payload, reply, afterwards };
  });
}
