import { call } from "./client";
import { extract, settle } from "./ketamine-extraction";
import { retrieve } from "./ketamine-full-text";
import { importSample } from "./ketamine-import";
import { FULL_TEXTS, PAGE, READ, TITLES } from "./ketamine-numbers";
import { adjudicate, closeBatch, openBatch, vote } from "./ketamine-screening";
import { startKetamineReview, type Walk } from "./ketamine-team";

/** The review with its 30 claims settled, by the shortest way: no look at what stands in between. */
export async function settledReview(people: Partial<Pick<Walk, "ada" | "bea">> = {}): Promise<Walk> {
  const walk = await startKetamineReview(people);
  const search = { file: "library-page.txt", source: "database", name: "Web of Science" } as const;
  await importSample(walk, search, PAGE);
  const titles = await openBatch(walk, "title_abstract");
  await vote(walk, walk.ada, "title_abstract", TITLES.ada);
  await vote(walk, walk.bea, "title_abstract", TITLES.bea);
  await closeBatch(walk, titles.batchId);
  await adjudicate(walk, "title_abstract", "R21", { decision: "include" });
  await adjudicate(walk, "title_abstract", "R23", { decision: "include" });
  await adjudicate(walk, "title_abstract", "R24", { decision: "exclude" });
  await retrieve(walk, walk.ada, READ, "retrieved");
  const texts = await openBatch(walk, "full_text");
  await vote(walk, walk.ada, "full_text", FULL_TEXTS.ada);
  await vote(walk, walk.bea, "full_text", FULL_TEXTS.bea);
  await closeBatch(walk, texts.batchId);
  await adjudicate(walk, "full_text", "R22", { decision: "include" });
  await adjudicate(walk, "full_text", "R23", { decision: "exclude", reason: "Wrong outcome" });
  const ids = [await extract(walk, walk.ada, "a"), await extract(walk, walk.bea, "b")];
  await settle(walk, walk.ada, new Map(ids.flatMap((each) => [...each])));
  return walk;
}

/** The path of an invitation, for somebody with a browser. */
export async function invitationPath(walk: Walk, roles: readonly string[]): Promise<string> {
  const { body } = await call<{ token: string }>(walk.ada.token, "POST", `${walk.path}/invitations`, {
    roles,
  });
  return `/invitation/${body.token}`;
}
