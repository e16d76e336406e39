import { expect, it } from "vitest";
import { call } from "@/prisma/seed/client";
import { amendProtocol, close, makeRecords, makeTeam, openBatch, vote } from "@/prisma/seed/screening";
import { type SeedPerson, setRoles, tokenOf } from "@/prisma/seed/team";
import type { OlderVersionVoteCounts, OlderVersionVotePage } from "./schema";

it("counts and lists the votes under an older version; to a lead who votes once the batch is closed", async () => {
  const { reviewId, lead, voters, protocol } = await makeTeam(["Ada", "Bea"]);
  const [ada, bea] = voters as [SeedPerson, SeedPerson];
  const [one, two] = await makeRecords(reviewId, lead, 2);
  const { batchId } = await openBatch(reviewId, lead);
  await vote(reviewId, ada, { itemId: one!.id, verdict: "include" });
  await vote(reviewId, bea, { itemId: two!.id, verdict: "include" });
  const tokens = { lead: await tokenOf(lead), ada: await tokenOf(ada) };
  const counts = async (token: string) => {
    const path = `/reviews/${reviewId}/stages/title_abstract/older-version-votes`;
    return ((await call(token, "GET", path)).body as OlderVersionVoteCounts).batches;
  };
  const list = (token: string, query = "") =>
    call(token, "GET", `/reviews/${reviewId}/batches/${batchId}/older-version-votes${query}`);
  expect(await counts(tokens.lead)).toEqual([]);

  await amendProtocol(reviewId, lead, {}, ["Brand new reason"]);
  await vote(reviewId, bea, { itemId: one!.id, verdict: "include" });
  await vote(reviewId, ada, { itemId: two!.id, verdict: "exclude", protocolVersionId: protocol.id });
  expect(await counts(tokens.lead)).toEqual([{ batchId, votes: 3 }]);
  expect(
    (await call(tokens.ada, "GET", `/reviews/${reviewId}/stages/title_abstract/older-version-votes`)).status,
  ).toBe(403);

  await setRoles(reviewId, lead, ada, ["reviewer", "lead"]);
  expect(await counts(tokens.ada)).toEqual([]);
  expect((await list(tokens.ada)).status).toBe(409);

  await close(reviewId, lead, batchId);
  expect(await counts(tokens.ada)).toEqual([{ batchId, votes: 3 }]);
  const first = (await list(tokens.ada, "?limit=1")).body as OlderVersionVotePage;
  const rest = (await list(tokens.ada, `?limit=1&cursor=${first.next}`)).body as OlderVersionVotePage;
  expect(rest.next).toBeNull();
  const items = [...first.items, ...rest.items];
  const votesOn = (id: string) => items.find((item) => item.itemId === id)?.votes.map((each) => each.name);
  expect(votesOn(one!.id)).toEqual(["Ada"]);
  expect(votesOn(two!.id)?.toSorted()).toEqual(["Ada", "Bea"]);
  expect(items.flatMap((item) => item.votes.map((each) => each.protocolNumber))).toEqual([1, 1, 1]);
  expect(JSON.stringify(items)).not.toContain("include");
});
