/** So much is thrown away of what is sent in vain; whoever sends more is cut off. */
export const MAX_REST_BYTES = 64 * 1024 * 1024;

/**
 * Reads what is left of a refused body and throws it away, while the refusal goes out: a client that sends all before
 * it reads would be stuck, and cut off before it learns why.
 */
export async function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let left = MAX_REST_BYTES; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The client has gone.
  }
}
