const startedAt = performance.now();

/** Seconds since this command started. */
export function elapsed() {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}

/** One line of progress, with the seconds since the command started. */
export function say(text) {
  console.log(`[${elapsed().padStart(6)} s] ${text}`);
}

/** Says what is being done, and again every ten seconds while it lasts, so that no minute is silent. */
export async function step(doing, work) {
  say(doing);
  const began = performance.now();
  const reminder = setInterval(() => {
    say(`... still ${doing.charAt(0).toLowerCase()}${doing.slice(1)}`);
  }, 10_000);
  try {
    return await work();
  } finally {
    clearInterval(reminder);
    const seconds = (performance.now() - began) / 1000;
    if (seconds > 2) say(`    took ${seconds.toFixed(1)} s`);
  }
}
