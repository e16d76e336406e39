import { Refusal } from "@/lib/errors";
import { readOn } from "./rest";

/**
 * Takes the body off an upload request, so that nothing reads a 200 MB file into memory. Its query stands in as the
 * body: that is where the endpoint's input is read from.
 */
export function takeUpload(request: Request): {
  request: Request;
  upload: ReadableStream<Uint8Array> | null;
} {
  refuseWrapped(request.headers);
  const headers = new Headers(request.headers);
  for (const name of ["content-type", "content-length", "content-encoding", "transfer-encoding"])
    headers.delete(name);
  headers.set("content-type", "application/json");
  const body = JSON.stringify(Object.fromEntries(new URL(request.url).searchParams));
  return {
    request: new Request(request.url, { method: request.method, headers, body }),
    upload: request.body && heldOpen(request.body),
  };
}

/** The same bytes; who stops reading them half-way does not cut the connection. */
function heldOpen(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      // Not waited for: the refusal goes out meanwhile.
      cancel: () => void readOn(reader),
    },
    { highWaterMark: 0 },
  );
}

/** A form around the file would be kept as if it were part of it. Every other type is fine: the bytes decide. */
function refuseWrapped(headers: Headers): void {
  if (!headers.get("content-type")?.trim().toLowerCase().startsWith("multipart/")) return;
  throw new Refusal("WRONG_TYPE", "Send the file's bytes alone as the body, not a form around them.");
}
