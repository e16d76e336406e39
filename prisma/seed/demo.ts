import { randomBytes } from "node:crypto";
import { hashPassword } from "@/lib/access/secrets";
import { closeDatabase, db } from "@/lib/db/client";
import { extractAndSettle } from "./extraction";
import {
  importLibraryPage,
  type KetamineTeam,
  publishKetamineProtocol,
  screenFullTexts,
  screenTitles,
  voteOnTitles,
} from "./ketamine";
import { openBatch } from "./screening";
import { join, makePerson, makeReview, type SeedPerson, setRoles } from "./team";

/** The accounts of the demonstration, by the address to sign in with. */
const ACCOUNTS = {
  ada: { name: "Ada Voss", email: "ada@demo.example", role: "owner, lead, reviewer, extractor" },
  bea: { name: "Bea Lin", email: "bea@demo.example", role: "reviewer, extractor" },
  cleo: { name: "Cleo Marsh", email: "cleo@demo.example", role: "adjudicator" },
};
const EMAILS = Object.values(ACCOUNTS).map(({ email }) => email);

/**
 * The demonstration: one review in the middle of screening, so that a newcomer can vote at once, and the same one
 * finished. Everything goes through the commands that people use. The password is this installation's own.
 *
 * Its people get their addresses last. What a start that was killed half way has left belongs to people whom nobody
 * can sign in as, and is seen by nobody.
 */
async function seedDemo(): Promise<void> {
  if ((await db.person.count({ where: { email: { in: EMAILS } } })) < EMAILS.length) {
    const team = await makeTeam();
    await startedReview(team);
    await finishedReview(team);
    await giveAddresses(team);
  }
  const password = `ketamine-${randomBytes(6).toString("hex")}`;
  const passwordHash = await hashPassword(password);
  await db.person.updateMany({ where: { email: { in: EMAILS } }, data: { passwordHash } });
  for (const { email, role } of Object.values(ACCOUNTS)) {
    console.log(JSON.stringify({ account: { email, password, role } }));
  }
}

async function makeTeam(): Promise<KetamineTeam> {
  const { ada, bea, cleo } = ACCOUNTS;
  return {
    ada: await makePerson(ada.name),
    bea: await makePerson(bea.name),
    cleo: await makePerson(cleo.name),
  };
}

/** All or none. */
async function giveAddresses({ ada, bea, cleo }: KetamineTeam): Promise<void> {
  const addressed = ({ id }: SeedPerson, { email }: { email: string }) =>
    db.person.update({ where: { id }, data: { email } });
  await db.$transaction([
    addressed(ada, ACCOUNTS.ada),
    addressed(bea, ACCOUNTS.bea),
    addressed(cleo, ACCOUNTS.cleo),
  ]);
}

async function makeDemoReview(team: KetamineTeam, title: string): Promise<string> {
  const { ada, bea, cleo } = team;
  const reviewId = await makeReview(ada, title);
  await setRoles(reviewId, ada, ada, ["owner", "lead", "reviewer", "extractor"]);
  await join(reviewId, ada, bea, ["reviewer", "extractor"]);
  await join(reviewId, ada, cleo, ["adjudicator"]);
  await publishKetamineProtocol(reviewId, ada);
  return reviewId;
}

async function startedReview(team: KetamineTeam): Promise<void> {
  const reviewId = await makeDemoReview(team, "Mechanisms of ketamine in depression");
  const ids = await importLibraryPage(reviewId, team.ada);
  await openBatch(reviewId, team.ada);
  await voteOnTitles(reviewId, team, ids, { ada: 4, bea: 6 });
}

async function finishedReview(team: KetamineTeam): Promise<void> {
  const reviewId = await makeDemoReview(team, "Mechanisms of ketamine in depression (finished)");
  const ids = await importLibraryPage(reviewId, team.ada);
  await screenTitles(reviewId, team, ids);
  const reports = await screenFullTexts(reviewId, team, ids);
  await extractAndSettle(reviewId, team.ada, team.bea, new Map(Object.entries(reports)));
}

await seedDemo();
await closeDatabase();
