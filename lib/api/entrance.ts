import type {
  AnySchema,
  ContractProcedure,
  ErrorMap,
  InferSchemaInput,
  InferSchemaOutput,
} from "@orpc/contract";
import { type AnyProcedure, implement, os } from "@orpc/server";
import type { Actor } from "@/lib/access/actor";
import type { EndpointMeta, Entrance } from "@/lib/access/endpoint";
import { enter } from "@/lib/access/gate";
import type { Permission } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { Refusal } from "@/lib/errors";
import type { ApiContext } from "./context";

type Endpoint<In extends AnySchema, Out extends AnySchema, E extends Entrance> = ContractProcedure<
  In,
  Out,
  ErrorMap,
  EndpointMeta<E>
>;

interface Handling {
  context: ApiContext;
}

/** Serves an endpoint of a review: the gate comes before the input is even looked at. */
export function inReview<In extends AnySchema, Out extends AnySchema, P extends Permission>(
  endpoint: Endpoint<In, Out, P>,
  handle: (
    scope: Scope<P>,
    input: InferSchemaOutput<In>,
    handling: Handling,
  ) => Promise<InferSchemaInput<Out>>,
): AnyProcedure {
  const gate = os.$context<ApiContext>().middleware(async ({ context, next }, input) => {
    const reviewId = (input as { reviewId?: unknown } | undefined)?.reviewId;
    const permission = endpoint["~orpc"].meta.permission;
    refuseReadOnlyToken(context.actor, endpoint["~orpc"].route.method);
    const scope = await enter(context.actor, String(reviewId), permission);
    return next({ context: { scope } });
  });
  return bind(endpoint, gate, (context, input) =>
    handle((context as unknown as { scope: Scope<P> }).scope, input, { context }),
  );
}

/** Serves an endpoint for whoever is signed in. */
export function signedIn<In extends AnySchema, Out extends AnySchema>(
  endpoint: Endpoint<In, Out, "signed_in">,
  handle: (actor: Actor, input: InferSchemaOutput<In>) => Promise<InferSchemaInput<Out>>,
): AnyProcedure {
  const gate = os.$context<ApiContext>().middleware(({ context, next }) => {
    if (!context.actor) throw new Refusal("NOT_SIGNED_IN", "Sign in to go on.");
    refuseReadOnlyToken(context.actor, endpoint["~orpc"].route.method);
    return next();
  });
  return bind(endpoint, gate, (context, input) => handle(context.actor as Actor, input));
}

/** Serves an endpoint for anyone. */
export function open<In extends AnySchema, Out extends AnySchema>(
  endpoint: Endpoint<In, Out, "anyone">,
  handle: (input: InferSchemaOutput<In>, handling: Handling) => Promise<InferSchemaInput<Out>>,
): AnyProcedure {
  const gate = os.$context<ApiContext>().middleware(({ next }) => next());
  return bind(endpoint, gate, (context, input) => handle(input, { context }));
}

// biome-ignore lint/suspicious/noExplicitAny: the library's own type of a middleware with any context and input
type Gate = any;

function bind<In extends AnySchema, Out extends AnySchema, E extends Entrance>(
  endpoint: Endpoint<In, Out, E>,
  gate: Gate,
  handle: (context: ApiContext, input: InferSchemaOutput<In>) => Promise<InferSchemaInput<Out>>,
): AnyProcedure {
  // The implementer's type is conditional on an endpoint it cannot see here; the signature above is what callers rely on.
  // The input is validated after every middleware: whoever may not enter learns nothing from it.
  const validateLast = { initialInputValidationIndex: Number.POSITIVE_INFINITY };
  const implementer = implement(endpoint as never, validateLast) as unknown as {
    use(gate: Gate): {
      handler(run: (options: { context: ApiContext; input: unknown }) => unknown): AnyProcedure;
    };
  };
  return implementer
    .use(gate)
    .handler(({ context, input }) => handle(context, input as InferSchemaOutput<In>));
}

/** For commands that answer nothing: the empty object. */
export async function done(work: Promise<unknown>): Promise<Record<string, never>> {
  await work;
  return {};
}

/** A token with the scope `read` alone may not write. */
function refuseReadOnlyToken(actor: Actor | null, method: string | undefined): void {
  if (!actor || method === "GET" || !("token" in actor.by)) return;
  if (!actor.by.scopes.includes("write")) {
    throw new Refusal("NOT_ALLOWED", "This token may read only. Make one that may write.");
  }
}
