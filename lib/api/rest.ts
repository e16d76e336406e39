/**
 * Reads what is left of a refused body and throws it away, while the refusal goes out: a client that sends all before
 * it reads would be stuck, and cut off before it learns why. So does Node with a body that nobody has begun to read.
 */
export function readOn(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.read().then(
    ({ done }) => {
      if (!done) readOn(reader);
    },
    // The client has gone.
    () => undefined,
  );
}
