import pg from "pg";
import { applyMigrations } from "@/bin/database/migrate.js";
import { cpuOf } from "./processes";

/** What rows of these tables refer to; they are there before, unmeasured. */
const BEFORE = [
  "person",
  "review",
  "membership",
  "stored_file",
  "search",
  "import",
  "import_search",
  "import_state",
  "decision_event",
];

/** What an import stores, as it stands when it is published: no search for duplicates has been yet. */
const STORED = ["record", "record_identifier", "prior_decision", "import_warning", "record_state"];

const AS_PUBLISHED = `
  SELECT r.review_id, r.id, 'awaiting_screening', NULL, NULL, NULL, e.id
  FROM record r JOIN decision_event e ON e.review_id = r.review_id AND e.kind = 'import_published'
  ORDER BY r.import_id, r.ordinal`;

const TWIN = "twin";

/** Seconds of the clock, and of the database's CPU. */
export interface Copied {
  seconds: number;
  cpu: number;
}

/**
 * Copies what an import stored into an empty twin of the database, with all its keys, indexes and checks: what
 * PostgreSQL's own COPY takes from files of the server, in one transaction, the best of `times`.
 */
export async function copyAgain(databaseUrl: string, times: number): Promise<Copied> {
  const source = await connect(databaseUrl);
  const folder = `${(await source.query("SHOW data_directory")).rows[0].data_directory}/twin`;
  for (const table of [...BEFORE, ...STORED]) {
    const rows = table === "record_state" ? `(${AS_PUBLISHED})` : table;
    await source.query(`COPY ${rows} TO '${folder}-${table}'`);
  }
  const copied: Copied[] = [];
  for (let n = 0; n < times; n += 1) copied.push(await onceInTwin(source, databaseUrl, folder));
  await source.end();
  return copied.reduce((best, other) => (other.seconds < best.seconds ? other : best));
}

async function onceInTwin(source: pg.Client, databaseUrl: string, folder: string): Promise<Copied> {
  await source.query(`CREATE DATABASE ${TWIN}`);
  const url = new URL(databaseUrl);
  url.pathname = `/${TWIN}`;
  await applyMigrations(url.href);
  const twin = await connect(url.href);
  // As a replica does: what these rows refer to is not asked for, and triggers do not run.
  await twin.query("SET session_replication_role = replica");
  for (const table of BEFORE) await twin.query(`COPY ${table} FROM '${folder}-${table}'`);
  await twin.query("SET session_replication_role = origin");
  await twin.query("CHECKPOINT");
  const { rows } = await twin.query("SELECT pg_backend_pid() AS pid");
  const [began, cpu] = [performance.now(), cpuOf(rows[0].pid)];
  await twin.query("BEGIN");
  for (const table of STORED) await twin.query(`COPY ${table} FROM '${folder}-${table}'`);
  await twin.query("COMMIT");
  const copied = { seconds: (performance.now() - began) / 1000, cpu: cpuOf(rows[0].pid) - cpu };
  await twin.end();
  await source.query(`DROP DATABASE ${TWIN}`);
  return copied;
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}
