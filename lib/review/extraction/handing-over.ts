import type { Role } from "@/lib/access/roles";
import { Refusal } from "@/lib/errors";
import type { StandingExtraction } from "./rules";

/** Who acts on whose extraction. */
export interface GivingUp {
  isOwn: boolean;
  /** A lead who neither extracts here nor extracts this report: others' progress is open to them. */
  oversees: boolean;
}

/** Owners and leads give up and take up for others. */
export function leads(roles: readonly Role[]): boolean {
  return roles.includes("owner") || roles.includes("lead");
}

/** Another's extraction is given up by a lead, who must be allowed to know that there is one. */
export function refuseForOther({ isOwn, oversees }: GivingUp): void {
  if (isOwn || oversees) return;
  throw new Refusal(
    "NOT_ALLOWED",
    "Only a lead who does not extract can decide about another's extraction. You may not know whether there is one.",
  );
}

/** What is settled stays; and an extractor who could read the other's claims leaves it to a lead to give up. */
export function refuseGivingUp(extraction: StandingExtraction | undefined, { isOwn }: GivingUp): void {
  if (!extraction || extraction.givenUpAt) {
    throw new Refusal("CONFLICT", "There is no extraction to give up. Nothing was changed.");
  }
  if (extraction.settledAt) {
    throw new Refusal(
      "CONFLICT",
      "This report is settled. Reopen the settlement first. Nothing was changed.",
    );
  }
  if (!isOwn || !extraction.openedAt) return;
  throw new Refusal(
    "CONFLICT",
    "Both extractors have submitted and the comparison is open. A lead can give this extraction up. Nothing was changed.",
  );
}

/** Only what was given up can be taken up again. */
export function refuseTakingUp(extraction: StandingExtraction | undefined): void {
  if (extraction?.givenUpAt) return;
  throw new Refusal("CONFLICT", "This extraction was not given up. Nothing was changed.");
}

/** Whoever starts has none of their own, not even one that was given up. */
export function refuseSecond(own: StandingExtraction | undefined): void {
  if (!own) return;
  throw new Refusal(
    "CONFLICT",
    own.givenUpAt
      ? "You gave up your extraction of this report. Take it up again to go on with it."
      : "You extract this report already. Nothing was changed.",
  );
}

/**
 * Once a comparison of the report has opened, nobody who might have read it extracts the report anew: they would not
 * be independent of the extractor who stays. Whoever has a sealed part in it may come back with that part.
 */
export function refuseInformed(
  all: readonly StandingExtraction[],
  own: StandingExtraction | undefined,
  hasOverseen: boolean,
): void {
  const wasOpen = all.some(({ openedAt }) => openedAt !== null);
  if (!wasOpen || !hasOverseen || own?.openedAt) return;
  throw new Refusal(
    "CONFLICT",
    "The comparison of this report was open, and as owner, lead or adjudicator you could have read it. Somebody else must extract it.",
  );
}
