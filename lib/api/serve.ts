import { ORPCError } from "@orpc/client";
import { ValidationError } from "@orpc/contract";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { onError } from "@orpc/server";
import type { z } from "zod";
import { actorOf } from "@/lib/access/session";
import { countingStatements } from "@/lib/db/statements";
import { type FieldProblem, REFUSALS, Refusal, type RefusalCode } from "@/lib/errors";
import { sqlState } from "@/lib/review/history/command";
import { readJson } from "./body";
import type { ApiContext } from "./context";
import { contract } from "./contract";
import { fence } from "./download";
import { type EndpointFacts, endpoints, endpointsAt } from "./endpoints";
import { refusalResponse } from "./envelope";
import { refuseForeignWrite } from "./origin";
import { router } from "./router";
import { refuseUnreadableAddress } from "./text";
import { takeUpload } from "./upload";

const PREFIX = "/api/v1";
const all = endpoints(contract);

const handler = new OpenAPIHandler<ApiContext>(router, {
  interceptors: [
    onError((error) => {
      throw toORPC(refusalOf(error));
    }),
  ],
});

/** The whole API: a Request in, a Response out. Who are you, may you, well formed?, do it, reply. */
export async function serve(request: Request): Promise<Response> {
  const { result, statements, gate } = await countingStatements(() => answer(request));
  result.headers.set("cache-control", "private, no-store");
  fence(result.headers);
  if (process.env.COUNT_STATEMENTS) {
    result.headers.set("x-statements", String(statements));
    result.headers.set("x-gate-statements", String(gate));
  }
  return request.method === "HEAD" ? withoutBody(result) : result;
}

async function answer(request: Request): Promise<Response> {
  try {
    const url = new URL(request.url);
    refuseUnreadableAddress(url);
    refuseForeignWrite(request);
    // What a HEAD asks for is what a GET would answer.
    const method = request.method === "HEAD" ? "GET" : request.method;
    const found = endpointsAt(all, url.pathname.slice(PREFIX.length));
    const endpoint = found.find((one) => one.method === method);
    if (!endpoint) return notServed(found);
    const actor = await actorOf(request.headers);
    const { request: read, upload } = await takeInput(request, endpoint);
    const context: ApiContext = { actor, headers: request.headers, upload };
    const { matched, response } = await handler.handle(read, { prefix: PREFIX, context });
    return matched ? response : notServed([]);
  } catch (error) {
    return refusalResponse(refusalOf(error));
  }
}

/** An upload's bytes stay a stream; every other input is read, measured and checked here. */
async function takeInput(request: Request, { method, meta }: EndpointFacts) {
  if (meta.upload) return takeUpload(request);
  const { url, headers } = request;
  const read = method === "GET" ? new Request(url, { method, headers }) : await readJson(request);
  return { request: read, upload: null };
}

/** Nothing is at this path (404), or nothing that does this (405). */
function notServed(found: EndpointFacts[]): Response {
  if (found.length === 0) {
    return refusalResponse(
      new Refusal("NOT_FOUND", "There is no such endpoint. See /api-reference for the list."),
    );
  }
  const methods = found.map(({ method }) => method).sort();
  const allow = (methods.includes("GET") ? [...methods, "HEAD"] : methods).join(", ");
  const response = refusalResponse(new Refusal("WRONG_METHOD", `This endpoint takes ${allow}.`));
  response.headers.set("allow", allow);
  return response;
}

async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, { status: response.status, headers: response.headers });
}

/** Every error leaves as one envelope with a code of the closed set. Only what nobody expected is logged. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === "BAD_REQUEST") {
    return new Refusal("BAD_INPUT", "Some fields are not right.", fieldProblems(error.cause));
  }
  if (error instanceof ORPCError && error.status < 500) {
    return new Refusal("BAD_INPUT", "The request could not be read. Send JSON as the API's page describes.");
  }
  if (sqlState(error) === "23505") {
    return new Refusal("CONFLICT", "An id of this request is taken. Make a new one and try again.");
  }
  console.error(error instanceof ORPCError ? (error.cause ?? error) : error);
  if (isUnavailable(error)) {
    return new Refusal("UNAVAILABLE", "The database is busy or away. Try again shortly.");
  }
  return new Refusal("INTERNAL", "Something failed on the server. Nothing was lost; try again.");
}

function toORPC(refusal: Refusal): ORPCError<RefusalCode, { fields: FieldProblem[] }> {
  return new ORPCError(refusal.code, {
    defined: true,
    status: REFUSALS[refusal.code],
    message: refusal.message,
    data: { fields: refusal.fields },
  });
}

function fieldProblems(error: ValidationError): FieldProblem[] {
  return (error.issues as z.core.$ZodIssue[]).map((issue) => ({
    path: issue.path.map(String).join("."),
    message: issue.code === "unrecognized_keys" ? `Unknown: ${issue.keys.join(", ")}` : issue.message,
  }));
}

function isUnavailable(error: unknown): boolean {
  const text = error instanceof Error ? error.message : "";
  return /Can't reach database|Timed out fetching|Unable to start a transaction|ECONNREFUSED|terminating connection/i.test(
    text,
  );
}
