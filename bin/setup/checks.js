import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { commandLine, isAlive, until } from "../run/processes.js";
import { Stop } from "../run/stop.js";
import { isFree } from "./port.js";

/** Everything that would end a start later on, asked before the slow work begins. */
export async function checkBeforehand(settings) {
  checkSecrets(settings);
  checkFolder(settings.dataDir);
  if (!settings.databaseUrl) takeFolder(settings);
  else await checkServer(settings.databaseUrl);
  if (settings.web) await checkPort(settings);
}

function checkSecrets({ production, databaseUrl, secret, address, web }) {
  if (!production || !databaseUrl) return;
  const missing = [!secret && "NEXTAUTH_SECRET", web && !address && "NEXTAUTH_URL"].filter(Boolean);
  if (missing.length === 0) return;
  throw new Stop(`${missing.join(" and ")} must be set in production; .env.example says what to.`);
}

function checkFolder(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    const probe = path.join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new Stop(
      `the data folder ${dataDir} cannot be written (${error.code}). Set DATA_DIR to one that can.`,
    );
  }
}

/** Two starts on one data folder would share its database; the second one is refused. */
function takeFolder({ dataDir, port }) {
  const file = path.join(dataDir, "running.json");
  const other = readJson(file);
  if (other && other.pid !== process.pid && isAlive(other.pid) && /start\.js/.test(commandLine(other.pid))) {
    throw new Stop(
      `it is running on ${dataDir} already (process ${other.pid}, port ${other.port}). Stop that one, or set DATA_DIR.`,
    );
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, port }));
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

async function checkPort({ port, host }) {
  // The servers of a killed start need a moment to notice and leave.
  if (await until(() => isFree(port, host), 6)) return;
  throw new Stop(
    `port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
  );
}

function checkServer(databaseUrl) {
  const { hostname, port } = new URL(databaseUrl);
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port) || 5432,
      timeout: 5000,
    });
    const refuse = (why) => {
      socket.destroy();
      reject(new Stop(`the database at ${hostname}:${port || 5432} does not answer (${why}).`));
    };
    socket.once("connect", () => {
      socket.destroy();
      resolve();
    });
    socket.once("timeout", () => refuse("no reply in 5 s"));
    socket.once("error", (error) => refuse(error.code ?? error.message));
  });
}
