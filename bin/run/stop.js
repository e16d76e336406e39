/** A reason to end that the reader can act on: printed as one line, without a stack. */
export class Stop extends Error {}

/** Runs a command's main function; whatever goes wrong ends it with a line and exit code 1. */
export async function runMain(what, main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Stop ? `${what}: ${error.message}` : error);
    process.exit(1);
  }
}
