import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { report } from "./speed/report";
import { parseSpeed } from "./speed/speed";

/**
 * How fast RIS, nbib and EndNote XML are read. `--data FOLDER`: from the entries of its files, or else from made-up ones;
 * `--json FILE` is written.
 */
const { values } = parseArgs({ options: { data: { type: "string" }, json: { type: "string" } } });
const speeds = await parseSpeed(values.data);
const missed = report(speeds);
if (values.json) writeFileSync(values.json, JSON.stringify({ speeds, missed }, null, 1));
for (const sentence of missed) console.error(sentence);
if (missed.length > 0) process.exit(1);
