import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { must, run } from "../run/command.js";
import { canEnter, PUBLIC_PLACE } from "./binaries.js";

/**
 * The folder of the embedded database inside a data folder; made when it is not there yet.
 * Written under another name and renamed, so that a start killed half way leaves no half database.
 */
export async function openCluster(dataDir, { user, programs, password }) {
  const link = path.join(dataDir, "postgres");
  const place = existsSync(link) ? realpathSync(link) : choosePlace(dataDir, user);
  if (existsSync(path.join(place, "PG_VERSION"))) return place;
  await initialise(place, { user, programs, password });
  if (place !== link) {
    rmSync(link, { force: true });
    symlinkSync(place, link);
  }
  return place;
}

/** Beside the other data, unless the user `postgres` cannot enter there (a checkout in root's home). */
function choosePlace(dataDir, user) {
  if (user) chmodSync(dataDir, 0o711);
  if (canEnter(user, dataDir)) return path.join(dataDir, "postgres");
  const mark = randomBytes(6).toString("hex");
  mkdirSync(PUBLIC_PLACE, { recursive: true, mode: 0o755 });
  return path.join(PUBLIC_PLACE, `data-${mark}`);
}

async function initialise(place, { user, programs, password }) {
  const unfinished = `${place}.unfinished`;
  const passwordFile = `${place}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const file of user ? [unfinished, passwordFile] : []) chownSync(file, user.uid, user.gid);
  // The built-in provider sorts and folds case alike on every machine, whatever locales it has.
  const locale = ["--encoding=UTF8", "--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["--username=postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  try {
    const args = ["-D", unfinished, ...access, ...locale];
    await must("initdb", run(programs.initdb, args, { ...user, cwd: path.dirname(place) }));
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, place);
}
