import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { makePerson, makeReview, scopeOf } from "@/prisma/seed/team";
import { rebuildReview } from "../rebuild";
import { publishProtocol } from "./commands";
import { currentProtocol, protocolVersions } from "./queries";
import { DEFAULT_STAGE } from "./rules";
import { PublishProtocol } from "./schema";

it("ids of criteria and reasons stay through an amendment; only changed texts get a new version", async () => {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const scope = await scopeOf(ada.id, reviewId, "protocol.edit");
  const form = {
    reviewId,
    question: "How does ketamine act in depression?",
    criteria: [
      { kind: "include", text: "Ketamine or an enantiomer" },
      { kind: "exclude", text: "Anaesthesia only" },
    ],
    reasons: [{ label: "Wrong population" }, { label: "Wrong outcome" }],
    settings: {
      highlights: { include: ["ketamine"], exclude: [] },
      titleAbstract: DEFAULT_STAGE,
      fullText: DEFAULT_STAGE,
    },
  };
  expect(await currentProtocol(scope)).toBeNull();
  await publishProtocol(scope, PublishProtocol.parse({ ...form, operationId: uuid() }));
  const first = await currentProtocol(scope);
  expect(first?.criteria.map((one) => one.text)).toEqual(["Ketamine or an enantiomer", "Anaesthesia only"]);

  const amended = {
    ...form,
    operationId: uuid(),
    basedOn: first?.id,
    criteria: [
      { ...form.criteria[1], criterionId: first?.criteria[1]?.criterionId },
      {
        kind: "include",
        text: "Ketamine, any enantiomer or metabolite",
        criterionId: first?.criteria[0]?.criterionId,
      },
    ],
    reasons: first?.reasons.map(({ reasonId, label, checkable }) => ({ reasonId, label, checkable })),
  };
  await expect(publishProtocol(scope, PublishProtocol.parse(amended))).rejects.toThrow(/why/);
  await publishProtocol(
    scope,
    PublishProtocol.parse({ ...amended, operationId: uuid(), rationale: "Metabolites matter." }),
  );

  const [second] = await protocolVersions(scope);
  expect(second?.number).toBe(2);
  expect(second?.criteria[0]?.versionId).toBe(first?.criteria[1]?.versionId);
  expect(second?.criteria[1]?.criterionId).toBe(first?.criteria[0]?.criterionId);
  expect(second?.criteria[1]?.versionId).not.toBe(first?.criteria[0]?.versionId);
  expect(second?.reasons).toEqual(first?.reasons);
});

it("a removed reason comes back under its id; a stale tab publishes nothing over a newer version", async () => {
  const ada = await makePerson("Ada");
  const reviewId = await makeReview(ada);
  const scope = await scopeOf(ada.id, reviewId, "protocol.edit");
  const publish = async (labels: { reasonId?: string; label: string }[], basedOn: string | null) => {
    const input = {
      operationId: uuid(),
      reviewId,
      question: "How does ketamine act in depression?",
      criteria: [{ kind: "include", text: "Ketamine or an enantiomer" }],
      reasons: labels,
      settings: {
        highlights: { include: [], exclude: [] },
        titleAbstract: DEFAULT_STAGE,
        fullText: DEFAULT_STAGE,
      },
      rationale: "As the pilot showed.",
      basedOn,
    };
    return (await publishProtocol(scope, PublishProtocol.parse(input))).id;
  };
  const population = { label: "Wrong population" };
  const outcome = { label: "Wrong outcome" };
  const first = await publish([population, outcome], null);
  const reasonId = (await currentProtocol(scope))?.reasons[0]?.reasonId ?? "";
  const renamed = await publish([{ reasonId, label: "Wrong population or model" }, outcome], first);
  const removed = await publish([outcome], renamed);
  await expect(publish([outcome], renamed)).rejects.toThrow(/Version 3 .* Nothing was saved/);
  await expect(publish([outcome], null)).rejects.toThrow(/Version 3/);
  const twins = [
    { reasonId, label: "Alpha one" },
    { reasonId, label: "Beta two" },
  ];
  await expect(publish(twins, removed)).rejects.toThrow(/stands here twice/);
  const back = await publish([outcome, { reasonId, label: "Wrong population or model" }], removed);
  const inForce = await currentProtocol(scope);
  expect(inForce).toMatchObject({ id: back, number: 4 });
  expect(inForce?.reasons[1]).toMatchObject({ reasonId, label: "Wrong population or model" });
  expect(await db.reason.count({ where: { reviewId } })).toBe(2);
  expect((await rebuildReview(reviewId)).filter((one) => one.missing + one.extra > 0)).toEqual([]);
});
