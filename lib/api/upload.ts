import { contract } from "./contract";
import { endpoints } from "./endpoints";

/** The upload endpoints as patterns: their bytes go past the JSON decoding, as a stream. */
const uploads = endpoints(contract)
  .filter(({ meta }) => meta.upload)
  .map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));

/**
 * Takes the body off an upload request, so that nothing reads a 200 MB file into memory. Its query stands in as the
 * body: that is where the endpoint's input is read from.
 */
export function takeUpload(
  request: Request,
  prefix: string,
): { request: Request; upload: ReadableStream<Uint8Array> | null } {
  const url = new URL(request.url);
  const path = url.pathname.slice(prefix.length);
  const isUpload = uploads.some(({ method, pattern }) => method === request.method && pattern.test(path));
  if (!isUpload) return { request, upload: null };
  const headers = new Headers(request.headers);
  for (const name of ["content-type", "content-length", "content-encoding", "transfer-encoding"])
    headers.delete(name);
  headers.set("content-type", "application/json");
  const body = JSON.stringify(Object.fromEntries(url.searchParams));
  return {
    request: new Request(request.url, { method: request.method, headers, body }),
    upload: request.body,
  };
}
