import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { run } from "../run/command.js";
import { commandLine, isAlive, until } from "../run/processes.js";
import { Stop } from "../run/stop.js";
import { freePort } from "../setup/port.js";
import { postgresPrograms, postgresUser } from "./binaries.js";
import { openCluster } from "./cluster.js";

const DATABASE = "twofold";

/** For databases that live as long as a test: what makes a crash survivable is left out. */
const FORGETFUL = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];

/**
 * A PostgreSQL of our own on a data folder, reachable from this machine only. One that a killed start left running
 * is taken over. Returns { ownerUrl, adopted, stop(), keepAlive(say) }.
 */
export async function startEmbedded({ dataDir, forTests = false }) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const user = postgresUser();
  const programs = postgresPrograms(user);
  const password = keepPassword(dataDir);
  const place = await openCluster(dataDir, { user, programs, password });
  const server = { place, programs, user, password, settings: forTests ? FORGETFUL : [] };
  const running = await adopt(server);
  const port = running?.port ?? (await freePort());
  if (!running) await launch(server, port);
  await makeDatabase(urlOf(port, password, "postgres"));
  let timer;
  return {
    ownerUrl: urlOf(port, password, DATABASE),
    adopted: Boolean(running),
    /** Starts the server again, on the same port, whenever it is found dead. */
    keepAlive: (say) => {
      timer = watch(server, port, say);
    },
    stop: async () => {
      clearInterval(timer);
      await shutDown(server);
    },
  };
}

function keepPassword(dataDir) {
  const file = path.join(dataDir, "postgres-password");
  if (!existsSync(file)) {
    if (existsSync(path.join(dataDir, "postgres")))
      throw new Stop(`${file} is gone; put it back from a backup.`);
    writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

function urlOf(port, password, database) {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/** What postmaster.pid says, if that process lives and is a PostgreSQL. */
function recorded(place) {
  const file = path.join(place, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  if (pid > 0 && isAlive(pid) && /postgres/.test(commandLine(pid))) {
    return { pid, port: Number.parseInt(lines[3] ?? "", 10) };
  }
  // Left by a killed server; its number may by now belong to another program, which PostgreSQL would refuse to pass.
  rmSync(file, { force: true });
  return undefined;
}

async function adopt(server) {
  const found = recorded(server.place);
  if (!found) return undefined;
  const answers = () => canConnect(urlOf(found.port, server.password, "postgres"));
  await until(async () => (found.port && (await answers())) || !recorded(server.place), 15);
  if (!recorded(server.place)) return undefined;
  if (found.port && (await answers())) return found;
  await shutDown(server);
  return undefined;
}

async function canConnect(connectionString) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function launch({ place, programs, user, settings }, port) {
  const all = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "timezone=UTC",
    ...settings,
  ];
  const options = all.map((setting) => `-c ${setting}`).join(" ");
  const log = path.join(place, "server.log");
  const args = ["start", "-w", "-t", "60", "-s", "-D", place, "-l", log, "-o", options];
  // The last children of a killed server need a moment to let go of its shared memory.
  for (let attempt = 1; attempt <= 10; attempt++) {
    const { code } = await run(programs.pgCtl, args, { ...user, cwd: place, stdio: "ignore" });
    if (code === 0) return;
    await wait(500);
  }
  const reason =
    existsSync(log) &&
    readFileSync(log, "utf8")
      .match(/(FATAL|PANIC|ERROR):.*$/gm)
      ?.at(-1);
  throw new Stop(`the embedded PostgreSQL does not start: ${reason || "no reason given"} (${log})`);
}

async function makeDatabase(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function watch(server, port, say) {
  let busy = false;
  return setInterval(async () => {
    if (busy || recorded(server.place)) return;
    busy = true;
    say("The embedded PostgreSQL is gone; starting it again");
    await launch(server, port).catch((error) => say(error.message));
    busy = false;
  }, 1000);
}

async function shutDown({ place, programs, user }) {
  const stop = (mode) =>
    run(programs.pgCtl, ["stop", "-w", "-t", "20", "-s", "-m", mode, "-D", place], {
      ...user,
      cwd: place,
      stdio: "ignore",
    });
  const { code } = await stop("fast");
  if (code !== 0 && recorded(place)) await stop("immediate");
}
