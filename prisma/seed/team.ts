import { v7 as uuid } from "uuid";
import { enter } from "@/lib/access/gate";
import type { Permission, Role } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scope";
import { makeToken } from "@/lib/access/tokens";
import { db } from "@/lib/db/client";
import { acceptInvitation, changeRoles, createReview, invite } from "@/lib/review/team/commands";

export interface SeedPerson {
  id: string;
  name: string;
  email: string;
}

/** A person. Without `passwordHash` nobody can sign in as them: tests that need no password save its cost. */
export async function makePerson(name: string, passwordHash = ""): Promise<SeedPerson> {
  const id = uuid();
  const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, ".")}.${id.slice(-6)}@example.org`;
  await db.person.create({ data: { id, name, email, passwordHash } });
  return { id, name, email };
}

/** A scope as the gate would mint it for this person. */
export function scopeOf<P extends Permission>(
  personId: string,
  reviewId: string,
  permission: P,
): Promise<Scope<P>> {
  return enter({ personId, by: { session: "seed" } }, reviewId, permission);
}

/** A review by its owner. */
export async function makeReview(
  owner: SeedPerson,
  title = "Mechanisms of ketamine in depression",
): Promise<string> {
  const { id } = await createReview(owner.id, { operationId: uuid(), id: uuid(), title });
  return id;
}

/** Brings a person into a review the way people come in: by an invitation. */
export async function join(
  reviewId: string,
  owner: SeedPerson,
  person: SeedPerson,
  roles: Role[],
): Promise<void> {
  const scope = await scopeOf(owner.id, reviewId, "team.manage");
  const { token } = await invite(scope, { reviewId, roles, expiresInDays: 7 });
  await acceptInvitation(person.id, { operationId: uuid(), token });
}

/** Gives a member exactly these roles. */
export async function setRoles(
  reviewId: string,
  owner: SeedPerson,
  person: SeedPerson,
  roles: Role[],
): Promise<void> {
  const scope = await scopeOf(owner.id, reviewId, "team.manage");
  await changeRoles(scope, { operationId: uuid(), reviewId, personId: person.id, roles });
}

/** A bearer token of a person, for calls of the API. */
export async function tokenOf(person: SeedPerson): Promise<string> {
  const { secret } = await makeToken(person.id, {
    name: "test",
    scopes: ["read", "write"],
    expiresInDays: 1,
  });
  return secret;
}
