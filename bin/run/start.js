import { rmSync } from "node:fs";
import path from "node:path";
import { checkBeforehand } from "../setup/checks.js";
import { installPackages } from "../setup/packages.js";
import { sessionSecret } from "../setup/secrets.js";
import { readSettings } from "../setup/settings.js";
import { endRunning } from "./command.js";
import { say, step } from "./step.js";

/** What has been started so far, stopped in the opposite order. */
const running = [];
let stopping = false;

/** `npm start`, in the order things happen. */
export async function start() {
  const settings = readSettings(process.argv.slice(2));
  await checkBeforehand(settings);
  if (!settings.databaseUrl) running.push(async () => rmSync(path.join(settings.dataDir, "running.json")));
  stopOnSignals();
  try {
    await installPackages();
    await bringUp(settings);
  } catch (error) {
    // What was being done failed because it was told to stop.
    if (stopping) return;
    await stopAll();
    throw error;
  }
}

/** Everything that needs the packages; they may have been installed only now, so it is imported only now. */
async function bringUp(settings) {
  const { serve, productEnv } = await import("./serve.js");
  const databaseUrl = settings.databaseUrl ?? (await startDatabase(settings));
  const env = productEnv({ ...settings, databaseUrl, secret: sessionSecret(settings) });
  await prepareDatabase(databaseUrl);
  if (settings.web && !settings.dev) {
    const { buildPages } = await import("../setup/build.js");
    await buildPages(env);
  }
  const { seedDemo } = await import("../setup/demo.js");
  const accounts = await seedDemo(settings, env);
  say(
    `Starting the ${[settings.web && "web server", settings.worker && "worker"].filter(Boolean).join(" and the ")}`,
  );
  const servers = await serve(settings, env);
  running.push(servers.stop);
  if (settings.web) announce(env.NEXTAUTH_URL, accounts);
  else say("Ready. Ctrl-C stops everything.");
}

async function startDatabase({ dataDir }) {
  const { startEmbedded } = await import("../database/embedded.js");
  const database = await step(`Starting the embedded PostgreSQL on ${dataDir}`, () =>
    startEmbedded({ dataDir }),
  );
  if (database.adopted) say("    a killed start had left it running; taken over");
  database.keepAlive(say);
  running.push(database.stop);
  return database.ownerUrl;
}

async function prepareDatabase(databaseUrl) {
  const { generateClient } = await import("../database/generate.js");
  const { applyMigrations } = await import("../database/migrate.js");
  await step("Writing the database client if its schema changed", generateClient);
  const applied = await step("Applying migrations", () => applyMigrations(databaseUrl));
  if (applied.length > 0) say(`    applied: ${applied.join(", ")}`);
}

function announce(address, accounts) {
  say("Ready. Ctrl-C stops everything.");
  console.log(`\n  Twofold is at  ${address}\n`);
  if (accounts.length === 0) return;
  console.log("  Demonstration accounts:");
  for (const account of accounts) console.log(`    ${Object.values(account).join("   ")}`);
  console.log("");
}

function stopOnSignals() {
  const end = async () => {
    // npm passes Ctrl-C on, so it arrives twice.
    if (stopping) return;
    stopping = true;
    say("Stopping");
    endRunning();
    await stopAll();
    say("Stopped");
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
}

async function stopAll() {
  for (const stop of running.splice(0).reverse()) await stop();
}
