/** `npm run bench -- NAME`: measures the built product on a database of its own. */
import { runMain, Stop } from "./run/stop.js";
import { installPackages } from "./setup/packages.js";

const BENCHES = ["road", "import", "duplicates", "ranking", "screens"];

/** Measures what is worked out in memory: no product is built for it. */
const IN_MEMORY = ["duplicates", "ranking"];

async function bench() {
  const name = process.argv[2];
  if (!BENCHES.includes(name)) throw new Stop(`say which: npm run bench -- ${BENCHES.join(" | ")}`);
  await installPackages();
  const { runNode } = await import("./run/command.js");
  if (IN_MEMORY.includes(name)) {
    const args = ["--import", "tsx", `bench/${name}.ts`, ...process.argv.slice(3)];
    process.exit((await runNode(args, { show: true })).code);
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
