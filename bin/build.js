/** What a container image is built with: the database client and the pages, without a database. */
import { generateClient } from "./database/generate.js";
import { runMain } from "./run/stop.js";
import { buildPages } from "./setup/build.js";

await runMain("The build failed", async () => {
  await generateClient();
  await buildPages({ ...process.env, NEXT_TELEMETRY_DISABLED: "1" });
});
