import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "../env";
import { Prisma, PrismaClient } from "./generated/client";
import { countOn } from "./statements";

export { Prisma };

/**
 * Begins a statement that is sent at every key press: each connection parses it once and keeps it, and PostgreSQL plans
 * it anew only as long as that pays. Only for statements whose text does not change with their input.
 */
export const PLAN_ONCE = Prisma.sql`/* plan once */`;

/** The name under which a connection keeps such a statement; the others have none and are forgotten at once. */
function keptName({ sql }: { sql: string }): string {
  return sql.startsWith(PLAN_ONCE.sql) ? createHash("sha256").update(sql).digest("base64url") : "";
}

/** A connection inside one transaction; every projection and every locking read takes it. */
export type Transaction = Omit<
  PrismaClient,
  "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use"
>;

/**
 * A pool and client on one database. Connections take the role `app`, which may add to the history but not change it.
 * A statement ends after 30 s, a transaction left idle after 10 s.
 */
export function openDatabase(connectionString: string, max: number): { db: PrismaClient; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString,
    max,
    options:
      "-c role=app -c statement_timeout=30s -c idle_in_transaction_session_timeout=10s -c lock_timeout=5s",
  });
  pool.on("error", () => {
    // An idle connection was cut (a restart of the server); the pool opens another on the next query.
  });
  countOn(pool);
  const adapter = new PrismaPg(pool, { statementNameGenerator: keptName });
  return { db: new PrismaClient({ adapter }), pool };
}

const held = globalThis as { twofoldDatabase?: ReturnType<typeof openDatabase> };

function shared(): ReturnType<typeof openDatabase> {
  held.twofoldDatabase ??= openDatabase(env().DATABASE_URL, env().DATABASE_POOL);
  return held.twofoldDatabase;
}

/** The only Prisma client. (In this code "prisma" means PRISMA 2020; the client is `db`.) */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, name) => Reflect.get(shared().db, name),
});

/**
 * One statement of many rows, past the client, which keeps the parameters of its last hundred steps in memory.
 * Answers how many rows it changed.
 */
export async function runBulk({ text, values }: Prisma.Sql): Promise<number> {
  const connection = await shared().pool.connect();
  try {
    await connection.query(FORGET_PLANS);
    const { rowCount } = await connection.query(text, values);
    return rowCount ?? 0;
  } finally {
    connection.release();
  }
}

const FORGET_PLANS = "DISCARD PLANS";

/**
 * A connection keeps its plans for checking keys. Those it made while a table held a handful of rows read the whole table
 * for each new row, also when it holds thousands a second later. Before rows come by the thousand, it makes them anew.
 */
export async function forgetPlans(tx: Transaction): Promise<void> {
  await tx.$executeRawUnsafe(FORGET_PLANS);
}

/** Rows by the thousand, past the client, which would copy each of them several times. JSON comes parsed, a time as a Date. */
export async function readBulk<Row extends object>({ text, values }: Prisma.Sql): Promise<Row[]> {
  const { rows } = await shared().pool.query<Row>(text, values);
  return rows;
}

/**
 * The same, each row as it comes: what is read of one is let go before the next. Rows that are all there at once outlive
 * the clearing of young objects, and cost several times as much to clear later.
 */
export async function readEach<Row extends object>(
  { text, values }: Prisma.Sql,
  take: (row: Row) => void,
): Promise<void> {
  const connection = await shared().pool.connect();
  try {
    await new Promise<void>((resolve, reject) => {
      const failed: unknown[] = [];
      // Thrown to the socket, an error would end the process; the rows after it are not looked at.
      const taking = (row: Row) => {
        if (failed.length > 0) return;
        try {
          take(row);
        } catch (error) {
          failed.push(error);
        }
      };
      const ended = () => (failed.length > 0 ? reject(failed[0]) : resolve());
      const query = new pg.Query<Row>(text, values);
      connection.query(query.on("row", taking).on("end", ended).on("error", reject));
    });
  } finally {
    connection.release();
  }
}

/** Ends the pool; for scripts and tests that must exit. */
export async function closeDatabase(): Promise<void> {
  if (!held.twofoldDatabase) return;
  await held.twofoldDatabase.db.$disconnect();
  await held.twofoldDatabase.pool.end();
  held.twofoldDatabase = undefined;
}

/**
 * Start-up check of the web server and the worker: a connection that is not in the role `app`, or that could rewrite
 * history, is refused. A pooler in between may drop the options that set the role.
 */
export async function refuseWritableHistory(client: Pick<PrismaClient, "$queryRaw"> = db): Promise<void> {
  const [row] = await client.$queryRaw<{ role: string; may: boolean }[]>`
    SELECT current_user::text AS role,
      has_table_privilege('decision_event', 'UPDATE') OR has_table_privilege('decision_event', 'DELETE')
        OR has_table_privilege('decision_event', 'TRUNCATE') AS may`;
  if (row?.role === "app" && !row.may) return;
  throw new Error(
    `The database connection has the role ${row?.role} and ${row?.may ? "may" : "may not"} rewrite the history; it must use the role app, which may not. Nothing was started.`,
  );
}
