/** `npm test`: everything that can be checked, one stage after another. --quick and --browser run a part of it. */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Twofold needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}
const { runMain } = await import("./run/stop.js");
const { test } = await import("./testing/test.js");
await runMain("The tests did not run", test);
