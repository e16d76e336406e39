import { isDeepStrictEqual } from "node:util";
import type { ContextCard } from "./schema";

/** The context of a claim after its card changed: parts that were the card's follow it, overridden ones stay. */
export function followCard(context: ContextCard, before: ContextCard, after: ContextCard): ContextCard {
  const follow = <Part>(own: Part, old: Part, now: Part): Part => (isDeepStrictEqual(own, old) ? now : own);
  const { system, intervention } = context;
  return {
    design: follow(context.design, before.design, after.design),
    sourceRole: follow(context.sourceRole, before.sourceRole, after.sourceRole),
    system: followFields(system, before.system, after.system),
    intervention: followFields(intervention, before.intervention, after.intervention),
    comparator: follow(context.comparator, before.comparator, after.comparator),
    timing: follow(context.timing, before.timing, after.timing),
  };
}

function followFields<Part extends object>(own: Part, old: Part, now: Part): Part {
  const fields = Object.entries(now).map(([name, value]) => {
    const field = name as keyof Part;
    return [name, isDeepStrictEqual(own[field], old[field]) ? value : own[field]];
  });
  return Object.fromEntries(fields) as Part;
}
