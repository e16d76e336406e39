import { expect, it } from "vitest";
import { countingStatements } from "@/lib/db/statements";
import { call } from "@/prisma/seed/client";
import { openBatch } from "@/prisma/seed/screening";
import { join, makePerson, scopeOf, setRoles, tokenOf } from "@/prisma/seed/team";
import { screenBatch, stageOf, voteAsItIs } from "../stage.fixture";
import { stoppingView } from "./queries";
import type { StoppingView } from "./schema";

it("says nothing to whoever votes in an open batch, and to the others nothing that depends on its votes", async () => {
  const stage = await stageOf(40);
  const { reviewId, lead, voters } = stage;
  await screenBatch(stage, 10);
  const cai = await makePerson("Cai");
  await join(reviewId, lead, cai, ["reviewer", "lead"]);
  const voterIds = voters.map(({ id }) => id);
  const { batchId } = await openBatch(reviewId, lead, "title_abstract", { size: 10, voterIds });
  const stageIn = `/reviews/${reviewId}/stages/title_abstract`;
  const asked = async () => {
    const answers = [];
    for (const person of [lead, cai]) {
      const token = await tokenOf(person);
      for (const path of [`${stageIn}/stopping`, `${stageIn}/stop`])
        answers.push((await call(token, "GET", path)).body);
    }
    return JSON.stringify(answers);
  };
  const before = await asked();
  expect(before).toContain("Not yet");
  await voteAsItIs(stage, batchId, { conflicts: 3, silent: 1 });
  expect(await asked()).toBe(before);
  const token = await tokenOf(voters[0]!);
  const own = (await call(token, "GET", `${stageIn}/stopping`)).body;
  expect(own).toMatchObject({ withheld: true, shown: null });
  await setRoles(reviewId, lead, voters[0]!, ["lead"]);
  expect((await call(token, "GET", `${stageIn}/stopping`)).body).toMatchObject({
    withheld: true,
    shown: null,
  });
  const told = await call(token, "GET", `/reviews/${reviewId}/history?kind=stopping_looked`);
  expect(JSON.stringify(told.body)).toContain("stopping_looked");
  expect(JSON.stringify(told.body)).not.toMatch(/sentence|recall|relevant/);
});

it("shows at full text what was found, and that every one is assessed", async () => {
  const stage = await stageOf(10);
  const path = `/reviews/${stage.reviewId}/stages/full_text/stopping`;
  const view = (await call(await tokenOf(stage.lead), "GET", path)).body as StoppingView;
  expect(view).toMatchObject({ rules: null, shown: { looks: [], curve: { records: 0 }, elusion: null } });
});

it("takes at most six statements, with key papers and all", async () => {
  const stage = await stageOf(20);
  await screenBatch(stage, 5);
  const named = {
    operationId: crypto.randomUUID(),
    text: "Ketamine and NMDA receptors in the prefrontal cortex: made-up study 1",
  };
  const path = `/reviews/${stage.reviewId}/key-papers`;
  expect((await call(await tokenOf(stage.lead), "POST", path, named)).status).toBe(200);
  const scope = await scopeOf(stage.lead.id, stage.reviewId, "screening.view");
  const { statements } = await countingStatements(() => stoppingView(scope, "title_abstract"));
  expect(statements).toBeLessThanOrEqual(6);
});
