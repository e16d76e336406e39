import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { ROOT } from "../run/command.js";
import { Stop } from "../run/stop.js";
import { engineMessage, NO_FILTERS, openEngine } from "./engine.js";
import { allowQueue } from "./queue-role.js";

/** Where migrations live; Prisma's own command line tool reads the same folder. */
export const MIGRATIONS = path.join(ROOT, "prisma/migrations");

/**
 * Applies every migration that this database has not seen, then the job queue's own, as the owner of the database.
 * Keeps Prisma's table `_prisma_migrations`, so `prisma migrate deploy` works on the same database.
 */
export async function applyMigrations(ownerUrl, folder = MIGRATIONS) {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect().catch((error) => {
    throw new Stop(`the database refused the connection: ${error.message}.`);
  });
  try {
    refuseOldServer((await lock.query("SHOW server_version_num")).rows[0].server_version_num);
    // Two starts on one database take turns.
    await lock.query("SELECT pg_advisory_lock(hashtext('twofold migrations'))");
    const applied = await applyPending(ownerUrl, await migrationsList(folder));
    await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => {}) });
    await allowQueue(lock);
    return applied;
  } finally {
    await lock.end();
  }
}

const OLDEST = 15;

/** PostgreSQL says its version as a number: 150004 is 15.4, 90624 is 9.6.24. */
export function refuseOldServer(version) {
  const major = Math.floor(Number(version) / 10_000);
  if (major >= OLDEST) return;
  throw new Stop(`the database is PostgreSQL ${major}; ${OLDEST} or newer is needed.`);
}

async function applyPending(ownerUrl, list) {
  const engine = await openEngine(ownerUrl);
  try {
    const history = await engine.diagnoseMigrationHistory({
      migrationsList: list,
      optInToShadowDatabase: false,
      filters: NO_FILTERS,
    });
    // Each script is one transaction, so one that was refused or interrupted has left nothing and may be tried again.
    for (const migrationName of history.failedMigrationNames) {
      await engine.markMigrationRolledBack({ migrationName });
    }
    const result = await engine.applyMigrations({ migrationsList: list, filters: NO_FILTERS });
    return result.appliedMigrationNames;
  } catch (error) {
    throw new Stop(`the database refused a migration. ${engineMessage(error)}`);
  } finally {
    engine.free();
  }
}

async function migrationsList(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = await readFile(path.join(folder, "migration_lock.toml"), "utf8").catch(() => null);
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map((name) => migrationDirectory(folder, name))),
  };
}

async function migrationDirectory(folder, name) {
  const content = await readFile(path.join(folder, name, "migration.sql"), "utf8");
  return { path: name, migrationFile: { path: "migration.sql", content: { tag: "ok", value: content } } };
}
