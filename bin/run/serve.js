import { existsSync } from "node:fs";
import path from "node:path";
import { keepRunning } from "./children.js";
import { ROOT } from "./command.js";
import { until } from "./processes.js";
import { Stop } from "./stop.js";

const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
const WORKER = "lib/jobs/worker.ts";

/**
 * A heap that may grow to gigabytes is cleaned late and stands in memory; nothing the web server answers needs this much.
 * Measured on 20 000 records: 242 MB instead of 325 at most, and no answer slower.
 */
const TIDY = ["--max-old-space-size=512", "--max-semi-space-size=4"];

/**
 * The worker is cleaned early too, but may grow: a search for duplicates that ran out of memory would do so at each try.
 * Measured on imports of 6 and of 201 MB: 257 and 269 MB, as fast as before, which was 512 and 752.
 */
const FRUGAL = ["--heap-growing-percent=60", "--max-semi-space-size=4"];

/**
 * An idle connection is kept for longer than browsers' pauses and than what stands in front of the server keeps its own:
 * whoever closes first may cut off a request that is just coming. Next's 5 s are shorter than most proxies' 60.
 */
const KEPT_OPEN = ["--keepAliveTimeout", "75000"];

/** The C library of Linux keeps freed memory apart for up to eight threads a processor; two places are enough. */
const FEW_ARENAS = { MALLOC_ARENA_MAX: "2" };

/** What every process of the product is told through its environment. */
export function productEnv({ databaseUrl, secret, address, dataDir, port, dev = false }) {
  return {
    ...process.env,
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: address ?? `http://localhost:${port}`,
    DATA_DIR: dataDir,
    PORT: String(port),
    NODE_ENV: dev ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
  };
}

/** Starts the web server and the worker, and returns once the web server answers: { stop(), webPid(), workerPid() }. */
export async function serve({ port, host, dev, web = true, worker = true, workerFile = WORKER, log }, env) {
  const parts = [];
  let server;
  let jobs;
  const stop = () => Promise.all(parts.map((part) => part.stop()));
  if (worker && existsSync(path.join(ROOT, workerFile))) {
    const args = [...FRUGAL, "--import", "tsx", workerFile];
    jobs = keepRunning({ name: "worker", args, env: { ...FEW_ARENAS, ...env }, log });
    parts.push(jobs);
  }
  if (web) {
    const address = ["-p", String(port), ...(host ? ["-H", host] : [])];
    server = keepRunning({
      name: "web",
      args: dev ? [NEXT, "dev", ...address] : [...TIDY, NEXT, "start", ...KEPT_OPEN, ...address],
      env,
      log,
    });
    parts.push(server);
    const url = `http://${host && host !== "0.0.0.0" ? host : "localhost"}:${port}/api/health`;
    const ready = await until(async () => server.crashes() >= 3 || (await answers(url)), dev ? 180 : 60);
    if (!ready || server.crashes() >= 3) {
      await stop();
      throw new Stop("the web server does not come up; its own words are above.");
    }
  }
  return { stop, webPid: () => server?.pid(), workerPid: () => jobs?.pid() };
}

async function answers(url) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(30_000), redirect: "manual" });
    return true;
  } catch {
    return false;
  }
}
