import { afterAll } from "vitest";
import { cloneTemplate, dropClone } from "../../bin/database/template.js";

/**
 * Gives each file of database tests a database of its own: a copy of the migrated template on the server that
 * `bin/test.js` started (TEST_DATABASE_URL).
 */
const server = process.env.TEST_DATABASE_URL;
if (!server) throw new Error("TEST_DATABASE_URL is not set: run the database tests through npm test.");

const url = await cloneTemplate(server);
process.env.DATABASE_URL = url;
process.env.NEXTAUTH_SECRET = "a secret for tests only, 32 characters or more";
process.env.NEXTAUTH_URL = "http://localhost:3000";
process.env.DATA_DIR = `/tmp/twofold-test-${process.pid}`;

afterAll(async () => {
  const { closeDatabase } = await import("@/lib/db/client");
  await closeDatabase();
  await dropClone(url);
});
