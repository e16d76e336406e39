import { schemaFiles } from "../database/engine.js";
import { generateClient } from "../database/generate.js";
import { makeTemplate } from "../database/template.js";
import { difference, lastSchema } from "../migration.js";
import { scratchDatabase } from "./scratch-database.js";
import { add, NOTHING } from "./tally.js";
import { runVitest } from "./vitest.js";

/** Everything that needs PostgreSQL: a real one, of which every test worker copies the migrated template. */
export async function database() {
  await generateClient();
  const scratch = await scratchDatabase();
  try {
    await makeTemplate(scratch.ownerUrl);
    const migrated = await migrationsAreComplete(scratch.ownerUrl);
    const tests = await runVitest("database", { ...process.env, TEST_DATABASE_URL: scratch.ownerUrl });
    return add(migrated, tests);
  } finally {
    await scratch.remove();
  }
}

/** One test: the last migration leads to the schema files as they are. */
async function migrationsAreComplete(databaseUrl) {
  const files = await schemaFiles();
  if (files.length === 0) return NOTHING;
  const missing = await lastSchema().then(
    (last) => difference(databaseUrl, last, files),
    (error) => error.message,
  );
  if (missing === "") return { ...NOTHING, passed: 1 };
  console.error(`prisma/schema has changed without a migration (npm run migration -- NAME):\n${missing}`);
  return { ...NOTHING, failed: 1 };
}
