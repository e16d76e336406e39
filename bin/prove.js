/**
 * `npm run prove -- rebuild`: throws away every state table of every review, replays the history and compares. With
 * DATABASE_URL on that installation (in a transaction that is rolled back), else on a new one with the demonstration.
 */
import { runMain, Stop } from "./run/stop.js";
import { installPackages } from "./setup/packages.js";

async function prove() {
  if (process.argv[2] !== "rebuild") throw new Stop("say what: npm run prove -- rebuild");
  await installPackages();
  const { runNode, must } = await import("./run/command.js");
  const { say } = await import("./run/step.js");
  const script = async (file, env) => runNode(["--import", "tsx", file], { env, show: true });
  if (process.env.DATABASE_URL) {
    const { generateClient } = await import("./database/generate.js");
    await generateClient();
    const needed = { NEXTAUTH_SECRET: "not-used-to-rebuild-not-used-to-rebuild", ...process.env };
    process.exit((await script("lib/review/rebuild-all.ts", needed)).code);
  }
  const { onNewDatabase } = await import("./testing/built-product.js");
  const code = await onNewDatabase(async (env) => {
    say("Filling in the demonstration reviews");
    await must("the demonstration data", runNode(["--import", "tsx", "prisma/seed/demo.ts"], { env }));
    return (await script("lib/review/rebuild-all.ts", env)).code;
  });
  process.exit(code);
}

await runMain("The proof did not run", prove);
