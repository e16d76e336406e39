import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

const counter = new AsyncLocalStorage<{ statements: number }>();

/** Runs `work` and says how many statements it sent, BEGIN, COMMIT, ROLLBACK and SAVEPOINT apart. */
export async function countingStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; statements: number }> {
  const store = { statements: 0 };
  const result = await counter.run(store, work);
  return { result, statements: store.statements };
}

/** Makes a pool count what passes through it; costs nothing where nobody counts. */
export function countOn(pool: pg.Pool): void {
  pool.on("connect", (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    const counted = (...args: unknown[]) => {
      const store = counter.getStore();
      if (store && !isBracket(args[0])) store.statements += 1;
      return send(...args);
    };
    client.query = counted as typeof client.query;
  });
}

function isBracket(query: unknown): boolean {
  const text = typeof query === "string" ? query : (query as { text?: string } | undefined)?.text;
  return /^\s*(begin|commit|rollback|savepoint|release)/i.test(text ?? "");
}
