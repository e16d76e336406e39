import { createORPCClient, isDefinedError, ORPCError } from "@orpc/client";
import type { ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { v7 as uuid } from "uuid";
import { type ApiContract, contract } from "@/lib/api/contract";
import type { FieldProblem } from "@/lib/errors";

const link = new OpenAPILink(contract, {
  url: () => `${window.location.origin}/api/v1`,
  fetch: (request, init) => fetch(request, { ...init, credentials: "same-origin", cache: "no-store" }),
});

/** The API as typed functions: `client.team.members({ reviewId })`. The browser has no other way to data. */
export const client: ContractRouterClient<ApiContract> = createORPCClient(link);

/** The same as TanStack Query options and keys: `useQuery(api.team.members.queryOptions({ input: { reviewId } }))`. */
export const api = createTanstackQueryUtils(client);

/** A new operation id: made when the key is pressed, sent again unchanged on a retry. */
export const newOperationId = (): string => uuid();

/** What went wrong, in words for the page. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ORPCError && isDefinedError(error) && error.message) return error.message;
  // Not the API but what stands before it, or a crash: its own words ("Bad Gateway") help nobody.
  if (error instanceof ORPCError && error.status >= 500) {
    return "The server could not answer. Nothing was lost; try again shortly.";
  }
  if (error instanceof ORPCError && error.message) return error.message;
  return "The server could not be reached. Nothing was lost; check the connection and try again.";
}

/** The fields a refusal names, for the form. */
export function fieldProblems(error: unknown): FieldProblem[] {
  if (!(error instanceof ORPCError)) return [];
  const data = error.data as { fields?: FieldProblem[] } | undefined;
  return data?.fields ?? [];
}

/** The refusal's code, or null for anything else. */
export function refusalCode(error: unknown): string | null {
  return error instanceof ORPCError && isDefinedError(error) ? error.code : null;
}
