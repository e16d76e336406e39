import { isContractProcedure } from "@orpc/contract";
import type { EndpointMeta } from "@/lib/access/endpoint";

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

/** Which endpoints a path may mean, each under another method. */
export function endpointsAt(all: EndpointFacts[], path: string): EndpointFacts[] {
  return all.filter((one) => patternOf(one.path).test(path));
}

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const known = patterns.get(path) ?? new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}/?$`);
  patterns.set(path, known);
  return known;
}
