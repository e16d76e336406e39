import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startEmbedded } from "../database/embedded.js";
import { cleanUpLater } from "./cleanup.js";

/**
 * A PostgreSQL that exists for one stage: { dataDir, ownerUrl, remove() }. Unless it is for tests, it writes as surely as
 * a real one, which costs time.
 */
export async function scratchDatabase({ forTests = true } = {}) {
  const dataDir = await mkdtemp(path.join(tmpdir(), "twofold-test-"));
  const removeFolder = cleanUpLater(() => rm(dataDir, { recursive: true, force: true }));
  const server = await startEmbedded({ dataDir, forTests });
  const stopServer = cleanUpLater(server.stop);
  const remove = async () => {
    await stopServer();
    await removeFolder();
  };
  return { dataDir, ownerUrl: server.ownerUrl, remove };
}
