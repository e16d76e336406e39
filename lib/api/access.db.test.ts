import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { Permission, Role } from "@/lib/access/roles";
import { may, PERMISSIONS, ROLES } from "@/lib/access/roles";
import { makeToken } from "@/lib/access/tokens";
import { db } from "@/lib/db/client";
import { type Answer, call } from "@/prisma/seed/client";
import { join, makePerson, makeReview, type SeedPerson, scopeOf, tokenOf } from "@/prisma/seed/team";
import { endMembership } from "../review/team/commands";
import { contract } from "./contract";
import { type EndpointFacts, endpoints } from "./endpoints";

/** Every endpoint of the contract x every kind of caller: a new endpoint is covered the day it is born. */
const all = endpoints(contract);
const inReview = all.filter(({ meta }) => meta.permission in PERMISSIONS);
const outside = all.filter(({ meta }) => meta.permission === "signed_in");

let reviewId: string;
let owner: SeedPerson;
const tokens = {} as Record<Role | "stranger" | "removed", string>;

beforeAll(async () => {
  owner = await makePerson("Owner");
  reviewId = await makeReview(owner);
  for (const role of ROLES) {
    const person = await makePerson(role);
    await join(reviewId, owner, person, [role]);
    tokens[role] = await tokenOf(person);
  }
  tokens.stranger = await tokenOf(await makePerson("Stranger"));
  const removed = await makePerson("Removed");
  await join(reviewId, owner, removed, ["owner", "lead", "reviewer"]);
  tokens.removed = await tokenOf(removed);
  const scope = await scopeOf(owner.id, reviewId, "team.manage");
  await endMembership(scope, { operationId: uuid(), reviewId, personId: removed.id });
});

/** Calls with nothing in the body: the gate must speak before the input is looked at. */
function tryOut(token: string | null, { method, path }: EndpointFacts, review = reviewId): Promise<Answer> {
  const filled = path.replace("{reviewId}", review).replaceAll(/\{[^}]+\}/g, () => uuid());
  return call(token, method, filled, method === "GET" ? undefined : {});
}

const codeOf = (answer: Answer) => (answer.body as { code?: string } | null)?.code;

/** One number over every row of every table of the review. */
async function checksum(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'review_id' ORDER BY 1`;
  const sums: string[] = [];
  for (const { name } of tables) {
    const [row] = await db.$queryRawUnsafe<{ sum: string | null }[]>(
      `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM "${name}" t WHERE review_id = $1::uuid`,
      reviewId,
    );
    sums.push(`${name}:${row?.sum}`);
  }
  return sums.join("\n");
}

describe("every endpoint of a review", () => {
  it("names a permission of the table", () => {
    expect(inReview.length).toBeGreaterThan(10);
    for (const { name, meta } of all) {
      expect(["anyone", "signed_in", ...Object.keys(PERMISSIONS)], name).toContain(meta.permission);
    }
  });

  it("asks whoever is not signed in to sign in (401)", async () => {
    for (const one of [...inReview, ...outside]) {
      const answer = await tryOut(null, one);
      expect({ name: one.name, status: answer.status, code: codeOf(answer) }).toEqual({
        name: one.name,
        status: 401,
        code: "NOT_SIGNED_IN",
      });
    }
  });

  it("is not there for strangers and former members (404), just like a review that never was", async () => {
    const before = await checksum();
    for (const one of inReview) {
      const missing = await tryOut(tokens.stranger, one, uuid());
      for (const who of ["stranger", "removed"] as const) {
        const answer = await tryOut(tokens[who], one);
        expect({ name: one.name, who, status: answer.status, body: answer.body }).toEqual({
          name: one.name,
          who,
          status: 404,
          body: missing.body,
        });
      }
    }
    expect(await checksum()).toBe(before);
  });

  it.each(ROLES)("lets the role %s in exactly where the table says (403 elsewhere)", async (role) => {
    const before = await checksum();
    const wrong: string[] = [];
    for (const one of inReview) {
      const allowed = may([role], one.meta.permission as Permission);
      const answer = await tryOut(tokens[role], one);
      const refused = answer.status === 403 && codeOf(answer) === "NOT_ALLOWED";
      const closed =
        answer.status === 404 && /review/.test(String((answer.body as { message?: string }).message));
      if (allowed ? refused || closed || answer.status >= 500 : !refused) {
        wrong.push(`${one.name}: ${answer.status} ${codeOf(answer) ?? ""}`);
      }
    }
    expect(wrong).toEqual([]);
    // Empty input changes nothing, allowed or not.
    if (role === "observer") expect(await checksum()).toBe(before);
  });
});

it("a read-only token may read and may not write", async () => {
  const { secret: token } = await makeToken(owner.id, { name: "r", scopes: ["read"] });
  expect((await call(token, "GET", `/reviews/${reviewId}/members`)).status).toBe(200);
  const write = await call(token, "POST", `/reviews/${reviewId}/protocol/versions`, {});
  expect(write.status).toBe(403);
});
