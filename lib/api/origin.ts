import { env } from "@/lib/env";
import { Refusal } from "@/lib/errors";

/**
 * A write that comes with a cookie must prove that it comes from our own pages. Tokens are exempt: no browser
 * sends them by itself.
 */
export function refuseForeignWrite(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (!request.headers.has("cookie")) return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const own = origin === new URL(env().NEXTAUTH_URL).origin || origin === hostOrigin(request);
  // Each of the two may be missing; neither may point elsewhere, and one of them must speak for us.
  const trusted = origin === null ? site === "same-origin" : own && (site === null || site === "same-origin");
  if (trusted) return;
  throw new Refusal("NOT_ALLOWED", "This request did not come from our own pages. Nothing was changed.");
}

function hostOrigin(request: Request): string | null {
  const host = request.headers.get("host");
  return host ? `${new URL(request.url).protocol}//${host}` : null;
}
