import { AsyncLocalStorage } from "node:async_hooks";
import type pg from "pg";

/** Statements sent; the gate's own (who are you, may you) counted apart. BEGIN, COMMIT and their like are not counted. */
export interface Statements {
  statements: number;
  gate: number;
}

interface Counters {
  request: AsyncLocalStorage<Statements>;
  gate: AsyncLocalStorage<true>;
  sent: Statements;
}

// A bundler may load this file once for pages and once for routes; the pool is one, and so are its counters.
const held = globalThis as { twofoldStatements?: Counters };
held.twofoldStatements ??= {
  request: new AsyncLocalStorage(),
  gate: new AsyncLocalStorage(),
  sent: { statements: 0, gate: 0 },
};
const { request, gate, sent } = held.twofoldStatements;

/** Everything this process has sent since it started: what the bench reads before and after a page. */
export function sentSoFar(): Statements {
  return { ...sent };
}

/** Runs `work` and says how many statements it sent. */
export async function countingStatements<T>(work: () => Promise<T>): Promise<Statements & { result: T }> {
  const store = { statements: 0, gate: 0 };
  const result = await request.run(store, work);
  return { result, ...store };
}

/** Runs a part of the gate; its statements are counted as the gate's. */
export function asGate<T>(work: () => Promise<T>): Promise<T> {
  return gate.run(true, work);
}

/** Makes a pool count what passes through it. */
export function countOn(pool: pg.Pool): void {
  pool.on("connect", (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    const counted = (...args: unknown[]) => {
      if (!isBracket(args[0])) count();
      return send(...args);
    };
    client.query = counted as typeof client.query;
  });
}

function count(): void {
  const kind = gate.getStore() ? "gate" : "statements";
  sent[kind] += 1;
  const store = request.getStore();
  if (store) store[kind] += 1;
}

function isBracket(query: unknown): boolean {
  const text = typeof query === "string" ? query : (query as { text?: string } | undefined)?.text;
  return /^\s*(begin|commit|rollback|savepoint|release|discard)/i.test(text ?? "");
}
