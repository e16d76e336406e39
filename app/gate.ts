import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/access/actor";
import { enter } from "@/lib/access/gate";
import type { Permission } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { actorOf } from "@/lib/access/session";
import { Refusal } from "@/lib/errors";

/** Who is looking at this page; asked once per request. */
export const visitor = cache(async (): Promise<Actor | null> => actorOf(await headers()));

/** The API's gate for pages: sends whoever is not signed in to the sign-in page. */
export async function signedInVisitor(backTo: string): Promise<Actor> {
  const actor = await visitor();
  if (!actor) redirect(`/sign-in?back=${encodeURIComponent(backTo)}`);
  return actor;
}

/**
 * The API's gate for a page of a review: not a member, or without the right, looks like a page that is not there. Its
 * frame, its title and the page itself all ask; once per request the database answers.
 */
export const enterPage: <P extends Permission>(reviewId: string, permission: P) => Promise<Scope<P>> = cache(
  async (reviewId, permission) => {
    const actor = await signedInVisitor(`/reviews/${reviewId}`);
    try {
      return await enter(actor, reviewId, permission);
    } catch (error) {
      if (error instanceof Refusal) notFound();
      throw error;
    }
  },
);
