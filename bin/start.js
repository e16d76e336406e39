/** `npm start`: everything from an empty checkout to an address in the browser. `npm run dev` adds --dev. */
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Twofold needs Node.js 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}
const { runMain } = await import("./run/stop.js");
const { start } = await import("./run/start.js");
await runMain("Twofold cannot start", start);
