import type { Role } from "@/lib/access/roles";
import { db } from "@/lib/db/client";
import { close, makeProtocol, makeRecords, openBatch, vote } from "@/prisma/seed/screening";
import { join, makeReview, type SeedPerson } from "@/prisma/seed/team";
import type { Visitor } from "./fixtures";

type Anybody = Visitor | SeedPerson;

/** A visitor as the factories know them. */
async function seedPersonOf(person: Anybody): Promise<SeedPerson> {
  if ("id" in person) return person;
  const { id, name, email } = await db.person.findUniqueOrThrow({ where: { email: person.email } });
  return { id, name, email };
}

/** A review with a protocol, of an owner and of others with their roles: made by the factories, not through the pages. */
export async function seedReview(
  owner: Anybody,
  members: readonly (readonly [Anybody, readonly Role[]])[],
): Promise<{ reviewId: string; lead: SeedPerson; people: SeedPerson[] }> {
  const lead = await seedPersonOf(owner);
  const reviewId = await makeReview(lead);
  const people: SeedPerson[] = [];
  for (const [member, roles] of members) {
    const person = await seedPersonOf(member);
    await join(reviewId, lead, person, [...roles]);
    people.push(person);
  }
  await makeProtocol(reviewId, lead);
  return { reviewId, lead, people };
}

/** Reports that are sought: as many records, which both voters include. In the order of the records. */
export async function seedReports(
  reviewId: string,
  lead: SeedPerson,
  voters: readonly SeedPerson[],
  count: number,
): Promise<{ id: string; title: string }[]> {
  const records = await makeRecords(reviewId, lead, count);
  const { batchId } = await openBatch(reviewId, lead);
  for (const { id: itemId } of records)
    for (const voter of voters) await vote(reviewId, voter, { itemId, verdict: "include" });
  await close(reviewId, lead, batchId);
  const links = await db.reportRecord.findMany({ where: { reviewId } });
  return records.map(({ id, title }) => ({
    id: links.find(({ recordId }) => recordId === id)?.reportId ?? "",
    title,
  }));
}
