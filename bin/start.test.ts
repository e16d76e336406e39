import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { isAlive } from "./run/processes.js";
import { fingerprint } from "./setup/build.js";
import { checkBeforehand } from "./setup/checks.js";
import { readAccounts } from "./setup/demo.js";
import { isMissing } from "./setup/packages.js";
import { freePort, isFree } from "./setup/port.js";
import { settingsFrom } from "./setup/settings.js";

const folders: string[] = [];
function folder() {
  const made = mkdtempSync(path.join(tmpdir(), "twofold-start-"));
  folders.push(made);
  return made;
}
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
});

describe("what the environment asks for", () => {
  test("nothing set: the embedded database, both processes, port 3000", () => {
    const settings = settingsFrom({}, []);
    expect(settings).toMatchObject({
      port: 3000,
      web: true,
      worker: true,
      databaseUrl: undefined,
      dev: false,
    });
  });

  test.each([
    [{ PORT: "http" }, [], /PORT is "http"/],
    [{ PORT: "70000" }, [], /not a port number/],
    [{ DATABASE_URL: "mysql://a/b" }, [], /DATABASE_URL/],
    [{}, ["--wep"], /--wep is not known/],
  ])("%o %o is refused in one line", (env, args, line) => {
    expect(() => settingsFrom(env, args)).toThrow(line);
  });
});

describe("before the slow work", () => {
  test("production with a server of its own needs its secrets", async () => {
    const env = { NODE_ENV: "production", DATABASE_URL: "postgresql://a@127.0.0.1:1/b" };
    await expect(checkBeforehand(settingsFrom(env, []))).rejects.toThrow(
      /NEXTAUTH_SECRET and NEXTAUTH_URL must be set/,
    );
  });

  test("a data folder that is a file is refused", async () => {
    const file = path.join(folder(), "data");
    writeFileSync(file, "");
    await expect(checkBeforehand(settingsFrom({ DATA_DIR: file }, []))).rejects.toThrow(/cannot be written/);
  });

  test("a port that somebody else has is named, with another to take", { timeout: 20_000 }, async () => {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, resolve));
    const settings = settingsFrom({ PORT: String(port), DATA_DIR: folder() }, []);
    await expect(checkBeforehand(settings)).rejects.toThrow(
      `port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
    );
    server.close();
  });

  test("a second start on the same data folder is refused", async () => {
    const data = folder();
    // A process whose command line looks like a start of ours, as long as this test runs.
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)", "bin/start.js"]);
    writeFileSync(path.join(data, "running.json"), JSON.stringify({ pid: other.pid, port: 3999 }));
    await expect(checkBeforehand(settingsFrom({ DATA_DIR: data }, ["--worker"]))).rejects.toThrow(
      `it is running on ${data} already (process ${other.pid}, port 3999)`,
    );
    other.kill();
  });

  test("a database that does not answer is named", async () => {
    const port = await freePort();
    const env = { DATABASE_URL: `postgresql://a@127.0.0.1:${port}/b`, DATA_DIR: folder() };
    await expect(checkBeforehand(settingsFrom(env, []))).rejects.toThrow(
      `127.0.0.1:${port} does not answer (ECONNREFUSED)`,
    );
  });
});

test("a port is free until somebody listens on it", async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, resolve));
  expect(await isFree(port)).toBe(false);
  server.close();
});

test("the pages are stale when an input changes, moves or appears, and not when a test does", () => {
  const root = folder();
  mkdirSync(path.join(root, "app"));
  const write = (name: string, text: string) => writeFileSync(path.join(root, "app", name), text);
  write("page.tsx", "one");
  const first = fingerprint(root);
  write("page.test.tsx", "test");
  expect(fingerprint(root)).toBe(first);
  write("page.tsx", "two");
  expect(fingerprint(root)).not.toBe(first);
  write("page.tsx", "one");
  write("error.tsx", "");
  expect(fingerprint(root)).not.toBe(first);
});

describe("packages", () => {
  const wanted = {
    packages: {
      "": {},
      "node_modules/a": { version: "1" },
      "node_modules/mac": { version: "1", optional: true },
    },
  };
  test.each([
    ["nothing is installed", undefined, true],
    ["another version is installed", { packages: { "node_modules/a": { version: "2" } } }, true],
    ["all but another platform's is installed", { packages: { "node_modules/a": { version: "1" } } }, false],
  ])("%s", (_, installed, missing) => {
    expect(isMissing(wanted, installed)).toBe(missing);
  });
});

test("the demonstration accounts are read from among other lines", () => {
  expect(readAccounts('hello\n{"account":{"email":"a@b.c"}}\n{"other":1}\n')).toEqual([{ email: "a@b.c" }]);
});

test("this process is alive and an impossible one is not", () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(2 ** 30)).toBe(false);
});
