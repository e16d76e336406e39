import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import { env } from "../env";

const HEADER = "x-forwarded-for";

/**
 * Where a request comes from, for counting tries. Whoever sends a request writes its headers, so `x-forwarded-for` is
 * read from the right: behind one proxy the last entry is what that proxy saw. A network of IPv6 counts as one address.
 */
export function addressOf(headers: Headers): string {
  const hops = (headers.get(HEADER) ?? "").split(",").map((hop) => hop.trim());
  const address = hops.at(-Math.max(1, env().TRUSTED_PROXIES)) ?? "";
  return isIPv6(address) && !address.includes(".") ? networkOf(address) : address;
}

/** The first 64 bits: the smallest network anybody is given. */
function networkOf(address: string): string {
  const [before = "", after] = address.split("::");
  const head = before ? before.split(":") : [];
  const tail = after ? after.split(":") : [];
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length;
  const all = [...head, ...Array.from({ length: zeros }, () => "0"), ...tail];
  return `${all.slice(0, 4).join(":")}::/64`;
}

/** Without a proxy in front, what a request says of where it was sent from is replaced by what its socket says. */
export function distrustForwarding(): void {
  if (env().TRUSTED_PROXIES > 0) return;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[HEADER] = request.socket.remoteAddress ?? "";
  });
}
