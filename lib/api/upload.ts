import { isContractProcedure } from "@orpc/contract";
import type { EndpointMeta } from "@/lib/access/endpoint";
import { contract } from "./contract";

/** The upload endpoints as patterns: their bytes go past the JSON decoding, as a stream. */
const uploads = endpoints(contract)
  .filter(({ meta }) => meta.upload)
  .map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));

/** Takes the body off an upload request, so that nothing reads a 200 MB file into memory. */
export function takeUpload(
  request: Request,
  prefix: string,
): { request: Request; upload: ReadableStream<Uint8Array> | null } {
  const path = new URL(request.url).pathname.slice(prefix.length);
  const isUpload = uploads.some(({ method, pattern }) => method === request.method && pattern.test(path));
  if (!isUpload) return { request, upload: null };
  const headers = new Headers(request.headers);
  for (const name of ["content-type", "content-length", "content-encoding", "transfer-encoding"])
    headers.delete(name);
  return { request: new Request(request.url, { method: request.method, headers }), upload: request.body };
}

export interface EndpointFacts {
  name: string;
  method: string;
  path: string;
  summary: string;
  meta: EndpointMeta;
}

/** Every endpoint of a contract, flat: for the upload patterns, the access test and the API's page. */
export function endpoints(part: unknown, name = ""): EndpointFacts[] {
  if (isContractProcedure(part)) {
    const { route, meta } = part["~orpc"];
    return [
      {
        name,
        method: route.method ?? "POST",
        path: route.path ?? "/",
        summary: route.summary ?? "",
        meta: meta as EndpointMeta,
      },
    ];
  }
  return Object.entries(part as Record<string, unknown>).flatMap(([key, value]) =>
    endpoints(value, name ? `${name}.${key}` : key),
  );
}
