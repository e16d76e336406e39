import type { Scope } from "@/lib/access/scope";
import type { Transaction } from "@/lib/db/client";
import { Refusal } from "@/lib/errors";
import { command, type Decision } from "../../history/command";
import type { extractionEvents } from "../events";
import { extractionProjection } from "../projection";

/**
 * A command of this step. A refusal may be due to this very operation: its twin, sent at the same moment, committed while
 * this one waited for the lock. Asked again, it gets the first answer; any other gets its refusal again.
 */
export async function once<Reply extends object>(
  scope: Scope,
  name: string,
  input: { operationId: string },
  work: (tx: Transaction) => Promise<Decision<typeof extractionEvents, Reply>>,
): Promise<Reply> {
  const attempt = () => command(scope, name, input, extractionProjection, work);
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof Refusal && error.code === "CONFLICT") return attempt();
    throw error;
  }
}
