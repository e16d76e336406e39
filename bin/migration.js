/**
 * `npm run migration -- NAME` writes prisma/migrations/<time>_NAME/migration.sql: the SQL that leads from the schema
 * of the last migration to the schema files as they are now.
 *
 * The schema of the last migration is kept as text in prisma/migrations/schema.prisma. Comparing texts, and not a
 * database with the files, is what leaves alone all that Prisma cannot say (checks, triggers, partial indexes):
 * write those into the migration by hand, after this command. `npm run migration -- --keep` keeps the schema files as
 * they are now as that text, after a migration that was written by hand altogether.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "./database/embedded.js";
import { engineMessage, NO_FILTERS, openEngine, schemaFiles } from "./database/engine.js";
import { applyMigrations, MIGRATIONS } from "./database/migrate.js";
import { runMain, Stop } from "./run/stop.js";

const SNAPSHOT = path.join(MIGRATIONS, "schema.prisma");

/** The SQL from one list of schema files to another; empty when they say the same. */
export async function difference(databaseUrl, from, to) {
  // To compare two texts the engine still asks a database for its version.
  const engine = await openEngine(databaseUrl);
  try {
    const { stdout } = await engine.diff({
      from: from.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: from },
      to: { tag: "schemaDatamodel", files: to },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    });
    return isEmpty(stdout) ? "" : stdout;
  } catch (error) {
    throw new Stop(engineMessage(error));
  } finally {
    engine.free();
  }
}

function isEmpty(sql) {
  return !sql || sql.split("\n").every((line) => line.trim() === "" || line.startsWith("--"));
}

/** The schema that the last migration led to, as one file; none before the first migration. */
export async function lastSchema() {
  const content = await readFile(SNAPSHOT, "utf8").catch(() => null);
  if (content !== null) return [{ path: "schema.prisma", content }];
  const migrations = (await readdir(MIGRATIONS).catch(() => [])).filter((name) => /^\d/.test(name));
  if (migrations.length === 0) return [];
  throw new Stop(`${SNAPSHOT} is missing, so it is not known where the last migration led (see --keep).`);
}

/** Writes the next migration into its folder and keeps its schema; returns the file's path. */
async function writeMigration(databaseUrl, name) {
  const files = await schemaFiles();
  if (files.length === 0) throw new Stop("there are no files in prisma/schema.");
  const sql = await difference(databaseUrl, await lastSchema(), files);
  if (sql === "") throw new Stop("the schema has not changed since the last migration; nothing to write.");
  const stamp = new Date().toISOString().replace(/[-:T]/g, "").slice(0, 14);
  const folder = path.join(MIGRATIONS, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, "migration.sql"), sql);
  await writeFile(path.join(MIGRATIONS, "migration_lock.toml"), 'provider = "postgresql"\n');
  await keepSchema(files);
  return path.join(folder, "migration.sql");
}

async function keepSchema(files) {
  await writeFile(SNAPSHOT, `${files.map((file) => file.content.trimEnd()).join("\n\n")}\n`);
}

async function main() {
  if (process.argv[2] === "--keep") return keepSchema(await schemaFiles());
  const name = process.argv[2]?.replaceAll("-", "_") ?? "";
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Stop("give it a name in lower case, as in: npm run migration -- add_screening");
  }
  const folder = await mkdtemp(path.join(tmpdir(), "twofold-migration-"));
  const scratch = await startEmbedded({ dataDir: folder, forTests: true });
  try {
    await applyMigrations(scratch.ownerUrl);
    const file = await writeMigration(scratch.ownerUrl, name);
    await applyMigrations(scratch.ownerUrl);
    console.log(`Wrote ${path.relative(process.cwd(), file)}, and applied it to an empty database.`);
    console.log("Read it, and add what Prisma cannot say.");
  } finally {
    await scratch.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

if (import.meta.filename === process.argv[1]) await runMain("No migration was written", main);
