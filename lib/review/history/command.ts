import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { z } from "zod";
import type { Scope } from "@/lib/access/scope";
import { db, Prisma, type Transaction } from "@/lib/db/client";
import { notFound, Refusal } from "@/lib/errors";
import type { NotedEvent, Projection } from "./projection";

/**
 * What a command decided: the event that saves it, and the answer. `afterwards` may queue jobs in the same transaction.
 * (It cannot be called `then`: an object with a `then` is taken for a promise and awaited for ever.)
 */
export type Decision<Events extends Record<string, z.ZodType>, Reply> = {
  [Kind in keyof Events & string]: {
    kind: Kind;
    payload: z.input<Events[Kind]>;
    reply: Reply;
    recordId?: string;
    reportId?: string;
    afterwards?: (tx: Transaction) => Promise<unknown>;
  };
}[keyof Events & string];

interface Operation {
  operationId: string;
}

/**
 * The one shape of a write: a transaction that locks, applies the pure rules, notes one event and lets its
 * projection save. The same operation again gets the first answer; the same id with another input is refused (422).
 * Membership is held FOR SHARE: once a removal has committed, nothing of the removed person is accepted.
 */
export async function command<Events extends Record<string, z.ZodType>, Reply extends object>(
  scope: Scope,
  name: string,
  input: Operation,
  projection: Projection<Events>,
  work: (tx: Transaction) => Promise<Decision<Events, Reply>>,
): Promise<Reply> {
  const operation = { operationId: input.operationId, hash: operationHash(scope, name, input) };
  const attempt = () =>
    db.$transaction(
      async (tx) => {
        const earlier = await earlierReply(tx, scope, operation);
        if (earlier) return earlier as Reply;
        const decision = await work(tx);
        const event = await note(tx, scope, operation, decision);
        await projection.apply(tx, event);
        await decision.afterwards?.(tx);
        return decision.reply;
      },
      { maxWait: 5_000, timeout: 60_000 },
    );
  try {
    return await withRetry(attempt);
  } catch (error) {
    // Its twin, sent at the same moment, may have committed while this one waited for the lock: then there is an answer.
    if (!(error instanceof Refusal) || error.code !== "CONFLICT") throw error;
    const twins = await db.$transaction((tx) => earlierReply(tx, scope, operation));
    if (!twins) throw error;
    return twins as Reply;
  }
}

/** SHA-256 over who, what and with which input. */
export function operationHash(scope: Scope, name: string, input: object): string {
  return createHash("sha256")
    .update(JSON.stringify([scope.personId, name, input]))
    .digest("hex");
}

async function earlierReply(
  tx: Transaction,
  scope: Scope,
  operation: { operationId: string; hash: string },
): Promise<unknown> {
  const [row] = await tx.$queryRaw<{ operation_hash: string | null; reply: unknown }[]>`
    SELECT e.operation_hash, e.reply
    FROM membership m
    LEFT JOIN decision_event e ON e.review_id = m.review_id AND e.operation_id = ${operation.operationId}::uuid
    WHERE m.review_id = ${scope.reviewId}::uuid AND m.person_id = ${scope.personId}::uuid AND m.ended_at IS NULL
    FOR SHARE OF m`;
  if (!row) throw notFound("review");
  refuseReuse(row.operation_hash, operation.hash);
  return row.operation_hash ? row.reply : undefined;
}

/** An operation id stands for one input. */
export function refuseReuse(earlier: string | null, now: string): void {
  if (earlier !== null && earlier !== now) {
    throw new Refusal(
      "OPERATION_REUSED",
      "This operation id was used for something else. Nothing was changed.",
    );
  }
}

/** Adds an event to the history and gives it back with the database's time. */
export async function note<Kind extends string, Payload>(
  tx: Transaction,
  scope: Pick<Scope, "reviewId" | "personId">,
  operation: { operationId: string; hash: string },
  entry: { kind: Kind; payload: Payload; reply: object; recordId?: string; reportId?: string },
): Promise<NotedEvent<Kind, Payload>> {
  const id = uuid();
  const [row] = await tx.$queryRaw<{ at: Date }[]>`
    INSERT INTO decision_event (review_id, id, kind, payload, reply, actor_id, operation_id, operation_hash, record_id, report_id)
    VALUES (${scope.reviewId}::uuid, ${id}::uuid, ${entry.kind}, ${JSON.stringify(entry.payload)}::jsonb,
            ${JSON.stringify(entry.reply)}::jsonb, ${scope.personId}::uuid, ${operation.operationId}::uuid,
            ${operation.hash}, ${entry.recordId ?? null}::uuid, ${entry.reportId ?? null}::uuid)
    RETURNING at`;
  if (!row) throw new Error("The event was not saved.");
  return {
    reviewId: scope.reviewId,
    id,
    kind: entry.kind,
    payload: entry.payload,
    actorId: scope.personId,
    at: row.at,
  };
}

const AGAIN = new Set(["23505", "40001", "40P01"]);

/**
 * Runs again after a race that the database arbitrated: a twin of this operation committed first (23505, it then gets
 * the first answer), or two transactions blocked each other (40P01).
 */
export async function withRetry<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries >= 3 || !AGAIN.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** The SQLSTATE behind a client error, if there is one. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  if (error.code === "P2002") return "23505";
  if (error.code === "P2034") return "40001";
  const meta = error.meta as
    | { code?: string; driverAdapterError?: { cause?: { originalCode?: string } } }
    | undefined;
  return meta?.driverAdapterError?.cause?.originalCode ?? meta?.code;
}
