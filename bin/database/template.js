import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { applyMigrations } from "./migrate.js";

/** The migrated, empty database that every test database is a copy of. */
export const TEMPLATE = "twofold_template";

/** Makes the template on a server, given an owner's URL of any of its databases. */
export async function makeTemplate(serverUrl) {
  await onServer(serverUrl, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
  await applyMigrations(inDatabase(serverUrl, TEMPLATE));
  // A template can be copied only while nobody is in it.
  await onServer(serverUrl, (client) => client.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`));
}

/** A copy of the template under a new name; returns its owner's URL. */
export async function cloneTemplate(serverUrl) {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, (client) => copyTemplate(client, name));
  return inDatabase(serverUrl, name);
}

const IN_USE = "55006";

/** The server's own autovacuum may be in the template for a moment; the copy is tried again then. */
async function copyTemplate(client, name, tries = 40) {
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  } catch (error) {
    if (error.code !== IN_USE || tries === 0) throw error;
    await setTimeout(500);
    await copyTemplate(client, name, tries - 1);
  }
}

/** Removes such a copy, whoever is still in it. */
export async function dropClone(url) {
  const name = new URL(url).pathname.slice(1);
  if (!/^test_[0-9a-f]+$/.test(name)) throw new Error(`${name} is not a copy of the template`);
  await onServer(inDatabase(url, "postgres"), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
}

function inDatabase(url, name) {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function onServer(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
