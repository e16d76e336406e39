/** Runs once in the web server, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServing } = await import("@/lib/access/start");
  await startServing();
}
