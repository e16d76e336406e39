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

/**
 * The demonstration: one review in the middle of screening, so that a newcomer can vote at once, and the same one
 * finished. Everything goes through the commands that people use. The password is this installation's own.
 */
async function seedDemo(): Promise<void> {
  const password = `ketamine-${randomBytes(6).toString("hex")}`;
  const team = await makeTeam(password);
  await startedReview(team);
  await finishedReview(team);
  for (const [person, role] of [
    [team.ada, "owner, lead, reviewer, extractor"],
    [team.bea, "reviewer, extractor"],
    [team.cleo, "adjudicator"],
  ] as const) {
    console.log(JSON.stringify({ account: { email: person.email, password, role } }));
  }
}

async function makeTeam(password: string): Promise<KetamineTeam> {
  const hash = await hashPassword(password);
  const named = async (name: string): Promise<SeedPerson> => {
    const email = `${name.split(" ")[0]?.toLowerCase()}@demo.example`;
    // Left by a first start that was killed half way: its password was never shown.
    const there = await db.person.findUnique({ where: { email } });
    const person = there ?? (await makePerson(name, hash));
    await db.person.update({ where: { id: person.id }, data: { email, passwordHash: hash } });
    return { id: person.id, name, email };
  };
  return { ada: await named("Ada Voss"), bea: await named("Bea Lin"), cleo: await named("Cleo Marsh") };
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

const isThere = async (title: string) => (await db.review.count({ where: { title } })) > 0;

async function startedReview(team: KetamineTeam): Promise<void> {
  const title = "Mechanisms of ketamine in depression";
  if (await isThere(title)) return;
  const reviewId = await makeDemoReview(team, title);
  const ids = await importLibraryPage(reviewId, team.ada);
  await openBatch(reviewId, team.ada);
  await voteOnTitles(reviewId, team, ids, { ada: 4, bea: 6 });
}

async function finishedReview(team: KetamineTeam): Promise<void> {
  const title = "Mechanisms of ketamine in depression (finished)";
  if (await isThere(title)) return;
  const reviewId = await makeDemoReview(team, title);
  const ids = await importLibraryPage(reviewId, team.ada);
  await screenTitles(reviewId, team, ids);
  const reports = await screenFullTexts(reviewId, team, ids);
  await extractAndSettle(reviewId, team.ada, team.bea, new Map(Object.entries(reports)));
}

await seedDemo();
await closeDatabase();
