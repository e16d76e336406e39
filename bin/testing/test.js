import { endRunning } from "../run/command.js";
import { elapsed, say } from "../run/step.js";
import { Stop } from "../run/stop.js";
import { installPackages } from "../setup/packages.js";
import { runCleanups } from "./cleanup.js";
import { add, isGreen, NOTHING, summary } from "./tally.js";

/** `npm test`, in the order things happen; what is quick to fail comes first. */
export async function test() {
  const args = process.argv.slice(2);
  const unknown = args.find((arg) => arg.startsWith("--") && arg !== "--quick" && arg !== "--browser");
  if (unknown) throw new Stop(`${unknown} is not known here. There are --quick and --browser [file ...].`);
  stopOnSignals();
  await installPackages();
  const stages = await chooseStages(args);
  let total = NOTHING;
  for (const [name, stage] of stages) {
    say(`${name} ...`);
    const began = performance.now();
    const result = await stage().catch(asFailure);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const note = result.passed + result.failed + result.skipped === 0 ? "no tests yet" : summary(result);
    say(`${name}: ${note} (${seconds} s)`);
    total = add(total, result);
  }
  await runCleanups();
  console.log(`\nin ${elapsed()} s`);
  console.log(summary(total));
  process.exit(isGreen(total) ? 0 : 1);
}

/** The stages use packages, which may have been installed only now. */
async function chooseStages(args) {
  const { types, lint, layers, unit } = await import("./static-stages.js");
  const { database } = await import("./database-stage.js");
  const { browser } = await import("./browser-stage.js");
  const quick = [
    ["types", types],
    ["lint", lint],
    ["layers", layers],
    ["unit", unit],
  ];
  const files = args.filter((arg) => !arg.startsWith("--"));
  if (args.includes("--quick")) return quick;
  if (args.includes("--browser")) return [["browser", () => browser(files)]];
  return [...quick, ["database", database], ["browser", () => browser([])]];
}

/** A stage that could not run has failed; the stages after it still run. */
function asFailure(error) {
  console.error(error instanceof Stop ? error.message : error);
  return { ...NOTHING, failed: 1 };
}

function stopOnSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.once(signal, async () => {
      endRunning();
      await runCleanups();
      process.exit(130);
    });
  }
}
