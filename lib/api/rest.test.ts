import { expect, it } from "vitest";
import { MAX_BODY_BYTES, readJson } from "./body";
import { MAX_REST_BYTES } from "./rest";
import { takeUpload } from "./upload";

/** A body that is sent bit by bit, as it is asked for, and knows how much of it was and whether it was cut off. */
function sending(pieces: number, piece: Uint8Array<ArrayBuffer>) {
  const seen = { sent: 0, cut: false };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        if (seen.sent === pieces) return controller.close();
        seen.sent += 1;
        controller.enqueue(piece);
      },
      cancel() {
        seen.cut = true;
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "PUT", body, duplex: "half", headers: { "content-type": "application/json" } };
  return { seen, request: new Request("http://localhost/", init as RequestInit) };
}

const soon = () => new Promise((go) => setTimeout(go, 20));

it("an upload that is refused half-way is read to its end, and the connection lives on", async () => {
  const { seen, request } = sending(100, new Uint8Array(1_000));
  const { upload } = takeUpload(request);
  let read = 0;
  for await (const chunk of upload ?? []) {
    read += chunk.length;
    if (read === 3_000) break;
  }
  await soon();
  expect([read, seen]).toEqual([3_000, { sent: 100, cut: false }]);
});

it("so is an input that is too long, or is no text", async () => {
  const long = sending(9, new Uint8Array(MAX_BODY_BYTES / 4).fill(32));
  await expect(readJson(long.request)).rejects.toMatchObject({ code: "TOO_LARGE" });
  const broken = sending(9, new Uint8Array([0xff]));
  await expect(readJson(broken.request)).rejects.toMatchObject({ code: "BAD_INPUT" });
  await soon();
  expect([long.seen, broken.seen]).toEqual([
    { sent: 9, cut: false },
    { sent: 9, cut: false },
  ]);
});

it("whoever goes on and on is cut off", async () => {
  const { seen, request } = sending(1_000, new Uint8Array(1024 * 1024));
  const { upload } = takeUpload(request);
  for await (const _ of upload ?? []) break;
  await expect.poll(() => seen.cut).toBe(true);
  expect(seen.sent).toBeLessThanOrEqual(MAX_REST_BYTES / (1024 * 1024) + 3);
});

it("a client that goes away in between breaks nothing", async () => {
  let gone: (error: Error) => void = () => undefined;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(new Uint8Array(10));
      gone = (error) => controller.error(error);
    },
  });
  const { upload } = takeUpload(
    new Request("http://localhost/", { method: "PUT", body, duplex: "half" } as RequestInit),
  );
  for await (const _ of upload ?? []) break;
  // What nobody catches fails the run.
  gone(new Error("aborted"));
  await soon();
});
