import { ORPCError } from "@orpc/client";
import { ValidationError } from "@orpc/contract";
import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { onError } from "@orpc/server";
import type { z } from "zod";
import { actorOf } from "@/lib/access/session";
import { countingStatements } from "@/lib/db/statements";
import { type FieldProblem, REFUSALS, Refusal, type RefusalCode } from "@/lib/errors";
import type { ApiContext } from "./context";
import { fenceDownload } from "./download";
import { refuseForeignWrite } from "./origin";
import { router } from "./router";
import { takeUpload } from "./upload";

const PREFIX = "/api/v1";

const handler = new OpenAPIHandler<ApiContext>(router, {
  interceptors: [onError((error) => rethrow(error))],
});

/** The whole API: a Request in, a Response out. Who are you, may you, well formed?, do it, reply. */
export async function serve(request: Request): Promise<Response> {
  const { result, statements, gate } = await countingStatements(() => answer(request));
  result.headers.set("cache-control", "private, no-store");
  fenceDownload(result.headers);
  if (process.env.COUNT_STATEMENTS) {
    result.headers.set("x-statements", String(statements));
    result.headers.set("x-gate-statements", String(gate));
  }
  return result;
}

async function answer(request: Request): Promise<Response> {
  try {
    refuseForeignWrite(request);
    const actor = await actorOf(request.headers);
    const { request: withoutBody, upload } = takeUpload(request, PREFIX);
    const context: ApiContext = { actor, headers: request.headers, upload };
    const { matched, response } = await handler.handle(withoutBody, { prefix: PREFIX, context });
    return matched
      ? response
      : refusalResponse("NOT_FOUND", "There is no such endpoint. See /api for the list.");
  } catch (error) {
    if (error instanceof Refusal) return refusalResponse(error.code, error.message, error.fields);
    console.error(error);
    return refusalResponse("INTERNAL", INTERNAL);
  }
}

const INTERNAL = "Something failed on the server. Nothing was lost; try again.";

/** Every error leaves as one envelope with a code of the closed set. */
function rethrow(error: unknown): never {
  if (error instanceof Refusal) throw toORPC(error);
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === "BAD_REQUEST") {
    throw toORPC(new Refusal("BAD_INPUT", "Some fields are not right.", fieldProblems(error.cause)));
  }
  if (error instanceof ORPCError && error.status < 500) {
    throw toORPC(
      new Refusal("BAD_INPUT", "The request could not be read. Send JSON as the API's page describes."),
    );
  }
  console.error(error instanceof ORPCError ? (error.cause ?? error) : error);
  if (isUnavailable(error))
    throw toORPC(new Refusal("UNAVAILABLE", "The database is busy or away. Try again shortly."));
  throw toORPC(new Refusal("INTERNAL", INTERNAL));
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

function refusalResponse(code: RefusalCode, message: string, fields: FieldProblem[] = []): Response {
  const body = { defined: true, code, status: REFUSALS[code], message, data: { fields } };
  return Response.json(body, { status: REFUSALS[code] });
}

function isUnavailable(error: unknown): boolean {
  const text = error instanceof Error ? error.message : "";
  return /Can't reach database|Timed out fetching|Unable to start a transaction|ECONNREFUSED|terminating connection/i.test(
    text,
  );
}
