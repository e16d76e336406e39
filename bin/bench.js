/** `npm run bench -- NAME`: measures the built product on a database of its own. */
import path from "node:path";
import { runMain, Stop } from "./run/stop.js";
import { installPackages } from "./setup/packages.js";

const BENCHES = ["road", "import", "speed", "store", "duplicates", "ranking", "screens"];

/** Measures what is worked out in memory: no product is built for it. */
const IN_MEMORY = ["duplicates", "ranking", "speed"];

/** A database as people have it and a worker, but no pages: what imports cost. */
async function onWorker(args) {
  const { onNewDatabase } = await import("./testing/built-product.js");
  const { runNode } = await import("./run/command.js");
  const { serve } = await import("./run/serve.js");
  return onNewDatabase(
    async (product) => {
      const env = { ...product, WORKER_FILE: path.join(product.DATA_DIR, "worker.json") };
      const servers = await serve({ web: false, workerFile: "bench/store/worker.ts" }, env);
      try {
        return (await runNode(args, { env, show: true })).code;
      } finally {
        await servers.stop();
      }
    },
    { forTests: args.includes("--unsynced") },
  );
}

async function bench() {
  const name = process.argv[2];
  if (!BENCHES.includes(name)) throw new Stop(`say which: npm run bench -- ${BENCHES.join(" | ")}`);
  await installPackages();
  const { runNode } = await import("./run/command.js");
  if (IN_MEMORY.includes(name)) {
    const args = ["--import", "tsx", `bench/${name}.ts`, ...process.argv.slice(3)];
    process.exit((await runNode(args, { show: true })).code);
  }
  if (name === "store") {
    process.exit(await onWorker(["--import", "tsx", "bench/store.ts", ...process.argv.slice(3)]));
  }
  const { onBuiltProduct } = await import("./testing/built-product.js");
  const { findBrowser } = await import("./setup/browser.js");
  const more = { COUNT_STATEMENTS: "1", CHROMIUM_PATH: await findBrowser() };
  const code = await onBuiltProduct(more, async ({ env, servers }) => {
    const args = ["--import", "tsx", `bench/${name}.ts`, ...process.argv.slice(3)];
    const pids = { SERVER_PID: String(servers.webPid()), WORKER_PID: String(servers.workerPid()) };
    const done = await runNode(args, { env: { ...env, ...pids }, show: true });
    return done.code;
  });
  process.exit(code);
}

await runMain("The bench did not run", bench);
