import { v7 as uuid } from "uuid";
import { expect, it } from "vitest";
import { makePerson, makeReview, scopeOf } from "@/prisma/seed/team";
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
