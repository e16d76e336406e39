const pending = new Set();

/** Registers what must be undone however the tests end; returns a function that does it now. */
export function cleanUpLater(work) {
  pending.add(work);
  return async () => {
    if (pending.delete(work)) await work();
  };
}

/** Undoes all that is left, the last thing first. */
export async function runCleanups() {
  for (const work of [...pending].reverse()) {
    pending.delete(work);
    await work();
  }
}
