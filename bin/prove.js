/**
 * `npm run prove -- rebuild`: throws away every state table of every review, replays the history and compares. With
 * DATABASE_URL on that installation (in a transaction that is rolled back), else on a new one with the demonstration.
 *
 * `npm run prove -- crashes [points] [seed]`: kills the worker and the web server in the middle of their work.
 *
 * `npm run prove -- formats [cases] [seed] [--data FOLDER]`: reads damaged files of every kind as every format.
 */
import { runMain, Stop } from "./run/stop.js";
import { installPackages } from "./setup/packages.js";

const PROOFS = { rebuild, crashes, formats };

async function prove() {
  const proof = PROOFS[process.argv[2]];
  if (!proof) throw new Stop(`say what: npm run prove -- ${Object.keys(PROOFS).join(" | ")}`);
  await installPackages();
  process.exit(await proof());
}

async function rebuild() {
  if (process.env.DATABASE_URL) {
    const { generateClient } = await import("./database/generate.js");
    await generateClient();
    const needed = { NEXTAUTH_SECRET: "not-used-to-rebuild-not-used-to-rebuild", ...process.env };
    return script("lib/review/rebuild-all.ts", needed);
  }
  const { must, runNode } = await import("./run/command.js");
  const { say } = await import("./run/step.js");
  const { onNewDatabase } = await import("./testing/built-product.js");
  return onNewDatabase(async (env) => {
    say("Filling in the demonstration reviews");
    await must("the demonstration data", runNode(["--import", "tsx", "prisma/seed/demo.ts"], { env }));
    return script("lib/review/rebuild-all.ts", env);
  });
}

/** Starts and kills the servers itself, on a database of its own. */
async function crashes() {
  const { buildPages } = await import("./setup/build.js");
  const { onNewDatabase } = await import("./testing/built-product.js");
  return onNewDatabase(async (env) => {
    await buildPages(env);
    return script("bin/prove/crashes.ts", { ...env, BASE_URL: env.NEXTAUTH_URL }, process.argv.slice(3));
  });
}

/** Needs no database: files are read in memory. */
async function formats() {
  return script("bin/prove/formats.ts", process.env, process.argv.slice(3));
}

async function script(file, env, args = []) {
  const { runNode } = await import("./run/command.js");
  return (await runNode(["--import", "tsx", file, ...args], { env, show: true })).code;
}

await runMain("The proof did not run", prove);
