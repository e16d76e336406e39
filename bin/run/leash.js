/**
 * Loaded into every process that start.js starts: when start.js is gone, killed even, the channel to it closes, and
 * this process leaves too, so that the next start finds its port free.
 */
process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), 2000).unref();
});
