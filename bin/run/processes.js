import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** Whether a process with this number exists, ours or not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** The command line of a process; empty when there is none. A number alone may since belong to another program. */
export function commandLine(pid) {
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Waits until `ready` says true, asking every tenth of a second; false when the time is over. */
export async function until(ready, seconds) {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    if (await ready()) return true;
    await wait(100);
  }
  return false;
}
