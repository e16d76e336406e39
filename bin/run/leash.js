/**
 * Loaded into every Node.js process that this command starts: when the command is gone, killed even, the channel to
 * it closes, and the process leaves too, so that the next start finds its port free.
 *
 * Processes that such a process starts itself load this file as well; they answer to their own parent, and their
 * channel is not touched.
 */
if (process.channel && process.ppid === Number(process.env.LEASH_HELD_BY)) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 2000).unref();
  });
  // Listening alone would keep a process that has done its work from ending.
  process.channel.unref();
}
