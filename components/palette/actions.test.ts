import { describe, expect, test } from "vitest";
import { ROLES } from "@/lib/access/roles";
import { roadOf } from "../review/places";
import { actionsFor } from "./actions";
import { words } from "./words";

const labelsFor = (...roles: (typeof ROLES)[number][]) =>
  actionsFor({ id: "r", roles }).map(({ label }) => label);

describe("what is offered", () => {
  test("is what the roles allow", () => {
    expect(labelsFor("reviewer")).toContain(words.actions.screen);
    expect(labelsFor("reviewer")).not.toContain(words.actions.import);
    expect(labelsFor("information_specialist")).toContain(words.actions.import);
    expect(labelsFor("observer")).not.toContain(words.actions.screen);
    expect(labelsFor("observer")).toContain(words.actions.prismaSvg);
    expect(labelsFor("lead")).not.toContain(words.actions.invite);
    expect(labelsFor("owner")).toContain(words.actions.invite);
  });

  test("leads into the review, and outside of one to nothing of a review", () => {
    for (const action of actionsFor({ id: "r", roles: ROLES })) {
      if ("go" in action) expect(action.go).toMatch(/^\/(reviews\/r\/[a-z-]+|account|api-reference|$)/);
      if ("download" in action) expect(action.download).toMatch(/^\/api\/v1\/reviews\/r\//);
    }
    expect(actionsFor(undefined).some((action) => "download" in action)).toBe(false);
  });

  test("and the road shows no step that would not be there", () => {
    const steps = (...roles: (typeof ROLES)[number][]) => roadOf("r", roles).map(({ href }) => href);
    expect(steps("observer")).not.toContain("/reviews/r/conflicts");
    expect(steps("observer")).not.toContain("/reviews/r/extraction");
    expect(steps("owner")).toContain("/reviews/r/conflicts");
    expect(steps("observer")).toContain("/reviews/r/prisma-flow");
  });
});
